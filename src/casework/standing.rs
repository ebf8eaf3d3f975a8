//! How a case stands: its gates as they are answered, and the proposal with the rule set it was made by.

use crate::domain::assessment::{self, Assessment, Document};
use crate::domain::gate::{
    AlreadyReacted, Consultation, Evidence, FreeSpeech, Gates, Hearing, Question, Retaliation,
    Whistleblowing,
};
use crate::domain::ruleset::Ruleset;
use crate::store::cases::Case;
use crate::store::gates::{self, Given};
use crate::store::proposals::{self, Assessed};
use crate::store::{Db, StoreError, rulesets};
use std::sync::Arc;

/// The rule set that a case is judged by: the one of its time, not of today.
pub fn ruleset(db: &mut Db, code: &str) -> Result<Arc<Ruleset>, StoreError> {
    let builtin = Ruleset::builtin();
    if builtin.code() == code {
        return Ok(Arc::new(builtin.clone()));
    }
    let body = rulesets::body(db, code)?;
    let read = Ruleset::parse(body.as_bytes());
    read.map(Arc::new)
        .map_err(|fault| StoreError::Unreadable(format!("rule set {code}: {fault}")))
}

/// The answers that count, with the mildest ones where nobody has answered yet.
///
/// `None` until everything that must be answered before an assessment has its answer.
pub fn gates(history: &[Given]) -> Gates {
    let mut gates = Gates {
        free_speech: FreeSpeech::Unanswered,
        retaliation: Retaliation::No,
        whistleblowing: Whistleblowing::Yes,
        conflicted: vec![],
        already_reacted: AlreadyReacted::No,
        evidence: Evidence::Weak,
        protected_position: vec![],
        consultation: Consultation::NotHeld,
        hearing: Hearing::NotGiven,
    };
    for given in gates::latest(history) {
        gates
            .answer(given.answer.question, &given.answer.codes)
            .expect("the store gives back codes of the question's own list");
    }
    gates
}

/// The questions that have an answer.
pub fn answered(history: &[Given]) -> Vec<Question> {
    let latest = gates::latest(history);
    latest.iter().map(|given| given.answer.question).collect()
}

/// A proposal, computed again from what it was computed from.
pub struct Proposal {
    pub row: Assessed,
    pub ruleset: Arc<Ruleset>,
    /// The gates as they were when the proposal was made.
    pub assessment: Assessment,
}

/// The proposal that stands in the case, if there is one.
///
/// It is computed again by the rule set of its time from the inputs that were
/// kept; were the result another than the one that was kept, the case must not go on.
pub fn proposal(db: &mut Db, case: &Case) -> Result<Option<Proposal>, StoreError> {
    let Some(row) = proposals::assessment(db, case.id)? else {
        return Ok(None);
    };
    let ruleset = ruleset(db, &row.ruleset)?;
    let assessment = recompute(&ruleset, &row.input)
        .ok_or_else(|| StoreError::Unreadable(format!("assessments.input of {}", row.uuid)))?;
    if canonical(&assessment) != row.output {
        return Err(StoreError::Unreadable(format!(
            "assessment {} computes to another result than the one that was kept",
            row.uuid
        )));
    }
    Ok(Some(Proposal {
        row,
        ruleset,
        assessment,
    }))
}

fn recompute(ruleset: &Ruleset, input: &str) -> Option<Assessment> {
    match assessment::read(ruleset, input.as_bytes()).ok()? {
        Document::One(input) => Some(assessment::assess(ruleset, &input)),
        Document::Many(_) => None,
    }
}

/// The form in which inputs and results are kept.
pub fn canonical(value: &impl serde::Serialize) -> String {
    serde_json_canonicalizer::to_string(value).expect("assessments hold finite numbers and strings")
}
