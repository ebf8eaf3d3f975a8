//! Whether copied evidence belongs to how a case was handled: answered once, by the archivist, with a reason.

use super::warning_policy::{Refusal, reason};

/// What bevaringsforskrifta § 31 c preserves is how a whistleblowing or conflict case was handled. Whether every
/// piece of copied evidence belongs to that, it does not say: the archivist answers for the municipality.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum EvidencePolicy {
    /// Preserved until somebody has answered.
    #[default]
    Unset,
    /// Preserved with the handling.
    Belongs,
    /// The municipality's own period from the closing (arkivforskrifta § 3).
    OwnPeriod,
}

/// Whether the answer may become `to`, for this reason. Gives the reason as it is kept.
///
/// As with warnings, a "no" may later become a "yes", for more is kept by it; a "yes" stays: what is preserved gets no
/// shorter period again (bevaringsforskrifta § 3).
pub fn set(now: EvidencePolicy, to: EvidencePolicy, typed: &str) -> Result<String, Refusal> {
    use EvidencePolicy::{Belongs, OwnPeriod, Unset};
    match (now, to) {
        (Belongs, OwnPeriod) | (_, Unset) => Err(Refusal::OnlyUpward),
        (Belongs, Belongs) | (OwnPeriod, OwnPeriod) => Err(Refusal::Unchanged),
        (Unset, _) | (OwnPeriod, Belongs) => reason(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use EvidencePolicy::{Belongs, OwnPeriod, Unset};

    #[test]
    fn the_answer_only_moves_upward() {
        let why = "Kopiane ligg hos dei som laga dei, og vedtaket gjengir det som tel.";
        for (now, to, answer) in [
            (Unset, Belongs, Ok(())),
            (Unset, OwnPeriod, Ok(())),
            (OwnPeriod, Belongs, Ok(())),
            (Belongs, OwnPeriod, Err(Refusal::OnlyUpward)),
            (Belongs, Unset, Err(Refusal::OnlyUpward)),
            (Belongs, Belongs, Err(Refusal::Unchanged)),
            (OwnPeriod, OwnPeriod, Err(Refusal::Unchanged)),
        ] {
            assert_eq!(set(now, to, why).map(|_| ()), answer, "{now:?} {to:?}");
        }
        assert_eq!(set(Unset, Belongs, "Kort."), Err(Refusal::ReasonTooShort));
    }
}
