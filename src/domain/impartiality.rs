//! What somebody who handles a case says of their own impartiality (forvaltningslova §§ 6 and 8).

/// A ground of § 6: the first paragraph's letters, and the second paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// A party in the case (first paragraph a).
    Party,
    /// Related to a party by blood or marriage (b).
    Kin,
    /// Is or has been married to a party, or engaged, or foster parent or child (c).
    Spouse,
    /// Guardian or agent of a party (d).
    Agent,
    /// Leads, or sits on the board of, a body that is a party (e).
    Board,
    /// Other special circumstances apt to weaken confidence (second paragraph).
    Special,
}

impl Ground {
    pub const ALL: [Ground; 6] = [
        Ground::Party,
        Ground::Kin,
        Ground::Spouse,
        Ground::Agent,
        Ground::Board,
        Ground::Special,
    ];

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Ground::Party => "a",
            Ground::Kin => "b",
            Ground::Spouse => "c",
            Ground::Agent => "d",
            Ground::Board => "e",
            Ground::Special => "special",
        }
    }

    pub fn parse(code: &str) -> Option<Ground> {
        Ground::ALL.into_iter().find(|ground| ground.code() == code)
    }
}

/// Why somebody is conflicted. Who reads it is the head of HR alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grounds {
    pub chosen: Vec<Ground>,
    pub text: String,
}

impl Grounds {
    /// `b special`, as it is kept.
    pub fn codes(&self) -> String {
        let codes: Vec<&str> = self.chosen.iter().map(|ground| ground.code()).collect();
        codes.join(" ")
    }
}

/// Characters of an explanation: no more than it takes.
pub const LONGEST: usize = 2000;

/// What somebody says of themselves together with a decision or a confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    Impartial,
    Nothing,
}

/// Why a declaration is not taken, or why something waits for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("whoever decides or confirms first says that they have considered their impartiality")]
    NotDeclared,
    #[error("a conflict has at least one of the grounds")]
    NoGround,
    #[error("special circumstances are explained")]
    NoExplanation,
    #[error("the explanation is too long")]
    TooLong,
    #[error("the person has a part in the case, or is conflicted already")]
    Already,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::NotDeclared => "forvaltningslova §§ 6 og 8",
            Refusal::NoExplanation => "forvaltningslova § 6 andre ledd",
            Refusal::NoGround | Refusal::TooLong | Refusal::Already => "forvaltningslova § 6",
        }
    }
}

/// Whether somebody may decide or confirm: they have said that they are impartial,
/// before or now. Each decides for themselves whether they are (§ 8 first paragraph);
/// that it is written down is the house's own rule.
pub fn may_act(has_declared: bool, said: Said) -> Result<(), Refusal> {
    if has_declared || said == Said::Impartial {
        Ok(())
    } else {
        Err(Refusal::NotDeclared)
    }
}

/// Whether these are grounds. The letters speak for themselves; special
/// circumstances (§ 6 second paragraph) are explained.
pub fn check(grounds: &Grounds) -> Result<(), Refusal> {
    if grounds.chosen.is_empty() {
        return Err(Refusal::NoGround);
    }
    if grounds.text.chars().count() > LONGEST {
        return Err(Refusal::TooLong);
    }
    if grounds.chosen.contains(&Ground::Special) && grounds.text.trim().is_empty() {
        return Err(Refusal::NoExplanation);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_that(chosen: &[Ground], text: &str, expected: Result<(), Refusal>) {
        let grounds = Grounds {
            chosen: chosen.to_vec(),
            text: text.to_owned(),
        };
        assert_eq!(check(&grounds), expected, "{grounds:?}");
    }

    #[test]
    fn a_letter_speaks_for_itself_and_special_circumstances_are_explained() {
        check_that(&[], "Ven", Err(Refusal::NoGround));
        check_that(&[Ground::Kin], "", Ok(()));
        check_that(&[Ground::Special], " ", Err(Refusal::NoExplanation));
        check_that(&[Ground::Special], "Nær ven", Ok(()));
        let long = "x".repeat(LONGEST + 1);
        check_that(&[Ground::Kin], &long, Err(Refusal::TooLong));
    }
}
