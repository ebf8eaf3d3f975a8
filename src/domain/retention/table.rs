//! The table of bevaringsforskrifta chapter 3 and the municipality's own periods, as far as cases here meet it.

use super::told::CONSEQUENCE;
use super::{Facts, Outcome, Row, USED_LATER};
use crate::domain::circumstance::Verdict;
use crate::domain::retention::WarningPolicy;
use crate::domain::severity::Severity;

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

pub(super) type Match = (fn(&Facts) -> bool, Row);

/// The table, top to bottom. Own periods are suggestions until the archivist approves the schedule.
pub(super) const RULES: &[Match] = &[
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
        |f| f.verdict == Some(Verdict::Preserved),
        preserved(VERDICT, "bevaringsforskrifta § 3"),
    ),
    (|f| f.is_unnamed(), UNKNOWN),
    (
        |f| f.is_unclear(),
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

/// No row is for the case, or nobody has told what came of it.
pub const UNNAMED: &str = "R12";

/// The archivist has decided that the case is preserved.
const VERDICT: &str = "R22";

/// What is not named anywhere is kept until somebody has decided (bevaringsforskrifta § 3).
pub(super) const UNKNOWN: Row = review(UNNAMED, "bevaringsforskrifta § 3");

/// Whether the law preserves what a row with this code matches.
pub(in crate::domain) fn preserves(code: &str) -> bool {
    !preserving(&[code.to_owned()]).is_empty()
}

/// Those of the codes that are rows by which the law preserves.
pub fn preserving(codes: &[String]) -> Vec<&'static str> {
    let rows = RULES.iter().map(|(_, row)| row);
    let law = rows.filter(|row| row.outcome == Outcome::Preserved);
    law.filter(|row| codes.iter().any(|code| code == row.code))
        .map(|row| row.code)
        .collect()
}
