//! What the reader of the trail asks for, as it stands in the address.

use crate::audit::Kind;
use crate::casework::read_trail::Asked;
use crate::casework::vault::SealKey;
use crate::domain::local_time::read_date;
use crate::domain::trail::Who;
use crate::store::StoreError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::words::Words;

/// Longer than any number a case, a report or an extraction has.
const LONGEST: usize = 60;

/// How the place where a page begins stands in the address. The numbers of the entries that a
/// reader is not shown are not there either: it is sealed for them.
#[derive(Clone, Copy)]
pub enum Turned<'a> {
    Plain,
    Sealed { key: &'a SealKey, reader: &'a str },
}

impl Turned<'_> {
    /// Whether the reader sees how many entries there are, and the numbers of what is counted.
    fn may_count(self) -> bool {
        matches!(self, Turned::Plain)
    }

    fn seq(self, text: &str) -> Option<u64> {
        match self {
            Turned::Plain => text.parse().ok(),
            Turned::Sealed { key, reader } => {
                let opened = key.open(&place(reader), text).ok()?;
                Some(u64::from_be_bytes(opened.try_into().ok()?))
            }
        }
    }

    pub fn text(self, seq: u64) -> Result<String, StoreError> {
        match self {
            Turned::Plain => Ok(seq.to_string()),
            Turned::Sealed { key, reader } => key.seal(&place(reader), &seq.to_be_bytes()),
        }
    }
}

fn place(reader: &str) -> String {
    format!("trail {reader}")
}

pub struct Filter {
    /// Nothing where the question cannot have an answer.
    pub asked: Option<Asked>,
    pub faults: Faults,
    /// The question without the page.
    query: Fields,
}

impl Filter {
    pub fn read(fields: &Fields, turned: Turned<'_>, t: &Words) -> Filter {
        let mut faults = Faults::default();
        let from = fields.one("from").trim();
        let day = read_date(from);
        if !from.is_empty() && day.is_none() {
            faults.add("from", t.audit.from_wrong);
        }
        let typed = fields.one("subject").trim();
        let subject = subject(typed).filter(|it| turned.may_count() || is_shown(it));
        let who = fields.one("who");
        let asked = Asked {
            subject: subject.clone(),
            kind: Kind::parse(fields.one("kind")),
            who: Who::parse(who),
            from: day,
            before: turned.seq(fields.one("before")),
        };
        let is_lost = subject.is_none() && !typed.is_empty();
        let is_nobody = !who.is_empty() && asked.who.is_none();
        let mut query = Fields::default();
        for name in ["subject", "who", "kind", "from"] {
            if !fields.one(name).is_empty() {
                query.set(name, fields.one(name));
            }
        }
        Filter {
            asked: (faults.is_empty() && !is_lost && !is_nobody).then_some(asked),
            faults,
            query,
        }
    }

    /// The address of the page that begins after `before`, as it was turned, or of the newest.
    pub fn address(&self, before: Option<String>) -> String {
        let mut query = self.query.clone();
        if let Some(before) = before {
            query.set("before", before);
        }
        format!("/audit?{}", query.body(""))
    }

    /// The address of everything the question finds, as a file.
    pub fn file(&self) -> String {
        format!("/audit/events.csv?{}", self.query.body(""))
    }
}

/// What people write, as the ledger calls it: `2026-14` is `2026/14`, `m-2026-3` is `M-2026/3`.
fn subject(typed: &str) -> Option<String> {
    if typed.is_empty() || typed.chars().count() > LONGEST || typed.chars().any(char::is_control) {
        return None;
    }
    let is_number =
        |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let upper = typed.to_uppercase();
    let (prefix, number) = match upper.strip_prefix("M-") {
        Some(number) => ("M-", number),
        None => ("", upper.as_str()),
    };
    if let Some((year, serial)) = number.split_once(['/', '-'])
        && is_number(year)
        && is_number(serial)
    {
        return Some(format!("{prefix}{year}/{serial}"));
    }
    Some(typed.to_owned())
}

/// Cases, reports and people. Mails, tasks and lists have numbers of the whole house: one after
/// another, they would show which the reader is not to know of.
fn is_shown(subject: &str) -> bool {
    subject.starts_with("u-") || subject.starts_with("M-") || !subject.contains([':', '-'])
}

#[cfg(test)]
mod tests {
    use super::{is_shown, subject};

    #[test]
    fn what_is_counted_in_the_whole_house_is_not_asked_for_by_its_number() {
        for shown in ["2026/14", "M-2026/3", "u-17"] {
            assert!(is_shown(shown), "{shown}");
        }
        for counted in [
            "mail-7",
            "task-7",
            "disposal:7",
            "draft:5",
            "export-7",
            "form:1",
        ] {
            assert!(!is_shown(counted), "{counted}");
        }
    }

    #[test]
    fn a_number_is_found_however_it_is_written() {
        for (typed, called) in [
            ("2026/14", "2026/14"),
            ("2026-14", "2026/14"),
            ("M-2026-3", "M-2026/3"),
            ("m-2026/3", "M-2026/3"),
            ("draft:5", "draft:5"),
            ("mail-7", "mail-7"),
        ] {
            assert_eq!(subject(typed).as_deref(), Some(called));
        }
        assert_eq!(subject(""), None);
        assert_eq!(subject("a\u{7}"), None);
        assert_eq!(subject(&"9".repeat(61)), None);
    }
}
