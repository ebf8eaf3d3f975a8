//! What the retention of a case is computed from.

use super::WarningPolicy;
use crate::domain::circumstance::Verdict;
use crate::domain::severity::Severity;
use chrono::NaiveDate;

/// What retention is computed from. All of it is stored with the outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of the law's own"
)]
pub struct Facts {
    pub severity: Severity,
    /// The day of the decision; of a warning, the day its letter bears.
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
    /// Somebody has said whether any of this happened ([`crate::domain::circumstance`]).
    pub is_told: bool,
    /// What the archivist has decided of just this case.
    pub verdict: Option<Verdict>,
    /// The rows of the law that a mark has preserved it by: what once preserved a case goes on doing so
    /// (bevaringsforskrifta § 3).
    pub once: Vec<&'static str>,
}

impl Facts {
    /// Guidance is one too: the regulation speaks of reactions tied to the service (bevaringsforskrifta § 33 g).
    pub(super) fn is_reaction(&self) -> bool {
        self.severity > Severity::None
    }

    pub(super) fn ends_employment(&self) -> bool {
        self.severity >= Severity::Dismissal || self.employment_ended
    }

    pub(super) fn has_consequence(&self) -> bool {
        self.other_consequence
            || (self.severity == Severity::Warning
                && self.warning_policy == WarningPolicy::IsConsequence)
    }

    /// A suspension that was lifted and led to nothing is no clearer than a warning alone (bevaringsforskrifta § 33 g).
    pub(super) fn is_unclear(&self) -> bool {
        let is_suspension = self.was_suspended && self.verdict != Some(Verdict::OwnPeriod);
        is_suspension
            || (self.severity == Severity::Warning && self.warning_policy == WarningPolicy::Unset)
    }

    /// No row is for a case of which nobody has told what came of it, nor for one that was before the court or had
    /// consequences though there was no reaction (bevaringsforskrifta § 3).
    pub(super) fn is_unnamed(&self) -> bool {
        let is_strange = !self.is_reaction() && (self.court || self.other_consequence);
        !self.is_told || (is_strange && self.verdict != Some(Verdict::OwnPeriod))
    }

    /// The same with what the archivist decides.
    #[must_use]
    pub fn with(&self, verdict: Verdict) -> Facts {
        Facts {
            verdict: Some(verdict),
            ..self.clone()
        }
    }
}
