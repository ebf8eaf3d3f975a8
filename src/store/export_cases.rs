//! Which cases an export holds, as rows: a case that is taken up again loses its closing day, and stays in the copy.

use super::db::native;
use super::exports::Export;
use super::schema::{cases, export_cases, exports};
use super::visibility::were_closed;
use super::{Db, StoreError, Tx};
use crate::domain::access::Viewer;
use crate::domain::local_time::{day, midnight};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Says that the export holds these cases.
pub fn insert(tx: &mut Tx<'_>, uuid: &str, held: &[i32]) -> Result<(), StoreError> {
    let id: i32 = exports::table
        .filter(exports::uuid.eq(uuid))
        .select(exports::id)
        .first(tx.conn)?;
    let mut all = of_row(tx.conn, id)?;
    let known = all.len();
    all.extend(held);
    if all.len() == known {
        return Ok(());
    }
    let text = written(&all);
    let row: i32 = if known > 0 {
        let old = export_cases::table.filter(export_cases::export_id.eq(id));
        native!(&mut *tx.conn, conn => diesel::update(old)
            .set(export_cases::case_ids.eq(&text))
            .returning(export_cases::id)
            .get_result(conn))?
    } else {
        native!(&mut *tx.conn, conn => diesel::insert_into(export_cases::table)
            .values((export_cases::export_id.eq(id), export_cases::case_ids.eq(&text)))
            .returning(export_cases::id)
            .get_result(conn))?
    };
    tx.touch("export_cases", row);
    Ok(())
}

/// `,3,14,15,`: each number between commas, so that one is found whole.
fn written(cases: &BTreeSet<i32>) -> String {
    let mut text = ",".to_owned();
    for case in cases {
        let _ = write!(text, "{case},");
    }
    text
}

fn read(text: &str) -> BTreeSet<i32> {
    text.split(',').filter_map(|it| it.parse().ok()).collect()
}

/// The cases that were closed in these days, both with, and whose content is there.
pub fn closed_in(db: &mut Db, (from, to): (NaiveDate, NaiveDate)) -> Result<Vec<i32>, StoreError> {
    let until = to.succ_opt().unwrap_or(to);
    Ok(cases::table
        .filter(cases::closed_at.ge(midnight(from).naive_utc()))
        .filter(cases::closed_at.lt(midnight(until).naive_utc()))
        .filter(cases::destroyed_at.is_null())
        .order(cases::id)
        .select(cases::id)
        .load(db)?)
}

/// The cases in an export. One that was made before they were written down is judged by its period.
pub fn of_export(db: &mut Db, export: &Export) -> Result<Vec<i32>, StoreError> {
    let held = of_row(db, export.id)?;
    if held.is_empty() {
        return closed_in(db, (export.from_on, export.to_on));
    }
    Ok(held.into_iter().collect())
}

/// Whether a case that was there when the export began is destroyed.
pub fn has_destroyed(db: &mut Db, uuid: &str) -> Result<bool, StoreError> {
    let id: i32 = exports::table
        .filter(exports::uuid.eq(uuid))
        .select(exports::id)
        .first(db)?;
    let held = of_row(db, id)?;
    // Not by a list of numbers in the question: a database takes so many and no more.
    let gone: Vec<i32> = cases::table
        .filter(cases::destroyed_at.is_not_null())
        .select(cases::id)
        .load(db)?;
    Ok(gone.iter().any(|case| held.contains(case)))
}

/// The exports that hold a case, each by its row. Those without cases of their own count by the day it was closed.
pub fn holding(
    db: &mut Db,
    case: i32,
    closed_at: Option<DateTime<Utc>>,
) -> Result<BTreeSet<i32>, StoreError> {
    let named: Vec<i32> = export_cases::table
        .filter(export_cases::case_ids.like(format!("%,{case},%")))
        .select(export_cases::export_id)
        .load(db)?;
    let mut found: BTreeSet<i32> = named.into_iter().collect();
    if let Some(at) = closed_at {
        let on = day(at);
        let with_rows = export_cases::table.select(export_cases::export_id);
        let by_period: Vec<i32> = exports::table
            .filter(exports::from_on.le(on))
            .filter(exports::to_on.ge(on))
            .filter(exports::id.ne_all(with_rows))
            .select(exports::id)
            .load(db)?;
        found.extend(by_period);
    }
    Ok(found)
}

/// Before the case loses its closing day: each export that is known by its period only, and holds it, has its cases
/// written down.
pub fn settle(tx: &mut Tx<'_>, case: i32, closed_at: DateTime<Utc>) -> Result<(), StoreError> {
    for id in holding(tx.conn, case, Some(closed_at))? {
        if !of_row(tx.conn, id)?.is_empty() {
            continue;
        }
        let (uuid, from, to): (String, NaiveDate, NaiveDate) = exports::table
            .find(id)
            .select((exports::uuid, exports::from_on, exports::to_on))
            .first(tx.conn)?;
        let held = closed_in(tx.conn, (from, to))?;
        insert(tx, &uuid, &held)?;
    }
    Ok(())
}

fn of_row(db: &mut Db, export: i32) -> Result<BTreeSet<i32>, StoreError> {
    let text: Option<String> = export_cases::table
        .filter(export_cases::export_id.eq(export))
        .select(export_cases::case_ids)
        .first(db)
        .optional()?;
    Ok(text.as_deref().map(read).unwrap_or_default())
}

/// Whether the viewer would see each of these cases whose content is there, were it closed: an extraction has what is
/// blocked, and a case that is taken up again lies in the old ones as it was.
pub fn sees_each(db: &mut Db, viewer: &Viewer, held: &[i32]) -> Result<bool, StoreError> {
    // Not by a list of numbers in the question: a database takes so many and no more.
    let gone: Vec<i32> = cases::table
        .filter(cases::destroyed_at.is_not_null())
        .select(cases::id)
        .load(db)?;
    let seen: Vec<i32> = were_closed(viewer).select(cases::id).load(db)?;
    let known: BTreeSet<i32> = gone.into_iter().chain(seen).collect();
    Ok(held.iter().all(|case| known.contains(case)))
}
