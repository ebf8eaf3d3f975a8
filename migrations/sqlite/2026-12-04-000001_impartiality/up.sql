-- Who has considered forvaltningslova § 6 and called themselves impartial (§ 8).
create table declarations (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    person_id integer not null references people (id),
    declared_at timestamp not null
);

create index declarations_case on declarations (case_id, person_id);

-- Which of the grounds of § 6, where they were chosen among.
alter table conflicts add column paragraphs text;

-- A case goes from one officer to another.
create table assignments (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    from_id integer not null references people (id),
    officer_id integer not null references people (id),
    grounds text not null,
    assigned_by_id integer not null references people (id),
    assigned_at timestamp not null
);

create index assignments_case on assignments (case_id);
