-- How a document is kept where a rule differs from that of its case; the latest mark counts, and without one it follows its case.
create table document_marks (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    document_id integer not null references documents (id),
    outcome text not null check (outcome in ('preserved', 'own_period', 'review')),
    reasons text not null,
    months integer,
    starts_on date,
    destroy_from date,
    marked_at timestamp not null
);

create index document_marks_case on document_marks (case_id);
create index document_marks_document on document_marks (document_id);
