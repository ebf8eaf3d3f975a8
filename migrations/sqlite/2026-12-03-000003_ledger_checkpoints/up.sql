-- What has been signed of the ledger. Kept to look up; what proves anything is the copy that left the house.
create table ledger_checkpoints (
    id integer primary key autoincrement not null,
    size bigint not null,
    note text not null,
    signed_at timestamp not null
);

create index ledger_checkpoints_size on ledger_checkpoints (size);

-- Where a checkpoint was taken, and whether it got there.
create table ledger_anchorings (
    id integer primary key autoincrement not null,
    size bigint not null,
    place text not null,
    is_there boolean not null,
    tried_at timestamp not null
);

create index ledger_anchorings_size on ledger_anchorings (size);
