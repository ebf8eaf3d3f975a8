drop table holds;
