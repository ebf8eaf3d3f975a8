//! What stands in the way of the disposal of a case.

use crate::domain::case::CaseNumber;
use crate::domain::retention::Outcome;
use chrono::NaiveDate;

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
    /// Somebody has asked to see documents of it, and the request is not answered in the case.
    pub has_unanswered_request: bool,
    /// A demand for negotiation that is not at its end (arbeidsmiljølova § 17-3).
    pub has_open_demand: bool,
    /// A suit that nobody has said is finished (arbeidsmiljølova § 17-4). The case is kept by it, or it is not.
    pub has_open_suit: bool,
    /// The employee has asked to see what is kept of them, and nobody has said that it is finished.
    pub has_open_access: bool,
    /// Something was registered in it after the list was drawn up.
    pub has_new_material: bool,
    /// The first case that it is linked to, or that leans on it, and that is open or kept.
    pub tied_to: Option<CaseNumber>,
    /// One of the two who stand behind its list ended a hold on it, or withdrew a request for access to it.
    pub was_freed_by_them: bool,
    /// The schedule in force, or the period under it, is another than its line says.
    pub is_superseded: bool,
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
    #[error("a request for access to it is not answered")]
    Unanswered,
    #[error("a demand for negotiation is not settled")]
    OpenDemand,
    #[error("a suit is not known to be finished")]
    OpenSuit,
    #[error("a request for access is not known to be finished")]
    OpenAccess,
    #[error("new material has arrived")]
    NewMaterial,
    #[error("case {0} that it belongs with is open or kept")]
    Tied(CaseNumber),
    #[error("it, or a document of it, is blocked")]
    Blocked,
    #[error(
        "whoever ended a hold on it, or withdrew a request, does not stand behind that it is destroyed"
    )]
    EndedHold,
    #[error("a newer schedule is in force: draw up a new list")]
    NewerSchedule,
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
    pub const ENDED_HOLD: &str = "ended_hold";

    /// The name that the disposal log keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Obstacle::Open => "open",
            Obstacle::Kept => "kept",
            Obstacle::PeriodRuns => "period_runs",
            Obstacle::Hold => "hold",
            Obstacle::Unanswered => "unanswered_request",
            Obstacle::OpenDemand => "open_demand",
            Obstacle::OpenSuit => "open_suit",
            Obstacle::OpenAccess => "open_access",
            Obstacle::NewMaterial => "new_material",
            Obstacle::Tied(_) => Obstacle::TIED,
            Obstacle::Blocked => Obstacle::BLOCKED,
            Obstacle::EndedHold => Obstacle::ENDED_HOLD,
            Obstacle::NewerSchedule => "newer_schedule",
            Obstacle::Listed => "listed",
            Obstacle::FileFault => "file_fault",
        }
    }

    pub fn source(self) -> &'static str {
        match self {
            Obstacle::Open
            | Obstacle::NewMaterial
            | Obstacle::Blocked
            | Obstacle::EndedHold
            | Obstacle::Listed
            | Obstacle::FileFault
            | Obstacle::Hold
            | Obstacle::Unanswered => "arkivlova § 13",
            Obstacle::Kept | Obstacle::Tied(_) => "bevaringsforskrifta § 33",
            Obstacle::PeriodRuns | Obstacle::NewerSchedule => "arkivforskrifta § 3",
            Obstacle::OpenDemand => "arbeidsmiljølova § 17-3",
            Obstacle::OpenSuit => "arbeidsmiljølova § 17-4",
            Obstacle::OpenAccess => "personvernforordninga art. 15",
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
    found.extend(case.has_unanswered_request.then_some(Obstacle::Unanswered));
    found.extend(case.is_blocked.then_some(Obstacle::Blocked));
    found.extend(case.was_freed_by_them.then_some(Obstacle::EndedHold));
    if case.has_new_material {
        found.push(Obstacle::NewMaterial);
    }
    found.extend(case.tied_to.map(Obstacle::Tied));
    if case.has_open_demand {
        found.push(Obstacle::OpenDemand);
    }
    found.extend(case.has_open_suit.then_some(Obstacle::OpenSuit));
    found.extend(case.has_open_access.then_some(Obstacle::OpenAccess));
    match (case.outcome, case.destroy_from) {
        (Some(Outcome::OwnPeriod), Some(from)) if from <= today => {}
        (Some(Outcome::OwnPeriod), Some(_)) => found.push(Obstacle::PeriodRuns),
        _ => found.push(Obstacle::Kept),
    }
    if case.is_superseded {
        found.push(Obstacle::NewerSchedule);
    }
    if case.is_listed {
        found.push(Obstacle::Listed);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ended() -> Standing {
        Standing {
            is_closed: true,
            outcome: Some(Outcome::OwnPeriod),
            destroy_from: Some("2028-05-05".parse().unwrap()),
            has_hold: false,
            has_unanswered_request: false,
            has_open_demand: false,
            has_open_suit: false,
            has_open_access: false,
            has_new_material: false,
            tied_to: None,
            was_freed_by_them: false,
            is_superseded: false,
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
        let changed: [Change; 13] = [
            (|case| case.is_closed = false, Obstacle::Open),
            (|case| case.outcome = Some(Outcome::Review), Obstacle::Kept),
            (|case| case.outcome = None, Obstacle::Kept),
            (|case| case.has_hold = true, Obstacle::Hold),
            (
                |case| case.has_unanswered_request = true,
                Obstacle::Unanswered,
            ),
            (|case| case.is_blocked = true, Obstacle::Blocked),
            (|case| case.has_open_demand = true, Obstacle::OpenDemand),
            (|case| case.has_open_suit = true, Obstacle::OpenSuit),
            (|case| case.has_open_access = true, Obstacle::OpenAccess),
            (|case| case.has_new_material = true, Obstacle::NewMaterial),
            (|case| case.was_freed_by_them = true, Obstacle::EndedHold),
            (|case| case.is_superseded = true, Obstacle::NewerSchedule),
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
}
