drop table document_formats;
