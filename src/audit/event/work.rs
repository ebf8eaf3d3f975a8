//! What happens to people's tasks while they work and while they are away.

use super::Data;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    TaskHandedOver {
        step: &'static str,
    },
    AbsenceRegistered {
        from: String,
        to: String,
    },
    AbsenceEnded,
    /// A new day: whoever went today, and whoever is back.
    AbsencesSettled {
        people: usize,
        cases: usize,
    },
    CalendarFeedMade,
    CalendarFeedRevoked,
}

impl Work {
    /// The name the ledger keeps. Never changes once released.
    pub fn name(&self) -> &'static str {
        match self {
            Work::TaskHandedOver { .. } => "task-handed-over",
            Work::AbsenceRegistered { .. } => "absence-registered",
            Work::AbsenceEnded => "absence-ended",
            Work::AbsencesSettled { .. } => "absences-settled",
            Work::CalendarFeedMade => "calendar-feed-made",
            Work::CalendarFeedRevoked => "calendar-feed-revoked",
        }
    }

    pub(super) fn data(&self) -> Data {
        match self {
            Work::TaskHandedOver { step } => Data::from([("step", (*step).to_owned())]),
            Work::AbsenceRegistered { from, to } => {
                Data::from([("from", from.clone()), ("to", to.clone())])
            }
            Work::AbsencesSettled { people, cases } => {
                Data::from([("cases", cases.to_string()), ("people", people.to_string())])
            }
            Work::AbsenceEnded | Work::CalendarFeedMade | Work::CalendarFeedRevoked => Data::new(),
        }
    }
}
