-- What is taken out of a copy, or kept in it with a reason: bytes of the text, from and up to.
create table access_request_marks (
    id integer primary key autoincrement not null,
    request_id integer not null references access_requests (id),
    document_id integer not null references documents (id),
    starts_at_byte integer not null,
    ends_at_byte integer not null,
    treated text not null,
    exemption text,
    reason text not null,
    marked_by_id integer not null references people (id),
    marked_at timestamp not null,
    undone_by_id integer references people (id),
    undone_at timestamp
);

create index access_request_marks_document on access_request_marks (request_id, document_id);

-- Another form of a document: with parts taken out, or in an archive format. The document itself stays.
create table document_variants (
    id integer primary key autoincrement not null,
    uuid text not null unique,
    document_id integer not null references documents (id),
    form text not null,
    request_id integer references access_requests (id),
    extension text not null,
    media_type text not null,
    size bigint not null,
    sha256 text not null,
    pages integer,
    from_format text not null,
    tool text not null,
    claims text,
    made_by text not null,
    made_at timestamp not null,
    voided_at timestamp
);

create index document_variants_document on document_variants (document_id);
create index document_variants_sha256 on document_variants (sha256);

-- An answer as it went out, and what each document was in it.
create table access_answers (
    id integer primary key autoincrement not null,
    request_id integer not null references access_requests (id),
    letter_size bigint not null,
    letter_sha256 text not null,
    letter_pages integer not null,
    answered_by_id integer not null references people (id),
    answered_at timestamp not null
);

create index access_answers_request on access_answers (request_id);

create table access_answer_documents (
    id integer primary key autoincrement not null,
    answer_id integer not null references access_answers (id),
    document_id integer not null references documents (id),
    title text not null,
    weighed text not null,
    exemption text,
    until_on date,
    file text,
    size bigint,
    sha256 text,
    pages integer
);

create index access_answer_documents_answer on access_answer_documents (answer_id);

-- Somebody else looks through the answer before it goes out.
alter table access_requests add column held_by_id integer references people (id);
alter table access_requests add column held_at timestamp;
