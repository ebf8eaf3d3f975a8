//! How long a case is kept: for ever, for the municipality's own period, or until an archivist has decided.

mod facts;
mod table;
mod told;

use crate::domain::schedule::Rule;
use crate::domain::severity::Severity;
use chrono::{Months, NaiveDate};
pub use facts::Facts;
pub(super) use table::preserves;
use table::{RULES, UNKNOWN};
pub use table::{UNNAMED, preserving};
pub use told::{USED_LATER, came_to, told_without};

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
    let holds = |row: &Row| facts.once.contains(&row.code);
    let matching = RULES
        .iter()
        .filter(|(applies, row)| applies(facts) || holds(row));
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
    use crate::domain::circumstance::Verdict;

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
            is_told: true,
            verdict: None,
            once: vec![],
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
    fn what_nobody_has_told_and_what_no_row_is_for_waits_until_the_archivist_has_decided() {
        let mut untold = facts(Severity::Guidance, "2026-05-04");
        untold.is_told = false;
        check(&untold, Outcome::Review, "R12", None);
        let mut sued = facts(Severity::None, "2026-05-04");
        sued.court = true;
        let mut suspended = facts(Severity::Guidance, "2026-05-04");
        suspended.was_suspended = true;
        for (waits, row, after) in [
            (sued, "R12", "2026-11-05"),
            (suspended, "R13", "2027-05-05"),
        ] {
            check(&waits, Outcome::Review, row, None);
            let own = waits.with(Verdict::OwnPeriod);
            assert_eq!(
                retention(&own).period.map(|it| it.destroy_from),
                Some(day(after))
            );
            check(
                &waits.with(Verdict::Preserved),
                Outcome::Preserved,
                "R22",
                None,
            );
        }
        // A verdict answers for its case; the question on warnings is the municipality's.
        let warned = facts(Severity::Warning, "2026-05-04").with(Verdict::OwnPeriod);
        check(&warned, Outcome::Review, "R13", None);
    }

    #[test]
    fn guidance_that_went_to_court_or_had_consequences_is_preserved() {
        let mut guided = facts(Severity::Guidance, "2026-05-04");
        guided.court = true;
        check(&guided, Outcome::Preserved, "R4", None);
        guided.court = false;
        guided.other_consequence = true;
        check(&guided, Outcome::Preserved, "R5", None);
    }

    #[test]
    fn what_once_preserved_a_case_goes_on_doing_so() {
        let mut again = facts(Severity::None, "2026-05-04");
        again.once = preserving(&["R5".to_owned(), "R13".to_owned()]);
        assert_eq!(again.once, ["R5"]);
        check(&again, Outcome::Preserved, "R5", None);
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
