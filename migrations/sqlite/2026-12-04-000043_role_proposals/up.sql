-- A role that one person proposes for somebody, and another approves or turns down.
create table role_proposals (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    role text not null,
    from_on date not null,
    to_on date,
    proposed_by_id integer not null references people (id),
    proposed_at timestamp not null,
    answered_by_id integer references people (id),
    answered_at timestamp,
    answer text check (answer in ('approved', 'declined'))
);

create index role_proposals_person on role_proposals (person_id);
