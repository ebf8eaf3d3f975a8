drop table disposal_files;
drop table disposal_lines;
drop table disposals;
