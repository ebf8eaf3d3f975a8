//! Who reported a whistleblowing case is nobody's to read in the archive core (arbeidsmiljølova § 2 A-4).

use super::Reads;
use crate::archive::dossier::MASK;
use crate::archive::names::Names;
use crate::domain::name_search::{Sought, find};
use crate::store::archive_rows::Document;

/// What hides the reporter; of other cases it hides nothing.
pub struct Veil {
    reporter: Option<Reporter>,
    reads: Reads,
}

struct Reporter {
    sought: [Sought; 1],
    /// Finds also the name that is a word in small letters: here too much costs a look, and too little a person.
    names: Names,
}

impl Veil {
    pub fn over(reporter: Option<Sought>, reads: Reads) -> Veil {
        let reporter = reporter.map(|sought| Reporter {
            names: Names::of([sought.name.as_str()]),
            sought: [sought],
        });
        Veil { reporter, reads }
    }

    /// A person's name, or the mask where it is the reporter's.
    pub fn name<'t>(&self, name: &'t str) -> &'t str {
        match &self.reporter {
            Some(reporter) if reporter.sought[0].name == name => MASK,
            _ => name,
        }
    }

    /// A text, or another in its place where it tells of the reporter; the mask where both do.
    pub fn text<'t>(&self, text: &'t str, instead: &'t str) -> &'t str {
        let mut both = [text, instead].into_iter();
        both.find(|text| !self.tells(text)).unwrap_or(MASK)
    }

    /// What the public reads: a text, or the mask.
    pub fn public<'t>(&self, text: &'t str) -> &'t str {
        self.text(text, MASK)
    }

    fn tells(&self, text: &str) -> bool {
        self.reporter.as_ref().is_some_and(|reporter| {
            !find(text, &reporter.sought).is_empty() || reporter.names.find(text).is_some()
        })
    }

    /// Whether a file is left out: a letter to the reporter has the name on it, and so may whatever
    /// cannot be read to its last word.
    pub fn keeps_back(&self, document: &Document, bytes: &[u8]) -> bool {
        if self.reporter.is_none() {
            return false;
        }
        let is_to_reporter = document.letter.as_deref() == Some("acknowledgement");
        let words = || (self.reads)(&document.extension, bytes);
        is_to_reporter || words().is_none_or(|words| self.tells(&words))
    }
}
