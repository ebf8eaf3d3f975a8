drop table case_circumstances;
