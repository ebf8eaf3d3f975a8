-- When the person behind a session last proved who they are, after the sign-in.
alter table sessions add column proved_at timestamp;
