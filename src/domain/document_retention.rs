//! How long one document of a case is kept: as its case is, but where a rule of its own differs.

use super::document::Kind;
use super::evidence_policy::EvidencePolicy;
use super::retention::{Outcome, Period, Retention, Row, as_scheduled, preserves};
use super::schedule::Rule;
use chrono::NaiveDate;

/// The row that preserves how a whistleblowing or conflict case was handled (bevaringsforskrifta § 31 c).
const HANDLING: &str = "R2";

/// Copied in as evidence, and nobody has said whether it belongs to the handling (bevaringsforskrifta § 31 c), or
/// for how long it is kept where it does not.
const WAITS: Row = Row {
    code: "D1",
    outcome: Outcome::Review,
    basis: "bevaringsforskrifta § 31 c",
    months: None,
};

/// The archivist has answered that it does.
const BELONGS: Row = Row {
    code: "D2",
    outcome: Outcome::Preserved,
    ..WAITS
};

/// The archivist has answered that it does not: the municipality's own period (arkivforskrifta § 3).
const OWN: Row = Row {
    code: "D3",
    outcome: Outcome::OwnPeriod,
    basis: "arkivforskrifta § 3",
    months: Some(36),
};

/// The rows of a document's own.
pub const OWN_ROWS: [&str; 3] = [WAITS.code, BELONGS.code, OWN.code];

/// What the retention of a document is computed from.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub kind: Kind,
    /// How its case is kept, as its facts say now.
    pub case: &'a Retention,
    /// Every row that a mark of the case has named: what once preserved it, still counts.
    pub marked: &'a [String],
    pub closed_on: NaiveDate,
    pub policy: EvidencePolicy,
}

/// How a document is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    WithCase(Why),
    Own(Retention),
}

/// Why a document follows its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The case has an own period, or waits: nothing in it is kept shorter, and what is destroyed goes together.
    NotPreserved,
    /// It shows how a whistleblowing or conflict case was handled.
    Chain,
    /// The case is preserved by something else than how it was handled, or by that and more.
    OtherLaw,
}

impl Kept {
    pub fn outcome(&self, case: Outcome) -> Outcome {
        match self {
            Kept::WithCase(_) => case,
            Kept::Own(own) => own.outcome,
        }
    }
}

/// How the document is kept.
///
/// What is to be preserved of a whistleblowing or conflict case is what documents how it was handled
/// (bevaringsforskrifta § 31 c). The report, the assessment, the statement, the minutes, the decision and the letters
/// do, whatever anybody answers; in any other case they are kept by what preserves the case. Whether a copy taken in
/// as evidence does, the regulation leaves open: the archivist answers, and until then it is preserved. Where any
/// other paragraph preserves the case (§§ 32 to 34), or something in it waits for a decision (§ 3), every document is
/// kept with it. Evidence is never kept for a shorter time than the case would have been by its own period
/// (arkivforskrifta § 3).
pub fn document_retention(facts: &Facts<'_>, schedule: &[Rule]) -> Kept {
    let case = facts.case;
    if case.outcome != Outcome::Preserved {
        return Kept::WithCase(Why::NotPreserved);
    }
    if facts.kind != Kind::Evidence {
        return Kept::WithCase(if is_kept_for_handling(facts) {
            Why::Chain
        } else {
            Why::OtherLaw
        });
    }
    let strong = case
        .rows
        .iter()
        .filter(|row| row.outcome > Outcome::OwnPeriod);
    let mut codes = strong.map(|row| row.code).chain(
        facts
            .marked
            .iter()
            .map(String::as_str)
            .filter(|code| preserves(code)),
    );
    if codes.any(|code| code != HANDLING) {
        return Kept::WithCase(Why::OtherLaw);
    }
    let row = match facts.policy {
        EvidencePolicy::Unset => WAITS,
        EvidencePolicy::Belongs => BELONGS,
        // A period that nobody has approved destroys nothing (arkivforskrifta § 3).
        EvidencePolicy::OwnPeriod if schedule.iter().all(|rule| rule.code != OWN.code) => WAITS,
        EvidencePolicy::OwnPeriod => as_scheduled(OWN, schedule),
    };
    let own = (row.outcome == Outcome::OwnPeriod)
        .then_some(row.months)
        .flatten();
    let own = own.map(|months| Period::new(facts.closed_on, months));
    let longest = own
        .into_iter()
        .chain(case.floor.filter(|_| own.is_some()))
        .max_by_key(|period| period.destroy_from);
    Kept::Own(Retention {
        outcome: row.outcome,
        rows: vec![row],
        period: longest,
        floor: longest,
    })
}

/// Whether how it was handled is among what preserves the case, or once did.
fn is_kept_for_handling(facts: &Facts<'_>) -> bool {
    let rows = facts.case.rows.iter().map(|row| row.code);
    let mut codes = rows.chain(facts.marked.iter().map(String::as_str));
    codes.any(|code| code == HANDLING)
}

/// A case is kept as its strongest document is: no document of it outlives it.
pub fn case_outcome(case: Outcome, documents: impl Iterator<Item = Outcome>) -> Outcome {
    documents.fold(case, Outcome::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::retention::{self, WarningPolicy, retention_under};
    use crate::domain::severity::Severity;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn varsel(severity: Severity) -> retention::Facts {
        retention::Facts {
            severity,
            decided_on: day("2026-03-10"),
            closed_on: day("2026-03-10"),
            protected_speech: false,
            is_whistleblowing: true,
            is_conflict: false,
            employment_ended: false,
            reassigned: false,
            was_suspended: false,
            other_consequence: false,
            court: false,
            handled_in_committee: false,
            subject_is_elected: false,
            used_in_preserved_case: false,
            warning_policy: WarningPolicy::IsNotConsequence,
            is_told: true,
            verdict: None,
            once: vec![],
        }
    }

    fn of(kind: Kind, case: &Retention, marked: &[String], policy: EvidencePolicy) -> Kept {
        let facts = Facts {
            kind,
            case,
            marked,
            closed_on: day("2026-03-10"),
            policy,
        };
        document_retention(&facts, &[rule("D3", 36)])
    }

    fn rule(code: &'static str, months: u32) -> Rule {
        Rule {
            code,
            outcome: Outcome::OwnPeriod,
            months: Some(months),
            weighed: Default::default(),
        }
    }

    fn row(kept: &Kept) -> &'static str {
        match kept {
            Kept::WithCase(_) => "",
            Kept::Own(own) => own.rows[0].code,
        }
    }

    #[test]
    fn evidence_in_a_whistleblowing_case_is_kept_as_the_archivist_has_answered() {
        let case = retention_under(&varsel(Severity::None), &[]);
        let evidence = |policy| of(Kind::Evidence, &case, &[], policy);
        assert_eq!(row(&evidence(EvidencePolicy::Unset)), "D1");
        assert_eq!(row(&evidence(EvidencePolicy::Belongs)), "D2");
        let Kept::Own(own) = evidence(EvidencePolicy::OwnPeriod) else {
            panic!("its own");
        };
        assert_eq!(own.outcome, Outcome::OwnPeriod);
        let from = own.period.map(|it| it.destroy_from);
        assert_eq!(from, Some(day("2029-03-11")));
    }

    #[test]
    fn evidence_waits_until_its_period_is_approved() {
        let case = retention_under(&varsel(Severity::None), &[]);
        let facts = Facts {
            kind: Kind::Evidence,
            case: &case,
            marked: &[],
            closed_on: day("2026-03-10"),
            policy: EvidencePolicy::OwnPeriod,
        };
        assert_eq!(row(&document_retention(&facts, &[])), "D1");
        let other = [rule("R14", 60)];
        assert_eq!(row(&document_retention(&facts, &other)), "D1");
    }

    #[test]
    fn what_once_preserved_a_case_still_counts_for_its_evidence() {
        let case = retention_under(&varsel(Severity::None), &[]);
        let once = |code: &str| {
            let marked = ["R2".to_owned(), code.to_owned()];
            of(Kind::Evidence, &case, &marked, EvidencePolicy::OwnPeriod)
        };
        assert_eq!(once("R4"), Kept::WithCase(Why::OtherLaw));
        // A row that only waited, and is answered, does not.
        assert_eq!(row(&once("R13")), "D3");
    }

    #[test]
    fn a_document_shows_how_the_case_was_handled_only_where_that_preserves_the_case() {
        let why = |case: &Retention, marked: &[&str]| {
            let marked: Vec<String> = marked.iter().map(|&code| code.to_owned()).collect();
            of(Kind::Report, case, &marked, EvidencePolicy::Unset)
        };
        let mut facts = varsel(Severity::None);
        facts.reassigned = true;
        let both = retention_under(&facts, &[]);
        assert_eq!(why(&both, &[]), Kept::WithCase(Why::Chain));
        facts.is_whistleblowing = false;
        let moved = retention_under(&facts, &[]);
        assert_eq!(moved.outcome, Outcome::Preserved);
        assert_eq!(why(&moved, &["R6"]), Kept::WithCase(Why::OtherLaw));
        // It was a whistleblowing case when it was marked.
        assert_eq!(why(&moved, &["R2"]), Kept::WithCase(Why::Chain));
    }

    #[test]
    fn evidence_is_never_kept_shorter_than_the_case_would_be_by_itself() {
        let schedule = [rule("D3", 1), rule("R14", 60)];
        let case = retention_under(&varsel(Severity::Warning), &schedule);
        let facts = Facts {
            kind: Kind::Evidence,
            case: &case,
            marked: &[],
            closed_on: day("2026-03-10"),
            policy: EvidencePolicy::OwnPeriod,
        };
        let Kept::Own(own) = document_retention(&facts, &schedule) else {
            panic!("its own");
        };
        assert_eq!(own.period.map(|it| it.months), Some(60));
    }

    /// Every set of the case's facts, every kind, every answer.
    #[test]
    fn no_document_falls_below_the_law_of_its_case_and_a_fact_more_never_lowers_it() {
        use EvidencePolicy::{Belongs, OwnPeriod, Unset};
        let more: [fn(&mut retention::Facts); 10] = [
            |f| f.is_whistleblowing = true,
            |f| f.is_conflict = true,
            |f| f.employment_ended = true,
            |f| f.reassigned = true,
            |f| f.was_suspended = true,
            |f| f.other_consequence = true,
            |f| f.court = true,
            |f| f.handled_in_committee = true,
            |f| f.subject_is_elected = true,
            |f| f.used_in_preserved_case = true,
        ];
        let law = ["R3", "R4", "R5", "R6", "R7", "R8", "R11", "R12", "R13"];
        let mut differing = 0;
        for severity in Severity::ALL {
            for chosen in 0..1_u32 << more.len() {
                let mut facts = varsel(severity);
                facts.is_whistleblowing = false;
                for (bit, add) in more.iter().enumerate() {
                    if chosen & (1 << bit) != 0 {
                        add(&mut facts);
                    }
                }
                let case = retention_under(&facts, &[]);
                let kept: Vec<Kept> = Kind::ALL
                    .into_iter()
                    .flat_map(|kind| {
                        [Unset, Belongs, OwnPeriod].map(|policy| of(kind, &case, &[], policy))
                    })
                    .collect();
                // The case is its strongest document, and the chain is as strong as the case.
                let each = kept.iter().map(|it| it.outcome(case.outcome));
                assert_eq!(case_outcome(case.outcome, each), case.outcome);
                let is_own = |kept: &&Kept| matches!(kept, Kept::Own(_));
                let own: Vec<&Kept> = kept.iter().filter(is_own).collect();
                for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Evidence) {
                    let chain = of(kind, &case, &[], OwnPeriod);
                    assert!(matches!(chain, Kept::WithCase(_)), "{kind:?} {facts:?}");
                }
                if own.is_empty() {
                    continue;
                }
                differing += 1;
                assert!(facts.is_whistleblowing || facts.is_conflict, "{facts:?}");
                let has_other = case.rows.iter().any(|row| law.contains(&row.code));
                assert!(!has_other, "{facts:?}");
                for kept in own {
                    let Kept::Own(own) = kept else { continue };
                    let (mine, case) = (own.period, case.floor);
                    if let (Some(mine), Some(case)) = (mine, case) {
                        assert!(mine.destroy_from >= case.destroy_from);
                    }
                }
                // A fact more: whatever is added to what differs, nothing is kept for less.
                for add in more {
                    let mut richer = facts.clone();
                    add(&mut richer);
                    let richer = retention_under(&richer, &[]);
                    for policy in [Unset, Belongs, OwnPeriod] {
                        let before = of(Kind::Evidence, &case, &[], policy);
                        let after = of(Kind::Evidence, &richer, &[], policy);
                        let (old, new) = (case.outcome, richer.outcome);
                        assert!(after.outcome(new) >= before.outcome(old), "{facts:?}");
                    }
                }
            }
        }
        assert!(differing >= 3, "{differing}");
    }
}
