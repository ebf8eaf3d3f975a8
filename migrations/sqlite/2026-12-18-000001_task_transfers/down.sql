drop table task_transfers;
