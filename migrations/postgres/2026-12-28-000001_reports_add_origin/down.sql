alter table reports drop column origin_case_id;
