drop table suspension_deeds;
drop table suspensions;
create table suspensions (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    stage text not null check (stage in ('proposed', 'consulted', 'unconfirmed', 'decided', 'running', 'ended')),
    suspicion text not null,
    need text not null,
    proposed_by_id integer not null references people (id),
    proposed_at timestamp not null,
    decision_grounds text,
    decided_by_id integer references people (id),
    decided_at timestamp,
    confirmation_grounds text,
    confirmed_by_id integer references people (id),
    confirmed_at timestamp,
    began_on date,
    ended_on date,
    end_grounds text,
    ended_by_id integer references people (id),
    ended_at timestamp
);

create index suspensions_case on suspensions (case_id);

-- A running suspension is looked at again, and again (§ 15-13 second paragraph).
create table suspension_reviews (
    id integer primary key autoincrement not null,
    suspension_id integer not null references suspensions (id),
    grounds text not null,
    special_nature text not null,
    reviewed_by_id integer not null references people (id),
    reviewed_at timestamp not null
);

create index suspension_reviews_suspension on suspension_reviews (suspension_id);
