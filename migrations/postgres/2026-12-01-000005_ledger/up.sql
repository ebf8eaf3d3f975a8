-- The tree is built over the leaves. They stay for ever.
create table ledger_leaves (
    seq bigint primary key not null,
    leaf text not null,
    hash text not null
);

-- What a leaf commits to. Destroyed with the case, salt and all. The subject is there to look up by.
create table ledger_payloads (
    seq bigint primary key not null,
    salt text not null,
    subject text not null,
    payload text not null
);

create index ledger_payloads_subject on ledger_payloads (subject, seq);

-- Where the ledger stands: one row.
create table ledger_head (
    id integer primary key not null check (id = 1),
    log text not null,
    size bigint not null,
    at timestamp not null,
    frontier text not null,
    root text not null
);

create function ledger_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'the ledger is append-only'; end $$;

create trigger ledger_leaves_no_change before update or delete or truncate on ledger_leaves
for each statement execute function ledger_is_append_only();

create trigger ledger_payloads_no_update before update or truncate on ledger_payloads
for each statement execute function ledger_is_append_only();
