-- What was made: a Noark 5 extraction where nothing is said, else the name of another format.
alter table exports add column kind text;
