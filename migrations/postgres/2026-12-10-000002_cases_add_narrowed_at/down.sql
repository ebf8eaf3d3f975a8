alter table cases drop column narrowed_at;
