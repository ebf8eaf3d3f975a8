-- Whoever makes an extraction on the command line says why what is blocked in it is opened, and is nobody in the register.
alter table blocking_openings alter column person_id drop not null;
