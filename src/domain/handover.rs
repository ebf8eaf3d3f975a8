//! How a letter reaches the employee, and when it counts as received (arbeidsmiljølova § 15-4).

use super::authority::Act;
use super::coded::Coded;
use chrono::NaiveDate;

/// The way a letter takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Handed over in person.
    Hand,
    Registered,
    Post,
    Email,
    Portal,
}

impl Coded for Mode {
    const ALL: &'static [Mode] = &[
        Mode::Hand,
        Mode::Registered,
        Mode::Post,
        Mode::Email,
        Mode::Portal,
    ];

    fn code(self) -> &'static str {
        match self {
            Mode::Hand => "hand",
            Mode::Registered => "registered",
            Mode::Post => "post",
            Mode::Email => "email",
            Mode::Portal => "portal",
        }
    }
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    Received,
    /// Offered in person, and not taken: it has come to the employee all the same; a witness is named.
    Refused,
    /// Came back: nothing is received, and no clock runs.
    Returned,
}

impl Coded for Arrival {
    const ALL: &'static [Arrival] = &[Arrival::Received, Arrival::Refused, Arrival::Returned];

    fn code(self) -> &'static str {
        match self {
            Arrival::Received => "received",
            Arrival::Refused => "refused",
            Arrival::Returned => "returned",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    pub mode: Mode,
    pub sent_on: NaiveDate,
    pub arrival: Arrival,
    /// The day it was received, refused or came back.
    pub arrived_on: NaiveDate,
    /// Who handed it over, the number of the registered letter, the witness.
    pub note: String,
}

impl Handover {
    /// The day the clocks run from, if the letter has come to the employee.
    pub fn received_on(&self) -> Option<NaiveDate> {
        (self.arrival != Arrival::Returned).then_some(self.arrived_on)
    }
}

/// Why a handover is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("a letter that ends the work is handed over or sent as registered post, not by {0:?}")]
    UnlawfulMode(Mode),
    #[error("this version sends no letter by {0:?}")]
    UnknownMode(Mode),
    #[error("no letter about it is finalised")]
    NoLetter,
    #[error("the letter was sent before it was decided")]
    BeforeDecision,
    #[error("the letter came before it was sent")]
    ArrivedBeforeSent,
    #[error("the day is not yet")]
    InFuture,
    #[error("a refused letter needs the name of a witness")]
    NoWitness,
    #[error("only a letter offered in person can be refused")]
    NotInPerson,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::UnknownMode(_) => "eforvaltningsforskrifta § 8",
            _ => "arbeidsmiljølova § 15-4 andre ledd",
        }
    }
}

pub const LONGEST_NOTE: usize = 2000;

/// The ways that are open for a letter about `act`: a dismissal is handed to the
/// employee in person or sent by registered post to the address given
/// (arbeidsmiljølova § 15-4 second paragraph; §§ 15-13 and 15-14 make it hold for
/// suspension and termination).
pub fn modes(act: Act) -> &'static [Mode] {
    if act.needs_second() {
        &[Mode::Hand, Mode::Registered]
    } else {
        &[Mode::Hand, Mode::Registered, Mode::Post]
    }
}

/// Whether the handover may be written down.
pub fn check(
    handover: &Handover,
    act: Act,
    decided_on: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if !modes(act).contains(&handover.mode) {
        return Err(if act.needs_second() {
            Refusal::UnlawfulMode(handover.mode)
        } else {
            Refusal::UnknownMode(handover.mode)
        });
    }
    if handover.sent_on < decided_on {
        return Err(Refusal::BeforeDecision);
    }
    if handover.arrived_on < handover.sent_on {
        return Err(Refusal::ArrivedBeforeSent);
    }
    if handover.arrived_on > today {
        return Err(Refusal::InFuture);
    }
    if handover.arrival == Arrival::Refused {
        if handover.mode != Mode::Hand {
            return Err(Refusal::NotInPerson);
        }
        if handover.note.trim().is_empty() {
            return Err(Refusal::NoWitness);
        }
    }
    Ok(())
}
