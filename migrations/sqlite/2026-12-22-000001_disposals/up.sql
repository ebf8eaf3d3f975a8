-- Lists of what is to be destroyed: drawn up by one, approved by another, carried out after a time in which it can be stopped.
create table disposals (
    id integer primary key autoincrement not null,
    schedule_id integer not null references schedules (id),
    drawn_by_id integer not null references people (id),
    drawn_at timestamp not null,
    approved_by_id integer references people (id),
    approved_at timestamp,
    stopped_by_id integer references people (id),
    stopped_at timestamp,
    stop_reason text,
    started_by text,
    started_at timestamp,
    certificate_sha256 text,
    certificate_size bigint,
    finished_at timestamp
);

-- The disposal log: a line stays, whatever became of its case.
create table disposal_lines (
    id integer primary key autoincrement not null,
    disposal_id integer not null references disposals (id),
    case_id integer not null references cases (id),
    rules text not null,
    months integer not null,
    starts_on date not null,
    destroy_from date not null,
    documents integer not null,
    seen bigint not null,
    grounds text not null,
    verdict text check (verdict in ('approved', 'taken_out')),
    verdict_grounds text,
    refused text,
    erased_at timestamp,
    files integer,
    size bigint,
    manifest text,
    unique (disposal_id, case_id)
);

create index disposal_lines_case on disposal_lines (case_id);

-- The files of what was destroyed, and what became of each: a file that another case names too is kept for that one.
create table disposal_files (
    id integer primary key autoincrement not null,
    line_id integer not null references disposal_lines (id),
    sha256 text not null,
    size bigint not null,
    fate text check (fate in ('gone', 'shared')),
    settled_at timestamp
);

create index disposal_files_line on disposal_files (line_id);
