//! How a clock is counted: from a start, over a length, to a day.

use super::{Clock, Code, Fact, Length, Note, Paragraph, Term};
use crate::domain::calendar::{add_days, add_months, add_weeks, add_working_days, moved};
use chrono::NaiveDate;

impl Length {
    /// The day so long after `start`, before any moving. Hours are counted by the moment, not here.
    fn after(self, start: NaiveDate) -> NaiveDate {
        match self {
            Length::Days(days) => add_days(start, days),
            Length::Weeks(weeks) => add_weeks(start, weeks),
            Length::Months(months) => add_months(start, months),
            Length::WorkingDays(days) => add_working_days(start, days as usize),
            Length::Hours(hours) => add_days(start, hours / 24),
        }
    }
}

impl Clock {
    /// A clock that runs so long from a start, or that needs to know the start first.
    pub(super) fn counted(code: Code, length: Length, start: Result<NaiveDate, Fact>) -> Clock {
        Clock::extended(code, length, start, 0)
    }

    /// The same with so many days more before it is moved.
    pub(super) fn extended(
        code: Code,
        length: Length,
        start: Result<NaiveDate, Fact>,
        days: u32,
    ) -> Clock {
        let term = match start {
            Ok(start) => Term::day(code, start, add_days(length.after(start), days)),
            Err(fact) => Term::Needs(fact),
        };
        Clock::with(code, Some(length), term)
    }

    pub(super) fn with(code: Code, length: Option<Length>, term: Term) -> Clock {
        Clock {
            code,
            paragraphs: vec![],
            length,
            term,
            done: None,
            notes: vec![],
        }
    }

    pub(super) fn citing(mut self, paragraphs: &[Paragraph]) -> Clock {
        self.paragraphs.extend_from_slice(paragraphs);
        self
    }

    pub(super) fn noting(mut self, note: Note) -> Clock {
        self.notes.push(note);
        self
    }

    pub(super) fn noting_if(self, applies: bool, note: Note) -> Clock {
        if applies { self.noting(note) } else { self }
    }

    pub(super) fn done(mut self, on: Option<NaiveDate>) -> Clock {
        self.done = on;
        self
    }
}

impl Term {
    /// Ends on `raw`, moved where the clock is one that moves.
    pub(super) fn day(code: Code, start: NaiveDate, raw: NaiveDate) -> Term {
        let deadline = if code.moves() { moved(raw) } else { raw };
        Term::Day {
            start,
            raw,
            deadline,
        }
    }
}
