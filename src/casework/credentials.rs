//! Passwords: argon2id with the parameters that OWASP gives as its minimum, the list of the most used ones, and how hard one is to guess.
//!
//! Hashing takes tens of milliseconds and 19 MiB: never inside a write, where everybody waits.

use crate::domain::account::{PasswordFault, Weakness, password_fault};
use crate::store::people::Person;
use crate::store::{self, StoreError};
use argon2::{
    ARGON2ID_IDENT, Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier,
    Version,
};
use std::collections::HashSet;
use std::sync::LazyLock;
use zxcvbn::feedback::{Feedback, Warning};
use zxcvbn::{Score, zxcvbn};

/// Memory in KiB, passes, lanes (OWASP Password Storage Cheat Sheet: 19 MiB, 2, 1).
const MEMORY: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("common_passwords.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Why there is no hash of a password.
#[derive(Debug, thiserror::Error)]
pub enum Unfit {
    #[error(transparent)]
    Password(#[from] PasswordFault),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A password that is fit for use, as its hash in PHC form.
#[derive(Clone, PartialEq, Eq)]
pub struct Hashed(String);

impl Hashed {
    /// Judges and hashes a new password for somebody known by `names`.
    pub fn new(password: &str, names: &[&str]) -> Result<Hashed, Unfit> {
        if let Some(fault) = password_fault(password, names, |word| COMMON.contains(word)) {
            return Err(fault.into());
        }
        if let Some(weakness) = weakness(password, names) {
            return Err(PasswordFault::Weak(weakness).into());
        }
        Ok(hash(password)?)
    }

    pub(super) fn phc(&self) -> &str {
        &self.0
    }
}

/// Why a password is guessed in fewer than a hundred million tries by somebody who knows the
/// person; nothing if it is not. No rule for which characters it must have (ASVS 5.0, 6.2.5).
fn weakness(password: &str, names: &[&str]) -> Option<Weakness> {
    let parts: Vec<&str> = names
        .iter()
        .flat_map(|name| {
            let parts = name.split(|c: char| !c.is_alphanumeric());
            parts.chain([*name])
        })
        .filter(|part| part.chars().count() >= 3)
        .collect();
    let judged = zxcvbn(password, &parts);
    if judged.score() >= Score::Three {
        return None;
    }
    let warning = judged.feedback().and_then(Feedback::warning);
    Some(match warning {
        Some(
            Warning::StraightRowsOfKeysAreEasyToGuess
            | Warning::ShortKeyboardPatternsAreEasyToGuess,
        ) => Weakness::Keys,
        Some(
            Warning::RepeatsLikeAaaAreEasyToGuess
            | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess,
        ) => Weakness::Repeats,
        Some(Warning::SequencesLikeAbcAreEasyToGuess) => Weakness::Sequence,
        Some(Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess) => {
            Weakness::Date
        }
        Some(_) => Weakness::Word,
        None => Weakness::Other,
    })
}

/// What a password for `person` must not be made of.
pub fn names_of(person: &Person) -> [&str; 3] {
    [&person.name, &person.email, &person.employee_no]
}

/// Whether a password was the right one.
#[derive(Clone, PartialEq, Eq)]
pub enum Verdict {
    Wrong,
    /// With a hash of today's strength, where the one that is kept is of another.
    Right {
        renewed: Option<Hashed>,
    },
}

/// Compares `password` with the hash that is kept. Where none is kept the same
/// work is done, so that time does not tell who has an account.
pub fn verify(kept: Option<&str>, password: &str) -> Result<Verdict, StoreError> {
    let read = kept.map(PasswordHash::new);
    let Some(Ok(kept)) = read else {
        let work = argon2().hash_password_with_salt(password.as_bytes(), &[0; 16]);
        std::hint::black_box(work.is_ok());
        return Ok(Verdict::Wrong);
    };
    if argon2()
        .verify_password(password.as_bytes(), &kept)
        .is_err()
    {
        return Ok(Verdict::Wrong);
    }
    let renewed = is_outdated(&kept).then(|| hash(password)).transpose()?;
    Ok(Verdict::Right { renewed })
}

fn is_outdated(kept: &PasswordHash) -> bool {
    let same = |params: &Params| {
        (params.m_cost(), params.t_cost(), params.p_cost()) == (MEMORY, PASSES, LANES)
    };
    kept.algorithm != ARGON2ID_IDENT
        || kept.version != Some(Version::V0x13.into())
        || !Params::try_from(kept).is_ok_and(|params| same(&params))
}

fn hash(password: &str) -> Result<Hashed, StoreError> {
    let salt = store::random::<16>()?;
    let hash = argon2()
        .hash_password_with_salt(password.as_bytes(), &salt)
        .expect("a salt of 16 bytes and a password below 4 GiB are what argon2 takes");
    Ok(Hashed(hash.to_string()))
}

fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY, PASSES, LANES, None)
        .expect("19 MiB, two passes and one lane are within argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_kept_as_argon2id_and_recognised() {
        let kept = Hashed::new("fire rosa elgar", &[]).unwrap();
        assert!(kept.phc().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let verdict = |kept, password| verify(kept, password).unwrap();
        let right = Verdict::Right { renewed: None };
        assert!(verdict(Some(kept.phc()), "fire rosa elgar") == right);
        assert!(verdict(Some(kept.phc()), "fire rosa elgarr") == Verdict::Wrong);
        assert!(verdict(None, "fire rosa elgar") == Verdict::Wrong);
        assert!(verdict(Some("noko anna"), "fire rosa elgar") == Verdict::Wrong);
    }

    #[test]
    fn a_hash_of_other_strength_is_renewed_at_the_next_sign_in() {
        let weak = Argon2::new(
            Algorithm::Argon2id,
            Version::V0x13,
            Params::new(8 * 1024, 1, 1, None).unwrap(),
        );
        let kept = weak.hash_password_with_salt(b"fire rosa elgar", b"0123456789abcdef");
        let kept = kept.unwrap().to_string();
        let Verdict::Right { renewed: Some(new) } = verify(Some(&kept), "fire rosa elgar").unwrap()
        else {
            panic!("the old hash is renewed");
        };
        assert!(
            verify(Some(new.phc()), "fire rosa elgar").unwrap() == Verdict::Right { renewed: None }
        );
    }

    #[test]
    fn the_most_used_passwords_are_turned_away() {
        for password in [
            "Passord12345",
            "sommersommer",
            "qwertyuiop123",
            "123456789012",
        ] {
            let refused = Hashed::new(password, &[]);
            assert!(
                matches!(refused, Err(Unfit::Password(PasswordFault::Common))),
                "{password}"
            );
        }
        for password in ["defghijklmnopq", "karikarikarikari"] {
            let refused = Hashed::new(password, &["Kari Tenktvik"]);
            assert!(
                matches!(
                    refused,
                    Err(Unfit::Password(
                        PasswordFault::Weak(_) | PasswordFault::Personal
                    ))
                ),
                "{password}"
            );
        }
        for (password, weakness) in [
            ("defghijklmnopq", Weakness::Sequence),
            ("tgbtgbtgbtgbtgb", Weakness::Repeats),
        ] {
            assert_eq!(super::weakness(password, &[]), Some(weakness), "{password}");
        }
        let long = "æøå 🌊 ".repeat(21);
        for password in [
            "fire rosa elgar",
            "Tre4&kvist-Øy",
            "ei lang nok prøvesetning",
            &long,
        ] {
            assert!(
                Hashed::new(password, &["Kari Tenktvik"]).is_ok(),
                "{password}"
            );
        }
        let lines = include_str!("common_passwords.txt").lines();
        let words: Vec<&str> = lines.filter(|line| !line.starts_with('#')).collect();
        assert_eq!(words.len(), COMMON.len(), "a word stands twice");
        assert!(words.iter().all(|word| *word == word.trim().to_lowercase()));
    }
}
