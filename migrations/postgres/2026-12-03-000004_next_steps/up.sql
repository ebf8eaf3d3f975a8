-- A task may be the next lawful step of a case: which one, and by when.
alter table tasks add column step text;
alter table tasks add column due_on date;
