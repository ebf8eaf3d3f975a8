-- The paper a statement is kept as; nothing where the employee was silent, or the statement is older than this.
alter table statements add column document_id integer references documents (id);
