//! A text that stands in all the languages of the house.

use crate::domain::coded::Coded;
use crate::domain::person::Language;

impl Coded for Language {
    const ALL: &'static [Language] = &Language::ALL;

    fn code(self) -> &'static str {
        Language::code(self)
    }
}

/// The same words in each language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    pub nn: String,
    pub nb: String,
    pub en: String,
}

impl Text {
    pub fn of(nn: &str, nb: &str, en: &str) -> Text {
        Text {
            nn: nn.to_owned(),
            nb: nb.to_owned(),
            en: en.to_owned(),
        }
    }

    /// The text that `words` gives for each language.
    pub fn compose(words: impl Fn(Language) -> String) -> Text {
        Text {
            nn: words(Language::Nynorsk),
            nb: words(Language::Bokmaal),
            en: words(Language::English),
        }
    }

    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nynorsk => &self.nn,
            Language::Bokmaal => &self.nb,
            Language::English => &self.en,
        }
    }
}

/// Words that the house itself has chosen, in each language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub nn: &'static str,
    pub nb: &'static str,
    pub en: &'static str,
}

impl Phrase {
    pub const fn of(nn: &'static str, nb: &'static str, en: &'static str) -> Phrase {
        Phrase { nn, nb, en }
    }

    pub fn get(self, language: Language) -> &'static str {
        match language {
            Language::Nynorsk => self.nn,
            Language::Bokmaal => self.nb,
            Language::English => self.en,
        }
    }
}
