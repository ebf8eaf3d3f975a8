//! The words of letters in one language: the house's own, with a municipality's in their place.
//!
//! A file of words is sections with keys (`dismissal.remain.text`); a key that ends in `_2025`
//! is for cases under the law of 2025. What a municipality gives must be a key that the house
//! has, hold what `must_hold` asks for, and fill in nothing but what the house fills in there.

use super::reading::{self, Reading};
use crate::domain::administrative_law::RuleSet;
use crate::domain::coded::Coded;
use crate::domain::letter::{Block, Employment, Kind, Placeholder, Shape, must_hold};
use crate::domain::person::Language;
use std::collections::BTreeMap;
use toml::{Table, Value};

const NYNORSK: &str = include_str!("../../../templates/letters/words/nn.toml");
const BOKMAAL: &str = include_str!("../../../templates/letters/words/nb.toml");

/// What only one text fills in.
const OWN_MARKS: &[(&str, &[&str])] = &[
    ("frame.corrects", &["{version}", "{date}"]),
    ("receipt.text", &["{title}", "{number}", "{date}"]),
];

const MOST_CHARACTERS: usize = 4000;

/// Why the words of a municipality cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadWording {
    #[error("the house has no text called {0}")]
    Unknown(String),
    #[error("{0} is no text")]
    NotText(String),
    #[error("{0} is empty")]
    Empty(String),
    #[error("{0} is longer than {MOST_CHARACTERS} characters")]
    TooLong(String),
    #[error("{0} holds a control character")]
    Control(String),
    #[error("{key} lacks «{lacks}»")]
    Lacks { key: String, lacks: String },
    #[error("{key} holds {mark}, which nothing fills in")]
    UnknownMark { key: String, mark: String },
}

/// The words in both languages.
#[derive(Clone, Debug)]
pub struct Words {
    pub nynorsk: Wording,
    pub bokmaal: Wording,
}

impl Words {
    pub fn own() -> Words {
        Words {
            nynorsk: Wording::own(Language::Nynorsk),
            bokmaal: Wording::own(Language::Bokmaal),
        }
    }

    /// No letter is in English: `letter::finalise` refuses it.
    pub fn of(&self, language: Language) -> &Wording {
        match language {
            Language::Bokmaal => &self.bokmaal,
            Language::Nynorsk | Language::English => &self.nynorsk,
        }
    }

    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let both = [&self.nynorsk, &self.bokmaal].into_iter();
        let texts = both.flat_map(|words| words.texts.iter());
        texts.map(|(key, text)| (key.as_str(), text.as_str()))
    }
}

/// The words in one language, each under its key.
#[derive(Clone, Debug)]
pub struct Wording {
    language: Language,
    texts: BTreeMap<String, String>,
}

impl Wording {
    /// The words that come with the house.
    pub fn own(language: Language) -> Wording {
        let text = match language {
            Language::Bokmaal => BOKMAAL,
            Language::Nynorsk | Language::English => NYNORSK,
        };
        let table: Table = text.parse().expect("a test reads the words of the house");
        let mut texts = BTreeMap::new();
        flatten("", &table, &mut texts).expect("a test reads the words of the house");
        Wording { language, texts }
    }

    /// These words with those of `given` in their place.
    pub fn with(mut self, given: &Table) -> Result<Wording, BadWording> {
        let mut texts = BTreeMap::new();
        flatten("", given, &mut texts)?;
        for (key, text) in texts {
            if !self.knows(&key) {
                return Err(BadWording::Unknown(key));
            }
            self.texts.insert(key, text);
        }
        self.check()?;
        Ok(self)
    }

    /// Whether every letter in every situation, and under both laws, has the words it must have.
    pub fn check(&self) -> Result<(), BadWording> {
        for (key, text) in &self.texts {
            check_text(key, text)?;
        }
        for law in RuleSet::ALL {
            for kind in Kind::ALL {
                for (block, _) in kind.blocks() {
                    for employment in Employment::ALL {
                        self.check_block(*kind, *block, *employment, *law)?;
                    }
                }
            }
        }
        Ok(())
    }

    fn check_block(
        &self,
        kind: Kind,
        block: Block,
        employment: Employment,
        law: RuleSet,
    ) -> Result<(), BadWording> {
        let words = self.under(law);
        let (key, text) = match (block, block.shape()) {
            (Block::Heading, _) => words.title_at(kind),
            (_, Shape::Standing) => words.standing_at(kind, block, employment),
            _ => return Ok(()),
        };
        let text = plain(text);
        let mut must = must_hold(kind, block, self.language, law).iter();
        match must.find(|must| !holds(&text, &plain(must))) {
            None => Ok(()),
            Some(lacks) => Err(BadWording::Lacks {
                key: key.to_owned(),
                lacks: (*lacks).to_owned(),
            }),
        }
    }

    /// The words as a case has them that keeps this law.
    pub fn under(&self, law: RuleSet) -> Reading<'_> {
        Reading::of(&self.texts, law)
    }

    pub fn title(&self, kind: Kind) -> &str {
        self.under(RuleSet::default()).title(kind)
    }

    pub fn label(&self, kind: Kind, block: Block) -> &str {
        self.under(RuleSet::default()).label(kind, block)
    }

    /// Whether the house has a text of this key, or one that this says under a later law.
    fn knows(&self, key: &str) -> bool {
        let under = reading::without_law(key).filter(|base| reading::follows_law(base));
        self.texts.contains_key(under.unwrap_or(key))
    }
}

/// Every text of the table under its key.
fn flatten(
    section: &str,
    table: &Table,
    texts: &mut BTreeMap<String, String>,
) -> Result<(), BadWording> {
    for (name, value) in table {
        let key = match section {
            "" => name.clone(),
            section => format!("{section}.{name}"),
        };
        match value {
            Value::String(text) => {
                texts.insert(key, text.trim().replace("\r\n", "\n"));
            }
            Value::Table(inner) => flatten(&key, inner, texts)?,
            _ => return Err(BadWording::NotText(key)),
        }
    }
    Ok(())
}

fn check_text(key: &str, text: &str) -> Result<(), BadWording> {
    let (base, law) = match reading::without_law(key) {
        Some(base) => (base, RuleSet::Fvl2025),
        None => (key, RuleSet::Fvl1967),
    };
    let key = || key.to_owned();
    if text.is_empty() {
        return Err(BadWording::Empty(key()));
    }
    if text.chars().count() > MOST_CHARACTERS {
        return Err(BadWording::TooLong(key()));
    }
    if text.chars().any(|c| c.is_control() && c != '\n') {
        return Err(BadWording::Control(key()));
    }
    let own = OWN_MARKS.iter().find(|(own, _)| *own == base);
    let own = own.map_or(&[][..], |(_, marks)| marks);
    let is_known = |mark: &str| {
        own.contains(&mark)
            || Placeholder::ALL
                .iter()
                .any(|known| known.is_of(law) && known.mark() == mark)
    };
    for (start, _) in text.match_indices('{') {
        let rest = &text[start..];
        let end = rest.find('}').map_or(rest.len(), |end| end + 1);
        let mark = &rest[..end];
        if !is_known(mark) {
            let mark = mark.chars().take(40).collect();
            return Err(BadWording::UnknownMark { key: key(), mark });
        }
    }
    let lacking = own.iter().find(|mark| !text.contains(**mark));
    lacking.map_or(Ok(()), |mark| {
        Err(BadWording::Lacks {
            key: key(),
            lacks: (*mark).to_owned(),
        })
    })
}

/// Whether the text holds the words; a paragraph also where several are named
/// together (`§§ 15-7 og 15-14`), and never as the beginning of another (`§ 15-11`).
fn holds(text: &str, must: &str) -> bool {
    let Some(number) = must.strip_prefix('§') else {
        return text.contains(must);
    };
    let number = number.trim_start_matches('§').trim();
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    text.contains('§')
        && text.match_indices(number).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + number.len()..].chars().next();
            !is_digit(before) && before != Some('-') && !is_digit(after)
        })
}

/// For comparing: no capitals, and one kind of blank.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('\u{a0}', " ")
}
