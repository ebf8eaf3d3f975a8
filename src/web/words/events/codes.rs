//! What the codes in an event mean, in each language. A code that is not known stands as it is.

use super::Data;
use super::pages::PAGES;
use super::procedure::{ACTS, ARRIVALS, CONSULTATIONS, MANNERS, MODES, OMISSIONS};
use super::refusals::SIGN_IN;
use super::tables::{
    CHANNELS, DOCUMENTS, EXPORT, LANGUAGES, Line, MAIL, RETENTION, ROLES, SETTINGS,
};
use crate::domain::coded::Coded;
use crate::domain::gate::Question;
use crate::domain::person::Language;
use crate::domain::ruleset::Ruleset;
use crate::domain::severity::Severity;

/// An event's data, read by somebody who knows one language.
pub struct Codes<'a> {
    pub data: &'a Data,
    pub language: Language,
}

impl<'a> Codes<'a> {
    /// As the ledger has it; a dash when it has nothing.
    pub fn raw(&self, key: &str) -> &'a str {
        let found = self.data.get(key).filter(|value| !value.is_empty());
        found.map_or("–", String::as_str)
    }

    /// A day as the language writes it.
    pub fn day(&self, key: &str) -> String {
        let raw = self.raw(key);
        raw.parse().map_or(raw.to_owned(), |day| {
            crate::web::moments::long_in(day, self.language)
        })
    }

    /// A number and what it counts: one of them, or several.
    pub fn count(&self, key: &str, [one, several]: [&str; 2]) -> String {
        let word = if self.raw(key) == "1" { one } else { several };
        format!("{} {word}", self.number(key))
    }

    /// A number with its thousands apart.
    pub fn number(&self, key: &str) -> String {
        let raw = self.raw(key);
        raw.parse().map_or(raw.to_owned(), |n| {
            crate::web::numbers::grouped(n, self.language)
        })
    }

    /// The first digits of a checksum: enough to compare by eye.
    pub fn sha256(&self) -> String {
        self.raw("sha256").chars().take(8).collect()
    }

    pub fn is_true(&self, key: &str) -> bool {
        self.raw(key) == "true"
    }

    pub fn role(&self) -> &'a str {
        self.of(ROLES, "role")
    }

    /// Several roles; a dash for none.
    pub fn roles(&self) -> String {
        let roles = self.raw("roles").split(' ');
        let named = roles.map(|code| self.line(ROLES, code));
        named.collect::<Vec<_>>().join(", ")
    }

    pub fn tongue(&self) -> &'a str {
        self.of(LANGUAGES, "language")
    }

    pub fn channel(&self) -> &'a str {
        self.of(CHANNELS, "channel")
    }

    pub fn document(&self) -> &'a str {
        self.of(DOCUMENTS, "kind")
    }

    pub fn retention(&self) -> &'a str {
        self.of(RETENTION, "retention")
    }

    pub fn act(&self) -> &'a str {
        self.of(ACTS, "act")
    }

    pub fn arrival(&self) -> &'a str {
        self.of(ARRIVALS, "arrival")
    }

    pub fn consultation(&self) -> &'a str {
        self.of(CONSULTATIONS, "outcome")
    }

    pub fn manner(&self) -> &'a str {
        self.of(MANNERS, "manner")
    }

    pub fn mode(&self) -> &'a str {
        self.of(MODES, "mode")
    }

    pub fn omission(&self) -> &'a str {
        self.of(OMISSIONS, "why")
    }

    pub fn page(&self) -> &'a str {
        self.of(PAGES, "page")
    }

    pub fn setting(&self) -> &'a str {
        self.of(SETTINGS, "name")
    }

    pub fn sign_in(&self) -> &'a str {
        self.of(SIGN_IN, "why")
    }

    pub fn export(&self) -> &'a str {
        self.of(EXPORT, "why")
    }

    /// What stopped a mail, with the mail server's number: `recipient 550`.
    pub fn mail(&self) -> String {
        let raw = self.raw("fault");
        let (code, status) = raw.split_once(' ').unwrap_or((raw, ""));
        let words = self.line(MAIL, code);
        if status.is_empty() {
            words.to_owned()
        } else {
            format!("{words} ({status})")
        }
    }

    pub fn severity(&self) -> &'a str {
        let raw = self.raw("severity");
        Severity::parse(raw).map_or(raw, |severity| severity.name(self.language))
    }

    /// The net weight with its sign.
    pub fn net(&self) -> String {
        let raw = self.raw("net");
        raw.parse()
            .map_or(raw.to_owned(), crate::web::marks::signed)
    }

    /// `G1, ytringsfridom: ikkje ei ytring på eigne vegner`, in the built-in rule set's words.
    ///
    /// Why a position is protected (G7) may tell of health: whoever reads the trail reads
    /// only that the gate was answered.
    pub fn gate(&self, none: &str) -> String {
        let code = self.raw("gate");
        let question = Question::ALL.iter().find(|q| q.gate() == code);
        let Some(question) = question else {
            return format!("{code}: {}", self.raw("answer"));
        };
        let gate = Ruleset::builtin().gate(*question);
        let name = lower(gate.name.get(self.language));
        if *question == Question::ProtectedPosition {
            return format!("{code}, {name}");
        }
        let given = self.data.get("answer").map_or("", String::as_str);
        let answers: Vec<String> = given
            .split_whitespace()
            .map(|answer| {
                let label = gate.answer(answer).map(|a| a.label.get(self.language));
                lower(label.unwrap_or(answer))
            })
            .collect();
        let answers = if answers.is_empty() {
            none.to_owned()
        } else {
            answers.join(", ")
        };
        format!("{code}, {name}: {answers}")
    }

    pub fn of(&self, lines: &'static [Line], key: &str) -> &'a str {
        self.line(lines, self.raw(key))
    }

    pub fn line(&self, lines: &'static [Line], code: &'a str) -> &'a str {
        let found = lines.iter().find(|(known, _)| *known == code);
        found.map_or(code, |(_, [nn, nb, en])| match self.language {
            Language::Nynorsk => nn,
            Language::Bokmaal => nb,
            Language::English => en,
        })
    }
}

/// A label in the middle of a sentence.
fn lower(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
