alter table tasks drop column instead_of_id;
drop index absences_person;
alter table absences drop column ended_at;
alter table absences drop column ended_by_id;
alter table absences drop column registered_at;
alter table absences drop column registered_by_id;
alter table absences drop column deputy_id;
