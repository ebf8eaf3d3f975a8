//! What the delegation register takes in (kommunelova §§ 5-3 and 13-1).

use super::authority::Delegation;
use super::person::PersonId;
use chrono::NaiveDate;

pub const LONGEST_AUTHORITY: usize = 500;

/// Why a delegation is not taken. Each has a sentence in every language of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the person has left")]
    HasLeft,
    #[error("the register names the decision that gave the power")]
    NoAuthority,
    #[error("the name of the decision may have at most {LONGEST_AUTHORITY} characters")]
    TooLong,
    #[error("a delegation cannot end before it begins")]
    EndsBeforeItBegins,
    #[error("nobody registers a delegation to themselves")]
    ToOneself,
    #[error("the person holds this power in that time already")]
    Held,
    #[error("a delegation ends today at the earliest")]
    EndsInThePast,
}

/// Whether the delegation may be registered by `by`, beside what the person holds.
pub fn check(
    delegation: &Delegation,
    authority: &str,
    by: PersonId,
    held: &[Delegation],
) -> Result<(), Refusal> {
    if delegation.person == by {
        return Err(Refusal::ToOneself);
    }
    if authority.trim().is_empty() {
        return Err(Refusal::NoAuthority);
    }
    if authority.chars().count() > LONGEST_AUTHORITY {
        return Err(Refusal::TooLong);
    }
    if delegation.to_on.is_some_and(|to| to < delegation.from_on) {
        return Err(Refusal::EndsBeforeItBegins);
    }
    let overlaps = |other: &&Delegation| {
        let begins = other.to_on.is_none_or(|to| delegation.from_on <= to);
        let ends = delegation.to_on.is_none_or(|to| other.from_on <= to);
        other.act == delegation.act && begins && ends
    };
    if held.iter().any(|other| overlaps(&other)) {
        return Err(Refusal::Held);
    }
    Ok(())
}

/// Whether `last` may be the last day.
pub fn check_end(
    delegation: &Delegation,
    last: NaiveDate,
    today: NaiveDate,
) -> Result<(), Refusal> {
    if last < delegation.from_on {
        return Err(Refusal::EndsBeforeItBegins);
    }
    if last < today {
        return Err(Refusal::EndsInThePast);
    }
    Ok(())
}
