-- A case, or one document of it, that nobody opens but the archivist and the head of HR, each time with a reason.
create table blockings (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    document_id integer references documents (id),
    reason text not null check (reason in ('erasure_claim', 'order', 'other')),
    grounds text not null,
    set_by_id integer not null references people (id),
    set_at timestamp not null,
    lifted_by_id integer references people (id),
    lifted_at timestamp,
    lift_grounds text
);

create index blockings_case on blockings (case_id);
create index blockings_document on blockings (document_id);

-- Who has opened what is blocked, and why, asked before it was shown.
create table blocking_openings (
    id integer primary key autoincrement not null,
    blocking_id integer not null references blockings (id),
    person_id integer not null references people (id),
    grounds text not null,
    opened_at timestamp not null
);

create index blocking_openings_blocking on blocking_openings (blocking_id);
