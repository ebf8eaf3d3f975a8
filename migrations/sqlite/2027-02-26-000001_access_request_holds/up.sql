-- Who was refused to answer a request: somebody else looks through it, and whoever was refused answers nothing of the case.
create table access_request_holds (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    request_id integer not null references access_requests (id),
    person_id integer not null references people (id),
    held_at timestamp not null
);

create index access_request_holds_case on access_request_holds (case_id);
