//! Suspension, which runs beside a case (arbeidsmiljølova § 15-13).

use super::grounds::{LEAST, LONGEST, fits, says_enough};
use chrono::{Days, Months, NaiveDate};

/// Days between two reviews. The law says "continuously" (§ 15-13 second paragraph); the length is the house's.
pub const REVIEW_DAYS: u64 = 14;

/// Where a suspension stands. The order is the order of its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Asked for by the officer; the discussion meeting is awaited (§ 15-13 fourth paragraph, § 15-1).
    Proposed,
    Consulted,
    /// Decided by one; the second person has not confirmed.
    Unconfirmed,
    Decided,
    /// The letter is received; it runs, and is reviewed.
    Running,
    Ended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Consult,
    Decide,
    Confirm,
    Return,
    Deliver,
    Review,
    End,
}

impl Step {
    pub const ALL: [Step; 7] = [
        Step::Consult,
        Step::Decide,
        Step::Confirm,
        Step::Return,
        Step::Deliver,
        Step::Review,
        Step::End,
    ];
}

/// What stands between the suspension and the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    Consultation,
    Decision,
    Confirmation,
    Delivery,
    IsDecided,
    HasEnded,
}

impl Lack {
    pub const ALL: [Lack; 6] = [
        Lack::Consultation,
        Lack::Decision,
        Lack::Confirmation,
        Lack::Delivery,
        Lack::IsDecided,
        Lack::HasEnded,
    ];

    pub fn source(self) -> &'static str {
        match self {
            Lack::Consultation => "arbeidsmiljølova §§ 15-1 og 15-13 fjerde ledd",
            Lack::Decision => "kommunelova § 13-1 sjuande ledd",
            Lack::Confirmation => "kommunelova § 25-1",
            Lack::Delivery => "arbeidsmiljølova §§ 15-4 og 15-13 fjerde ledd",
            Lack::IsDecided | Lack::HasEnded => "arbeidsmiljølova § 15-13",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{step:?} is not possible while the suspension is {stage:?}: {lack:?}")]
    OutOfTurn {
        stage: Stage,
        step: Step,
        lack: Lack,
    },
    #[error("nobody may contact the employee before free speech is answered")]
    ContactClosed,
    #[error("a suspension needs grounds of at least {LEAST} characters")]
    NoGrounds,
    #[error("a suspension needs what the undertaking needs it for, in {LEAST} characters at least")]
    NoNeed,
    #[error("a text may have at most {LONGEST} characters")]
    TooLong,
    #[error("more than three months needs what is special about the case")]
    NoSpecialNature,
    #[error("the case has a suspension that has not ended")]
    AlreadyRunning,
    #[error("the day is not yet, or before the suspension began")]
    WrongDay,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::OutOfTurn { lack, .. } => lack.source(),
            Refusal::ContactClosed => "Grunnlova § 100",
            Refusal::NoSpecialNature => "arbeidsmiljølova § 15-13 andre ledd",
            _ => "arbeidsmiljølova § 15-13 første ledd",
        }
    }
}

impl Stage {
    pub const ALL: [Stage; 6] = [
        Stage::Proposed,
        Stage::Consulted,
        Stage::Unconfirmed,
        Stage::Decided,
        Stage::Running,
        Stage::Ended,
    ];

    /// The stage a suspension reaches by taking `step`; the whole of its life.
    /// Whatever stage it stands in, it can be ended: the law asks for that as soon
    /// as the conditions are gone (§ 15-13 second paragraph).
    pub fn after(self, step: Step) -> Result<Stage, Refusal> {
        use Stage::{Consulted, Decided, Ended, Proposed, Running, Unconfirmed};
        match (self, step) {
            (Proposed | Consulted, Step::Consult) | (Unconfirmed, Step::Return) => Ok(Consulted),
            (Consulted, Step::Decide) => Ok(Unconfirmed),
            (Unconfirmed, Step::Confirm) => Ok(Decided),
            (Decided, Step::Deliver) | (Running, Step::Review) => Ok(Running),
            (Proposed | Consulted | Unconfirmed | Decided | Running, Step::End) => Ok(Ended),
            (stage, step) => Err(Refusal::OutOfTurn {
                stage,
                step,
                lack: stage.lacks(step),
            }),
        }
    }

    fn lacks(self, step: Step) -> Lack {
        match (self, step) {
            (Stage::Ended, _) => Lack::HasEnded,
            (Stage::Proposed, _) => Lack::Consultation,
            (Stage::Consulted, _) => Lack::Decision,
            (Stage::Unconfirmed, Step::Deliver | Step::Review) => Lack::Confirmation,
            (Stage::Decided, Step::Review) => Lack::Delivery,
            _ => Lack::IsDecided,
        }
    }

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Proposed => "proposed",
            Stage::Consulted => "consulted",
            Stage::Unconfirmed => "unconfirmed",
            Stage::Decided => "decided",
            Stage::Running => "running",
            Stage::Ended => "ended",
        }
    }

    pub fn parse(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// Why the employee should be away: there is reason to believe in conduct that
/// may lead to termination, and the needs of the undertaking ask for it (§ 15-13 first paragraph).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    pub suspicion: String,
    pub need: String,
}

/// Whether a suspension may be asked for.
pub fn check(grounds: &Grounds, contact_is_closed: bool) -> Result<(), Refusal> {
    if contact_is_closed {
        return Err(Refusal::ContactClosed);
    }
    if !says_enough(&grounds.suspicion) {
        return Err(Refusal::NoGrounds);
    }
    if !says_enough(&grounds.need) {
        return Err(Refusal::NoNeed);
    }
    if !fits(&grounds.suspicion) || !fits(&grounds.need) {
        return Err(Refusal::TooLong);
    }
    Ok(())
}

/// Whether a running suspension may go on: reviewed with grounds, and beyond
/// three months only when the nature of the case makes it necessary (§ 15-13 second paragraph).
pub fn check_review(
    grounds: &str,
    special_nature: &str,
    began_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if !says_enough(grounds) {
        return Err(Refusal::NoGrounds);
    }
    if today >= alarm_on(began_on) && !says_enough(special_nature) {
        return Err(Refusal::NoSpecialNature);
    }
    Ok(())
}

/// The day a suspension has lasted three months.
pub fn alarm_on(began_on: NaiveDate) -> NaiveDate {
    began_on
        .checked_add_months(Months::new(3))
        .unwrap_or(NaiveDate::MAX)
}

/// The day the next review is due.
pub fn review_by(last: NaiveDate) -> NaiveDate {
    last.checked_add_days(Days::new(REVIEW_DAYS))
        .unwrap_or(NaiveDate::MAX)
}
