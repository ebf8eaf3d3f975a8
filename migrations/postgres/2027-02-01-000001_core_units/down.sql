drop table core_units;
