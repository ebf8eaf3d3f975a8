//! A report (melding): what a person tells of a possible breach, once every word of it makes sense.
//!
//! Nobody is asked how severe it is: that is for the office to assess. An
//! employee's report of a breach of written ethical guidelines is a varsel, and
//! the reporter is protected (arbeidsmiljølova §§ 2 A-1, 2 A-4).

mod draft;
mod problem;
mod read;

pub use draft::{
    DRAFT_DAYS, Draft, LARGEST_DRAFT, MOST_DRAFTS, PointsWords, WhatWords, WhoWords, Words,
};
pub use problem::{Fault, Problem, Refusal};
pub use read::check_step;

use crate::domain::case::Channel;
use crate::domain::person::PersonId;
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// Characters in the account of what happened.
pub const LONGEST_ACCOUNT: usize = 4000;
/// Characters in a name that is written, not picked.
pub const LONGEST_NAME: usize = 200;

/// A page of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who and where.
    Who,
    /// What happened, when, and on what channel.
    What,
    /// Guideline points and attachments; all of it may be left out.
    Points,
    /// Check your answers.
    Send,
}

impl Step {
    pub const ALL: [Step; 4] = [Step::Who, Step::What, Step::Points, Step::Send];

    /// As it stands in an address and on the page: 1 to 4.
    pub fn number(self) -> u8 {
        match self {
            Step::Who => 1,
            Step::What => 2,
            Step::Points => 3,
            Step::Send => 4,
        }
    }

    pub fn from_number(number: u8) -> Option<Step> {
        Step::ALL.into_iter().find(|step| step.number() == number)
    }
}

/// What the house knows while it reads a draft.
#[derive(Clone, Debug)]
pub struct Known {
    /// The wall clock in the municipality.
    pub now: NaiveDateTime,
    pub filer: PersonId,
    /// Whether the filer may register what somebody else has told (HR).
    pub files_for_others: bool,
    /// Everybody who works here now.
    pub people: BTreeMap<PersonId, Colleague>,
    /// The units there are now, by name.
    pub units: BTreeMap<i32, String>,
    /// The codes of the guideline points in force.
    pub points: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Colleague {
    pub name: String,
    pub unit: Option<i32>,
}

/// Somebody a report is about: a colleague who was picked, or a name as the reporter wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    pub id: Option<PersonId>,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    pub reporter: PersonId,
    pub filed_by: PersonId,
    pub subject: Subject,
    pub unit: Option<i32>,
    pub account: String,
    pub happened_on: NaiveDate,
    /// `07.40`
    pub happened_at: Option<String>,
    pub channel: Channel,
    /// Codes of guideline points, each once, in order.
    pub points: Vec<String>,
}

/// `M-2026/7`: the seventh report of 2026.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReportNumber {
    pub year: i32,
    pub serial: i32,
}

impl ReportNumber {
    /// Where the running numbers begin of the reports in which HR itself has a part: in the row that all of HR
    /// reads, none is missing.
    pub const FIRST_APART: i32 = 8001;

    /// As it stands in an address: `M-2026-7`.
    pub fn slug(self) -> String {
        format!("M-{}-{}", self.year, self.serial)
    }

    /// Reads `M-2026-7`, exactly as [`ReportNumber::slug`] writes it.
    pub fn from_slug(slug: &str) -> Option<ReportNumber> {
        let (year, serial) = slug.strip_prefix("M-")?.split_once('-')?;
        let number = ReportNumber {
            year: year.parse().ok()?,
            serial: serial.parse().ok()?,
        };
        (number.slug() == slug && number.serial > 0).then_some(number)
    }
}

impl fmt::Display for ReportNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "M-{}/{}", self.year, self.serial)
    }
}

/// All that a reporter is ever told. The same three whatever the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Motteken
    Received,
    /// Under handsaming
    InProgress,
    /// Avslutta
    Closed,
}

impl Status {
    /// Takes no outcome, and so cannot tell one.
    pub fn of(has_case: bool, is_closed: bool) -> Status {
        match (has_case, is_closed) {
            (false, _) => Status::Received,
            (true, false) => Status::InProgress,
            (true, true) => Status::Closed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written() {
        let number = ReportNumber {
            year: 2026,
            serial: 7,
        };
        assert_eq!(number.to_string(), "M-2026/7");
        assert_eq!(ReportNumber::from_slug("M-2026-7"), Some(number));
        for slug in [
            "2026-7",
            "M-2026-07",
            "M-2026-0",
            "M-2026/7",
            "M-2026-7 ",
            "",
        ] {
            assert_eq!(ReportNumber::from_slug(slug), None, "{slug}");
        }
    }
}
