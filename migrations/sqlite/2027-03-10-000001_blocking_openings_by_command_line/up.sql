-- Whoever makes an extraction on the command line says why what is blocked in it is opened, and is nobody in the register.
create temporary table openings_before as select * from blocking_openings;
create temporary table openings_last as select seq from sqlite_sequence where name = 'blocking_openings';
drop table blocking_openings;
create table blocking_openings (
    id integer primary key autoincrement not null,
    blocking_id integer not null references blockings (id),
    person_id integer references people (id),
    grounds text not null,
    opened_at timestamp not null
);
insert into blocking_openings select id, blocking_id, person_id, grounds, opened_at from openings_before;
delete from sqlite_sequence where name = 'blocking_openings';
insert into sqlite_sequence (name, seq) select 'blocking_openings', seq from openings_last;
drop table temp.openings_before;
drop table temp.openings_last;

create index blocking_openings_blocking on blocking_openings (blocking_id);
