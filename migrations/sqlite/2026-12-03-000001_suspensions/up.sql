-- A suspension is decided, sent back, decided anew, reviewed: each is a row of its own, so that
-- nothing that was said is written over. No row of the old shape was ever made.
drop table suspension_reviews;
drop table suspensions;

-- Suspensions (arbeidsmiljølova § 15-13), which run beside a case.
create table suspensions (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    stage text not null check (stage in ('proposed', 'consulted', 'unconfirmed', 'decided', 'running', 'ended')),
    suspicion text not null,
    need text not null,
    proposed_by_id integer not null references people (id),
    proposed_at timestamp not null,
    began_on date,
    ended_on date
);

create index suspensions_case on suspensions (case_id);

-- What was done with it, and why.
create table suspension_deeds (
    id integer primary key autoincrement not null,
    suspension_id integer not null references suspensions (id),
    deed text not null check (deed in ('decided', 'confirmed', 'returned', 'reviewed', 'ended')),
    grounds text not null,
    special_nature text,
    done_by_id integer not null references people (id),
    done_at timestamp not null
);

create index suspension_deeds_suspension on suspension_deeds (suspension_id);
