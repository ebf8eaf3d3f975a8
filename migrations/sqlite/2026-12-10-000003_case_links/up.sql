-- A whistleblowing case and the personnel case that came of the same: shown to those alone who may read both.
create table case_links (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    linked_case_id integer not null references cases (id),
    linked_by_id integer not null references people (id),
    linked_at timestamp not null,
    unique (case_id, linked_case_id)
);

create index case_links_linked on case_links (linked_case_id);
