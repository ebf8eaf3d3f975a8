drop index outbox_dedup;
alter table outbox drop column dedup;
