alter table reports drop column files_owner;
alter table disposal_lines drop column key_destroyed_at;
