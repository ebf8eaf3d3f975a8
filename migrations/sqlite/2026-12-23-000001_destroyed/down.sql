alter table cases drop column destroyed_at;
alter table documents drop column destroyed_at;
alter table reports drop column destroyed_at;
alter table exports drop column removed_at;
