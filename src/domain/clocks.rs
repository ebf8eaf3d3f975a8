//! Every clock of a case: from what has happened to the days things must be done by.
//!
//! A right of the employee or of a complainant is shown with the day it is moved to; a duty of the
//! employer or of the authority with the day it falls on, since the extra days are no margin to plan with
//! (domstollova § 149).

mod code;
mod count;
mod dispute;
mod fact;
mod facts;
mod length;
mod note;
mod notice;
mod order;
mod paragraph;
mod public;
mod remaining;
mod status;
mod suspension;

pub use code::{Code, Whose};
pub use fact::Fact;
pub use facts::{
    Absence, Contract, Facts, Kind, Negotiation, PriorNotice, Probation, Seniority, Suspension,
    Tariff,
};
pub use length::Length;
pub use note::Note;
pub use order::Disorder;
pub use paragraph::{Law, Paragraph};
pub use status::Status;

use chrono::{DateTime, NaiveDate, Utc};

/// One thing that must be done, or can be done, by a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clock {
    pub code: Code,
    /// Never empty.
    pub paragraphs: Vec<Paragraph>,
    /// `None` where there is nothing to count.
    pub length: Option<Length>,
    pub term: Term,
    /// The day it was done, where the facts tell.
    pub done: Option<NaiveDate>,
    /// What to know about it, in the order of importance.
    pub notes: Vec<Note>,
}

/// When a clock runs out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// On a day. `deadline` is `raw`, moved to a working day where the law moves it.
    Day {
        start: NaiveDate,
        raw: NaiveDate,
        deadline: NaiveDate,
    },
    /// At a moment, whatever day it is.
    Moment {
        start: DateTime<Utc>,
        deadline: DateTime<Utc>,
    },
    /// Never: it can be done at any time.
    Open,
    /// There is no such right here.
    Excluded,
    /// Nobody can tell before this is known.
    Needs(Fact),
}

impl Clock {
    pub fn whose(&self) -> Whose {
        self.code.whose()
    }

    /// The day it runs out, as the person it binds should read it.
    pub fn deadline(&self) -> Option<NaiveDate> {
        match self.term {
            Term::Day { deadline, .. } => Some(deadline),
            Term::Moment { deadline, .. } => Some(crate::domain::local_time::day(deadline)),
            _ => None,
        }
    }

    /// What is missing before it can be counted.
    pub fn needs(&self) -> Option<Fact> {
        match self.term {
            Term::Needs(fact) => Some(fact),
            _ => None,
        }
    }

    /// How it stands on a day; nothing where it does not run.
    pub fn status(&self, today: NaiveDate) -> Option<Status> {
        Some(Status::of(self.deadline()?, self.done, today))
    }
}

/// Every clock that `facts` can start, in the order in which people meet them: those of the
/// reaction, then those that any case may start. `today` only picks the next of the reviews that recur.
pub fn clocks(facts: &Facts, today: NaiveDate) -> Result<Vec<Clock>, Disorder> {
    order::check(facts)?;
    let mut clocks = dispute::clocks(facts);
    clocks.extend(remaining::clocks(facts));
    clocks.extend(notice::clocks(facts));
    clocks.extend(suspension::clocks(facts, today));
    clocks.extend(public::clocks(facts));
    Ok(clocks)
}
