//! The life of a suspension: the stages it stands in and the steps that people take (arbeidsmiljølova § 15-13).

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
#[error("{step:?} is not possible while the suspension is {stage:?}: {lack:?}")]
pub struct OutOfTurn {
    pub stage: Stage,
    pub step: Step,
    pub lack: Lack,
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
    pub fn after(self, step: Step) -> Result<Stage, OutOfTurn> {
        use Stage::{Consulted, Decided, Ended, Proposed, Running, Unconfirmed};
        match (self, step) {
            (Proposed | Consulted, Step::Consult) | (Unconfirmed, Step::Return) => Ok(Consulted),
            (Consulted, Step::Decide) => Ok(Unconfirmed),
            (Unconfirmed, Step::Confirm) => Ok(Decided),
            (Decided, Step::Deliver) | (Running, Step::Review) => Ok(Running),
            (Proposed | Consulted | Unconfirmed | Decided | Running, Step::End) => Ok(Ended),
            (stage, step) => Err(OutOfTurn {
                stage,
                step,
                lack: stage.lacks(step),
            }),
        }
    }

    /// The step that a suspension standing so waits for.
    pub fn waits_for(self) -> Option<Step> {
        match self {
            Stage::Proposed => Some(Step::Consult),
            Stage::Consulted => Some(Step::Decide),
            Stage::Unconfirmed => Some(Step::Confirm),
            Stage::Decided => Some(Step::Deliver),
            Stage::Running => Some(Step::Review),
            Stage::Ended => None,
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
