//! What was proposed, what a person made of it, and what was decided, as rows. None of them is ever edited.

use super::schema::{assessments, decisions, recommendations};
use super::{Db, StoreError, Tx, new_uuid};
use crate::domain::decision::{Decision, Recommendation};
use crate::domain::person::PersonId;
use crate::domain::severity::Severity;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

/// A proposal as it was made: the two documents, word for word.
#[derive(Clone, Debug)]
pub struct Assessed {
    pub id: i32,
    pub uuid: String,
    pub ruleset: String,
    pub input: String,
    pub output: String,
    pub severity: Severity,
    pub net: i32,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

/// A proposal that is to be kept.
#[derive(Clone, Debug)]
pub struct NewAssessment {
    pub ruleset: String,
    pub input: String,
    pub output: String,
    pub severity: Severity,
    pub net: i32,
}

#[derive(Clone, Debug)]
pub struct Recommended {
    pub id: i32,
    pub assessment_id: i32,
    pub recommendation: Recommendation,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

#[derive(Clone, Debug)]
pub struct Decided {
    pub id: i32,
    pub uuid: String,
    pub decision: Decision,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

pub fn insert_assessment(
    tx: &mut Tx<'_>,
    case_id: i32,
    new: &NewAssessment,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(assessments::table)
        .values((
            assessments::uuid.eq(new_uuid()?),
            assessments::case_id.eq(case_id),
            assessments::ruleset.eq(&new.ruleset),
            assessments::input.eq(&new.input),
            assessments::output.eq(&new.output),
            assessments::severity.eq(new.severity.code()),
            assessments::net.eq(new.net),
            assessments::assessed_by_id.eq(by.0),
            assessments::assessed_at.eq(tx.now.naive_utc()),
        ))
        .returning(assessments::id)
        .get_result(tx.conn)?;
    tx.touch("assessments", id);
    Ok(())
}

/// The proposal that stands, if there is one.
pub fn assessment(db: &mut Db, case_id: i32) -> Result<Option<Assessed>, StoreError> {
    type Row = (
        i32,
        String,
        String,
        String,
        String,
        String,
        i32,
        i32,
        NaiveDateTime,
    );
    let row: Option<Row> = assessments::table
        .filter(assessments::case_id.eq(case_id))
        .order(assessments::id.desc())
        .select((
            assessments::id,
            assessments::uuid,
            assessments::ruleset,
            assessments::input,
            assessments::output,
            assessments::severity,
            assessments::net,
            assessments::assessed_by_id,
            assessments::assessed_at,
        ))
        .first(db)
        .optional()?;
    row.map(|(id, uuid, ruleset, input, output, code, net, by, at)| {
        Ok(Assessed {
            id,
            uuid,
            ruleset,
            input,
            output,
            severity: severity(&code)?,
            net,
            by: PersonId(by),
            at: at.and_utc(),
        })
    })
    .transpose()
}

pub fn insert_recommendation(
    tx: &mut Tx<'_>,
    case_id: i32,
    assessment_id: i32,
    recommendation: &Recommendation,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(recommendations::table)
        .values((
            recommendations::case_id.eq(case_id),
            recommendations::assessment_id.eq(assessment_id),
            recommendations::severity.eq(recommendation.severity.code()),
            recommendations::grounds.eq(&recommendation.grounds),
            recommendations::weighing.eq(&recommendation.weighing),
            recommendations::recommended_by_id.eq(by.0),
            recommendations::recommended_at.eq(tx.now.naive_utc()),
        ))
        .returning(recommendations::id)
        .get_result(tx.conn)?;
    tx.touch("recommendations", id);
    Ok(())
}

/// The recommendation that stands, if there is one.
pub fn recommendation(db: &mut Db, case_id: i32) -> Result<Option<Recommended>, StoreError> {
    type Row = (i32, i32, String, String, String, i32, NaiveDateTime);
    let row: Option<Row> = recommendations::table
        .filter(recommendations::case_id.eq(case_id))
        .order(recommendations::id.desc())
        .select((
            recommendations::id,
            recommendations::assessment_id,
            recommendations::severity,
            recommendations::grounds,
            recommendations::weighing,
            recommendations::recommended_by_id,
            recommendations::recommended_at,
        ))
        .first(db)
        .optional()?;
    row.map(|(id, assessment_id, code, grounds, weighing, by, at)| {
        Ok(Recommended {
            id,
            assessment_id,
            recommendation: Recommendation {
                severity: severity(&code)?,
                grounds,
                weighing,
            },
            by: PersonId(by),
            at: at.and_utc(),
        })
    })
    .transpose()
}

pub fn insert_decision(
    tx: &mut Tx<'_>,
    case_id: i32,
    recommendation_id: i32,
    decision: &Decision,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(decisions::table)
        .values((
            decisions::uuid.eq(new_uuid()?),
            decisions::case_id.eq(case_id),
            decisions::recommendation_id.eq(recommendation_id),
            decisions::severity.eq(decision.severity.code()),
            decisions::grounds.eq(&decision.grounds),
            decisions::rules.eq(said(&decision.rules)),
            decisions::facts.eq(said(&decision.facts)),
            decisions::weighing.eq(said(&decision.weighing)),
            decisions::alternatives.eq(said(&decision.alternatives)),
            decisions::decided_by_id.eq(by.0),
            decisions::decided_at.eq(tx.now.naive_utc()),
        ))
        .returning(decisions::id)
        .get_result(tx.conn)?;
    tx.touch("decisions", id);
    Ok(())
}

/// The decision that stands, if there is one.
pub fn decision(db: &mut Db, case_id: i32) -> Result<Option<Decided>, StoreError> {
    let row: Option<DecisionRow> = decisions::table
        .filter(decisions::case_id.eq(case_id))
        .order(decisions::id.desc())
        .select(DecisionRow::as_select())
        .first(db)
        .optional()?;
    let read = |row: DecisionRow| {
        Ok(Decided {
            id: row.id,
            uuid: row.uuid,
            decision: Decision {
                severity: severity(&row.severity)?,
                rules: row.rules.unwrap_or_default(),
                facts: row.facts.unwrap_or_default(),
                grounds: row.grounds,
                weighing: row.weighing.unwrap_or_default(),
                alternatives: row.alternatives.unwrap_or_default(),
            },
            by: PersonId(row.decided_by_id),
            at: row.decided_at.and_utc(),
        })
    };
    row.map(read).transpose()
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = decisions)]
struct DecisionRow {
    id: i32,
    uuid: String,
    severity: String,
    grounds: String,
    rules: Option<String>,
    facts: Option<String>,
    weighing: Option<String>,
    alternatives: Option<String>,
    decided_by_id: i32,
    decided_at: NaiveDateTime,
}

/// The text, if anything is said.
fn said(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}

fn severity(code: &str) -> Result<Severity, StoreError> {
    Severity::parse(code).ok_or_else(|| StoreError::Unreadable(format!("severity {code}")))
}
