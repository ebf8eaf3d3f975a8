//! What may be wrong with a draft, by field and by name. Each has a sentence in every file of `web::words`.

use crate::domain::text::Forbidden;
use chrono::NaiveDate;

/// One thing to put right: which field of the form, and what about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub field: &'static str,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    #[error("nothing is written")]
    Missing,
    #[error("{is} characters; there is room for {most}")]
    TooLong { is: usize, most: usize },
    #[error("character {at} is U+{code:04X}, which cannot be kept", code = .0.code, at = .0.at)]
    Forbidden(Forbidden),
    #[error("nobody who works here has that number")]
    UnknownPerson,
    #[error("there is no such unit")]
    UnknownUnit,
    #[error("a person is picked and another name is written")]
    PickedAndWritten,
    #[error("nobody reports themselves")]
    ReporterIsSubject,
    #[error("nobody registers a report about themselves")]
    FilerIsSubject,
    #[error("only HR registers on behalf of others")]
    NotForOthers,
    #[error("not a date")]
    NotADate,
    #[error("the date is after today, {today}")]
    DateInFuture { today: NaiveDate },
    #[error("the date is before {earliest}")]
    DateTooEarly { earliest: NaiveDate },
    #[error("not a time of day")]
    NotATime,
    #[error("the time has not come yet")]
    TimeInFuture,
    #[error("not one of the channels")]
    UnknownChannel,
    #[error("point {number} of the list is not in the guidelines")]
    UnknownPoint { number: usize },
}

/// Why a draft is not kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{bytes} bytes of draft; there is room for {most}")]
    DraftTooLarge { bytes: usize, most: usize },
    #[error("{most} drafts are begun already; send or delete one first")]
    TooManyDrafts { most: usize },
}
