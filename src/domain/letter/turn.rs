//! When a letter may be written, in the life of its case.

use super::Kind;
use crate::domain::case::{Lack, Stage};
use crate::domain::severity::Severity;
use crate::domain::suspension;

/// How the case stands.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    pub stage: Stage,
    /// What is decided, if a decision stands.
    pub decided: Option<Severity>,
    /// G1's answer: nobody contacts the employee (Grunnlova § 100).
    pub contact_is_closed: bool,
    /// A discussion meeting has been held.
    pub has_met: bool,
    pub suspension: Option<suspension::Stage>,
}

/// Why a letter cannot be written now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotYet {
    #[error("nobody may contact the employee before free speech is answered")]
    ContactClosed,
    #[error("the case lacks {0:?}")]
    Lacks(Lack),
    #[error("another reaction is decided")]
    OtherReaction,
    #[error("there are no minutes of a meeting that was not held")]
    NoMeeting,
    #[error("no suspension is decided")]
    NoSuspension,
}

impl NotYet {
    pub fn source(self) -> &'static str {
        match self {
            NotYet::ContactClosed => "Grunnlova § 100",
            NotYet::Lacks(lack) => lack.source(),
            NotYet::OtherReaction => "forvaltningslova §§ 24 og 25",
            NotYet::NoMeeting => "arbeidsmiljølova § 15-1",
            NotYet::NoSuspension => "arbeidsmiljølova § 15-13",
        }
    }
}

/// Whether the letter may be written now.
///
/// While free speech is unanswered or protects the utterance, nothing is written to
/// the employee (Grunnlova § 100; Sivilombodet 2023). A letter about a reaction waits
/// until that reaction is decided and, where it must be, confirmed.
pub fn may_write(kind: Kind, turn: Turn) -> Result<(), NotYet> {
    if turn.stage == Stage::Closed {
        return Err(NotYet::Lacks(Lack::IsClosed));
    }
    if kind == Kind::Acknowledgement {
        // To the reporter: nothing is said to the employee.
        return Ok(());
    }
    if turn.stage == Stage::Registered {
        return Err(NotYet::Lacks(Lack::Gates));
    }
    if turn.contact_is_closed {
        return Err(NotYet::ContactClosed);
    }
    match kind {
        Kind::PriorNotice if turn.stage.is_decided() => Err(NotYet::Lacks(Lack::IsDecided)),
        Kind::Acknowledgement | Kind::PriorNotice => Ok(()),
        Kind::Summons => summons(turn),
        Kind::Minutes if turn.has_met => Ok(()),
        Kind::Minutes => Err(NotYet::NoMeeting),
        Kind::Warning => decided(turn, |severity| severity == Severity::Warning),
        Kind::Dismissal => decided(turn, |severity| severity == Severity::Dismissal),
        Kind::Termination => decided(turn, |severity| severity == Severity::Termination),
        Kind::Closing => decided(turn, |severity| severity < Severity::Warning),
        Kind::Suspension => match turn.suspension {
            Some(stage) if stage >= suspension::Stage::Decided => Ok(()),
            _ => Err(NotYet::NoSuspension),
        },
    }
}

fn summons(turn: Turn) -> Result<(), NotYet> {
    if turn.suspension == Some(suspension::Stage::Proposed) {
        return Ok(());
    }
    match turn.stage {
        Stage::Recommended | Stage::Consulted => Ok(()),
        stage if stage.is_decided() => Err(NotYet::Lacks(Lack::IsDecided)),
        _ => Err(NotYet::Lacks(Lack::Recommendation)),
    }
}

fn decided(turn: Turn, is_this: impl Fn(Severity) -> bool) -> Result<(), NotYet> {
    match (turn.stage, turn.decided) {
        (Stage::Unconfirmed, _) => Err(NotYet::Lacks(Lack::Confirmation)),
        (Stage::Decided | Stage::Delivered, Some(severity)) if is_this(severity) => Ok(()),
        (Stage::Decided | Stage::Delivered, Some(_)) => Err(NotYet::OtherReaction),
        _ => Err(NotYet::Lacks(Lack::Decision)),
    }
}
