-- The municipality's own retention schedule, version by version (arkivforskrifta §§ 3 and 12). Never edited: what is
-- changed is a new version, which holds when a second person has approved it.
create table schedules (
    id integer primary key autoincrement not null,
    version integer not null unique,
    owner text not null,
    warning_policy text not null check (warning_policy in ('unset', 'yes', 'no')),
    warning_reason text not null,
    review_on date not null,
    drafted_by_id integer not null references people (id),
    drafted_at timestamp not null,
    approved_by_id integer references people (id),
    approved_at timestamp,
    from_on date
);

-- How long what is not preserved by law is kept, and the four considerations behind it.
create table schedule_rules (
    id integer primary key autoincrement not null,
    schedule_id integer not null references schedules (id),
    code text not null,
    outcome text not null check (outcome in ('preserved', 'own_period', 'review')),
    months integer,
    other_rules text not null,
    own_needs text not null,
    needs_of_others text not null,
    needs_of_citizens text not null,
    unique (schedule_id, code)
);
