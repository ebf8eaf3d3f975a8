-- Which cases an export holds, whatever becomes of their closing day afterwards.
create table export_cases (
    id integer primary key autoincrement not null,
    export_id integer not null references exports (id),
    case_id integer not null references cases (id)
);

create index export_cases_export on export_cases (export_id);
create index export_cases_case on export_cases (case_id);
