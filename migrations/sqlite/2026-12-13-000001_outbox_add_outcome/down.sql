drop index outbox_sent;
alter table outbox drop column instead_id;
alter table outbox drop column told_at;
alter table outbox drop column told_whom;
alter table outbox drop column told_by_id;
alter table outbox drop column unknown_at;
alter table outbox drop column said;
