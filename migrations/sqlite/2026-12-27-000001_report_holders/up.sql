-- Who reads a report that is not a case yet: one officer at a time.
create table report_holders (
    id integer primary key autoincrement not null,
    report_id integer not null references reports (id),
    person_id integer not null references people (id),
    grounds text not null,
    held_from timestamp not null,
    held_until timestamp
);

create index report_holders_report on report_holders (report_id);
