drop table schedule_rules;
drop table schedules;
