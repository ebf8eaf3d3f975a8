//! When a decided case may be closed.

use super::case::{Done, OutOfTurn, Stage, Step};
use super::grounds::says_enough;
use super::severity::Severity;
use chrono::NaiveDate;

/// Why a case cannot be closed yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error(transparent)]
    OutOfTurn(#[from] OutOfTurn),
    #[error("the letter about the {0:?} has not come to the employee")]
    NotDelivered(Severity),
    #[error("the employee may still sue until {0}; closing before needs grounds")]
    ClocksRun(NaiveDate),
    #[error("a suspension in the case has not ended")]
    SuspensionRuns,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::OutOfTurn(refusal) => refusal.lack.source(),
            Refusal::NotDelivered(_) => "arbeidsmiljølova § 15-4",
            Refusal::ClocksRun(_) => "arbeidsmiljølova § 17-4",
            Refusal::SuspensionRuns => "arbeidsmiljølova § 15-13 andre ledd",
        }
    }
}

/// How the case stands when somebody wants to close it.
#[derive(Clone, Copy, Debug)]
pub struct Closing<'a> {
    pub stage: Stage,
    pub severity: Severity,
    /// The last day on which the employee may sue, where a clock runs.
    pub suit_until: Option<NaiveDate>,
    pub suspension_runs: bool,
    /// Why it is closed before the clocks have run out: it is settled or agreed.
    pub grounds: &'a str,
    pub today: NaiveDate,
}

/// Whether the case may be closed, and the stage it reaches.
///
/// A warning and all above it are closed when the letter has come to the employee
/// (arbeidsmiljølova § 15-4). While the employee may still sue (§ 17-4), closing
/// needs grounds; the house's own rule, so that no clock is forgotten.
pub fn close(closing: &Closing<'_>) -> Result<Stage, Refusal> {
    let stage = closing.stage.after(Step::Close, Done::default())?;
    if closing.severity >= Severity::Warning && closing.stage < Stage::Delivered {
        return Err(Refusal::NotDelivered(closing.severity));
    }
    if closing.suspension_runs {
        return Err(Refusal::SuspensionRuns);
    }
    match closing.suit_until {
        Some(until) if closing.today <= until && !says_enough(closing.grounds) => {
            Err(Refusal::ClocksRun(until))
        }
        _ => Ok(stage),
    }
}
