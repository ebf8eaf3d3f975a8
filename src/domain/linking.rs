//! A whistleblowing case and the personnel case of the same matter are two, with a link
//! (arbeidsmiljølova §§ 2 A-3 and 2 A-4).

use super::report::LONGEST_ACCOUNT;

/// Why two cases are not linked, or a matter not sent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("only a whistleblowing case is linked to another")]
    NotWhistleblowing,
    #[error("there is no such case that the person may see")]
    NoSuchCase,
    #[error("the cases are linked already")]
    Linked,
    #[error("only the officer sends the matter on")]
    NotOfficer,
    #[error("the matter has been sent on already")]
    Referred,
    #[error("nothing is said of what the matter is")]
    NoAccount,
    #[error("the account is too long")]
    TooLong,
    #[error("the account names whoever reported")]
    NamesReporter,
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

/// Whoever would send the matter of a case on.
#[derive(Clone, Copy, Debug)]
pub struct Referrer {
    pub is_officer: bool,
    pub is_narrow: bool,
    pub has_referred: bool,
}

/// Characters of an account that others in HR are to go by: enough to be one.
pub const SHORTEST_ACCOUNT: usize = 50;

/// Whether the matter may be sent on to become a personnel case, in these words. Whoever blew the
/// whistle is protected (§ 2 A-4) and need not be known to whoever weighs what was done: their
/// name, or a part of it, does not stand in the account.
pub fn may_refer(by: Referrer, account: &str, reporter: &str) -> Result<(), Refusal> {
    if !by.is_narrow {
        return Err(Refusal::NotWhistleblowing);
    }
    if !by.is_officer {
        return Err(Refusal::NotOfficer);
    }
    if by.has_referred {
        return Err(Refusal::Referred);
    }
    match account.trim().chars().count() {
        count if count < SHORTEST_ACCOUNT => return Err(Refusal::NoAccount),
        count if count > LONGEST_ACCOUNT => return Err(Refusal::TooLong),
        _ => {}
    }
    if names(account, reporter) {
        return Err(Refusal::NamesReporter);
    }
    Ok(())
}

/// Whether a part of the name, of three letters or more, is a word of the text, in the genitive too.
fn names(text: &str, name: &str) -> bool {
    let words = |text: &str| -> Vec<String> {
        let apart = text.split(|letter: char| !letter.is_alphanumeric());
        let long = apart.filter(|word| word.chars().count() >= 3);
        long.map(str::to_lowercase).collect()
    };
    let parts = words(name);
    let is_part = |word: &String| {
        let bare = word.strip_suffix('s').unwrap_or(word);
        parts.iter().any(|part| part == word || part == bare)
    };
    words(text).iter().any(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OFFICER: Referrer = Referrer {
        is_officer: true,
        is_narrow: true,
        has_referred: false,
    };

    #[track_caller]
    fn check(by: Referrer, account: &str, found: Result<(), Refusal>) {
        assert_eq!(
            may_refer(by, account, "Liv Berg-Hansen"),
            found,
            "{account}"
        );
    }

    #[test]
    fn the_officer_of_a_whistleblowing_case_sends_the_matter_on_once() {
        let words = "Ola la ut eit bilete av ein elev på ein open profil 20. november.";
        check(OFFICER, words, Ok(()));
        let open = Referrer {
            is_narrow: false,
            ..OFFICER
        };
        check(open, words, Err(Refusal::NotWhistleblowing));
        let other = Referrer {
            is_officer: false,
            ..OFFICER
        };
        check(other, words, Err(Refusal::NotOfficer));
        let again = Referrer {
            has_referred: true,
            ..OFFICER
        };
        check(again, words, Err(Refusal::Referred));
        check(OFFICER, "Han la ut eit bilete.", Err(Refusal::NoAccount));
        let long = "ord ".repeat(LONGEST_ACCOUNT);
        check(OFFICER, &long, Err(Refusal::TooLong));
    }

    #[test]
    fn the_account_does_not_name_whoever_reported() {
        let about = "la ut eit bilete av ein elev på ein open profil 20. november.";
        for named in [
            "Liv såg at han",
            "Ifølgje LIV:",
            "Livs melding seier at han",
            "Hansen fortel at han",
        ] {
            check(
                OFFICER,
                &format!("{named} {about}"),
                Err(Refusal::NamesReporter),
            );
        }
        check(
            OFFICER,
            &format!("I det daglege livet: han {about}"),
            Ok(()),
        );
    }

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
