-- Somebody who has lost a password or a phone: one person asks, another answers.
create table recoveries (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    kind text not null check (kind in ('link', 'code')),
    reason text not null,
    asked_by_id integer not null references people (id),
    asked_at timestamp not null,
    answered_by_id integer references people (id),
    answered_at timestamp,
    answer text check (answer in ('approved', 'declined'))
);

create index recoveries_person on recoveries (person_id);
