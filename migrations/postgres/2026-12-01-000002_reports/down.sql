drop table attachments;
drop table reports;
drop table parked_forms;
drop table drafts;
