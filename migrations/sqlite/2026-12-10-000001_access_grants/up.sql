-- Access to one case for a named person, for a reason and a time: given, or taken by the head of HR in need.
create table access_grants (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    person_id integer not null references people (id),
    kind text not null check (kind in ('given', 'broken_glass')),
    reason text not null,
    starts_at timestamp not null,
    ends_at timestamp not null,
    given_by_id integer not null references people (id),
    given_at timestamp not null,
    ended_by_id integer references people (id),
    ended_at timestamp
);

create index access_grants_person on access_grants (person_id, case_id);
