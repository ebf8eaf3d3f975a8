-- The second proof at sign-in (RFC 6238). The secret is sealed with a key that is not in the database;
-- the last accepted step is kept so that a code opens once only.
create table second_factors (
    id integer primary key autoincrement not null,
    person_id integer not null unique references people (id),
    secret text not null,
    made_at timestamp not null,
    confirmed_at timestamp,
    last_step integer
);

create table recovery_codes (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    code_sha256 text not null unique,
    made_at timestamp not null,
    used_at timestamp
);

create index recovery_codes_person on recovery_codes (person_id);

-- Who took somebody's second factor away, and why. Nobody: the operator, from the command line.
create table second_factor_resets (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    reset_by_id integer references people (id),
    reason text not null,
    reset_at timestamp not null
);

-- What a session still waits for after the password: a code, or an enrolment.
alter table sessions add column awaits text;
