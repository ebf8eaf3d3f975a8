alter table access_requests drop column withdrawn_why;
alter table access_requests drop column withdrawn_at;
alter table access_requests drop column withdrawn_by_id;
