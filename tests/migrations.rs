//! Both folders bring the same tables and columns, and the ledger watches over each of them.
use brotsak::store::tracked;
use std::collections::BTreeSet;
use std::{fs, path::Path};

#[test]
fn both_databases_have_the_same_columns() {
    let sqlite = columns("sqlite");
    assert!(sqlite.contains("cases.stage text not null"));
    assert_eq!(sqlite, columns("postgres"));
}

#[test]
fn every_column_outside_the_ledger_is_watched() {
    let made: BTreeSet<String> = columns("sqlite")
        .into_iter()
        .filter(|column| !column.starts_with("ledger_"))
        .map(|column| column.split(' ').next().unwrap().to_owned())
        .collect();
    let watched = tracked::all().flat_map(|table| {
        let columns = table.columns.iter();
        columns.map(|(column, _)| format!("{}.{column}", table.name))
    });
    assert_eq!(made, watched.collect());
}

/// `table.column type null?` for each column of each `create table`, one column a line.
fn columns(database: &str) -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(database);
    let mut found = BTreeSet::<String>::new();
    let migrations = fs::read_dir(folder).unwrap();
    let in_order: BTreeSet<_> = migrations.map(|it| it.unwrap().path()).collect();
    for migration in in_order {
        let sql = fs::read_to_string(migration.join("up.sql")).unwrap();
        let mut table = None;
        for line in sql.lines() {
            if let Some(gone) = line.strip_prefix("drop table ") {
                let name = gone.trim_end_matches(';').trim_end_matches(" cascade");
                found.retain(|column| !column.starts_with(&format!("{name}.")));
            } else if let Some((table, column)) = may_be_null(line) {
                let one = format!("{table}.{column} ");
                let all = found.iter();
                let all = all.map(|it| {
                    if it.starts_with(&one) {
                        it.replace(" not null", " null")
                    } else {
                        it.clone()
                    }
                });
                found = all.collect();
            } else if let Some(added) = line.strip_prefix("alter table ") {
                let Some((table, column)) = added.split_once(" add column ") else {
                    let is_rule =
                        [" add foreign key ", " constraint "].map(|it| added.contains(it));
                    assert!(is_rule.contains(&true), "{line}");
                    continue;
                };
                let column = column.trim_end_matches(';');
                found.insert(format!("{table}.{column} null"));
            } else if let Some(name) = line.strip_prefix("create table ") {
                table = name.split_whitespace().next();
            } else if line.starts_with(");") {
                table = None;
            } else if let Some(table) = table {
                let mut words = line.split_whitespace();
                let column = words.next().unwrap();
                if ["primary", "foreign", "unique", "check"].contains(&column) {
                    continue;
                }
                let kind = words.next().unwrap().trim_end_matches(',');
                // An identity column is never null, whether it says so or not.
                let null = line.contains("not null") || line.contains("primary key");
                let null = if null { "not null" } else { "null" };
                found.insert(format!("{table}.{column} {kind} {null}"));
            }
        }
    }
    found
}

/// The table and the column of `alter table cases alter column stage drop not null;`.
fn may_be_null(line: &str) -> Option<(&str, &str)> {
    let (table, rest) = line
        .strip_prefix("alter table ")?
        .split_once(" alter column ")?;
    Some((table, rest.strip_suffix(" drop not null;")?))
}
