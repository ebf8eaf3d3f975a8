//! A whistleblowing case and the personnel case of the same matter are two, with a link
//! (arbeidsmiljølova §§ 2 A-3 and 2 A-4).

/// Why two cases are not linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("only a whistleblowing case is linked to another")]
    NotWhistleblowing,
    #[error("there is no such case that the person may see")]
    NoSuchCase,
    #[error("the cases are linked already")]
    Linked,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        "arbeidsmiljølova § 2 A-4"
    }
}

/// Whether a case may be linked to another. What is done about whoever is reported, is done in the
/// personnel case, which others in HR read; who reported, and how they are looked after
/// (§ 2 A-3), stays in the whistleblowing case. So the link begins there.
pub fn may_link(is_narrow: bool, other_is_narrow: bool, is_linked: bool) -> Result<(), Refusal> {
    if !is_narrow || other_is_narrow {
        Err(Refusal::NotWhistleblowing)
    } else if is_linked {
        Err(Refusal::Linked)
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_begins_in_a_whistleblowing_case_and_ends_in_another() {
        assert_eq!(may_link(true, false, false), Ok(()));
        assert_eq!(may_link(true, false, true), Err(Refusal::Linked));
        for (here, there) in [(false, false), (false, true), (true, true)] {
            let found = may_link(here, there, false);
            assert_eq!(found, Err(Refusal::NotWhistleblowing));
        }
    }
}
