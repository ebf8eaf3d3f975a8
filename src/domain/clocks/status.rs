//! How a clock stands on a day.

use crate::domain::clocks::Length;
use crate::domain::person::Language;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// So many days are left.
    Ahead(u32),
    /// It runs out today.
    Today,
    /// It ran out so many days ago.
    Past(u32),
    /// It was done in time.
    Met,
    /// It was done so many days too late.
    Late(u32),
}

impl Status {
    pub(super) fn of(deadline: NaiveDate, done: Option<NaiveDate>, today: NaiveDate) -> Status {
        let days = |from: NaiveDate, to: NaiveDate| {
            u32::try_from((to - from).num_days().max(0)).unwrap_or(u32::MAX)
        };
        match done {
            Some(done) if done <= deadline => Status::Met,
            Some(done) => Status::Late(days(deadline, done)),
            None if today < deadline => Status::Ahead(days(today, deadline)),
            None if today == deadline => Status::Today,
            None => Status::Past(days(deadline, today)),
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Status::Ahead(_) => "ahead",
            Status::Today => "today",
            Status::Past(_) => "past",
            Status::Met => "met",
            Status::Late(_) => "late",
        }
    }

    /// The days that the status counts, where it counts any.
    pub fn days(self) -> Option<u32> {
        match self {
            Status::Ahead(days) | Status::Past(days) | Status::Late(days) => Some(days),
            Status::Today | Status::Met => None,
        }
    }

    /// `om 33 dagar`, `gjort i tide`.
    pub fn words(self, language: Language) -> String {
        let length = |count| Length::Days(count).words(language);
        match (self, language) {
            (Status::Ahead(count), Language::English) => format!("in {}", length(count)),
            (Status::Ahead(count), _) => format!("om {}", length(count)),
            (Status::Today, Language::English) => "today".to_owned(),
            (Status::Today, _) => "i dag".to_owned(),
            (Status::Past(count), Language::Nynorsk) => {
                format!("gjekk ut for {} sidan", length(count))
            }
            (Status::Past(count), Language::Bokmaal) => {
                format!("gikk ut for {} siden", length(count))
            }
            (Status::Past(count), Language::English) => format!("ran out {} ago", length(count)),
            (Status::Met, Language::English) => "done in time".to_owned(),
            (Status::Met, _) => "gjort i tide".to_owned(),
            (Status::Late(count), Language::Nynorsk) => {
                format!("gjort {} for seint", length(count))
            }
            (Status::Late(count), Language::Bokmaal) => format!("gjort {} for sent", length(count)),
            (Status::Late(count), Language::English) => format!("done {} too late", length(count)),
        }
    }
}
