//! The cases that a case belongs with, whoever may see them: for the house's own judgement of what is kept.

use super::schema::{assessments, case_links, cases};
use super::{Db, StoreError};
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::person::PersonId;
use chrono::{DateTime, Utc};
use diesel::prelude::*;

/// A case at the other end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    pub id: i32,
    pub number: CaseNumber,
    pub is_open: bool,
}

type Row = (i32, i32, i32, String);

fn other((id, year, serial, stage): Row) -> Other {
    Other {
        id,
        number: CaseNumber { year, serial },
        is_open: stage != Stage::Closed.code(),
    }
}

/// The cases that somebody linked to this one, from whichever end. What is destroyed is no tie.
pub fn linked(db: &mut Db, case: i32) -> Result<Vec<Other>, StoreError> {
    let there: Vec<i32> = case_links::table
        .filter(case_links::case_id.eq(case))
        .select(case_links::linked_case_id)
        .load(db)?;
    let back: Vec<i32> = case_links::table
        .filter(case_links::linked_case_id.eq(case))
        .select(case_links::case_id)
        .load(db)?;
    let ends: Vec<i32> = there.into_iter().chain(back).collect();
    let rows: Vec<Row> = cases::table
        .filter(cases::id.eq_any(ends))
        .filter(cases::destroyed_at.is_null())
        .order((cases::year, cases::serial))
        .select((cases::id, cases::year, cases::serial, cases::stage))
        .load(db)?;
    Ok(rows.into_iter().map(other).collect())
}

/// Cases about the same person that were registered after `since` and whose assessment counted earlier warnings:
/// they lean on this one.
pub fn leaning(
    db: &mut Db,
    subject: PersonId,
    since: DateTime<Utc>,
) -> Result<Vec<Other>, StoreError> {
    let rows: Vec<Row> = cases::table
        .filter(cases::subject_id.eq(subject.0))
        .filter(cases::registered_at.gt(since.naive_utc()))
        .filter(cases::destroyed_at.is_null())
        .order((cases::year, cases::serial))
        .select((cases::id, cases::year, cases::serial, cases::stage))
        .load(db)?;
    let mut leaning = vec![];
    for row in rows {
        if counts_warnings(db, row.0)? {
            leaning.push(other(row));
        }
    }
    Ok(leaning)
}

/// Whether any assessment of the case counted earlier warnings.
fn counts_warnings(db: &mut Db, case: i32) -> Result<bool, StoreError> {
    let inputs: Vec<String> = assessments::table
        .filter(assessments::case_id.eq(case))
        .select(assessments::input)
        .load(db)?;
    let counts = |input: &String| {
        let read: Option<serde_json::Value> = serde_json::from_str(input).ok();
        let count = read.and_then(|it| it.pointer("/subject/valid_prior_warnings")?.as_u64());
        count.is_some_and(|count| count > 0)
    };
    Ok(inputs.iter().any(counts))
}

/// Closed cases about the same person, whose content is there.
pub fn closed_of(db: &mut Db, subject: PersonId) -> Result<Vec<i32>, StoreError> {
    Ok(cases::table
        .filter(cases::subject_id.eq(subject.0))
        .filter(cases::stage.eq(Stage::Closed.code()))
        .filter(cases::destroyed_at.is_null())
        .order(cases::id)
        .select(cases::id)
        .load(db)?)
}

/// Every closed case whose content is there.
pub fn closed(db: &mut Db) -> Result<Vec<i32>, StoreError> {
    Ok(cases::table
        .filter(cases::stage.eq(Stage::Closed.code()))
        .filter(cases::destroyed_at.is_null())
        .order(cases::id)
        .select(cases::id)
        .load(db)?)
}
