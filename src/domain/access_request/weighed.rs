//! How one document of a request is weighed, and why.

use super::{Basis, Exemption, LONGEST_GROUNDS, Refusal, SHORTEST_GROUNDS};
use chrono::NaiveDate;

/// What keeps a document, or a part of it, back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptBack {
    pub exemption: Exemption,
    /// Why it is used here, where whoever asks is owed that: none elsewhere.
    pub grounds: String,
}

impl KeptBack {
    pub fn new(exemption: Exemption, grounds: &str) -> KeptBack {
        let is_owed = exemption.basis() == Basis::OwnData;
        let grounds = if is_owed { grounds.trim() } else { "" };
        KeptBack {
            exemption,
            grounds: grounds.to_owned(),
        }
    }

    /// Whoever is refused what is about themselves gets the reason in writing (personopplysningslova § 16).
    fn says_why(&self) -> Result<(), Refusal> {
        says_why_to(self.exemption.basis(), &self.grounds)
    }
}

/// Whether the grounds are what somebody is owed who asks under this right.
pub fn says_why_to(basis: Basis, grounds: &str) -> Result<(), Refusal> {
    match grounds.trim().chars().count() {
        _ if basis != Basis::OwnData => Ok(()),
        count if count < SHORTEST_GROUNDS => Err(Refusal::NoReason),
        count if count > LONGEST_GROUNDS => Err(Refusal::TooLong),
        _ => Ok(()),
    }
}

/// What is done with one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Weighed {
    Given,
    /// Some of it is left out.
    Partly(KeptBack),
    Withheld(KeptBack),
    /// Not now: weighed again by the day.
    Postponed {
        exemption: Exemption,
        until: NaiveDate,
        grounds: String,
    },
}

impl Weighed {
    pub fn code(&self) -> &'static str {
        match self {
            Weighed::Given => "given",
            Weighed::Partly(_) => "partly",
            Weighed::Withheld(_) => "withheld",
            Weighed::Postponed { .. } => "postponed",
        }
    }

    pub fn exemption(&self) -> Option<Exemption> {
        match self {
            Weighed::Given => None,
            Weighed::Partly(kept) | Weighed::Withheld(kept) => Some(kept.exemption),
            Weighed::Postponed { exemption, .. } => Some(*exemption),
        }
    }

    /// Why it is put off, or kept back.
    pub fn grounds(&self) -> &str {
        match self {
            Weighed::Given => "",
            Weighed::Partly(kept) | Weighed::Withheld(kept) => &kept.grounds,
            Weighed::Postponed { grounds, .. } => grounds.trim(),
        }
    }

    /// Whether whoever asks is told why, where that is owed: what was kept back before the reason
    /// was asked for has none.
    pub fn says_why(&self) -> Result<(), Refusal> {
        match self {
            Weighed::Partly(kept) | Weighed::Withheld(kept) => kept.says_why(),
            Weighed::Given | Weighed::Postponed { .. } => Ok(()),
        }
    }
}
