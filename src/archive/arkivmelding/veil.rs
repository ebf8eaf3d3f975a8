//! Who reported a whistleblowing case is nobody's to read in the archive core (arbeidsmiljølova § 2 A-4).

use crate::archive::dossier::{Dossier, MASK};
use crate::archive::names::Names;
use crate::store::archive_rows::Document;

/// What hides the reporter; of other cases it hides nothing.
pub struct Veil<'a> {
    reporter: Option<(&'a str, Names)>,
}

impl<'a> Veil<'a> {
    pub fn over(dossier: &Dossier<'a>, is_narrow: bool) -> Veil<'a> {
        let reporter = dossier.case.reporter.as_str();
        Veil {
            reporter: is_narrow.then(|| (reporter, Names::of([reporter]))),
        }
    }

    /// A person's name, or the mask where it is the reporter's.
    pub fn name<'t>(&self, name: &'t str) -> &'t str {
        match &self.reporter {
            Some((reporter, _)) if *reporter == name => MASK,
            _ => name,
        }
    }

    /// A text, or another in its place where it has a word of the reporter's name.
    pub fn text<'t>(&self, text: &'t str, instead: &'t str) -> &'t str {
        if self.tells(text) { instead } else { text }
    }

    fn tells(&self, text: &str) -> bool {
        let names = self.reporter.as_ref().map(|(_, names)| names);
        names.is_some_and(|names| names.find(text).is_some())
    }

    /// Whether a file is left out: a letter to the reporter has the name on it, and a text can be read.
    pub fn keeps_back(&self, document: &Document, bytes: &[u8]) -> bool {
        if self.reporter.is_none() {
            return false;
        }
        let is_to_reporter = document.letter.as_deref() == Some("acknowledgement");
        let is_text = matches!(
            document.extension.as_str(),
            "txt" | "eml" | "csv" | "xml" | "json"
        );
        is_to_reporter || is_text && self.tells(&String::from_utf8_lossy(bytes))
    }
}
