//! Disposal (kassasjon) by two people: one draws up the list, another approves it line by line, and after a time in
//! which it can be stopped it is carried out (arkivlova § 13; arkivforskrifta § 3).

mod obstacle;
mod remains;

pub use obstacle::{Obstacle, Standing, obstacles};
pub use remains::{answerable, remains};

use super::case::CaseNumber;
use super::person::PersonId;
use super::text::{self, Lines};
use chrono::{DateTime, TimeDelta, Utc};

/// How long a list that is approved can be stopped. The house's own.
pub const COOLING: TimeDelta = TimeDelta::days(7);

/// A ground is at least this many characters.
pub const LEAST_GROUNDS: usize = 10;
/// A ground is at most this many characters.
pub const MOST_GROUNDS: usize = 1000;
/// As many cases on one list: a person reads each of them.
pub const MOST_LINES: usize = 100;

/// How far a list has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Waits for a second person.
    Drawn,
    /// Approved; can be stopped, and cannot be carried out yet.
    Cooling,
    /// May be carried out.
    Ready,
    /// Nobody approved a line of it, or somebody stopped it.
    Stopped,
    /// Begun, and not at its end: it is taken up where it stopped.
    Begun,
    Finished,
    /// At its end, and every line of it stands: something was in its way.
    Spared,
}

/// When what was done to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    pub drawn_by: PersonId,
    pub approved: Option<(PersonId, DateTime<Utc>)>,
    pub stopped_at: Option<DateTime<Utc>>,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
    /// Whether any line of it was destroyed.
    pub has_destroyed: bool,
}

impl Course {
    pub fn state(&self, now: DateTime<Utc>) -> State {
        match self {
            Course {
                finished_at: Some(_),
                has_destroyed: false,
                ..
            } => State::Spared,
            Course {
                finished_at: Some(_),
                ..
            } => State::Finished,
            Course {
                started_at: Some(_),
                ..
            } => State::Begun,
            Course {
                stopped_at: Some(_),
                ..
            } => State::Stopped,
            Course {
                approved: Some((_, at)),
                ..
            } if now - *at < COOLING => State::Cooling,
            Course {
                approved: Some(_), ..
            } => State::Ready,
            _ => State::Drawn,
        }
    }
}

/// Why something is not done to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("no retention schedule is in force")]
    NoSchedule,
    #[error("no case is chosen")]
    NoCases,
    #[error("a list holds at most {MOST_LINES} cases")]
    TooMany,
    /// Its line on the page says why.
    #[error("case {0} cannot be destroyed: {1}")]
    Obstacle(CaseNumber, Obstacle),
    #[error("a ground has at least {LEAST_GROUNDS} characters")]
    TooShort,
    #[error("a ground has at most {MOST_GROUNDS} characters")]
    TooLong,
    #[error("a ground cannot hold the character {0:#x}")]
    Forbidden(u32),
    #[error("whoever drew up the list does not approve it")]
    OwnList,
    #[error(
        "whoever ended a hold on case {0}, or withdrew a request, does not stand behind that it is destroyed"
    )]
    EndedHold(CaseNumber),
    #[error("a line has no answer")]
    Unanswered(CaseNumber),
    #[error("a line that is taken out needs a reason")]
    NoReason(CaseNumber),
    #[error("the list is answered already")]
    Answered,
    #[error("the list is not approved")]
    NotApproved,
    #[error("the list can still be stopped, until {0}")]
    Cooling(DateTime<Utc>),
    #[error("the list is stopped")]
    Stopped,
    #[error("the list is being carried out")]
    Begun,
    #[error("the list is carried out")]
    Finished,
    #[error("only the two who stand behind the list begin it")]
    NotOfTheTwo,
    #[error("an extraction is being made")]
    ExportRuns,
    /// A file of the same bytes was just received, or somebody reads the database for long.
    #[error("not all of it could be removed yet")]
    NotYet,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::Obstacle(_, why) => why.source(),
            Refusal::NoSchedule => "arkivforskrifta § 3",
            _ => "arkivlova § 13",
        }
    }
}

/// Why a case is on the list, or why it is taken out, as it is kept: for ever.
pub fn grounds(typed: &str) -> Result<String, Refusal> {
    let typed = text::normalise(typed);
    if typed.chars().count() < LEAST_GROUNDS {
        return Err(Refusal::TooShort);
    }
    if typed.chars().count() > MOST_GROUNDS {
        return Err(Refusal::TooLong);
    }
    match text::forbidden(&typed, Lines::Many) {
        Some(found) => Err(Refusal::Forbidden(found.code)),
        None => Ok(typed),
    }
}

/// Whether `by` may answer the list: one person never fills both roles (arkivlova § 13; the house's own).
pub fn approve(list: &Course, by: PersonId, now: DateTime<Utc>) -> Result<(), Refusal> {
    match list.state(now) {
        State::Drawn if list.drawn_by == by => Err(Refusal::OwnList),
        State::Drawn => Ok(()),
        State::Stopped => Err(Refusal::Stopped),
        _ => Err(Refusal::Answered),
    }
}

/// Whether the list may still be stopped: until it is begun.
pub fn stop(list: &Course, now: DateTime<Utc>) -> Result<(), Refusal> {
    match list.state(now) {
        State::Drawn | State::Cooling | State::Ready => Ok(()),
        State::Stopped => Err(Refusal::Stopped),
        State::Begun => Err(Refusal::Begun),
        State::Finished | State::Spared => Err(Refusal::Finished),
    }
}

/// Whether the list may be carried out, or taken up where it stopped.
pub fn execute(list: &Course, now: DateTime<Utc>) -> Result<(), Refusal> {
    match (list.state(now), list.approved) {
        (State::Ready | State::Begun, _) => Ok(()),
        (State::Cooling, Some((_, at))) => Err(Refusal::Cooling(at + COOLING)),
        (State::Stopped, _) => Err(Refusal::Stopped),
        (State::Finished | State::Spared, _) => Err(Refusal::Finished),
        _ => Err(Refusal::NotApproved),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn two_people_and_seven_days_stand_between_a_list_and_its_execution() {
        let (arne, hilde) = (PersonId(1), PersonId(2));
        let drawn = Course {
            drawn_by: arne,
            approved: None,
            stopped_at: None,
            started_at: None,
            finished_at: None,
            has_destroyed: false,
        };
        let monday = at("2028-06-05T08:00:00Z");
        assert_eq!(approve(&drawn, arne, monday), Err(Refusal::OwnList));
        assert_eq!(approve(&drawn, hilde, monday), Ok(()));
        assert_eq!(execute(&drawn, monday), Err(Refusal::NotApproved));
        let approved = Course {
            approved: Some((hilde, monday)),
            ..drawn
        };
        let end = at("2028-06-12T08:00:00Z");
        let early = end - TimeDelta::seconds(1);
        assert_eq!(execute(&approved, early), Err(Refusal::Cooling(end)));
        assert_eq!(stop(&approved, early), Ok(()));
        assert_eq!(execute(&approved, end), Ok(()));
        assert_eq!(approve(&approved, hilde, end), Err(Refusal::Answered));
        let stopped = Course {
            stopped_at: Some(early),
            ..approved
        };
        assert_eq!(execute(&stopped, end), Err(Refusal::Stopped));
        let begun = Course {
            started_at: Some(end),
            ..approved
        };
        assert_eq!(execute(&begun, end), Ok(()));
        assert_eq!(stop(&begun, end), Err(Refusal::Begun));
        let finished = Course {
            finished_at: Some(end),
            has_destroyed: true,
            ..begun
        };
        assert_eq!(execute(&finished, end), Err(Refusal::Finished));
        let spared = Course {
            has_destroyed: false,
            ..finished
        };
        assert_eq!(spared.state(end), State::Spared);
        assert_eq!(execute(&spared, end), Err(Refusal::Finished));
        assert_eq!(stop(&spared, end), Err(Refusal::Finished));
    }
}
