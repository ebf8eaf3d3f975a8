drop table case_links;
