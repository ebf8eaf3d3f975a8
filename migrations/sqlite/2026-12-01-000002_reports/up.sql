-- What a person has begun to write. Only the owner reads it.
create table drafts (
    id integer primary key autoincrement not null,
    token text not null unique,
    owner_id integer not null references people (id),
    body text not null,
    created_at timestamp not null,
    updated_at timestamp not null
);

create index drafts_owner on drafts (owner_id);

-- A form that came after the session had ended: kept until its owner signs in again.
create table parked_forms (
    id integer primary key autoincrement not null,
    token_sha256 text not null unique,
    owner_id integer not null references people (id),
    path text not null,
    body text not null,
    parked_at timestamp not null
);

-- The token of the draft it was filed from stays, so that the same form sent twice is one report.
create table reports (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    year integer not null,
    serial integer not null,
    reporter_id integer not null references people (id),
    filed_by_id integer not null references people (id),
    subject_id integer references people (id),
    subject_name text not null,
    unit_id integer references units (id),
    account text not null,
    happened_on date not null,
    happened_at text,
    channel text not null check (channel in ('official_account', 'private_account', 'other')),
    points text not null,
    received_at timestamp not null,
    draft_token text unique,
    unique (year, serial)
);

create index reports_reporter on reports (reporter_id);

-- A file that came with a draft or a report. The bytes lie in the content-addressed folder.
create table attachments (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    draft_id integer references drafts (id),
    report_id integer references reports (id),
    name text not null,
    extension text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    added_by_id integer not null references people (id),
    added_at timestamp not null
);

create index attachments_draft on attachments (draft_id);
create index attachments_report on attachments (report_id);
