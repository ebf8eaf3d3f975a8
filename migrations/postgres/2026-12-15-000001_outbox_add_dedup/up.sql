-- What a mail by the calendar is for: the same is never put in the queue twice.
alter table outbox add column dedup text;

create unique index outbox_dedup on outbox (dedup);
