//! How long each case is kept, as rows. The latest mark counts.

use super::schema::{cases, retention_marks};
use super::visibility::visible;
use super::{Db, StoreError, Tx, settings};
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::retention::{Outcome, Retention, WarningPolicy};
use crate::domain::severity::Severity;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The setting that says whether a warning alone is a consequence: `yes` or `no`.
pub const POLICY: &str = "retention.warning_is_consequence";
/// The archivist's reason.
pub const POLICY_REASON: &str = "retention.warning_is_consequence.reason";

/// The mark that stands.
#[derive(Clone, Debug)]
pub struct Mark {
    pub outcome: Outcome,
    /// The codes of the rows that matched, `R2 R16`.
    pub rows: Vec<String>,
    pub months: Option<i32>,
    pub starts_on: Option<NaiveDate>,
    pub destroy_from: Option<NaiveDate>,
}

/// Marks a case; `facts` is what it was computed from, as canonical JSON.
pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    retention: &Retention,
    facts: &str,
) -> Result<(), StoreError> {
    let codes: Vec<&str> = retention.rows.iter().map(|row| row.code).collect();
    let period = retention.period;
    let months = period.map(|period| i32::try_from(period.months));
    let months = months
        .transpose()
        .map_err(|_| StoreError::Unreadable("a retention period of aeons".to_owned()))?;
    let id: i32 = diesel::insert_into(retention_marks::table)
        .values((
            retention_marks::case_id.eq(case_id),
            retention_marks::outcome.eq(retention.outcome.code()),
            retention_marks::reasons.eq(codes.join(" ")),
            retention_marks::facts.eq(facts),
            retention_marks::months.eq(months),
            retention_marks::starts_on.eq(period.map(|period| period.starts_on)),
            retention_marks::destroy_from.eq(period.map(|period| period.destroy_from)),
            retention_marks::marked_at.eq(tx.now.naive_utc()),
        ))
        .returning(retention_marks::id)
        .get_result(tx.conn)?;
    tx.touch("retention_marks", id);
    Ok(())
}

type Row = (
    i32,
    String,
    String,
    Option<i32>,
    Option<NaiveDate>,
    Option<NaiveDate>,
);

fn mark(row: Row) -> Result<(i32, Mark), StoreError> {
    let (case_id, outcome, rows, months, starts_on, destroy_from) = row;
    let outcome = Outcome::parse(&outcome)
        .ok_or_else(|| StoreError::Unreadable("retention_marks.outcome".to_owned()))?;
    let mark = Mark {
        outcome,
        rows: rows.split_whitespace().map(str::to_owned).collect(),
        months,
        starts_on,
        destroy_from,
    };
    Ok((case_id, mark))
}

/// A mark, and when it was made.
pub type Marked = (Mark, DateTime<Utc>);

pub fn latest(db: &mut Db, case_id: i32) -> Result<Option<Mark>, StoreError> {
    let row: Option<Row> = retention_marks::table
        .filter(retention_marks::case_id.eq(case_id))
        .order(retention_marks::id.desc())
        .select((
            retention_marks::case_id,
            retention_marks::outcome,
            retention_marks::reasons,
            retention_marks::months,
            retention_marks::starts_on,
            retention_marks::destroy_from,
        ))
        .first(db)
        .optional()?;
    row.map(|row| Ok(mark(row)?.1)).transpose()
}

/// Every mark of a case, the latest first.
pub fn history(db: &mut Db, case_id: i32) -> Result<Vec<Marked>, StoreError> {
    let rows: Vec<(Row, NaiveDateTime)> = retention_marks::table
        .filter(retention_marks::case_id.eq(case_id))
        .order(retention_marks::id.desc())
        .select((
            (
                retention_marks::case_id,
                retention_marks::outcome,
                retention_marks::reasons,
                retention_marks::months,
                retention_marks::starts_on,
                retention_marks::destroy_from,
            ),
            retention_marks::marked_at,
        ))
        .load(db)?;
    let each = rows.into_iter();
    each.map(|(row, at)| Ok((mark(row)?.1, at.and_utc())))
        .collect()
}

/// The mark that stands of each marked case, by the case's id.
pub fn list_latest(db: &mut Db) -> Result<BTreeMap<i32, Mark>, StoreError> {
    let rows: Vec<Row> = retention_marks::table
        .order(retention_marks::id)
        .select((
            retention_marks::case_id,
            retention_marks::outcome,
            retention_marks::reasons,
            retention_marks::months,
            retention_marks::starts_on,
            retention_marks::destroy_from,
        ))
        .load(db)?;
    rows.into_iter().map(mark).collect()
}

/// A closed case as the archivist's list shows it.
#[derive(Clone, Debug)]
pub struct ClosedCase {
    pub number: CaseNumber,
    pub public_title: String,
    pub severity: Option<Severity>,
    pub closed_at: Option<DateTime<Utc>>,
    /// Its content is gone since then.
    pub destroyed_at: Option<DateTime<Utc>>,
    pub id: i32,
    /// Nothing where the case was closed without a mark.
    pub mark: Option<Mark>,
}

type Found = (
    i32,
    i32,
    i32,
    String,
    Option<String>,
    Option<NaiveDateTime>,
    Option<NaiveDateTime>,
);

type Columns = (
    cases::id,
    cases::year,
    cases::serial,
    cases::public_title,
    cases::outcome,
    cases::closed_at,
    cases::destroyed_at,
);

const COLUMNS: Columns = (
    cases::id,
    cases::year,
    cases::serial,
    cases::public_title,
    cases::outcome,
    cases::closed_at,
    cases::destroyed_at,
);

fn closed(found: Found, mark: Option<Mark>) -> ClosedCase {
    let (id, year, serial, public_title, outcome, closed_at, destroyed_at) = found;
    ClosedCase {
        id,
        number: CaseNumber { year, serial },
        public_title,
        severity: outcome.as_deref().and_then(Severity::parse),
        closed_at: closed_at.map(|at| at.and_utc()),
        destroyed_at: destroyed_at.map(|at| at.and_utc()),
        mark,
    }
}

/// Every closed case that the viewer may see, the latest first.
pub fn list_closed(db: &mut Db, viewer: &Viewer) -> Result<Vec<ClosedCase>, StoreError> {
    let found: Vec<Found> = visible(viewer)
        .filter(cases::stage.eq(Stage::Closed.code()))
        .order((cases::closed_at.desc(), cases::id.desc()))
        .select(COLUMNS)
        .load(db)?;
    let mut marks = list_latest(db)?;
    let each = found.into_iter().map(|row| {
        let mark = marks.remove(&row.0);
        closed(row, mark)
    });
    Ok(each.collect())
}

/// A case as the archive's page shows it, open or closed, if the viewer may see it.
pub fn find_kept(
    db: &mut Db,
    viewer: &Viewer,
    number: CaseNumber,
) -> Result<ClosedCase, StoreError> {
    let found: Found = visible(viewer)
        .filter(cases::year.eq(number.year))
        .filter(cases::serial.eq(number.serial))
        .select(COLUMNS)
        .first(db)?;
    let mark = latest(db, found.0)?;
    Ok(closed(found, mark))
}

/// A case whose content is gone, by its number: what is left of it is for all who keep the archive.
pub fn find_destroyed(db: &mut Db, number: CaseNumber) -> Result<ClosedCase, StoreError> {
    let found: Found = cases::table
        .filter(cases::year.eq(number.year))
        .filter(cases::serial.eq(number.serial))
        .filter(cases::destroyed_at.is_not_null())
        .select(COLUMNS)
        .first(db)?;
    let mark = latest(db, found.0)?;
    Ok(closed(found, mark))
}

/// What the archivist has decided that a warning alone is.
pub fn warning_policy(db: &mut Db) -> Result<WarningPolicy, StoreError> {
    let setting = settings::find(db, POLICY)?;
    Ok(
        match setting.as_ref().map(|setting| setting.value.as_str()) {
            Some("yes") => WarningPolicy::IsConsequence,
            Some("no") => WarningPolicy::IsNotConsequence,
            _ => WarningPolicy::Unset,
        },
    )
}
