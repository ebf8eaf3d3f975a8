drop table ledger_head;
drop table ledger_payloads;
drop table ledger_leaves;
