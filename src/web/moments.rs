//! Days and moments as people here write them, in the municipality's own time.

use super::words::{self, Words};
use crate::domain::local_time::local;
use crate::domain::person::Language;
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use std::fmt;

/// `7. desember 2026 kl. 14.20`, as HTML with the moment a machine can read.
#[derive(Clone, Copy, Debug)]
pub struct Moment {
    at: DateTime<Utc>,
    t: &'static Words,
}

impl Moment {
    pub fn new(at: DateTime<Utc>, t: &'static Words) -> Moment {
        Moment { at, t }
    }

    /// The moment in plain words.
    pub fn plain(self) -> String {
        self.written("%H.%M")
    }

    /// The same to the second: what is called by its moment is told from what came in the same minute.
    pub fn to_the_second(self) -> String {
        self.written("%H.%M.%S")
    }

    fn written(self, clock: &str) -> String {
        let here = local(self.at);
        format!(
            "{} {}{}",
            long(here.date(), self.t),
            self.t.frame.clock,
            here.format(clock)
        )
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<time datetime=\"{}\">{}</time>",
            self.at.format("%Y-%m-%dT%H:%MZ"),
            self.plain()
        )
    }
}

/// `7. desember 2026`, as HTML with the day a machine can read.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    day: NaiveDate,
    t: &'static Words,
}

impl Day {
    pub fn new(day: NaiveDate, t: &'static Words) -> Day {
        Day { day, t }
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "<time datetime=\"{}\">{}</time>",
            self.day,
            long(self.day, self.t)
        )
    }
}

/// The day in plain words.
pub fn long(day: NaiveDate, t: &Words) -> String {
    let month = t.frame.months[day.month0() as usize];
    format!("{}{} {month} {}", day.day(), t.frame.day_dot, day.year())
}

/// The same, where only the language is at hand.
pub fn long_in(day: NaiveDate, language: Language) -> String {
    long(day, words::of(language))
}

/// As a form takes it: `07.12.2026`.
pub fn typed(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}
