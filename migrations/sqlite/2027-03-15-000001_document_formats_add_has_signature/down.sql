alter table document_formats drop column has_signature;
