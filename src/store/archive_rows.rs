//! Closed cases with everything that belongs to them, page by page, for the archive.

mod case;
mod changes;
mod corrections;
mod links;
mod one;
mod parts;

pub use case::{Case, Decision, Document, Mark, Party, Proposal, Recommendation};
pub use changes::{Change, Changed};
pub use corrections::Correction;
pub use one::{journalled, narrow, one, reporter, whole, without_part_in};

use super::StoreError;
use super::db::{self, Db, Dialect};
use super::schema::cases;
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

/// One registration of a year's journal: where it stands, and the document it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Journalled {
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

/// The years of the cases that were closed in the period.
pub fn years(db: &mut Db, closed: Closed) -> Result<Vec<i32>, StoreError> {
    Ok(cases::table
        .filter(cases::closed_at.ge(closed.from.naive_utc()))
        .filter(cases::closed_at.lt(closed.until.naive_utc()))
        .select(cases::year)
        .distinct()
        .order(cases::year)
        .load(db)?)
}

/// Up to `limit` cases of one year with a higher serial than `after`, in order:
/// year by year, so that the index leads straight to the page. Whatever was
/// closed in the period is here, also a case whose stage says otherwise: the
/// archive names it.
pub fn page(
    db: &mut Db,
    closed: Closed,
    year: i32,
    after: i32,
    limit: i64,
) -> Result<Vec<Case>, StoreError> {
    let rows: Vec<case::Row> = cases::table
        .filter(cases::year.eq(year))
        .filter(cases::serial.gt(after))
        .filter(cases::closed_at.ge(closed.from.naive_utc()))
        .filter(cases::closed_at.lt(closed.until.naive_utc()))
        .order(cases::serial)
        .limit(limit)
        .select(case::COLUMNS)
        .load(db)?;
    case::complete(db, Some(closed), rows)
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
