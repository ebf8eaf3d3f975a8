alter table statements drop column document_id;
