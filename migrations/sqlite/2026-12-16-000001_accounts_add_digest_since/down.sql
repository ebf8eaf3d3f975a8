alter table accounts drop column digest_since;
