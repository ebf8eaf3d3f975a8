-- Whether an electronic signature stands in the file; null where nobody has looked.
alter table document_formats add column has_signature boolean;
