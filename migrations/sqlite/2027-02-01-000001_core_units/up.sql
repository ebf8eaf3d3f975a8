-- What was written for the municipality's archive core: a case, or one of its registrations, and what the core
-- answered. The key is how the core refers back.
create table core_units (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    document_id integer references documents (id),
    key text not null unique,
    version integer not null,
    message text not null,
    made_at timestamp not null,
    archived_at timestamp,
    system_id text,
    core_number text,
    core_on date,
    failed_at timestamp,
    error_id text,
    error_text text
);

create index core_units_case on core_units (case_id);
