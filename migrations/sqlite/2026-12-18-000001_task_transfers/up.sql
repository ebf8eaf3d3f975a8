-- A step of a case that somebody gave to another, and why.
create table task_transfers (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    step text not null,
    from_id integer not null references people (id),
    to_id integer not null references people (id),
    reason text not null,
    at timestamp not null
);

create index task_transfers_case on task_transfers (case_id, step);
create index task_transfers_from on task_transfers (from_id);
