//! The words of one language as a case has them, by the administrative law it keeps.

use crate::domain::administrative_law::RuleSet;
use crate::domain::coded::Coded;
use crate::domain::letter::{Block, Employment, Kind};
use std::collections::BTreeMap;

/// Ends the key of what is said in a case under the law of 2025.
const OF_2025: &str = "_2025";

/// Words that are looked up: those of the law itself first, else what holds under both.
#[derive(Clone, Copy, Debug)]
pub struct Reading<'a> {
    texts: &'a BTreeMap<String, String>,
    law: RuleSet,
}

/// The key without the law at its end, where it has one.
pub fn without_law(key: &str) -> Option<&str> {
    key.strip_suffix(OF_2025)
}

/// Whether a text can be worded otherwise for one law: not what a letter or a part is called,
/// which stands on pages and in the journal too.
pub fn follows_law(key: &str) -> bool {
    let name = key.rsplit('.').next();
    !matches!(name, Some("title" | "label"))
}

impl<'a> Reading<'a> {
    pub fn of(texts: &'a BTreeMap<String, String>, law: RuleSet) -> Reading<'a> {
        Reading { texts, law }
    }

    /// A text that stands outside the blocks.
    pub fn get(&self, key: &str) -> &'a str {
        self.at(key).1
    }

    pub fn title(&self, kind: Kind) -> &'a str {
        self.title_at(kind).1
    }

    pub fn title_at(&self, kind: Kind) -> (&'a str, &'a str) {
        self.at(&format!("{}.title", kind.code()))
    }

    pub fn opening(&self, kind: Kind) -> &'a str {
        self.get(&format!("{}.opening", kind.code()))
    }

    pub fn label(&self, kind: Kind, block: Block) -> &'a str {
        self.of_block(kind, block, "label").1
    }

    /// The words that stand ready for the block.
    pub fn standing(&self, kind: Kind, block: Block, employment: Employment) -> &'a str {
        self.standing_at(kind, block, employment).1
    }

    /// The same, with the key they stand under.
    pub fn standing_at(
        &self,
        kind: Kind,
        block: Block,
        employment: Employment,
    ) -> (&'a str, &'a str) {
        let own = format!("{}.{}.{}", kind.code(), block.code(), employment.code());
        match self.find(&own) {
            Some(found) => found,
            None => self.of_block(kind, block, "text"),
        }
    }

    /// The letter's own text for the block, else the one that letters share.
    fn of_block(&self, kind: Kind, block: Block, part: &str) -> (&'a str, &'a str) {
        let own = format!("{}.{}.{part}", kind.code(), block.code());
        match self.find(&own) {
            Some(found) => found,
            None => self.at(&format!("common.{}.{part}", block.code())),
        }
    }

    fn at(&self, key: &str) -> (&'a str, &'a str) {
        self.find(key)
            .expect("a test asks for every word of every letter")
    }

    fn find(&self, key: &str) -> Option<(&'a str, &'a str)> {
        let by_law = match self.law {
            RuleSet::Fvl1967 => None,
            RuleSet::Fvl2025 => self.texts.get_key_value(&format!("{key}{OF_2025}")),
        };
        let found = by_law.or_else(|| self.texts.get_key_value(key))?;
        Some((found.0, found.1))
    }
}
