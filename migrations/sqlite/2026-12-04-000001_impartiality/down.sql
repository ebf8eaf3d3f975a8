drop table assignments;
alter table conflicts drop column paragraphs;
drop table declarations;
