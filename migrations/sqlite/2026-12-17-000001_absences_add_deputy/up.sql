-- Who steps in, who wrote the absence down, and who ended it before its time.
alter table absences add column deputy_id integer;
alter table absences add column registered_by_id integer;
alter table absences add column registered_at timestamp;
alter table absences add column ended_by_id integer;
alter table absences add column ended_at timestamp;

create index absences_person on absences (person_id, to_on);

-- In whose place somebody has a task, while that one is away.
alter table tasks add column instead_of_id integer;
