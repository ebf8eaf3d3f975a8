-- Whose key opens the files that came with the report: the draft's that it was. Nothing: its own.
alter table reports add column files_owner text;
-- The case's key is destroyed: whatever copy there is of its files cannot be opened.
alter table disposal_lines add column key_destroyed_at timestamp;
