//! How long each case is kept, as rows. The latest mark counts.

use super::schema::{retention_marks, settings};
use super::{Db, StoreError, Tx};
use crate::domain::retention::{Outcome, Retention, WarningPolicy};
use chrono::NaiveDate;
use diesel::prelude::*;

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

pub fn latest(db: &mut Db, case_id: i32) -> Result<Option<Mark>, StoreError> {
    type Row = (
        String,
        String,
        Option<i32>,
        Option<NaiveDate>,
        Option<NaiveDate>,
    );
    let row: Option<Row> = retention_marks::table
        .filter(retention_marks::case_id.eq(case_id))
        .order(retention_marks::id.desc())
        .select((
            retention_marks::outcome,
            retention_marks::reasons,
            retention_marks::months,
            retention_marks::starts_on,
            retention_marks::destroy_from,
        ))
        .first(db)
        .optional()?;
    row.map(|(outcome, rows, months, starts_on, destroy_from)| {
        Ok(Mark {
            outcome: Outcome::parse(&outcome)
                .ok_or_else(|| StoreError::Unreadable("retention_marks.outcome".to_owned()))?,
            rows: rows.split_whitespace().map(str::to_owned).collect(),
            months,
            starts_on,
            destroy_from,
        })
    })
    .transpose()
}

/// What the archivist has decided that a warning alone is.
pub fn warning_policy(db: &mut Db) -> Result<WarningPolicy, StoreError> {
    let value: Option<String> = settings::table
        .filter(settings::name.eq("retention.warning_is_consequence"))
        .select(settings::value)
        .first(db)
        .optional()?;
    Ok(match value.as_deref() {
        Some("yes") => WarningPolicy::IsConsequence,
        Some("no") => WarningPolicy::IsNotConsequence,
        _ => WarningPolicy::Unset,
    })
}
