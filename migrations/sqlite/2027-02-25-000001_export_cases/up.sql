-- Which cases an export holds, whatever becomes of their closing day afterwards: «,3,14,15,».
-- One row for each export, so that its entry in the ledger does not grow with the cases.
create table export_cases (
    id integer primary key autoincrement not null,
    export_id integer not null unique references exports (id),
    case_ids text not null
);
