//! Somebody is away from one day through another, and names who steps in (kommunelova § 13-1; forvaltningslova § 6).

use super::person::{PersonId, Role};
use chrono::{Days, NaiveDate};

/// Days that one absence lasts at most: a year, and whoever is away longer is written down anew.
pub const MOST_DAYS: u64 = 366;

/// An absence as it is asked for. Why somebody is away is nobody's business, and is not asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub person: PersonId,
    pub from_on: NaiveDate,
    /// The last day.
    pub to_on: NaiveDate,
    pub deputy: Option<PersonId>,
}

/// Why an absence is not written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("only the person or the head of HR writes down that somebody is away")]
    NotYours,
    #[error("an absence does not begin in the past")]
    BeginsInThePast,
    #[error("an absence ends before it begins")]
    EndsBeforeItBegins,
    #[error("an absence lasts at most {MOST_DAYS} days")]
    LastsTooLong,
    #[error("the person is written down as away in that time already")]
    Overlaps,
    #[error("nobody steps in for themselves")]
    DeputyIsOneself,
    #[error("the deputy is away in that time too")]
    DeputyIsAway,
    #[error("the deputy has no account that is open, or no address")]
    DeputyHasNoAccount,
    #[error("whoever manages accounts sees no case, and steps in for nobody")]
    DeputyManagesAccounts,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::DeputyIsOneself | Refusal::DeputyIsAway | Refusal::DeputyHasNoAccount => {
                "kommunelova § 13-1"
            }
            Refusal::DeputyManagesAccounts => "forvaltningslova § 13 b",
            _ => "kommunelova § 25-1",
        }
    }
}

/// Whoever would step in.
#[derive(Clone, Copy, Debug)]
pub struct Deputy<'a> {
    pub roles: &'a [Role],
    pub has_account: bool,
    /// Is away on some day of the absence.
    pub is_away: bool,
}

/// Whether `by` may write the absence down, or end it: one's own, and the head of HR everybody's.
pub fn may_write(by: PersonId, roles: &[Role], whose: PersonId) -> Result<(), Refusal> {
    if by == whose || roles.contains(&Role::HrHead) {
        Ok(())
    } else {
        Err(Refusal::NotYours)
    }
}

/// Whether these days will do, beside those that are written down already.
pub fn check_days(
    asked: &Asked,
    today: NaiveDate,
    standing: &[(NaiveDate, NaiveDate)],
) -> Result<(), Refusal> {
    if asked.from_on < today {
        return Err(Refusal::BeginsInThePast);
    }
    if asked.to_on < asked.from_on {
        return Err(Refusal::EndsBeforeItBegins);
    }
    let longest = asked.from_on.checked_add_days(Days::new(MOST_DAYS - 1));
    if longest.is_none_or(|longest| asked.to_on > longest) {
        return Err(Refusal::LastsTooLong);
    }
    let overlaps = |it: &(NaiveDate, NaiveDate)| overlap((asked.from_on, asked.to_on), *it);
    if standing.iter().any(overlaps) {
        return Err(Refusal::Overlaps);
    }
    Ok(())
}

/// Whether somebody can step in at all. Whether they may in a case is asked in each of them
/// (`domain::routing`): the subject, the conflicted and others with a part in it never do.
pub fn check_deputy(asked: &Asked, deputy: Deputy<'_>) -> Result<(), Refusal> {
    if asked.deputy == Some(asked.person) {
        Err(Refusal::DeputyIsOneself)
    } else if deputy.roles.contains(&Role::Administrator) {
        Err(Refusal::DeputyManagesAccounts)
    } else if !deputy.has_account {
        Err(Refusal::DeputyHasNoAccount)
    } else if deputy.is_away {
        Err(Refusal::DeputyIsAway)
    } else {
        Ok(())
    }
}

/// Whether two times, each with its first and its last day, have a day in common.
pub fn overlap(one: (NaiveDate, NaiveDate), other: (NaiveDate, NaiveDate)) -> bool {
    one.0 <= other.1 && other.0 <= one.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[track_caller]
    fn check(from: &str, to: &str, expected: Result<(), Refusal>) {
        let asked = Asked {
            person: PersonId(1),
            from_on: on(from),
            to_on: on(to),
            deputy: None,
        };
        let standing = [(on("2026-12-07"), on("2026-12-11"))];
        let found = check_days(&asked, on("2026-11-23"), &standing);
        assert_eq!(found, expected, "{from} to {to}");
    }

    #[test]
    fn an_absence_has_days_that_are_its_own() {
        check("2026-11-23", "2026-11-23", Ok(()));
        check("2026-11-22", "2026-11-23", Err(Refusal::BeginsInThePast));
        check("2026-11-24", "2026-11-23", Err(Refusal::EndsBeforeItBegins));
        check("2026-11-23", "2026-12-06", Ok(()));
        check("2026-11-23", "2026-12-07", Err(Refusal::Overlaps));
        check("2026-12-11", "2026-12-20", Err(Refusal::Overlaps));
        check("2026-12-12", "2027-12-12", Ok(()));
        check("2026-12-12", "2027-12-13", Err(Refusal::LastsTooLong));
    }

    #[test]
    fn the_head_of_hr_writes_down_for_others_and_nobody_else() {
        let (own, other) = (PersonId(1), PersonId(2));
        assert_eq!(may_write(own, &[], own), Ok(()));
        assert_eq!(may_write(own, &[Role::HrHead], other), Ok(()));
        for role in Role::ALL.into_iter().filter(|role| *role != Role::HrHead) {
            assert_eq!(may_write(own, &[role], other), Err(Refusal::NotYours));
        }
    }
}
