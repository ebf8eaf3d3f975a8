//! Registering a case: what the officer states, and what may be wrong with it.

use super::case::Channel;
use super::coded::Coded;
use super::gate::{Conflicted, Whistleblowing};
use super::grounds::{LEAST, says_enough};
use super::local_time::read_date;
use super::person::PersonId;
use super::text::{Lines, forbidden, normalise, says_nothing};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Characters in the internal title.
pub const LONGEST_TITLE: usize = 200;
/// Characters in the grounds.
pub const LONGEST_GROUNDS: usize = 4000;

/// The form as it was filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    /// The number of a person.
    pub subject: String,
    /// The number of a unit.
    pub unit: String,
    /// The number of a person.
    pub officer: String,
    pub date: String,
    pub channel: String,
    pub points: Vec<String>,
    /// `yes` or `no` (gate G3).
    pub whistleblowing: String,
    pub whistleblowing_grounds: String,
    /// Codes of whoever is conflicted (gate G4).
    pub conflicted: Vec<String>,
    pub conflicted_grounds: String,
}

/// A case that can be registered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub title: String,
    pub subject: PersonId,
    pub unit: i32,
    pub officer: PersonId,
    pub happened_on: NaiveDate,
    pub channel: Channel,
    /// At least one, each once.
    pub points: Vec<String>,
    pub whistleblowing: Whistleblowing,
    pub whistleblowing_grounds: String,
    pub conflicted: Vec<Conflicted>,
    pub conflicted_grounds: String,
}

/// What the house knows while it reads the form.
#[derive(Clone, Debug)]
pub struct Known {
    pub today: NaiveDate,
    pub people: BTreeSet<PersonId>,
    pub officers: BTreeSet<PersonId>,
    pub units: BTreeMap<i32, String>,
    pub points: BTreeSet<String>,
    pub reporter: PersonId,
}

/// One thing to put right: which field, and what about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: &'static str,
    pub problem: Problem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("nothing is written or chosen")]
    Missing,
    #[error("there is room for {most} characters")]
    TooLong { most: usize },
    #[error("a character that cannot be kept")]
    Forbidden,
    #[error("at least {LEAST} characters are needed")]
    NeedsGrounds,
    #[error("not one of the choices")]
    Unknown,
    #[error("not a date")]
    NotADate,
    #[error("the date is after today")]
    DateInFuture,
    #[error("the date is too early")]
    DateTooEarly,
    #[error("the reporter cannot be the one it is about")]
    SubjectIsReporter,
    #[error("whoever is implicated does not handle the case (forvaltningslova § 6)")]
    OfficerIsImplicated,
    #[error("whoever reported does not handle the case (forvaltningslova § 6)")]
    OfficerIsReporter,
}

impl Problem {
    /// Whether whoever is told of it learns who reported.
    pub fn tells_reporter(self) -> bool {
        matches!(
            self,
            Problem::SubjectIsReporter | Problem::OfficerIsReporter
        )
    }
}

/// Reads the form; everything that is wrong with it at once.
///
/// A case is about breaches of the guidelines, so at least one point is alleged.
/// The officer is neither its subject nor its reporter (forvaltningslova § 6).
/// That a report is no whistleblowing report is said with grounds
/// (arbeidsmiljølova § 2 A-1), and so is whoever is conflicted.
pub fn read(words: &Words, known: &Known) -> Result<Registration, Vec<Fault>> {
    let mut faults = Faults(vec![]);
    let title = faults.text("title", &words.title, LONGEST_TITLE, Lines::One);
    if title.as_deref().is_some_and(says_nothing) {
        faults.add("title", Problem::Missing);
    }
    let subject = faults.among("subject", &words.subject, &known.people);
    let officer = faults.among("officer", &words.officer, &known.officers);
    if officer.is_some_and(|officer| subject == Some(officer)) {
        faults.add("officer", Problem::OfficerIsImplicated);
    }
    let unit = faults.number("unit", &words.unit);
    let unit = unit.filter(|unit| {
        let known = known.units.contains_key(unit);
        if !known {
            faults.add("unit", Problem::Unknown);
        }
        known
    });
    let happened_on = faults.date(&words.date, known.today);
    let channel = faults.coded::<Channel>("channel", &words.channel);
    let points = faults.points(&words.points, &known.points);
    let whistleblowing = faults.coded::<Whistleblowing>("whistleblowing", &words.whistleblowing);
    let whistleblowing_grounds = faults.grounds(
        "whistleblowing_grounds",
        &words.whistleblowing_grounds,
        whistleblowing == Some(Whistleblowing::No),
    );
    let conflicted = faults.conflicted(&words.conflicted);
    let conflicted_grounds = faults.grounds(
        "conflicted_grounds",
        &words.conflicted_grounds,
        !words.conflicted.is_empty(),
    );
    let whole = || {
        Some(Registration {
            title: title?,
            subject: subject?,
            unit: unit?,
            officer: officer?,
            happened_on: happened_on?,
            channel: channel?,
            points: points?,
            whistleblowing: whistleblowing?,
            whistleblowing_grounds: whistleblowing_grounds?,
            conflicted: conflicted?,
            conflicted_grounds: conflicted_grounds?,
        })
    };
    let (Some(registration), true) = (whole(), faults.0.is_empty()) else {
        return Err(faults.0);
    };
    // Last, when nothing else is wrong: the answer tells who reported.
    if registration.subject == known.reporter {
        faults.add("subject", Problem::SubjectIsReporter);
    }
    if registration.officer == known.reporter {
        faults.add("officer", Problem::OfficerIsReporter);
    }
    if faults.0.is_empty() {
        Ok(registration)
    } else {
        Err(faults.0)
    }
}

struct Faults(Vec<Fault>);

impl Faults {
    fn add(&mut self, field: &'static str, problem: Problem) {
        self.0.push(Fault { field, problem });
    }

    fn text(
        &mut self,
        field: &'static str,
        raw: &str,
        most: usize,
        lines: Lines,
    ) -> Option<String> {
        let text = normalise(raw).trim().to_owned();
        if forbidden(&text, lines).is_some() {
            self.add(field, Problem::Forbidden);
            return None;
        }
        if text.chars().count() > most {
            self.add(field, Problem::TooLong { most });
            return None;
        }
        Some(text)
    }

    fn grounds(&mut self, field: &'static str, raw: &str, needed: bool) -> Option<String> {
        let text = self.text(field, raw, LONGEST_GROUNDS, Lines::Many)?;
        if needed && !says_enough(&text) {
            self.add(field, Problem::NeedsGrounds);
            return None;
        }
        Some(text)
    }

    fn number(&mut self, field: &'static str, raw: &str) -> Option<i32> {
        if raw.trim().is_empty() {
            self.add(field, Problem::Missing);
            return None;
        }
        let number = raw.trim().parse().ok();
        if number.is_none() {
            self.add(field, Problem::Unknown);
        }
        number
    }

    fn among(
        &mut self,
        field: &'static str,
        raw: &str,
        known: &BTreeSet<PersonId>,
    ) -> Option<PersonId> {
        let person = PersonId(self.number(field, raw)?);
        if known.contains(&person) {
            return Some(person);
        }
        self.add(field, Problem::Unknown);
        None
    }

    fn coded<T: Coded>(&mut self, field: &'static str, raw: &str) -> Option<T> {
        let value = T::parse(raw);
        if value.is_none() {
            let problem = if raw.is_empty() {
                Problem::Missing
            } else {
                Problem::Unknown
            };
            self.add(field, problem);
        }
        value
    }

    fn date(&mut self, raw: &str, today: NaiveDate) -> Option<NaiveDate> {
        let earliest = NaiveDate::from_ymd_opt(1950, 1, 1)?;
        let problem = match read_date(raw) {
            None if raw.trim().is_empty() => Problem::Missing,
            None => Problem::NotADate,
            Some(date) if date > today => Problem::DateInFuture,
            Some(date) if date < earliest => Problem::DateTooEarly,
            found => return found,
        };
        self.add("date", problem);
        None
    }

    fn points(&mut self, raw: &[String], known: &BTreeSet<String>) -> Option<Vec<String>> {
        let mut points: Vec<String> = vec![];
        for code in raw {
            if !known.contains(code) {
                self.add("points", Problem::Unknown);
                return None;
            }
            if !points.contains(code) {
                points.push(code.clone());
            }
        }
        if points.is_empty() {
            self.add("points", Problem::Missing);
            return None;
        }
        Some(points)
    }

    fn conflicted(&mut self, raw: &[String]) -> Option<Vec<Conflicted>> {
        let mut found: Vec<Conflicted> = vec![];
        for code in raw {
            let Some(who) = Conflicted::parse(code) else {
                self.add("conflicted", Problem::Unknown);
                return None;
            };
            if !found.contains(&who) {
                found.push(who);
            }
        }
        if found.contains(&Conflicted::CaseOfficer) {
            self.add("conflicted", Problem::OfficerIsImplicated);
            return None;
        }
        Some(found)
    }
}
