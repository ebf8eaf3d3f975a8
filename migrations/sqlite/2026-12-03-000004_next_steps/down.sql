alter table tasks drop column due_on;
alter table tasks drop column step;
