-- What stops a disposal until somebody ends it with a reason.
create table holds (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    reason text not null check (reason in ('dispute', 'complaint', 'access_request', 'supervision')),
    grounds text not null,
    until_on date,
    set_by_id integer not null references people (id),
    set_at timestamp not null,
    ended_by_id integer references people (id),
    ended_at timestamp,
    end_grounds text
);

create index holds_case on holds (case_id);
