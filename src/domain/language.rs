//! The three languages of the house, and a text that stands in all of them.

use crate::domain::coded::Coded;

/// Nynorsk is the house's own language; bokmål and English stand beside it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Nn,
    Nb,
    En,
}

impl Coded for Language {
    const ALL: &'static [Language] = &[Language::Nn, Language::Nb, Language::En];

    fn code(self) -> &'static str {
        match self {
            Language::Nn => "nn",
            Language::Nb => "nb",
            Language::En => "en",
        }
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
            nn: words(Language::Nn),
            nb: words(Language::Nb),
            en: words(Language::En),
        }
    }

    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Nn => &self.nn,
            Language::Nb => &self.nb,
            Language::En => &self.en,
        }
    }
}
