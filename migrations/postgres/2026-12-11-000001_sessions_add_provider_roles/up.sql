-- The roles that the provider's groups confirmed, where a session was opened by its word; null for one with a password.
alter table sessions add column provider_roles text;
