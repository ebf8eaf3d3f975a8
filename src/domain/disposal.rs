//! Disposal (kassasjon) by two people: one draws up the list, another approves it line by line, and after a time in
//! which it can be stopped it is carried out (arkivlova § 13; arkivforskrifta § 3).

use super::case::CaseNumber;
use super::person::PersonId;
use super::retention::Outcome;
use super::text::{self, Lines};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// How long a list that is approved can be stopped. The house's own.
pub const COOLING: TimeDelta = TimeDelta::days(7);

/// A ground is at least this many characters.
pub const LEAST_GROUNDS: usize = 10;
/// A ground is at most this many characters.
pub const MOST_GROUNDS: usize = 1000;
/// As many cases on one list: a person reads each of them.
pub const MOST_LINES: usize = 100;

/// A case as it stands when somebody asks whether it may be destroyed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a question of its own"
)]
pub struct Standing {
    pub is_closed: bool,
    pub outcome: Option<Outcome>,
    pub destroy_from: Option<NaiveDate>,
    pub has_hold: bool,
    /// A demand for negotiation that is not at its end (arbeidsmiljølova § 17-3). A request for access is a hold.
    pub has_open_demand: bool,
    /// Something was registered in it after the list was drawn up.
    pub has_new_material: bool,
    /// The first case that it is linked to, or that leans on it, and that is open or kept.
    pub tied_to: Option<CaseNumber>,
    pub is_listed: bool,
    pub is_blocked: bool,
}

/// Why a case is not destroyed, now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    #[error("the case is open")]
    Open,
    #[error("the case is kept")]
    Kept,
    #[error("its period runs")]
    PeriodRuns,
    #[error("a hold stands")]
    Hold,
    #[error("a demand for negotiation is not settled")]
    OpenDemand,
    #[error("new material has arrived")]
    NewMaterial,
    #[error("case {0} that it belongs with is open or kept")]
    Tied(CaseNumber),
    #[error("it, or a document of it, is blocked")]
    Blocked,
    #[error("it stands on another list")]
    Listed,
    #[error("a file of it is gone or was changed")]
    FileFault,
}

impl Standing {
    /// As it is told to somebody who may know of `tie`, the first such case that it stays with, or of none: then it
    /// is a case that is kept, as any other.
    #[must_use]
    pub fn told(self, tie: Option<CaseNumber>) -> Standing {
        match (self.tied_to, tie) {
            (Some(_), None) => Standing {
                tied_to: None,
                outcome: Some(Outcome::Preserved),
                ..self
            },
            _ => Standing {
                tied_to: tie,
                ..self
            },
        }
    }
}

impl Obstacle {
    pub const TIED: &str = "tied";
    pub const BLOCKED: &str = "blocked";

    /// The name that the disposal log keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Obstacle::Open => "open",
            Obstacle::Kept => "kept",
            Obstacle::PeriodRuns => "period_runs",
            Obstacle::Hold => "hold",
            Obstacle::OpenDemand => "open_demand",
            Obstacle::NewMaterial => "new_material",
            Obstacle::Tied(_) => Obstacle::TIED,
            Obstacle::Blocked => Obstacle::BLOCKED,
            Obstacle::Listed => "listed",
            Obstacle::FileFault => "file_fault",
        }
    }

    pub fn source(self) -> &'static str {
        match self {
            Obstacle::Open
            | Obstacle::NewMaterial
            | Obstacle::Blocked
            | Obstacle::Listed
            | Obstacle::FileFault
            | Obstacle::Hold => "arkivlova § 13",
            Obstacle::Kept | Obstacle::Tied(_) => "bevaringsforskrifta § 33",
            Obstacle::PeriodRuns => "arkivforskrifta § 3",
            Obstacle::OpenDemand => "arbeidsmiljølova § 17-3",
        }
    }
}

/// Everything that stands in the way, in the order in which a person wants to hear it.
///
/// Only what is outside the regulation and whose own period has ended may be destroyed (arkivlova § 13
/// first paragraph; arkivforskrifta § 3). A case that is tied to one that is kept, is kept with it
/// (bevaringsforskrifta § 33 g and h).
pub fn obstacles(case: &Standing, today: NaiveDate) -> Vec<Obstacle> {
    let mut found = vec![];
    if !case.is_closed {
        found.push(Obstacle::Open);
    }
    if case.has_hold {
        found.push(Obstacle::Hold);
    }
    found.extend(case.is_blocked.then_some(Obstacle::Blocked));
    if case.has_new_material {
        found.push(Obstacle::NewMaterial);
    }
    found.extend(case.tied_to.map(Obstacle::Tied));
    if case.has_open_demand {
        found.push(Obstacle::OpenDemand);
    }
    match (case.outcome, case.destroy_from) {
        (Some(Outcome::OwnPeriod), Some(from)) if from <= today => {}
        (Some(Outcome::OwnPeriod), Some(_)) => found.push(Obstacle::PeriodRuns),
        _ => found.push(Obstacle::Kept),
    }
    if case.is_listed {
        found.push(Obstacle::Listed);
    }
    found
}

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
}

/// When what was done to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Course {
    pub drawn_by: PersonId,
    pub approved: Option<(PersonId, DateTime<Utc>)>,
    pub stopped_at: Option<DateTime<Utc>>,
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
}

impl Course {
    pub fn state(&self, now: DateTime<Utc>) -> State {
        match self {
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
    #[error("whoever ended a hold on a case does not approve that it is destroyed")]
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
        State::Finished => Err(Refusal::Finished),
    }
}

/// Whether the list may be carried out, or taken up where it stopped.
pub fn execute(list: &Course, now: DateTime<Utc>) -> Result<(), Refusal> {
    match (list.state(now), list.approved) {
        (State::Ready | State::Begun, _) => Ok(()),
        (State::Cooling, Some((_, at))) => Err(Refusal::Cooling(at + COOLING)),
        (State::Stopped, _) => Err(Refusal::Stopped),
        (State::Finished, _) => Err(Refusal::Finished),
        _ => Err(Refusal::NotApproved),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn ended() -> Standing {
        Standing {
            is_closed: true,
            outcome: Some(Outcome::OwnPeriod),
            destroy_from: Some("2028-05-05".parse().unwrap()),
            has_hold: false,
            has_open_demand: false,
            has_new_material: false,
            tied_to: None,
            is_listed: false,
            is_blocked: false,
        }
    }

    #[test]
    fn only_an_own_period_that_has_ended_and_that_nothing_holds_is_destroyed() {
        type Change = (fn(&mut Standing), Obstacle);
        let today: NaiveDate = "2028-05-05".parse().unwrap();
        assert_eq!(obstacles(&ended(), today), []);
        let yesterday = today.pred_opt().unwrap();
        assert_eq!(obstacles(&ended(), yesterday), [Obstacle::PeriodRuns]);
        let other = CaseNumber::from_slug("2027-3").unwrap();
        let changed: [Change; 8] = [
            (|case| case.is_closed = false, Obstacle::Open),
            (|case| case.outcome = Some(Outcome::Review), Obstacle::Kept),
            (|case| case.outcome = None, Obstacle::Kept),
            (|case| case.has_hold = true, Obstacle::Hold),
            (|case| case.is_blocked = true, Obstacle::Blocked),
            (|case| case.has_open_demand = true, Obstacle::OpenDemand),
            (|case| case.has_new_material = true, Obstacle::NewMaterial),
            (|case| case.is_listed = true, Obstacle::Listed),
        ];
        for (change, why) in changed {
            let mut case = ended();
            change(&mut case);
            assert_eq!(obstacles(&case, today), [why]);
        }
        let mut tied = ended();
        tied.tied_to = Some(other);
        assert_eq!(obstacles(&tied, today), [Obstacle::Tied(other)]);
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
            ..begun
        };
        assert_eq!(execute(&finished, end), Err(Refusal::Finished));
    }
}
