//! Accounts: how long a link and a session live, what a password must be, and why an account says no.

use crate::domain::organisation::{Column, Wrong, cell};
use crate::domain::person::{Language, Role};
use chrono::{NaiveDate, TimeDelta};

/// How long a link for setting a password can be used.
pub const LINK_LIFE: TimeDelta = TimeDelta::days(7);
/// How long a session lives, however much it is used.
pub const SESSION_LIFE: TimeDelta = TimeDelta::hours(12);
/// How long a session lives unused.
pub const IDLE: TimeDelta = TimeDelta::hours(1);

pub const SHORTEST_PASSWORD: usize = 12;
pub const LONGEST_PASSWORD: usize = 128;

/// What everybody here would try first: the program, the house and its work (ASVS 5.0, 6.1.2 and 6.2.11).
const CONTEXT: &[&str] = &[
    "brotsak",
    "kommune",
    "kommunen",
    "valle",
    "setesdal",
    "rådhus",
    "rådhuset",
    "personal",
    "personalsak",
    "saksbehandling",
    "sakshandsaming",
    "arkiv",
    "leiar",
    "leder",
    "systemansvarleg",
    "systemansvarlig",
    "administrator",
    "innlogging",
];

/// How a person's account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// There is none.
    None,
    /// Nobody has chosen a password yet.
    Waiting,
    Open,
    Disabled,
    /// The person has left; an account opens nothing.
    Left,
}

/// Why something with an account cannot be done.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nobody has this employee number")]
    NoSuchPerson,
    #[error("the person has left")]
    HasLeft,
    #[error("the person has an account already")]
    HasAccount,
    #[error("the person has no account")]
    NoAccount,
    #[error("the account is disabled already")]
    Disabled,
    #[error("the person holds the role already, on some of these days")]
    HoldsRole,
    #[error("the person does not hold the role")]
    LacksRole,
    #[error("a role needs two persons: nobody approves what they proposed, or a role of their own")]
    OwnProposal,
    #[error("the role is proposed already, and waits for a second person")]
    Proposed,
    #[error("it is asked for already, and waits for a second person")]
    AskedFor,
    #[error("nobody approves what they asked for, or lets themselves in again")]
    OwnRecovery,
    #[error("the last day is before the first")]
    EndsBeforeItBegins,
    #[error("nobody else could manage accounts")]
    LastAdministrator,
    #[error("the e-mail address belongs to somebody else")]
    EmailTaken,
    #[error("there is an administrator already")]
    Founded,
    #[error("no such link")]
    LinkUnknown,
    #[error("the link has been used")]
    LinkUsed,
    #[error("the link is too old")]
    LinkExpired,
}

/// Why a password will not do. Length and guessability only: no rules for what
/// kinds of characters it must have (ASVS 5.0, 6.2.1, 6.2.4, 6.2.5, 6.2.11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    #[error("shorter than {SHORTEST_PASSWORD} characters")]
    TooShort,
    #[error("longer than {LONGEST_PASSWORD} characters")]
    TooLong,
    #[error("made of the person's own name or address")]
    Personal,
    #[error("one of the most used passwords")]
    Common,
    /// Guessed in fewer than a hundred million tries; what makes it so.
    #[error("easily guessed: {0:?}")]
    Weak(Weakness),
}

/// What makes a password easy to guess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    /// Keys beside each other: `qwertyuiop`.
    Keys,
    /// The same again and again.
    Repeats,
    /// A row: `abcdefgh`, `98765432`.
    Sequence,
    /// A year or a date.
    Date,
    /// One common word or name, however it is dressed up.
    Word,
    Other,
}

/// What is wrong with `password` for a person known by `names` (name, e-mail
/// address, employee number); `common` tells whether a word is on the list.
pub fn password_fault(
    password: &str,
    names: &[&str],
    common: impl Fn(&str) -> bool,
) -> Option<PasswordFault> {
    let length = password.chars().count();
    if length < SHORTEST_PASSWORD {
        return Some(PasswordFault::TooShort);
    }
    if length > LONGEST_PASSWORD {
        return Some(PasswordFault::TooLong);
    }
    let plain = password.to_lowercase();
    if is_personal(&plain, names) {
        return Some(PasswordFault::Personal);
    }
    let is_common = is_personal(&plain, CONTEXT) || is_common(&plain, common);
    is_common.then_some(PasswordFault::Common)
}

/// Fewer than six characters are left when the names, or the words everybody tries, are taken out.
fn is_personal(plain: &str, names: &[&str]) -> bool {
    let mut parts: Vec<String> = names
        .iter()
        .flat_map(|name| {
            let parts = name.split(|c: char| !c.is_alphanumeric());
            parts.chain([*name]).map(str::to_lowercase)
        })
        .filter(|part| part.chars().count() >= 3)
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let mut rest = plain.to_owned();
    for part in &parts {
        rest = rest.replace(part, "");
    }
    rest != plain && rest.chars().count() < 6
}

/// On the list as it stands, without the digits and signs around it, or said over and over.
fn is_common(plain: &str, common: impl Fn(&str) -> bool) -> bool {
    let core = plain.trim_matches(|c: char| !c.is_alphabetic());
    let repeats = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        (1..=chars.len() / 2)
            .filter(|size| chars.len().is_multiple_of(*size))
            .find(|size| chars.chunks(*size).all(|part| part == &chars[..*size]))
            .map(|size| chars[..size].iter().collect::<String>())
    };
    [plain, core].into_iter().any(|text| {
        common(text) || repeats(text).is_some_and(|word| word.chars().count() < 3 || common(&word))
    })
}

/// Somebody whom no file from the personnel system governs: the first
/// administrator, the mayor, an auditor from outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outsider {
    pub employee_no: String,
    pub name: String,
    pub email: String,
    pub position: String,
    pub language: Language,
}

impl Outsider {
    /// Reads what somebody typed; each fault with the field it stands in.
    pub fn read(
        employee_no: &str,
        name: &str,
        email: &str,
        position: &str,
    ) -> Result<Outsider, Vec<(Column, Wrong)>> {
        let mut faults = vec![];
        let mut keep = |column, read: Result<String, Wrong>| {
            read.map_err(|wrong| faults.push((column, wrong)))
                .unwrap_or_default()
        };
        let outsider = Outsider {
            employee_no: keep(Column::EmployeeNo, cell::employee_no(employee_no)),
            name: keep(Column::Name, cell::text(name)),
            email: keep(Column::Email, cell::email(email)),
            position: keep(Column::Position, cell::text(position)),
            language: Language::default(),
        };
        if faults.is_empty() {
            Ok(outsider)
        } else {
            Err(faults)
        }
    }
}

/// Whether a role waits for a second person. The first administrator has nobody to ask until a
/// second one has come; from then on two are needed, also when one of them has left again, so that
/// nobody gets rid of the other and is alone anew.
pub fn needs_second(administrators_ever: usize) -> bool {
    administrators_ever > 1
}

/// A role held from a first day to a last; none while no end is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub role: Role,
    pub from: NaiveDate,
    pub to: Option<NaiveDate>,
}

impl Term {
    pub fn overlaps(&self, other: &Term) -> bool {
        let last = |term: &Term| term.to.unwrap_or(NaiveDate::MAX);
        self.role == other.role && self.from <= last(other) && other.from <= last(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(password: &str, expected: Option<PasswordFault>) {
        let names = ["Anne Dømesen", "anne.domesen@valle.example", "1042"];
        let common = |word: &str| ["passord", "qwertyuiop", "123456789012"].contains(&word);
        assert_eq!(
            password_fault(password, &names, common),
            expected,
            "{password}"
        );
    }

    #[test]
    fn a_password_is_long_and_not_easily_guessed() {
        use PasswordFault::{Common, Personal, TooLong, TooShort};
        check("elleve teik", Some(TooShort));
        check(&"lang tekst ".repeat(12), Some(TooLong));
        check("Anne.Domesen@valle.example", Some(Personal));
        check("DømesenAnne1042", Some(Personal));
        check("Passord2026!", Some(Common));
        check("passordpassord", Some(Common));
        check("Brotsak-kommunen 1", Some(Common));
        check("123456789012", Some(Common));
        check("aaaaaaaaaaaaaa", Some(Common));
        check("fire rosa elgar", None);
        check("anne syng i sturtregn", None);
    }
}
