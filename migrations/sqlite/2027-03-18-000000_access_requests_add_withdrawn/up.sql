-- A request that was entered by mistake is withdrawn with a reason: it stays, and waits for no answer.
alter table access_requests add column withdrawn_by_id integer references people (id);
alter table access_requests add column withdrawn_at timestamp;
alter table access_requests add column withdrawn_why text;
