drop table sessions;
drop table setup_links;
drop table accounts;
drop table role_grants;
drop table absences;
drop table leaderships;
drop table people;
drop table units;
