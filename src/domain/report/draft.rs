//! A draft: every word as it was typed, whether it makes sense yet or not.

use super::Step;
use serde::{Deserialize, Serialize};

/// Bytes of a whole draft. Three times what the form has room for: what is too long is still kept, and told.
pub const LARGEST_DRAFT: usize = 64 * 1024;
/// Drafts one person may have at a time.
pub const MOST_DRAFTS: usize = 20;
/// Days without change before a draft is deleted.
pub const DRAFT_DAYS: i64 = 30;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// The furthest step that has been saved; 0 before the first.
    pub reached: u8,
    pub who: WhoWords,
    pub what: WhatWords,
    pub points: PointsWords,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WhoWords {
    /// The number of a person; empty when the filer reports.
    pub reporter: String,
    /// The number of a person; empty when the name is written.
    pub subject: String,
    pub subject_name: String,
    /// The number of a unit; empty for the unit of the subject.
    pub unit: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WhatWords {
    pub what: String,
    pub date: String,
    pub time: String,
    pub channel: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PointsWords {
    pub points: Vec<String>,
}

/// What one page of the form sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Words {
    Who(WhoWords),
    What(WhatWords),
    Points(PointsWords),
}

impl Words {
    pub fn step(&self) -> Step {
        match self {
            Words::Who(_) => Step::Who,
            Words::What(_) => Step::What,
            Words::Points(_) => Step::Points,
        }
    }
}

impl Draft {
    /// Puts one page's words in their place. The other pages' stay as they are,
    /// so two windows on the same draft do not undo each other.
    pub fn put(&mut self, words: Words) {
        self.reached = self.reached.max(words.step().number());
        match words {
            Words::Who(who) => self.who = who,
            Words::What(what) => self.what = what,
            Words::Points(points) => self.points = points,
        }
    }

    /// Canonical JSON, as it is stored.
    pub fn text(&self) -> String {
        serde_json_canonicalizer::to_string(self).expect("strings and a number are always JSON")
    }

    pub fn read(text: &str) -> Result<Draft, serde_json::Error> {
        serde_json::from_str(text)
    }
}
