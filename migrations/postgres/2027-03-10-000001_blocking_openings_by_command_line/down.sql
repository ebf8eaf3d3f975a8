alter table blocking_openings alter column person_id set not null;
