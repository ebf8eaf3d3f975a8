drop table export_cases;
