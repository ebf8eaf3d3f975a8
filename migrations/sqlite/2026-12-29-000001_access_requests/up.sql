-- Somebody asks to see the documents of a case.
create table access_requests (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    requester text not null,
    basis text not null,
    received_on date not null,
    due_on date not null,
    registered_by_id integer not null references people (id),
    registered_at timestamp not null,
    answered_by_id integer references people (id),
    answered_at timestamp
);

create index access_requests_case on access_requests (case_id);

-- What is done with each document that was asked for. Weighed anew, the newest row counts.
create table access_request_documents (
    id integer primary key autoincrement not null,
    request_id integer not null references access_requests (id),
    document_id integer not null references documents (id),
    weighed text not null,
    exemption text,
    until_on date,
    grounds text not null,
    weighed_by_id integer not null references people (id),
    weighed_at timestamp not null
);

create index access_request_documents_request on access_request_documents (request_id, document_id);
