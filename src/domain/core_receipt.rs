//! Whether an answer from the archive core fits what was written for it.

use super::coded::Coded;
use chrono::{Days, NaiveDate};

/// Why an answer is not taken. Each has a sentence in every file of `web::words`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the receipt is for {0}, not for us")]
    OtherSystem(String),
    #[error("no case here has the key {0}")]
    UnknownCase(String),
    #[error("nothing with the key {0} was written for the core")]
    NotMade(String),
    #[error("{0} is the key of something else than what is answered")]
    OtherKind(String),
    #[error("the receipt does not say what it is about")]
    NoKey,
    #[error("no message here is called {0}")]
    UnknownMessage(String),
    #[error("the core has answered for {key} before, with another place")]
    OtherPlace { key: String },
    #[error("the core has taken {0} already")]
    TakenAlready(String),
    #[error("the core calls {key} {what}, and has called something else that")]
    OfAnother { key: String, what: String },
    #[error("the core has taken {key} on {on}, which is not yet")]
    NotYet { key: String, on: NaiveDate },
    #[error("the core has taken {key} on {on}, before its case was there ({opened})")]
    BeforeCase {
        key: String,
        on: NaiveDate,
        opened: NaiveDate,
    },
    #[error("the core has not taken {0}")]
    NotTaken(String),
}

/// Why a receipt that was taken is withdrawn. A code, so that the trail may say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was the answer to another case, or came of a trial.
    OtherCase,
    /// The core said a wrong number or identity.
    WrongPlace,
    /// The core has it no more, or never had.
    NotThere,
}

impl Coded for Reason {
    const ALL: &'static [Reason] = &[Reason::OtherCase, Reason::WrongPlace, Reason::NotThere];

    fn code(self) -> &'static str {
        match self {
            Reason::OtherCase => "other_case",
            Reason::WrongPlace => "wrong_place",
            Reason::NotThere => "not_there",
        }
    }
}

/// Only what the core has taken can be withdrawn. Gives what it called it.
pub fn may_withdraw<'a>(key: &str, kept: Option<&'a str>) -> Result<&'a str, Refusal> {
    kept.ok_or_else(|| Refusal::NotTaken(key.to_owned()))
}

/// Where the core keeps something: its identity and its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    pub system_id: &'a str,
    pub number: Option<&'a str>,
}

/// A day that has not come is no day on which something was taken; clocks may differ by a day. Neither is one before
/// its case was `opened`: the message may have been made again since, but nothing of the case was there before.
pub fn on_a_day(
    key: &str,
    on: Option<NaiveDate>,
    (opened, today): (NaiveDate, NaiveDate),
) -> Result<(), Refusal> {
    let key = || key.to_owned();
    match on {
        Some(on) if on > today + Days::new(1) => Err(Refusal::NotYet { key: key(), on }),
        Some(on) if on < opened => Err(Refusal::BeforeCase {
            key: key(),
            on,
            opened,
        }),
        _ => Ok(()),
    }
}

/// What is to be done with an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It is new, and is written down.
    Keep,
    /// The same has been answered before.
    Again,
}

/// The core has taken it. What it said once it may say again, but not otherwise: two places for one case is a
/// fault that a person must look into.
pub fn taken(key: &str, kept: Option<Place<'_>>, said: Place<'_>) -> Result<Outcome, Refusal> {
    match kept {
        None => Ok(Outcome::Keep),
        Some(kept) if kept == said => Ok(Outcome::Again),
        Some(_) => Err(Refusal::OtherPlace {
            key: key.to_owned(),
        }),
    }
}

/// The core has turned it away; `known` is the error that is kept already.
pub fn turned_away(
    key: &str,
    kept: Option<Place<'_>>,
    known: Option<&str>,
    error: &str,
) -> Result<Outcome, Refusal> {
    match (kept, known) {
        (Some(_), _) => Err(Refusal::TakenAlready(key.to_owned())),
        (None, Some(known)) if known == error => Ok(Outcome::Again),
        (None, _) => Ok(Outcome::Keep),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_core_may_say_the_same_again_and_nothing_else() {
        let place = |number| Place {
            system_id: "a",
            number,
        };
        let one = place(Some("2026/1"));
        assert_eq!(taken("k", None, one), Ok(Outcome::Keep));
        assert_eq!(taken("k", Some(one), one), Ok(Outcome::Again));
        let key = || "k".to_owned();
        let other = taken("k", Some(one), place(Some("2026/2")));
        assert_eq!(other, Err(Refusal::OtherPlace { key: key() }));
        let error = turned_away("k", Some(one), None, "e");
        assert_eq!(error, Err(Refusal::TakenAlready(key())));
        assert_eq!(turned_away("k", None, Some("e"), "e"), Ok(Outcome::Again));
        assert_eq!(turned_away("k", None, Some("e"), "f"), Ok(Outcome::Keep));
    }
}
