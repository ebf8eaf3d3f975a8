drop table ledger_anchorings;
drop table ledger_checkpoints;
