drop table report_holders;
