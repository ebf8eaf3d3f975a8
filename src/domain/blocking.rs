//! Blocking (sperring): what an erasure claim concerns and that may not be destroyed, is kept where nobody sees it
//! (arkivlova § 13 second paragraph).
//!
//! The house is stricter than the law: only what is closed is blocked, and each opening has a reason first.

use super::coded::Coded;
use super::hold;
use super::person::Role;
use chrono::{DateTime, TimeDelta, Utc};

/// Why it is blocked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Somebody has asked that it be erased (personvernforordninga art. 17), and that does not clearly mean that it
    /// must be gone from the archives.
    ErasureClaim,
    /// A court or a supervisory authority has ordered it.
    Order,
    Other,
}

impl Coded for Reason {
    const ALL: &'static [Reason] = &[Reason::ErasureClaim, Reason::Order, Reason::Other];

    fn code(self) -> &'static str {
        match self {
            Reason::ErasureClaim => "erasure_claim",
            Reason::Order => "order",
            Reason::Other => "other",
        }
    }
}

/// For so long whoever has said why reads what is blocked; then they say why again.
pub const OPEN_FOR: TimeDelta = TimeDelta::minutes(60);

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("only what is closed is blocked")]
    NotClosed,
    #[error("something holds the case")]
    Held,
    #[error("the case stands on a disposal list")]
    Listed,
    #[error("it is blocked already")]
    Already,
    #[error("the case says the same: all of it is blocked, or nothing")]
    ToldByCase,
    #[error("the content is destroyed")]
    Destroyed,
    #[error("the blocking is lifted")]
    Lifted,
    #[error("whoever blocked a whistleblowing case does not open it")]
    OwnOfReport,
    #[error("no such case or document")]
    NoSuch,
    #[error("an extraction has something blocked, and nobody has said why it is opened")]
    Unsaid,
    #[error(transparent)]
    Grounds(hold::Refusal),
}

impl Refusal {
    pub fn source(self) -> &'static str {
        "arkivlova § 13 andre ledd"
    }
}

/// How the case or the document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and refused by its own name"
)]
pub struct Standing {
    pub is_closed: bool,
    pub is_destroyed: bool,
    /// A legal hold, or a request to see it that is not answered.
    pub is_held: bool,
    /// It stands on a disposal list that is neither stopped nor at its end.
    pub is_listed: bool,
    pub is_blocked: bool,
    /// One document is asked for, and the page of the case says what stands in it.
    pub is_told_by_case: bool,
}

/// Whether it may be blocked now. What holds a case from being destroyed holds it from being hidden too.
pub fn may_block(standing: Standing) -> Result<(), Refusal> {
    match standing {
        Standing {
            is_destroyed: true, ..
        } => Err(Refusal::Destroyed),
        Standing {
            is_closed: false, ..
        } => Err(Refusal::NotClosed),
        Standing { is_held: true, .. } => Err(Refusal::Held),
        Standing {
            is_listed: true, ..
        } => Err(Refusal::Listed),
        Standing {
            is_blocked: true, ..
        } => Err(Refusal::Already),
        Standing {
            is_told_by_case: true,
            ..
        } => Err(Refusal::ToldByCase),
        _ => Ok(()),
    }
}

/// Who opens what whoever blocked it does not (arbeidsmiljølova § 2 A-4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opener {
    OtherArchivist,
    HrHead,
    Nobody,
}

/// Who of the two offices opens it, where these roles are held by others who would have seen the case. Another
/// archivist goes first: the archive keeps it.
pub fn opener(others: &[Role]) -> Opener {
    if others.contains(&Role::Archivist) {
        Opener::OtherArchivist
    } else if others.contains(&Role::HrHead) {
        Opener::HrHead
    } else {
        Opener::Nobody
    }
}

/// The grounds of a blocking, of an opening or of a lifting, as they are kept.
pub fn grounds(typed: &str) -> Result<String, Refusal> {
    hold::grounds(typed).map_err(Refusal::Grounds)
}

/// Whether whoever said why at `opened_at` still reads it at `now`.
pub fn is_open(opened_at: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    opened_at <= now && now - opened_at < OPEN_FOR
}

#[cfg(test)]
mod tests {
    use super::*;

    type Spoil = fn(&mut Standing);

    #[test]
    fn only_what_is_closed_and_nothing_holds_is_blocked() {
        let standing = Standing {
            is_closed: true,
            is_destroyed: false,
            is_held: false,
            is_listed: false,
            is_blocked: false,
            is_told_by_case: false,
        };
        assert_eq!(may_block(standing), Ok(()));
        let spoilt: [(Spoil, Refusal); 6] = [
            (|it| it.is_told_by_case = true, Refusal::ToldByCase),
            (|it| it.is_closed = false, Refusal::NotClosed),
            (|it| it.is_held = true, Refusal::Held),
            (|it| it.is_listed = true, Refusal::Listed),
            (|it| it.is_blocked = true, Refusal::Already),
            (|it| it.is_destroyed = true, Refusal::Destroyed),
        ];
        for (spoil, why) in spoilt {
            let mut other = standing;
            spoil(&mut other);
            assert_eq!(may_block(other), Err(why));
        }
    }

    #[test]
    fn another_archivist_opens_before_the_head_of_hr_and_nobody_else_does() {
        let both = [Role::HrHead, Role::Archivist];
        assert_eq!(opener(&both), Opener::OtherArchivist);
        assert_eq!(opener(&[Role::HrHead]), Opener::HrHead);
        assert_eq!(opener(&[]), Opener::Nobody);
        assert_eq!(opener(&[Role::ChiefExecutive]), Opener::Nobody);
    }

    #[test]
    fn an_opening_lasts_for_an_hour() {
        let at = DateTime::UNIX_EPOCH;
        assert!(is_open(at, at) && is_open(at, at + TimeDelta::minutes(59)));
        assert!(!is_open(at, at + OPEN_FOR) && !is_open(at, at - TimeDelta::seconds(1)));
    }
}
