//! What came of a case beside the decision, or belongs to it: the rules of preservation ask for it, and nothing else
//! in the case tells (bevaringsforskrifta §§ 31 to 33).

use super::coded::Coded;
use super::retention::{Outcome, Retention};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Circumstance {
    /// The person gave notice, or it was settled that they leave (bevaringsforskrifta § 33 h).
    EmploymentEnded,
    /// Moved to another post, or told to do other work (§ 33 f).
    Reassigned,
    /// Another position, function, pay or tasks, also after a suspension (§ 33 g).
    OtherConsequence,
    /// The administrasjonsutval had it (§ 32 b).
    InCommittee,
    /// It is, or came of, a conflict at the place of work that was handled (§ 31 c).
    Conflict,
}

impl Coded for Circumstance {
    const ALL: &'static [Circumstance] = &[
        Circumstance::EmploymentEnded,
        Circumstance::Reassigned,
        Circumstance::OtherConsequence,
        Circumstance::InCommittee,
        Circumstance::Conflict,
    ];

    fn code(self) -> &'static str {
        match self {
            Circumstance::EmploymentEnded => "employment_ended",
            Circumstance::Reassigned => "reassigned",
            Circumstance::OtherConsequence => "other_consequence",
            Circumstance::InCommittee => "in_committee",
            Circumstance::Conflict => "conflict",
        }
    }
}

/// What a form says for "none of these".
pub const NONE: &str = "none";

/// What the archivist decides of a case for which the rules have no answer (bevaringsforskrifta § 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Preserved,
    /// By the row of its reaction in the municipality's own schedule (arkivforskrifta § 3).
    OwnPeriod,
}

impl Coded for Verdict {
    const ALL: &'static [Verdict] = &[Verdict::Preserved, Verdict::OwnPeriod];

    fn code(self) -> &'static str {
        match self {
            Verdict::Preserved => "preserved",
            Verdict::OwnPeriod => "own_period",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nobody has said whether any of it happened")]
    Unanswered,
    #[error("none of it happened, and some of it did")]
    Contradiction,
    #[error("nothing is said")]
    Nothing,
    #[error("nothing is said that was not said before")]
    Unchanged,
    #[error("the case is not closed")]
    Open,
    #[error("its content is destroyed")]
    Destroyed,
    #[error("the rules have an answer for the case")]
    NotWaiting,
    #[error("the answer on warnings comes first")]
    PolicyFirst,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::Destroyed => "arkivlova § 13",
            Refusal::NotWaiting => "bevaringsforskrifta § 3",
            Refusal::PolicyFirst => "bevaringsforskrifta § 33 g",
            _ => "bevaringsforskrifta §§ 31 til 33",
        }
    }
}

/// What a form says happened. A box that nobody ticked is no answer, so that "none of these" is a box too.
pub fn answered<'a>(values: impl Iterator<Item = &'a str>) -> Result<Vec<Circumstance>, Refusal> {
    let (mut said, mut is_none) = (vec![], false);
    for value in values {
        match Circumstance::parse(value) {
            Some(one) => said.push(one),
            None if value == NONE => is_none = true,
            None => return Err(Refusal::Unanswered),
        }
    }
    match (is_none, said.is_empty()) {
        (true, false) => Err(Refusal::Contradiction),
        (false, true) => Err(Refusal::Unanswered),
        _ => Ok(said),
    }
}

/// Whether the archivist may decide so: for more, always; for the own period only where the case waits, and then
/// waits no more (the outcome only moves up, bevaringsforskrifta § 3). `after` is how it is kept with the verdict.
pub fn decide(now: Outcome, verdict: Verdict, after: &Retention) -> Result<(), Refusal> {
    match (now, verdict) {
        (Outcome::Preserved, _) | (Outcome::OwnPeriod, Verdict::OwnPeriod) => {
            Err(Refusal::NotWaiting)
        }
        (_, Verdict::OwnPeriod) if after.outcome == Outcome::Review => Err(Refusal::PolicyFirst),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ticked_is_no_answer_and_none_of_these_is_one() {
        let said = |values: &[&str]| answered(values.iter().copied());
        assert_eq!(said(&[]), Err(Refusal::Unanswered));
        assert_eq!(said(&["none"]), Ok(vec![]));
        assert_eq!(said(&["none", "conflict"]), Err(Refusal::Contradiction));
        assert_eq!(said(&["reassigned"]), Ok(vec![Circumstance::Reassigned]));
        assert_eq!(said(&["reassigned", "other"]), Err(Refusal::Unanswered));
    }
}
