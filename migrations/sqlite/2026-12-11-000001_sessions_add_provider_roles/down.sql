alter table sessions drop column provider_roles;
