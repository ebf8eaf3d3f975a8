//! The cases that a case belongs with, whoever may see them: for the house's own judgement of what is kept.

use super::schema::{assessments, case_links, cases, decisions};
use super::{Db, StoreError};
use crate::domain::assessment::leans_on_earlier;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::person::PersonId;
use chrono::NaiveDateTime;
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

/// The cases about the same person that lean on this one: an assessment that [leans on earlier
/// warnings](leans_on_earlier) was made in them after this one was decided, whenever they were registered themselves and
/// however often they were closed. What was registered after it leans on it in any case.
pub fn leaning(db: &mut Db, case: i32) -> Result<Vec<Other>, StoreError> {
    let (subject, since): (i32, NaiveDateTime) = cases::table
        .find(case)
        .select((cases::subject_id, cases::registered_at))
        .first(db)?;
    let rows: Vec<Row> = cases::table
        .filter(cases::subject_id.eq(subject))
        .filter(cases::id.ne(case))
        .filter(cases::destroyed_at.is_null())
        .order((cases::year, cases::serial))
        .select((cases::id, cases::year, cases::serial, cases::stage))
        .load(db)?;
    let decided = first_decided(db, case)?;
    let later: Vec<i32> = cases::table
        .filter(cases::subject_id.eq(subject))
        .filter(cases::registered_at.gt(since))
        .select(cases::id)
        .load(db)?;
    let mut leaning = vec![];
    for row in rows {
        let Some(used) = used_at(db, row.0)? else {
            continue;
        };
        if later.contains(&row.0) || decided.is_some_and(|decided| used > decided) {
            leaning.push(other(row));
        }
    }
    Ok(leaning)
}

/// When the case was last assessed with an earlier warning in use.
fn used_at(db: &mut Db, case: i32) -> Result<Option<NaiveDateTime>, StoreError> {
    let inputs: Vec<(String, NaiveDateTime)> = assessments::table
        .filter(assessments::case_id.eq(case))
        .select((assessments::input, assessments::assessed_at))
        .load(db)?;
    let used = inputs.iter().filter(|(input, _)| leans_on_earlier(input));
    Ok(used.map(|(_, at)| *at).max())
}

/// When the case was decided for the first time.
fn first_decided(db: &mut Db, case: i32) -> Result<Option<NaiveDateTime>, StoreError> {
    Ok(decisions::table
        .filter(decisions::case_id.eq(case))
        .select(diesel::dsl::min(decisions::decided_at))
        .first(db)?)
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
