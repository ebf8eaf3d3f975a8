-- More that stops a disposal: an open deadline for a suit, a report to the police, what a data subject has asked for, an open
-- whistleblowing case.
alter table holds drop constraint holds_reason_check;
alter table holds add constraint holds_reason_check check (reason in ('dispute', 'complaint', 'access_request', 'supervision', 'suit_deadline', 'police_report', 'data_subject', 'whistleblowing'));
