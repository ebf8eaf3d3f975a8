//! The municipality's own retention schedule: how long what the law does not preserve is kept, and why
//! (arkivforskrifta § 3; it is annexed to the documentation plan, § 12 c and d).

use super::person::PersonId;
use super::retention::{Outcome, WarningPolicy};
use super::text::{self, Lines};
use chrono::{Months, NaiveDate};

/// A row of the table in `domain::retention` that is the municipality's own to set, with our suggestion in months.
pub const OWN: [(&str, u32); 5] = [("R14", 24), ("R15", 12), ("R16", 6), ("R17", 6), ("D3", 36)];

/// Whether a row of the table is the municipality's own to set.
pub fn is_own(code: &str) -> bool {
    OWN.iter().any(|(own, _)| *own == code)
}

/// Shortest and longest period in months. The bounds are the house's own: no statute says how long a warning counts.
pub const LEAST_MONTHS: u32 = 1;
pub const MOST_MONTHS: u32 = 120;

/// Each consideration is at least this many characters.
pub const LEAST_WORDS: usize = 20;
/// Each text is at most this many characters.
pub const MOST_WORDS: usize = 2000;
/// The owner is a post, on one line.
pub const MOST_OWNER: usize = 200;
/// What was weighed is looked at anew at last after so many years (arkivforskrifta § 3); the bound is the house's own.
pub const MOST_YEARS: u32 = 10;

/// What must be weighed before a period is set (arkivforskrifta § 3 second paragraph).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consideration {
    /// Rules on limited retention elsewhere.
    OtherRules,
    /// The municipality's own administrative and legal needs.
    OwnNeeds,
    /// The legal needs of other bodies and of private parties.
    NeedsOfOthers,
    /// What citizens need.
    NeedsOfCitizens,
}

impl Consideration {
    pub const ALL: [Consideration; 4] = [
        Consideration::OtherRules,
        Consideration::OwnNeeds,
        Consideration::NeedsOfOthers,
        Consideration::NeedsOfCitizens,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Consideration::OtherRules => "other_rules",
            Consideration::OwnNeeds => "own_needs",
            Consideration::NeedsOfOthers => "needs_of_others",
            Consideration::NeedsOfCitizens => "needs_of_citizens",
        }
    }
}

/// How one row is kept, and the four considerations in the order of [`Consideration::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub code: &'static str,
    pub outcome: Outcome,
    /// Of an own period; nothing where the row is kept until somebody decides, or for ever.
    pub months: Option<u32>,
    pub weighed: [String; 4],
}

/// A version of the schedule, as the archivist writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The post that answers for it.
    pub owner: String,
    /// When it is to be looked at anew.
    pub review_on: NaiveDate,
    /// The municipality's answer on warnings when this version was written (bevaringsforskrifta § 33 g).
    pub warning: WarningPolicy,
    pub warning_reason: String,
    /// One for each row of [`OWN`].
    pub rules: Vec<Rule>,
}

impl Schedule {
    /// Whether the day by which it was to be looked at anew has passed (arkivforskrifta § 3).
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.review_on < today
    }

    /// Whether both say the same; their rows may stand in another order.
    fn says_the_same(&self, other: &Schedule) -> bool {
        let ordered = |schedule: &Schedule| {
            let mut own = schedule.clone();
            own.rules.sort_by_key(|rule| rule.code);
            own
        };
        ordered(self) == ordered(other)
    }
}

/// Where a fault is: a row of the schedule, and what of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Owner,
    Review,
    Months(&'static str),
    Weighed(&'static str, Consideration),
}

/// What is wrong with a version that somebody has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    #[error("nobody owns the schedule")]
    NoOwner,
    #[error("the schedule is to be looked at anew after today")]
    ReviewPassed,
    #[error("the schedule is to be looked at anew within {MOST_YEARS} years")]
    ReviewTooFar,
    #[error("a period is {LEAST_MONTHS} to {MOST_MONTHS} months")]
    Months,
    #[error("a consideration has at least {LEAST_WORDS} characters")]
    TooShort,
    #[error("a text has at most {MOST_WORDS} characters")]
    TooLong,
    #[error("a text cannot hold the character {0:#x}")]
    Forbidden(u32),
}

/// Why a version does not come to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("whoever wrote the schedule does not approve it")]
    OwnDraft,
    #[error("a newer version has been written")]
    Superseded,
    #[error("the version is approved already")]
    Approved,
    #[error("a schedule holds from today or later")]
    FromPast,
    #[error("a schedule does not begin to hold after it is to be looked at anew")]
    AfterReview,
    #[error("a schedule holds from a day within two years")]
    TooFar,
    #[error("the answer on warnings was changed after this version was written")]
    AnswerMoved,
    #[error("the version that waits says the same already")]
    Already,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::AnswerMoved => "bevaringsforskrifta § 33 g",
            _ => "arkivforskrifta § 3",
        }
    }
}

impl Wrong {
    pub fn source(self) -> &'static str {
        "arkivforskrifta § 3"
    }
}

/// Everything that is wrong with a version, at once, each with its place.
///
/// A period must be reasoned by all four considerations (arkivforskrifta § 3 second paragraph). A row
/// may be kept for ever instead of for a period: the municipality keeps more than it must, never less.
pub fn faults(written: &Schedule, today: NaiveDate) -> Vec<(Place, Wrong)> {
    let mut found = vec![];
    if written.owner.trim().is_empty() {
        found.push((Place::Owner, Wrong::NoOwner));
    }
    if let Some(wrong) = unfit(&written.owner, MOST_OWNER, Lines::One) {
        found.push((Place::Owner, wrong));
    }
    if written.review_on <= today {
        found.push((Place::Review, Wrong::ReviewPassed));
    }
    if written.review_on > today + Months::new(12 * MOST_YEARS) {
        found.push((Place::Review, Wrong::ReviewTooFar));
    }
    for rule in &written.rules {
        let is_within = |months| (LEAST_MONTHS..=MOST_MONTHS).contains(&months);
        if rule.outcome == Outcome::OwnPeriod && !rule.months.is_some_and(is_within) {
            found.push((Place::Months(rule.code), Wrong::Months));
        }
        for (which, words) in Consideration::ALL.into_iter().zip(&rule.weighed) {
            let place = Place::Weighed(rule.code, which);
            if words.trim().chars().count() < LEAST_WORDS {
                found.push((place, Wrong::TooShort));
            } else if let Some(wrong) = unfit(words, MOST_WORDS, Lines::Many) {
                found.push((place, wrong));
            }
        }
    }
    found
}

fn unfit(words: &str, most: usize, lines: Lines) -> Option<Wrong> {
    if words.chars().count() > most {
        return Some(Wrong::TooLong);
    }
    text::forbidden(words, lines).map(|found| Wrong::Forbidden(found.code))
}

/// Whether a version says something that the one that waits does not: a form that was sent twice writes one.
pub fn is_new(written: &Schedule, waiting: Option<&Schedule>) -> Result<(), Refusal> {
    if waiting.is_some_and(|waiting| waiting.says_the_same(written)) {
        return Err(Refusal::Already);
    }
    Ok(())
}

/// A version that waits for a second person.
#[derive(Clone, Copy, Debug)]
pub struct Waiting {
    pub drafted_by: PersonId,
    pub is_latest: bool,
    pub is_approved: bool,
    pub warning: WarningPolicy,
    /// When it is to be looked at anew.
    pub review_on: NaiveDate,
}

/// The first day of a version is at most so many months ahead. The bound is the house's own: what was weighed is soon
/// weighed by other facts (arkivforskrifta § 3).
const MOST_AHEAD: Months = Months::new(24);

/// Whether `by` may let the version hold from `from`.
///
/// Two people stand behind a period: whoever wrote it does not approve it. The house asks it
/// because disposal rests on it (arkivforskrifta § 3; arkivlova § 13).
pub fn approve(
    version: Waiting,
    by: PersonId,
    from: NaiveDate,
    today: NaiveDate,
    warning: WarningPolicy,
) -> Result<(), Refusal> {
    if version.is_approved {
        Err(Refusal::Approved)
    } else if !version.is_latest {
        Err(Refusal::Superseded)
    } else if version.drafted_by == by {
        Err(Refusal::OwnDraft)
    } else if version.warning != warning {
        Err(Refusal::AnswerMoved)
    } else if from < today {
        Err(Refusal::FromPast)
    } else if from > version.review_on {
        Err(Refusal::AfterReview)
    } else if today
        .checked_add_months(MOST_AHEAD)
        .is_some_and(|last| from > last)
    {
        Err(Refusal::TooFar)
    } else {
        Ok(())
    }
}

/// Whether a version that was approved to hold from a day never will, or does no more: a later one holds from that day or
/// earlier (arkivforskrifta § 3). `others` are the approved versions, each with its day.
pub fn is_replaced(
    own: (i32, NaiveDate),
    mut others: impl Iterator<Item = (i32, NaiveDate)>,
) -> bool {
    others.any(|(number, from)| number > own.0 && from <= own.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn written() -> Schedule {
        let rule = |(code, months)| Rule {
            code,
            outcome: Outcome::OwnPeriod,
            months: Some(months),
            weighed: [const { String::new() }; 4]
                .map(|_| "Ingen reglar krev lengre tid.".to_owned()),
        };
        Schedule {
            owner: "Arkivleiaren".to_owned(),
            review_on: day("2028-01-01"),
            warning: WarningPolicy::IsNotConsequence,
            warning_reason: String::new(),
            rules: OWN.into_iter().map(rule).collect(),
        }
    }

    #[test]
    fn every_fault_is_named_with_its_place() {
        let today = day("2026-11-23");
        assert_eq!(faults(&written(), today), []);
        let mut wrong = written();
        wrong.owner = " ".to_owned();
        wrong.review_on = today;
        wrong.rules[0].months = Some(0);
        wrong.rules[1].months = None;
        wrong.rules[1].outcome = Outcome::Preserved;
        wrong.rules[2].weighed[3] = "For kort.".to_owned();
        let found = faults(&wrong, today);
        assert_eq!(
            found,
            [
                (Place::Owner, Wrong::NoOwner),
                (Place::Review, Wrong::ReviewPassed),
                (Place::Months("R14"), Wrong::Months),
                (
                    Place::Weighed("R16", Consideration::NeedsOfCitizens),
                    Wrong::TooShort
                ),
            ]
        );
    }

    #[test]
    fn a_version_says_something_that_the_one_that_waits_does_not() {
        let mut waiting = written();
        assert_eq!(is_new(&written(), None), Ok(()));
        waiting.rules.reverse();
        let again = is_new(&written(), Some(&waiting));
        assert_eq!(again, Err(Refusal::Already));
        waiting.owner = "Rådmannen".to_owned();
        assert_eq!(is_new(&written(), Some(&waiting)), Ok(()));
    }

    #[test]
    fn nobody_approves_the_schedule_they_wrote() {
        let today = day("2026-11-23");
        let no = WarningPolicy::IsNotConsequence;
        let waiting = Waiting {
            drafted_by: PersonId(1),
            is_latest: true,
            is_approved: false,
            warning: no,
            review_on: day("2030-01-01"),
        };
        let by = |version, person| approve(version, PersonId(person), today, today, no);
        assert_eq!(by(waiting, 2), Ok(()));
        assert_eq!(by(waiting, 1), Err(Refusal::OwnDraft));
        let old = Waiting {
            is_latest: false,
            ..waiting
        };
        assert_eq!(by(old, 2), Err(Refusal::Superseded));
        let moved = Waiting {
            warning: WarningPolicy::Unset,
            ..waiting
        };
        assert_eq!(by(moved, 2), Err(Refusal::AnswerMoved));
        let yesterday = day("2026-11-22");
        let late = approve(waiting, PersonId(2), yesterday, today, no);
        assert_eq!(late, Err(Refusal::FromPast));
        let from = |text| approve(waiting, PersonId(2), day(text), today, no);
        assert_eq!(from("2030-01-02"), Err(Refusal::AfterReview));
        assert_eq!(from("2028-11-24"), Err(Refusal::TooFar));
        assert_eq!(from("2028-11-23"), Ok(()));
    }

    #[test]
    fn a_version_that_waits_for_its_day_is_replaced_by_a_later_one_that_holds_before() {
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 12, day).unwrap();
        let waiting = (5, day(5));
        assert!(!is_replaced(waiting, [waiting, (4, day(1))].into_iter()));
        assert!(is_replaced(waiting, [(6, day(1))].into_iter()));
        assert!(is_replaced(waiting, [(6, day(5))].into_iter()));
        assert!(!is_replaced(waiting, [(6, day(6))].into_iter()));
    }
}
