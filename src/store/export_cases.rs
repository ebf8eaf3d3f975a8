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

/// Says that the export holds these cases.
pub fn insert(tx: &mut Tx<'_>, uuid: &str, held: &[i32]) -> Result<(), StoreError> {
    let id: i32 = exports::table
        .filter(exports::uuid.eq(uuid))
        .select(exports::id)
        .first(tx.conn)?;
    let known = of_row(tx.conn, id)?;
    for case in held.iter().filter(|case| !known.contains(case)) {
        let row = (
            export_cases::export_id.eq(id),
            export_cases::case_id.eq(case),
        );
        let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(export_cases::table)
            .values(row)
            .returning(export_cases::id)
            .get_result(conn))?;
        tx.touch("export_cases", id);
    }
    Ok(())
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
    let held: Vec<i32> = export_cases::table
        .filter(export_cases::export_id.eq(export.id))
        .select(export_cases::case_id)
        .load(db)?;
    if held.is_empty() {
        return closed_in(db, (export.from_on, export.to_on));
    }
    Ok(held)
}

/// The exports that hold a case, each by its row. Those without cases of their own count by the day it was closed.
pub fn holding(
    db: &mut Db,
    case: i32,
    closed_at: Option<DateTime<Utc>>,
) -> Result<BTreeSet<i32>, StoreError> {
    let named: Vec<i32> = export_cases::table
        .filter(export_cases::case_id.eq(case))
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
    let held: Vec<i32> = export_cases::table
        .filter(export_cases::export_id.eq(export))
        .select(export_cases::case_id)
        .load(db)?;
    Ok(held.into_iter().collect())
}

/// Whether the viewer would see each of these cases whose content is there, were it closed: an extraction has what is
/// blocked, and a case that is taken up again lies in the old ones as it was.
pub fn sees_each(db: &mut Db, viewer: &Viewer, held: &[i32]) -> Result<bool, StoreError> {
    let there: Vec<i32> = cases::table
        .filter(cases::id.eq_any(held))
        .filter(cases::destroyed_at.is_null())
        .select(cases::id)
        .load(db)?;
    let seen: i64 = were_closed(viewer)
        .filter(cases::id.eq_any(&there))
        .count()
        .get_result(db)?;
    Ok(usize::try_from(seen).is_ok_and(|seen| seen == there.len()))
}
