-- What stands wrong in a case, what is right, and why. What stood is not changed; a correction is not changed either.
create table corrections (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    serial integer not null check (serial > 0),
    aspect text not null,
    document_id integer references documents (id),
    corrects_id integer references corrections (id),
    replacement_id integer references documents (id),
    quoted text not null,
    corrected text not null,
    reason text not null,
    made_as text not null check (made_as in ('officer', 'archivist')),
    made_by_id integer not null references people (id),
    made_at timestamp not null,
    unique (case_id, serial)
);
