//! How one document of a request is weighed, and why.

use super::{Basis, Exemption, LONGEST_GROUNDS, Refusal, SHORTEST_GROUNDS};
use crate::domain::name_search::{Sought, find};
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

    /// Whether the grounds name none of `people`. They stand in the answer as they are typed, and
    /// nothing is taken out of them: they are written without the name (forvaltningslova § 13;
    /// arbeidsmiljølova § 2 A-4).
    pub fn names_none_of(&self, people: &[Sought]) -> Result<(), Refusal> {
        let grounds = self.grounds();
        if grounds.is_empty() || find(grounds, people).is_empty() {
            Ok(())
        } else {
            Err(Refusal::NamesSomebody)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::name_search::Enough;

    #[test]
    fn grounds_name_nobody_who_is_sought() {
        let kare = Sought::of(
            "Kåre Melkevik",
            "kare.melkevik@valle.example",
            "",
            Enough::AnyPart,
        );
        let put_off = |grounds: &str| Weighed::Postponed {
            exemption: Exemption::PartyDuringInquiry,
            until: "2026-12-07".parse().unwrap(),
            grounds: grounds.to_owned(),
        };
        let kept =
            |grounds: &str| Weighed::Withheld(KeptBack::new(Exemption::DataInternal, grounds));
        let people = [kare];
        for named in [
            "Kåre er ikkje høyrd enno.",
            "Vi ventar på K. Melkeviks svar.",
        ] {
            let refused = Err(Refusal::NamesSomebody);
            assert_eq!(put_off(named).names_none_of(&people), refused);
            assert_eq!(kept(named).names_none_of(&people), refused);
            assert_eq!(put_off(named).names_none_of(&[]), Ok(()));
        }
        let bare = "Vitna er ikkje høyrde enno.";
        assert_eq!(put_off(bare).names_none_of(&people), Ok(()));
        assert_eq!(Weighed::Given.names_none_of(&people), Ok(()));
    }
}
