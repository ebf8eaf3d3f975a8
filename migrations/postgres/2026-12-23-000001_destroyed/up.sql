-- The content is gone, and the row is what stays for the journal (bevaringsforskrifta § 20).
alter table cases add column destroyed_at timestamp;
alter table documents add column destroyed_at timestamp;
alter table reports add column destroyed_at timestamp;
-- The house's own copy of an extraction is removed when a case in it is destroyed.
alter table exports add column removed_at timestamp;
