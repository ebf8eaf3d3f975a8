drop table ledger_head;
drop table ledger_payloads;
drop table ledger_leaves;
drop function ledger_is_append_only();
