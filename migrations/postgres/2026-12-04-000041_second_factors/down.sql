alter table sessions drop column awaits;
drop table second_factor_resets;
drop table recovery_codes;
drop table second_factors;
