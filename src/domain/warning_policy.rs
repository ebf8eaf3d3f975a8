//! Whether a warning alone is a consequence for the employment: decided once, by the archivist, with a reason.

use super::retention::{Outcome, WarningPolicy};
use super::text::{self, Lines};

/// A reason is at least this many characters.
pub const LEAST_REASON: usize = 50;

/// A reason is at most this many characters.
pub const MOST_REASON: usize = 4000;

/// Why the policy is not set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the policy is this already")]
    Unchanged,
    #[error("what is kept for ever cannot become shorter again")]
    OnlyUpward,
    #[error("a reason has at least {LEAST_REASON} characters")]
    ReasonTooShort,
    #[error("a reason has at most {MOST_REASON} characters")]
    ReasonTooLong,
    #[error("a reason cannot hold the character {0:#x}")]
    Forbidden(u32),
}

/// Whether the policy may become `to`, for this reason. Gives the reason as it is kept.
///
/// The law is unclear (bevaringsforskrifta § 33 g), so the archivist answers for the
/// municipality. A "no" may later become a "yes": more is kept. A "yes" stays, for
/// cases that were preserved by it would else be destroyed after all (the outcome
/// only moves up, bevaringsforskrifta § 3).
pub fn set(now: WarningPolicy, to: WarningPolicy, reason: &str) -> Result<String, Refusal> {
    use WarningPolicy::{IsConsequence, IsNotConsequence, Unset};
    match (now, to) {
        (IsConsequence, IsNotConsequence) | (_, Unset) => Err(Refusal::OnlyUpward),
        (IsConsequence, IsConsequence) | (IsNotConsequence, IsNotConsequence) => {
            Err(Refusal::Unchanged)
        }
        (Unset, _) | (IsNotConsequence, IsConsequence) => self::reason(reason),
    }
}

/// The reason for such an answer, as it is kept.
pub fn reason(typed: &str) -> Result<String, Refusal> {
    let reason = text::normalise(typed);
    let words: Vec<&str> = reason.split_whitespace().collect();
    if words.join(" ").chars().count() < LEAST_REASON {
        return Err(Refusal::ReasonTooShort);
    }
    if reason.chars().count() > MOST_REASON {
        return Err(Refusal::ReasonTooLong);
    }
    match text::forbidden(&reason, Lines::Many) {
        Some(found) => Err(Refusal::Forbidden(found.code)),
        None => Ok(reason),
    }
}

/// Whether a case that is kept as `old` may be kept as `new` instead: never for a
/// shorter time, but for a case that waited for just this answer (bevaringsforskrifta § 3).
pub fn may_replace(old: Outcome, new: Outcome) -> bool {
    new >= old || old == Outcome::Review
}

#[cfg(test)]
mod tests {
    use super::*;
    use WarningPolicy::{IsConsequence, IsNotConsequence, Unset};

    const REASON: &str = "Ei åtvaring åleine endrar ikkje stilling, løn eller oppgåver her.";

    #[test]
    fn the_answer_only_moves_upward() {
        for (now, to, answer) in [
            (Unset, IsConsequence, Ok(())),
            (Unset, IsNotConsequence, Ok(())),
            (IsNotConsequence, IsConsequence, Ok(())),
            (IsConsequence, IsNotConsequence, Err(Refusal::OnlyUpward)),
            (IsConsequence, IsConsequence, Err(Refusal::Unchanged)),
            (IsNotConsequence, IsNotConsequence, Err(Refusal::Unchanged)),
            (IsNotConsequence, Unset, Err(Refusal::OnlyUpward)),
        ] {
            assert_eq!(set(now, to, REASON).map(|_| ()), answer, "{now:?} {to:?}");
        }
    }

    #[test]
    fn a_reason_says_something() {
        for (reason, why) in [
            ("", Refusal::ReasonTooShort),
            (&"a".repeat(49), Refusal::ReasonTooShort),
            (&" a ".repeat(17), Refusal::ReasonTooShort),
            (&"a".repeat(4001), Refusal::ReasonTooLong),
            (&format!("{REASON}\u{1b}"), Refusal::Forbidden(0x1b)),
        ] {
            assert_eq!(set(Unset, IsConsequence, reason), Err(why));
        }
        assert_eq!(
            set(Unset, IsConsequence, &"a".repeat(50)).as_deref(),
            Ok("a".repeat(50).as_str())
        );
    }

    #[test]
    fn only_a_case_that_waited_for_the_answer_may_be_kept_shorter() {
        use Outcome::{OwnPeriod, Preserved, Review};
        assert!(may_replace(Review, OwnPeriod));
        assert!(may_replace(OwnPeriod, Preserved));
        assert!(!may_replace(Preserved, OwnPeriod));
        assert!(!may_replace(Preserved, Review));
    }
}
