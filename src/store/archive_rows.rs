//! Closed cases with everything that belongs to them, page by page, for the archive.

mod case;
mod parts;

pub use case::{Case, Decision, Document, Mark, Party, Proposal, Recommendation};

use super::StoreError;
use super::db::{self, Db, Dialect};
use super::schema::{cases, documents};
use crate::domain::case::{CaseNumber, Stage};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;

/// The cases that were closed from `from` until (not including) `until`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closed {
    pub from: DateTime<Utc>,
    pub until: DateTime<Utc>,
}

/// One registration of the journal: where it stands, and the document it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Journalled {
    pub year: i32,
    pub serial: i32,
    pub case_id: i32,
    pub document_id: i32,
}

/// Lets the snapshot stand while files are read, however long that takes: the
/// session's limit on idle transactions is for people's requests.
pub fn take_time(db: &mut Db) -> Result<(), StoreError> {
    if db::dialect(db) == Dialect::Postgres {
        db::native!(db, conn => conn.batch_execute("set local idle_in_transaction_session_timeout = 0"))?;
    }
    Ok(())
}

pub fn count(db: &mut Db, closed: Closed) -> Result<u64, StoreError> {
    let found: i64 = cases::table
        .filter(cases::closed_at.ge(closed.from.naive_utc()))
        .filter(cases::closed_at.lt(closed.until.naive_utc()))
        .count()
        .get_result(db)?;
    Ok(found.cast_unsigned())
}

/// Up to `limit` cases after `after`, by number. Whatever was closed in the
/// period is here, also a case whose stage says otherwise: the archive names it.
pub fn page(
    db: &mut Db,
    closed: Closed,
    after: Option<CaseNumber>,
    limit: i64,
) -> Result<Vec<Case>, StoreError> {
    let mut query = cases::table
        .filter(cases::closed_at.ge(closed.from.naive_utc()))
        .filter(cases::closed_at.lt(closed.until.naive_utc()))
        .order((cases::year, cases::serial))
        .limit(limit)
        .select(case::COLUMNS)
        .into_boxed();
    if let Some(CaseNumber { year, serial }) = after {
        query = query.filter(
            cases::year
                .gt(year)
                .or(cases::year.eq(year).and(cases::serial.gt(serial))),
        );
    }
    let rows: Vec<case::Row> = query.load(db)?;
    case::complete(db, rows)
}

/// The cases with these ids, in no order.
pub fn with_ids(db: &mut Db, ids: &[i32]) -> Result<Vec<Case>, StoreError> {
    let rows: Vec<case::Row> = cases::table
        .filter(cases::id.eq_any(ids))
        .select(case::COLUMNS)
        .load(db)?;
    case::complete(db, rows)
}

/// Up to `limit` journal registrations after `after` (year and serial), in journal order.
pub fn journal(
    db: &mut Db,
    closed: Closed,
    after: (i32, i32),
    limit: i64,
) -> Result<Vec<Journalled>, StoreError> {
    let (year, serial) = after;
    let rows: Vec<(Option<i32>, Option<i32>, i32, i32)> = documents::table
        .inner_join(cases::table.on(cases::id.eq(documents::case_id)))
        .filter(cases::closed_at.ge(closed.from.naive_utc()))
        .filter(cases::closed_at.lt(closed.until.naive_utc()))
        .filter(documents::main_id.is_null())
        .filter(documents::journal_serial.is_not_null())
        .filter(
            documents::journal_year.gt(year).or(documents::journal_year
                .eq(year)
                .and(documents::journal_serial.gt(serial))),
        )
        .order((documents::journal_year, documents::journal_serial))
        .limit(limit)
        .select((
            documents::journal_year,
            documents::journal_serial,
            documents::case_id,
            documents::id,
        ))
        .load(db)?;
    let whole = rows.into_iter().filter_map(|(year, serial, case_id, id)| {
        Some(Journalled {
            year: year?,
            serial: serial?,
            case_id,
            document_id: id,
        })
    });
    Ok(whole.collect())
}

/// Cases that call themselves closed and do not say when: they fall in no period.
pub fn closed_without_a_day(db: &mut Db) -> Result<Vec<CaseNumber>, StoreError> {
    let rows: Vec<(i32, i32)> = cases::table
        .filter(cases::stage.eq(Stage::Closed.code()))
        .filter(cases::closed_at.is_null())
        .order((cases::year, cases::serial))
        .select((cases::year, cases::serial))
        .load(db)?;
    let numbers = rows.into_iter();
    Ok(numbers
        .map(|(year, serial)| CaseNumber { year, serial })
        .collect())
}

fn utc(at: NaiveDateTime) -> DateTime<Utc> {
    at.and_utc()
}
