-- What was found when a document's file was looked at for the archive: the PDF/A it claims to be, if any, and why it was not converted.
create table document_formats (
    id integer primary key autoincrement not null,
    document_id integer not null references documents (id),
    claims text,
    refused text,
    looked_at timestamp not null
);

create index document_formats_document on document_formats (document_id);
