//! How long each case is kept, as rows. The latest mark counts.

use super::schema::retention_marks;
use super::{Db, StoreError, Tx, settings};
use crate::domain::retention::{Outcome, Retention, WarningPolicy};
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

/// Whose mark it is, and its columns in the order of [`Mark`].
pub(super) type Row = (
    i32,
    String,
    String,
    Option<i32>,
    Option<NaiveDate>,
    Option<NaiveDate>,
);

pub(super) fn mark(row: Row) -> Result<(i32, Mark), StoreError> {
    let (owner, outcome, rows, months, starts_on, destroy_from) = row;
    let outcome = Outcome::parse(&outcome)
        .ok_or_else(|| StoreError::Unreadable("the outcome of a retention mark".to_owned()))?;
    let mark = Mark {
        outcome,
        rows: rows.split_whitespace().map(str::to_owned).collect(),
        months,
        starts_on,
        destroy_from,
    };
    Ok((owner, mark))
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
