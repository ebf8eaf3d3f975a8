//! An officer has the program propose a severity.

use super::{Failure, next_step, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::assessment::{Input, Subject, assess};
use crate::domain::case::{CaseNumber, Step};
use crate::domain::decision::done;
use crate::store::proposals::{self, NewAssessment};
use crate::store::{Tx, cases, gates, ledger, parties};

/// What the officer has found, beside the gates and the points alleged.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Findings {
    /// Codes of factors, each with its evidence in the case.
    pub factors: Vec<String>,
    /// The alleged points that the facts support.
    pub points: Vec<String>,
    pub subject: Subject,
}

/// Computes the proposal and keeps it with everything it was computed from, so
/// that it can be computed again. It is a proposal: a named person decides.
pub fn assess_severity(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    findings: &Findings,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let gates = standing::gates(&gates::history(tx.db(), case.id)?);
    let stage = case.stage.after(Step::Assess, done(&gates))?;
    let ruleset = standing::ruleset(tx.db(), &case.ruleset)?;
    let alleged = parties::points(tx.db(), case.id)?;
    let points: Option<Vec<_>> = findings
        .points
        .iter()
        .map(|code| ruleset.point(code).filter(|_| alleged.contains(code)))
        .collect();
    let points = points.filter(|points| !points.is_empty());
    let factors: Option<Vec<_>> = findings
        .factors
        .iter()
        .map(|code| ruleset.factor(code))
        .collect();
    let input = Input {
        id: number.to_string(),
        points: points.ok_or(Failure::NoPoints)?,
        channel: case.channel,
        factors: factors.ok_or(Failure::UnknownFactor)?,
        gates,
        subject: Some(findings.subject),
    };
    let assessment = assess(&ruleset, &input);
    let net =
        i32::try_from(assessment.net).expect("weights of a rule set add up to a small number");
    let new = NewAssessment {
        ruleset: ruleset.code(),
        input: standing::canonical(&input),
        output: standing::canonical(&assessment),
        severity: assessment.severity,
        net,
    };
    proposals::insert_assessment(tx, case.id, &new, by.person)?;
    cases::advance(tx, &case, stage)?;
    next_step::settle(tx, case.id)?;
    let event = Event::SeverityAssessed {
        severity: assessment.severity,
        net: assessment.net,
        ruleset: ruleset.code(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
