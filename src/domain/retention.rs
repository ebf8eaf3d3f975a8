//! How long a case is kept: for ever, for the municipality's own period, or until an archivist has decided.

mod told;

use crate::domain::schedule::Rule;
use crate::domain::severity::Severity;
use chrono::{Months, NaiveDate};
use told::CONSEQUENCE;
pub use told::{USED_LATER, told_without};

/// What becomes of a case. The order is the strength: the outcome only moves up
/// (bevaringsforskrifta § 3; arkivforskrifta § 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// The municipality's own period, then disposal by two people (arkivforskrifta § 3).
    OwnPeriod,
    /// An archivist must decide; treated as preserved until then.
    Review,
    /// For posterity, never destroyed here.
    Preserved,
}

impl Outcome {
    pub const ALL: [Outcome; 3] = [Outcome::OwnPeriod, Outcome::Review, Outcome::Preserved];

    /// The name the database and the ledger keep. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Outcome::OwnPeriod => "own_period",
            Outcome::Review => "review",
            Outcome::Preserved => "preserved",
        }
    }

    pub fn parse(code: &str) -> Option<Outcome> {
        Outcome::ALL
            .into_iter()
            .find(|outcome| outcome.code() == code)
    }
}

/// Whether a warning alone is a consequence for the employment (bevaringsforskrifta
/// § 33 g) is unclear in law: the archivist decides once for the municipality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WarningPolicy {
    #[default]
    Unset,
    IsConsequence,
    IsNotConsequence,
}

/// What retention is computed from. All of it is stored with the outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the law's own"
)]
pub struct Facts {
    pub severity: Severity,
    pub decided_on: NaiveDate,
    pub closed_on: NaiveDate,
    /// Closed because the utterance was protected (gate G1).
    pub protected_speech: bool,
    pub is_whistleblowing: bool,
    pub is_conflict: bool,
    pub employment_ended: bool,
    pub reassigned: bool,
    /// Somebody was suspended while the case went on (arbeidsmiljølova § 15-13).
    pub was_suspended: bool,
    pub other_consequence: bool,
    pub court: bool,
    pub handled_in_committee: bool,
    pub subject_is_elected: bool,
    /// The warning was a ground or a factor in a case that is preserved.
    pub used_in_preserved_case: bool,
    pub warning_policy: WarningPolicy,
}

/// A row of the table that matched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// `R2`: the row in the table below; the archivist reads it in words on `/archive`.
    pub code: &'static str,
    pub outcome: Outcome,
    /// The paragraph it rests on.
    pub basis: &'static str,
    /// Months of the municipality's own period, as suggested until the archivist approves.
    pub months: Option<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Retention {
    pub outcome: Outcome,
    /// Every row that matched, in the order of the table. Never empty.
    pub rows: Vec<Row>,
    pub period: Option<Period>,
    /// The period that its own rows name, where something stronger keeps it too.
    pub floor: Option<Period>,
}

/// An own period: from, how long, and the first day after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub starts_on: NaiveDate,
    pub months: u32,
    pub destroy_from: NaiveDate,
}

const fn preserved(code: &'static str, basis: &'static str) -> Row {
    Row {
        code,
        outcome: Outcome::Preserved,
        basis,
        months: None,
    }
}

const fn review(code: &'static str, basis: &'static str) -> Row {
    Row {
        code,
        outcome: Outcome::Review,
        basis,
        months: None,
    }
}

const fn own(code: &'static str, months: u32) -> Row {
    Row {
        code,
        outcome: Outcome::OwnPeriod,
        basis: "arkivforskrifta § 3",
        months: Some(months),
    }
}

type Match = (fn(&Facts) -> bool, Row);

/// The table, top to bottom. Own periods are suggestions until the archivist approves the schedule.
const RULES: &[Match] = &[
    (
        |f| f.is_whistleblowing || f.is_conflict,
        preserved("R2", "bevaringsforskrifta § 31 c"),
    ),
    (
        |f| f.ends_employment(),
        preserved("R3", "bevaringsforskrifta § 33 h"),
    ),
    (
        |f| f.is_reaction() && f.court,
        preserved("R4", "bevaringsforskrifta § 33 g"),
    ),
    (
        |f| f.is_reaction() && f.has_consequence(),
        preserved(CONSEQUENCE, "bevaringsforskrifta § 33 g"),
    ),
    (
        |f| f.reassigned,
        preserved("R6", "bevaringsforskrifta § 33 f"),
    ),
    (
        |f| f.severity == Severity::Warning && f.used_in_preserved_case,
        preserved(USED_LATER, "bevaringsforskrifta § 33 g og h"),
    ),
    (
        |f| f.handled_in_committee,
        preserved("R8", "bevaringsforskrifta § 32 b"),
    ),
    (
        |f| f.subject_is_elected,
        preserved("R11", "bevaringsforskrifta § 34"),
    ),
    (
        // A suspension that was lifted and led to nothing is no clearer than a warning alone.
        |f| {
            f.was_suspended
                || (f.severity == Severity::Warning && f.warning_policy == WarningPolicy::Unset)
        },
        review("R13", "bevaringsforskrifta § 33 g"),
    ),
    (
        |f| f.severity == Severity::Warning && f.warning_policy == WarningPolicy::IsNotConsequence,
        own("R14", 24),
    ),
    (|f| f.severity == Severity::Guidance, own("R15", 12)),
    (
        |f| f.severity == Severity::None && !f.protected_speech,
        own("R16", 6),
    ),
    (
        |f| f.severity == Severity::None && f.protected_speech,
        own("R17", 6),
    ),
];

/// What is not named anywhere is kept until Nasjonalarkivet decides (bevaringsforskrifta § 3).
const UNKNOWN: Row = review("R12", "bevaringsforskrifta § 3");

impl Facts {
    fn is_reaction(&self) -> bool {
        self.severity >= Severity::Warning
    }

    fn ends_employment(&self) -> bool {
        self.severity >= Severity::Dismissal || self.employment_ended
    }

    fn has_consequence(&self) -> bool {
        self.other_consequence
            || (self.severity == Severity::Warning
                && self.warning_policy == WarningPolicy::IsConsequence)
    }
}

/// How long a case with these facts is kept: the strongest outcome of all the
/// rows that match, and every one of them as a reason.
///
/// A period runs by the calendar from the closing, a warning's from the day of
/// the warning; disposal may come from the first day after it (arkivforskrifta § 3).
pub fn retention(facts: &Facts) -> Retention {
    retention_under(facts, &[])
}

/// The same, with the periods of the schedule that is in force (`domain::schedule`). What the law
/// preserves stays preserved whatever a schedule says; a row of the municipality's own is kept as it says.
pub fn retention_under(facts: &Facts, schedule: &[Rule]) -> Retention {
    let matching = RULES.iter().filter(|(applies, _)| applies(facts));
    let mut rows: Vec<Row> = matching
        .map(|(_, row)| as_scheduled(*row, schedule))
        .collect();
    if rows.is_empty() {
        rows.push(UNKNOWN);
    }
    let outcome = rows
        .iter()
        .map(|row| row.outcome)
        .max()
        .unwrap_or(UNKNOWN.outcome);
    let months = rows.iter().filter_map(|row| row.months).max();
    let starts_on = match facts.severity {
        Severity::Warning => facts.decided_on,
        _ => facts.closed_on,
    };
    let floor = months.map(|months| Period::new(starts_on, months));
    Retention {
        outcome,
        rows,
        period: floor.filter(|_| outcome == Outcome::OwnPeriod),
        floor,
    }
}

/// Whether the law preserves what a row with this code matches.
pub(super) fn preserves(code: &str) -> bool {
    let mut rows = RULES.iter().map(|(_, row)| row);
    rows.any(|row| row.code == code && row.outcome == Outcome::Preserved)
}

pub(super) fn as_scheduled(row: Row, schedule: &[Rule]) -> Row {
    let rule = schedule.iter().find(|rule| rule.code == row.code);
    match rule {
        Some(rule) if row.outcome == Outcome::OwnPeriod => Row {
            outcome: rule.outcome,
            months: rule.months,
            ..row
        },
        _ => row,
    }
}

impl Period {
    pub(super) fn new(starts_on: NaiveDate, months: u32) -> Period {
        let last = starts_on
            .checked_add_months(Months::new(months))
            .expect("a case is closed in a year that has four digits");
        Period {
            starts_on,
            months,
            destroy_from: last.succ_opt().expect("there is a day after"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn facts(severity: Severity, on: &str) -> Facts {
        Facts {
            severity,
            decided_on: day(on),
            closed_on: day(on),
            protected_speech: false,
            is_whistleblowing: false,
            is_conflict: false,
            employment_ended: false,
            reassigned: false,
            was_suspended: false,
            other_consequence: false,
            court: false,
            handled_in_committee: false,
            subject_is_elected: false,
            used_in_preserved_case: false,
            warning_policy: WarningPolicy::Unset,
        }
    }

    #[track_caller]
    fn check(facts: &Facts, outcome: Outcome, row: &str, destroy_from: Option<&str>) {
        let kept = retention(facts);
        assert_eq!(kept.outcome, outcome);
        assert!(
            kept.rows.iter().any(|found| found.code == row),
            "{:?}",
            kept.rows
        );
        assert_eq!(kept.period.map(|p| p.destroy_from), destroy_from.map(day));
    }

    #[test]
    fn the_vectors_of_the_schedule_hold() {
        use Severity::{Dismissal, Guidance, None as Nothing, Warning};
        let own = Outcome::OwnPeriod;
        check(
            &facts(Nothing, "2026-03-10"),
            own,
            "R16",
            Some("2026-09-11"),
        );
        check(
            &facts(Guidance, "2026-01-31"),
            own,
            "R15",
            Some("2027-02-01"),
        );
        check(&facts(Warning, "2026-05-04"), Outcome::Review, "R13", None);
        let mut suspended = facts(Nothing, "2026-05-04");
        suspended.was_suspended = true;
        check(&suspended, Outcome::Review, "R13", None);
        let mut warned = facts(Warning, "2026-05-04");
        warned.warning_policy = WarningPolicy::IsNotConsequence;
        check(&warned, own, "R14", Some("2028-05-05"));
        warned.used_in_preserved_case = true;
        check(&warned, Outcome::Preserved, "R7", None);
        check(
            &facts(Dismissal, "2026-05-04"),
            Outcome::Preserved,
            "R3",
            None,
        );
        let mut moved = facts(Nothing, "2026-05-04");
        moved.reassigned = true;
        check(&moved, Outcome::Preserved, "R6", None);
    }

    #[test]
    fn how_a_whistleblowing_case_was_handled_is_kept_for_ever() {
        let mut unfounded = facts(Severity::None, "2026-03-10");
        unfounded.is_whistleblowing = true;
        check(&unfounded, Outcome::Preserved, "R2", None);
        check(&unfounded, Outcome::Preserved, "R16", None);
    }

    #[test]
    fn a_month_without_that_day_ends_on_its_last_day() {
        check(
            &facts(Severity::None, "2026-08-31"),
            Outcome::OwnPeriod,
            "R16",
            Some("2027-03-01"),
        );
    }

    #[test]
    fn a_schedule_sets_the_municipalitys_own_periods_and_no_others() {
        let rule = |code, outcome, months| Rule {
            code,
            outcome,
            months,
            weighed: Default::default(),
        };
        let schedule = [
            rule("R15", Outcome::OwnPeriod, Some(18)),
            rule("R16", Outcome::Preserved, None),
            rule("R3", Outcome::OwnPeriod, Some(1)),
        ];
        let under = |severity| retention_under(&facts(severity, "2026-01-31"), &schedule);
        let guided = under(Severity::Guidance);
        let from = guided.period.map(|period| period.destroy_from);
        assert_eq!(from, Some(day("2027-08-01")));
        assert_eq!(under(Severity::None).outcome, Outcome::Preserved);
        assert_eq!(under(Severity::Dismissal).outcome, Outcome::Preserved);
    }

    #[test]
    fn a_fact_more_never_lowers_the_outcome() {
        let more: [fn(&mut Facts); 9] = [
            |f| f.is_whistleblowing = true,
            |f| f.is_conflict = true,
            |f| f.employment_ended = true,
            |f| f.reassigned = true,
            |f| f.other_consequence = true,
            |f| f.court = true,
            |f| f.handled_in_committee = true,
            |f| f.subject_is_elected = true,
            |f| f.used_in_preserved_case = true,
        ];
        for severity in Severity::ALL {
            for chosen in 0..1_u32 << more.len() {
                let mut facts = facts(severity, "2026-05-04");
                let mut last = retention(&facts).outcome;
                for (bit, add) in more.iter().enumerate() {
                    if chosen & (1 << bit) != 0 {
                        add(&mut facts);
                        let now = retention(&facts).outcome;
                        assert!(now >= last, "{facts:?}");
                        last = now;
                    }
                }
            }
        }
    }
}
