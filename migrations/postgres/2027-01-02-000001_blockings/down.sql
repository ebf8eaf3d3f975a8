drop table blocking_openings;
drop table blockings;
