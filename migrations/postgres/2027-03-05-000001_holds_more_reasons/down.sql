alter table holds drop constraint holds_reason_check;
update holds set reason = case when reason in ('dispute', 'complaint', 'access_request', 'supervision') then reason when reason = 'data_subject' then 'access_request' else 'dispute' end;
alter table holds add constraint holds_reason_check check (reason in ('dispute', 'complaint', 'access_request', 'supervision'));
