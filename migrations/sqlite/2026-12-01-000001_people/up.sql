create table units (
    id integer primary key autoincrement not null,
    code text not null unique,
    name text not null,
    parent_id integer references units (id),
    closed_on date
);

create table people (
    id integer primary key autoincrement not null,
    employee_no text not null unique,
    name text not null,
    email text not null,
    position text not null,
    unit_id integer references units (id),
    language text not null check (language in ('nn', 'nb', 'en')),
    left_on date
);

create index people_unit on people (unit_id);

-- Who leads a unit, and who steps in, from day to day. A deputy takes over while the leader is absent.
create table leaderships (
    id integer primary key autoincrement not null,
    unit_id integer not null references units (id),
    person_id integer not null references people (id),
    kind text not null check (kind in ('leader', 'deputy')),
    from_on date not null,
    to_on date
);

create index leaderships_unit on leaderships (unit_id);

create table absences (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    from_on date not null,
    to_on date not null
);

create table role_grants (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    role text not null,
    from_on date not null,
    to_on date
);

create index role_grants_person on role_grants (person_id);

create table accounts (
    id integer primary key autoincrement not null,
    person_id integer not null unique references people (id),
    sign_in_name text not null unique,
    password text,
    created_at timestamp not null,
    disabled_at timestamp
);

-- A link with which one person sets a password, once. Without a person: the first administrator.
create table setup_links (
    id integer primary key autoincrement not null,
    token_sha256 text not null unique,
    person_id integer references people (id),
    created_at timestamp not null,
    expires_at timestamp not null,
    used_at timestamp
);

create table sessions (
    id integer primary key autoincrement not null,
    token_sha256 text not null unique,
    person_id integer not null references people (id),
    device text not null,
    opened_at timestamp not null,
    expires_at timestamp not null,
    revoked_at timestamp
);

create index sessions_person on sessions (person_id);
