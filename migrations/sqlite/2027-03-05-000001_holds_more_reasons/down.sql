create temporary table holds_before as select * from holds;
create temporary table holds_last as select seq from sqlite_sequence where name = 'holds';
drop table holds;
create table holds (
    id integer primary key autoincrement not null,
    case_id integer not null references cases (id),
    reason text not null check (reason in ('dispute', 'complaint', 'access_request', 'supervision')),
    grounds text not null,
    until_on date,
    set_by_id integer not null references people (id),
    set_at timestamp not null,
    ended_by_id integer references people (id),
    ended_at timestamp,
    end_grounds text
);
insert into holds select id, case_id, case when reason in ('dispute', 'complaint', 'access_request', 'supervision') then reason when reason = 'data_subject' then 'access_request' else 'dispute' end, grounds, until_on, set_by_id, set_at, ended_by_id, ended_at, end_grounds from holds_before;
delete from sqlite_sequence where name = 'holds';
insert into sqlite_sequence (name, seq) select 'holds', seq from holds_last;
drop table temp.holds_before;
drop table temp.holds_last;

create index holds_case on holds (case_id);
