alter table exports drop column kind;
