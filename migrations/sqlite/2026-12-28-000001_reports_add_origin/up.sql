-- The whistleblowing case that the officer sent the matter on from, if any. The personnel case that comes
-- of the report is linked to it when it is registered.
alter table reports add column origin_case_id integer references cases (id);
