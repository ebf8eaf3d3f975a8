//! A case and the steps it may take.

use std::fmt;

/// Where a case stands. The order is the order of a case's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Registered; the gates wait for their answers.
    Registered,
    /// The gates have their answers.
    Cleared,
    /// The program has proposed a severity.
    Assessed,
    /// A named person has said what to make of the proposal.
    Recommended,
    Decided,
    Closed,
}

/// Something a person does that moves a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    AnswerGates,
    /// Says that the hearing or the discussion meeting has been (G8, G9).
    Hear,
    Assess,
    Recommend,
    Decide,
    Close,
}

/// The step does not fit the stage the case stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{step:?} is not possible while the case is {stage:?}")]
pub struct OutOfTurn {
    pub stage: Stage,
    pub step: Step,
}

impl Stage {
    pub const ALL: [Stage; 6] = [
        Stage::Registered,
        Stage::Cleared,
        Stage::Assessed,
        Stage::Recommended,
        Stage::Decided,
        Stage::Closed,
    ];

    /// The stage a case reaches by taking `step`.
    ///
    /// The whole lifecycle is this one table; `docs/architecture.md` draws it. A
    /// gate may be answered anew until the decision is made: what was proposed
    /// and recommended before no longer rests on the facts, and is made again. The
    /// hearing moves nothing: it is held on the proposal that stands.
    pub fn after(self, step: Step) -> Result<Stage, OutOfTurn> {
        use Stage::{Assessed, Cleared, Closed, Decided, Recommended, Registered};
        use Step::{AnswerGates, Assess, Close, Decide, Hear, Recommend};
        match (self, step) {
            (Registered | Cleared | Assessed | Recommended, AnswerGates) => Ok(Cleared),
            (stage @ (Registered | Cleared | Assessed | Recommended), Hear) => Ok(stage),
            (Cleared | Assessed | Recommended, Assess) => Ok(Assessed),
            (Assessed | Recommended, Recommend) => Ok(Recommended),
            (Recommended, Decide) => Ok(Decided),
            (Decided, Close) => Ok(Closed),
            (stage, step) => Err(OutOfTurn { stage, step }),
        }
    }

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Registered => "registered",
            Stage::Cleared => "cleared",
            Stage::Assessed => "assessed",
            Stage::Recommended => "recommended",
            Stage::Decided => "decided",
            Stage::Closed => "closed",
        }
    }

    pub fn parse(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }
}

/// A case number as the archive writes it: year, slash, running number; `2026/14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseNumber {
    pub year: i32,
    pub serial: i32,
}

impl CaseNumber {
    /// As it stands in an address: `2026-14`.
    pub fn slug(self) -> String {
        format!("{}-{}", self.year, self.serial)
    }

    /// Reads `2026-14`, exactly as [`CaseNumber::slug`] writes it.
    pub fn from_slug(slug: &str) -> Option<CaseNumber> {
        let (year, serial) = slug.split_once('-')?;
        let number = CaseNumber {
            year: year.parse().ok()?,
            serial: serial.parse().ok()?,
        };
        (number.slug() == slug && number.serial > 0).then_some(number)
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.year, self.serial)
    }
}

/// Where it happened; the codes of the assessment document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    OfficialAccount,
    PrivateAccount,
    Other,
}

impl Channel {
    pub const ALL: [Channel; 3] = [
        Channel::OfficialAccount,
        Channel::PrivateAccount,
        Channel::Other,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Channel::OfficialAccount => "official_account",
            Channel::PrivateAccount => "private_account",
            Channel::Other => "other",
        }
    }

    pub fn parse(code: &str) -> Option<Channel> {
        Channel::ALL
            .into_iter()
            .find(|channel| channel.code() == code)
    }
}
