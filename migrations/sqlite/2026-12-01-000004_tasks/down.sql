drop table settings;
drop table exports;
drop table outbox;
drop table tasks;
