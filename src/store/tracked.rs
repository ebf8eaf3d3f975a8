//! The tables the ledger keeps watch over, and how a row of each is written down.
//!
//! A row's state is every column that is not null, as text: integers in
//! decimal, booleans `true` and `false`, dates as in ISO 8601, moments with six
//! decimals and `Z` (docs/ledger-format.md).

use super::StoreError;
mod access;
mod archive_core;
mod blocking;
mod by_itself;
mod keeping;
mod procedure;
mod requests;
mod tables;
mod work;

use super::db::{Db, Dialect, dialect, native};
use Kind::{Bool, Date, Int, Moment, Text};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Int,
    Bool,
    Date,
    Moment,
}

pub struct Table {
    pub name: &'static str,
    pub columns: &'static [(&'static str, Kind)],
}

pub type Columns = BTreeMap<String, String>;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = diesel::sql_types::Integer)]
    id: i32,
    #[diesel(sql_type = diesel::sql_types::Text)]
    columns: String,
}

/// Every table that is watched.
pub fn all() -> impl Iterator<Item = &'static Table> {
    tables::TABLES
        .iter()
        .chain(procedure::PROCEDURE)
        .chain(access::ACCESS)
        .chain(requests::REQUESTS)
        .chain(by_itself::BY_ITSELF)
        .chain(work::WORK)
        .chain(keeping::KEEPING)
        .chain(archive_core::ARCHIVE_CORE)
        .chain(blocking::BLOCKING)
}

pub fn table(name: &str) -> &'static Table {
    all()
        .find(|table| table.name == name)
        .expect("store functions touch tables of this list; tests/migrations.rs compares it")
}

/// The row as it is now, or nothing when it is gone.
pub fn state(db: &mut Db, table: &Table, id: i32) -> Result<Option<Columns>, StoreError> {
    let rows = load(db, table, &format!("where id = {id}"))?;
    Ok(rows.into_iter().next().map(|(_, columns)| columns))
}

/// Up to `limit` rows with a higher id than `after`, in order.
pub fn page(
    db: &mut Db,
    table: &Table,
    after: i32,
    limit: usize,
) -> Result<Vec<(i32, Columns)>, StoreError> {
    load(
        db,
        table,
        &format!("where id > {after} order by id limit {limit}"),
    )
}

fn load(db: &mut Db, table: &Table, which: &str) -> Result<Vec<(i32, Columns)>, StoreError> {
    let dialect = dialect(db);
    let mut pairs = String::new();
    for (name, kind) in table.columns {
        let comma = if pairs.is_empty() { "" } else { ", " };
        let value = value(dialect, name, *kind);
        write!(pairs, "{comma}'{name}', {value}").expect("a String takes what is written");
    }
    let object = match dialect {
        Dialect::Sqlite => format!("json_object({pairs})"),
        Dialect::Postgres => format!("json_build_object({pairs})::text"),
    };
    let sql = format!("select id, {object} as columns from {} {which}", table.name);
    let rows: Vec<Row> = native!(db, conn => diesel::sql_query(sql).load(conn))?;
    rows.into_iter()
        .map(|row| Ok((row.id, columns(table, &row.columns)?)))
        .collect()
}

fn value(dialect: Dialect, name: &str, kind: Kind) -> String {
    match (dialect, kind) {
        (_, Text) | (Dialect::Sqlite, Date | Moment) => name.to_owned(),
        (_, Int) | (Dialect::Postgres, Bool) => format!("cast({name} as text)"),
        (Dialect::Sqlite, Bool) => {
            format!("case {name} when 0 then 'false' when 1 then 'true' end")
        }
        (Dialect::Postgres, Date) => format!("to_char({name}, 'YYYY-MM-DD')"),
        (Dialect::Postgres, Moment) => format!("to_char({name}, 'YYYY-MM-DD HH24:MI:SS.US')"),
    }
}

fn columns(table: &Table, json: &str) -> Result<Columns, StoreError> {
    let read: BTreeMap<String, Option<String>> = serde_json::from_str(json)
        .map_err(|error| StoreError::Unreadable(format!("{}: {error}", table.name)))?;
    let kept = read.into_iter().filter_map(|(name, value)| {
        let value = value?;
        let kind = table.columns.iter().find(|(column, _)| *column == name)?.1;
        let value = if kind == Moment { moment(value) } else { value };
        Some((name, value))
    });
    Ok(kept.collect())
}

/// `2026-11-23 08:15:00.5` as `2026-11-23T08:15:00.500000Z`. What is not a
/// moment is kept as it is: it then differs from what the ledger says. So does one that is
/// written in another way than the house writes it, though it can be read.
fn moment(text: String) -> String {
    let is_own = text.char_indices().all(|(at, found)| match at {
        4 | 7 => found == '-',
        10 => found == ' ',
        13 | 16 => found == ':',
        19 => found == '.',
        _ => found.is_ascii_digit(),
    });
    if !is_own {
        return text;
    }
    match NaiveDateTime::parse_from_str(&text, "%Y-%m-%d %H:%M:%S%.f") {
        Ok(at) => at.format("%Y-%m-%dT%H:%M:%S%.6fZ").to_string(),
        Err(_) => text,
    }
}
