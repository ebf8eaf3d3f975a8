//! Access to one case for a named person, for a reason and a time (forvaltningslova §§ 6 and 13 b).

use super::local_time::midnight;
use super::person::Role;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

/// Characters of a reason: enough to be one.
pub const SHORTEST_REASON: usize = 20;
pub const LONGEST_REASON: usize = 1000;

/// Days that access lasts at most. The law sets none; whoever needs it longer is given it anew.
pub const MOST_DAYS: i64 = 90;

/// How long the head of HR sees a case that was opened in need.
pub const GLASS: TimeDelta = TimeDelta::hours(24);

/// How somebody came by the access.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Given,
    /// The head of HR has taken it in need.
    BrokenGlass,
}

impl Kind {
    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Kind::Given => "given",
            Kind::BrokenGlass => "broken_glass",
        }
    }

    pub fn parse(code: &str) -> Option<Kind> {
        [Kind::Given, Kind::BrokenGlass]
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

/// Why access is not given, or not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the head of HR gives access, or the officer of a whistleblowing case")]
    NotYours,
    #[error("the reason is too short to be one")]
    TooShort,
    #[error("the reason is too long")]
    TooLong,
    #[error("access does not begin in the past")]
    BeginsInThePast,
    #[error("access ends before it begins")]
    EndsBeforeItBegins,
    #[error("access lasts at most {MOST_DAYS} days")]
    LastsTooLong,
    #[error("whoever has a part in the case is never given access to it")]
    Implicated,
    #[error("whoever manages accounts sees no case")]
    ManagesAccounts,
    #[error("the person has no account")]
    NoAccount,
    #[error("the person sees the case already")]
    SeesIt,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::Implicated => "forvaltningslova § 6",
            _ => "forvaltningslova § 13 b",
        }
    }
}

/// Whoever would give somebody access to a case that they see themselves.
#[derive(Clone, Copy, Debug)]
pub struct Giver<'a> {
    pub roles: &'a [Role],
    pub is_officer: bool,
    /// The case is for those alone who are named in it.
    pub is_narrow: bool,
}

/// Others in the body may be told as far as the work needs it (§ 13 b first paragraph
/// no. 3). Who needs it is for whoever owns the cases to say, the head of HR; in a
/// whistleblowing case for its officer alone: the head of HR need not see that one, and whom the choice
/// leaves out would tell who reported.
pub fn may_give(giver: Giver<'_>) -> Result<(), Refusal> {
    let is_head = giver.roles.contains(&Role::HrHead);
    let may = if giver.is_narrow {
        giver.is_officer
    } else {
        is_head
    };
    if may { Ok(()) } else { Err(Refusal::NotYours) }
}

/// Whoever would be given access.
#[derive(Clone, Copy, Debug)]
pub struct Receiver<'a> {
    pub roles: &'a [Role],
    pub is_implicated: bool,
    pub has_account: bool,
    pub sees_it: bool,
}

/// Never somebody with a part in the case (§ 6), nor whoever manages accounts, who could
/// give themselves as another whatever they liked.
pub fn may_receive(receiver: Receiver<'_>) -> Result<(), Refusal> {
    if receiver.is_implicated {
        Err(Refusal::Implicated)
    } else if receiver.roles.contains(&Role::Administrator) {
        Err(Refusal::ManagesAccounts)
    } else if !receiver.has_account {
        Err(Refusal::NoAccount)
    } else if receiver.sees_it {
        Err(Refusal::SeesIt)
    } else {
        Ok(())
    }
}

/// Whether this is a reason: short words such as "ok" say nothing to whoever asks why.
pub fn says_why(reason: &str) -> Result<(), Refusal> {
    match reason.trim().chars().count() {
        ..SHORTEST_REASON => Err(Refusal::TooShort),
        length if length > LONGEST_REASON => Err(Refusal::TooLong),
        _ => Ok(()),
    }
}

/// From the beginning of the first day, or from `now` where that is today, until the end of the last.
pub fn term(
    first: NaiveDate,
    last: NaiveDate,
    today: NaiveDate,
    now: DateTime<Utc>,
) -> Result<(DateTime<Utc>, DateTime<Utc>), Refusal> {
    if first < today {
        return Err(Refusal::BeginsInThePast);
    }
    if last < first {
        return Err(Refusal::EndsBeforeItBegins);
    }
    if (last - first).num_days() >= MOST_DAYS {
        return Err(Refusal::LastsTooLong);
    }
    let begins = midnight(first).max(now);
    let end = last.succ_opt().unwrap_or(last);
    Ok((begins, midnight(end)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: &str) -> NaiveDate {
        day.parse().unwrap()
    }

    #[track_caller]
    fn check(first: &str, last: &str, expected: Result<(&str, &str), Refusal>) {
        let now = "2026-11-23T09:00:00Z".parse().unwrap();
        let found = term(on(first), on(last), on("2026-11-23"), now);
        let at = |text: &str| -> DateTime<Utc> { text.parse().unwrap() };
        let expected = expected.map(|(from, to)| (at(from), at(to)));
        assert_eq!(found, expected, "{first} to {last}");
    }

    #[test]
    fn access_lasts_from_now_through_its_last_day() {
        use Refusal::{BeginsInThePast, EndsBeforeItBegins, LastsTooLong};
        let today = Ok(("2026-11-23T09:00:00Z", "2026-11-23T23:00:00Z"));
        check("2026-11-23", "2026-11-23", today);
        let later = Ok(("2026-11-23T23:00:00Z", "2026-11-25T23:00:00Z"));
        check("2026-11-24", "2026-11-25", later);
        check("2026-11-22", "2026-11-25", Err(BeginsInThePast));
        check("2026-11-25", "2026-11-24", Err(EndsBeforeItBegins));
        let longest = Ok(("2026-11-23T09:00:00Z", "2027-02-20T23:00:00Z"));
        check("2026-11-23", "2027-02-20", longest);
        check("2026-11-23", "2027-02-21", Err(LastsTooLong));
    }

    #[test]
    fn the_officer_gives_access_in_a_whistleblowing_case_and_the_head_of_hr_in_others() {
        let giver = |roles, is_officer, is_narrow| Giver {
            roles,
            is_officer,
            is_narrow,
        };
        let (officer, head) = ([Role::HrOfficer], [Role::HrHead]);
        assert_eq!(may_give(giver(&head, false, false)), Ok(()));
        assert_eq!(may_give(giver(&officer, true, true)), Ok(()));
        assert_eq!(may_give(giver(&head, false, true)), Err(Refusal::NotYours));
        for (is_officer, is_narrow) in [(true, false), (false, true), (false, false)] {
            let found = may_give(giver(&officer, is_officer, is_narrow));
            assert_eq!(found, Err(Refusal::NotYours));
        }
    }

    #[test]
    fn nobody_with_a_part_in_the_case_is_given_access() {
        let hr = [Role::HrOfficer];
        let receiver = Receiver {
            roles: &hr,
            is_implicated: true,
            has_account: true,
            sees_it: false,
        };
        assert_eq!(may_receive(receiver), Err(Refusal::Implicated));
        let other = Receiver {
            is_implicated: false,
            ..receiver
        };
        assert_eq!(may_receive(other), Ok(()));
        let roles = [Role::Auditor, Role::Administrator];
        let keeper = Receiver {
            roles: &roles,
            ..other
        };
        assert_eq!(may_receive(keeper), Err(Refusal::ManagesAccounts));
    }
}
