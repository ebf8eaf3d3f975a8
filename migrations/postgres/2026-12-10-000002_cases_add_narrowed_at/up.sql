-- When a case came to be for those alone who are named in it: the report is a whistleblowing report.
alter table cases add column narrowed_at timestamp;
