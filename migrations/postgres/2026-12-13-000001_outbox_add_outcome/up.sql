-- What the mail server said, in its own words.
alter table outbox add column said text;

-- When it was last not known whether the mail had been taken: it may have arrived twice.
alter table outbox add column unknown_at timestamp;

-- Told by telephone instead: who rang, whom they spoke with, and when.
alter table outbox add column told_by_id integer;
alter table outbox add column told_whom text;
alter table outbox add column told_at timestamp;

-- The mail that went to somebody else instead.
alter table outbox add column instead_id integer;

-- When a mail last left.
create index outbox_sent on outbox (sent_at);
