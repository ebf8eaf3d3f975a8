//! A letter of a case: what it must hold before it can be finalised, and who it is to.

mod ahead;
mod block;
mod day;
mod kind;
mod layout;
mod notice_time;
mod standing;
mod text;
mod turn;

pub use ahead::NotAhead;
pub use block::{Block, Shape};
pub use day::{long_date, read_day};
pub use kind::{Employment, Kind};
pub use layout::Need;
pub use notice_time::{NoticeTime, notice_time};
pub use standing::{Placeholder, must_hold};
pub use text::{Field, LONGEST_LINE, LONGEST_TEXT, MOST_ADDRESS_LINES, Unprintable};
pub use turn::{NotYet, Turn, may_write};

use super::administrative_law::RuleSet;
use super::person::Language;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A letter that somebody is writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: Kind,
    /// Nynorsk or bokmål.
    pub language: Language,
    pub employment: Employment,
    pub recipient: Recipient,
    pub signer: Signer,
    /// What is written for this letter; never the words that stand ready.
    pub texts: BTreeMap<Block, String>,
}

/// Who the letter is to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recipient {
    pub name: String,
    /// Street, postal code and place; none for a letter that is handed over.
    pub address: Vec<String>,
}

/// Who stands for the letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Signer {
    pub name: String,
    pub title: String,
}

/// How the letter is entered in the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As the letter shows it: `2026/14-6`.
    pub number: String,
    pub date: NaiveDate,
    /// The administrative law the case keeps: some words that stand ready follow it.
    pub law: RuleSet,
    /// The finalised letter that this one puts right.
    pub corrects: Option<Corrected>,
}

/// An earlier version of a letter. It stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrected {
    pub version: u32,
    pub date: NaiveDate,
}

/// A letter that holds everything it must. There is no other way to one than [`finalise`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    draft: Draft,
    entry: Entry,
}

impl Letter {
    pub fn draft(&self) -> &Draft {
        &self.draft
    }

    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// 1 for the first, one more for each correction.
    pub fn version(&self) -> u32 {
        self.entry.corrects.map_or(1, |old| old.version + 1)
    }
}

/// Why a letter cannot be finalised.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("blocks are missing: {0:?}")]
    MissingBlocks(Vec<Block>),
    #[error("nobody is named as the recipient")]
    NoRecipient,
    #[error("the letter has no number")]
    NoNumber,
    #[error("a letter is in nynorsk or bokmål")]
    OtherLanguage,
    #[error("{0:?} has no place in this letter")]
    OutOfPlace(Block),
    #[error("an address has at most {MOST_ADDRESS_LINES} lines")]
    LongAddress,
    #[error(transparent)]
    Unprintable(#[from] Unprintable),
    #[error("the letter it corrects is of a later date")]
    CorrectsLater,
    #[error(transparent)]
    NotAhead(#[from] NotAhead),
}

/// The mandatory blocks that `draft` does not have yet, in the order of the letter.
///
/// Words that stand ready are there by themselves: `documents::letters` does not start
/// without them, nor without what [`must_hold`] names.
pub fn missing(draft: &Draft) -> Vec<Block> {
    let is_blank = |block: &Block| match block.shape() {
        Shape::Line | Shape::Text => draft.texts.get(block).is_none_or(|text| is_empty(text)),
        Shape::Signing => is_empty(&draft.signer.name) || is_empty(&draft.signer.title),
        Shape::Standing => false,
    };
    draft.kind.mandatory().filter(is_blank).collect()
}

/// The letter that `draft` becomes, with its texts as they are kept.
///
/// An employer's letter that lacks what arbeidsmiljølova § 15-4 second paragraph lists can be
/// set aside for four months (§ 15-5) and has no time limit for suit (§ 17-4 fourth
/// paragraph); a decision without grounds breaks forvaltningslova §§ 24 and 25.
pub fn finalise(draft: &Draft, entry: &Entry) -> Result<Letter, Refusal> {
    if draft.language == Language::English {
        return Err(Refusal::OtherLanguage);
    }
    let missing = missing(draft);
    if !missing.is_empty() {
        return Err(Refusal::MissingBlocks(missing));
    }
    let draft = kept(draft)?;
    let number = text::checked(&entry.number, Field::Number)?;
    if draft.recipient.name.is_empty() {
        return Err(Refusal::NoRecipient);
    }
    if number.is_empty() {
        return Err(Refusal::NoNumber);
    }
    if entry.corrects.is_some_and(|old| old.date > entry.date) {
        return Err(Refusal::CorrectsLater);
    }
    ahead::check(&draft, entry.date)?;
    let entry = Entry {
        number,
        ..entry.clone()
    };
    Ok(Letter { draft, entry })
}

/// The draft with every text checked and its line ends made the same.
fn kept(draft: &Draft) -> Result<Draft, Refusal> {
    let mut texts = BTreeMap::new();
    for (block, raw) in &draft.texts {
        if !draft.kind.has(*block) || !block.is_written() {
            return Err(Refusal::OutOfPlace(*block));
        }
        let text = text::checked(raw, Field::Block(*block))?;
        if !text.is_empty() {
            texts.insert(*block, text);
        }
    }
    if draft.recipient.address.len() > MOST_ADDRESS_LINES {
        return Err(Refusal::LongAddress);
    }
    let line = |line: &String| text::checked(line, Field::Address);
    let address = draft.recipient.address.iter().map(line);
    Ok(Draft {
        recipient: Recipient {
            name: text::checked(&draft.recipient.name, Field::Recipient)?,
            address: address.collect::<Result<_, _>>()?,
        },
        signer: Signer {
            name: text::checked(&draft.signer.name, Field::SignerName)?,
            title: text::checked(&draft.signer.title, Field::SignerTitle)?,
        },
        texts,
        ..draft.clone()
    })
}

fn is_empty(text: &str) -> bool {
    // A text of marks that nobody sees is no text.
    let is_seen = |c: char| !c.is_whitespace() && !is_invisible(c);
    !text.chars().any(is_seen)
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}')
}
