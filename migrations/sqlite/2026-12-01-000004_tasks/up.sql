-- What somebody has been told to look at. The token is all that a mail carries.
create table tasks (
    id integer primary key autoincrement not null,
    token text not null unique,
    person_id integer not null references people (id),
    kind text not null,
    report_id integer references reports (id),
    case_id integer references cases (id),
    reasons text not null,
    created_at timestamp not null,
    closed_at timestamp
);

create index tasks_person on tasks (person_id);

-- Mail that is to be sent. No text and no address: both are looked up when it leaves.
create table outbox (
    id integer primary key autoincrement not null,
    person_id integer not null references people (id),
    task_id integer references tasks (id),
    template text not null,
    message_id text not null unique,
    state text not null check (state in ('waiting', 'sending', 'sent', 'retry', 'refused', 'unknown')),
    attempts integer not null,
    queued_at timestamp not null,
    next_at timestamp,
    sent_at timestamp,
    fault text,
    sha256 text
);

create index outbox_state on outbox (state, next_at);

create table exports (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    from_on date not null,
    to_on date not null,
    state text not null check (state in ('running', 'done', 'failed')),
    started_by_id integer references people (id),
    started_at timestamp not null,
    finished_at timestamp,
    cases integer,
    documents integer,
    size bigint,
    sha256 text,
    is_complete boolean,
    problem text
);

create table settings (
    id integer primary key autoincrement not null,
    name text not null unique,
    value text not null,
    since timestamp not null
);
