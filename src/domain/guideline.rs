//! The points of a municipality's guidelines, and the channels they cover.

use crate::domain::case::Channel;
use crate::domain::coded::Coded;
use crate::domain::language::Text;
use crate::domain::procedure::Task;
use crate::domain::severity::Severity;

impl Coded for Channel {
    const ALL: &'static [Channel] = &Channel::ALL;

    fn code(self) -> &'static str {
        Channel::code(self)
    }
}

/// Which channels a point covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Any,
    OfficialAccount,
    PrivateAccount,
}

impl Scope {
    /// Other channels are covered by [`Scope::Any`] alone.
    pub fn covers(self, channel: Channel) -> bool {
        match self {
            Scope::Any => true,
            Scope::OfficialAccount => channel == Channel::OfficialAccount,
            Scope::PrivateAccount => channel == Channel::PrivateAccount,
        }
    }
}

impl Coded for Scope {
    const ALL: &'static [Scope] = &[Scope::Any, Scope::OfficialAccount, Scope::PrivateAccount];

    fn code(self) -> &'static str {
        match self {
            Scope::Any => "any",
            Scope::OfficialAccount => "official_account",
            Scope::PrivateAccount => "private_account",
        }
    }
}

/// One point of the guidelines. It has no weight: it sets a cap, and asks for gates.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// `V2.2`: chapter and number in the adopted text.
    pub code: String,
    pub title: Text,
    /// What breaks the point, in our own words.
    pub breach: Text,
    /// What the case officer should know before using it.
    pub note: Option<Text>,
    /// What sort of rule it is: `norm`, `reference`, `definition`, …
    pub kind: String,
    pub scope: Scope,
    /// The strictest reaction it can carry.
    pub cap: Severity,
    /// Whether it can carry more than guidance without another point.
    pub stands_alone: bool,
    /// Whether it may touch free speech (Grunnlova § 100).
    pub asks_free_speech: bool,
    /// Whether people are offered it; the others stay for the sake of the adopted text.
    pub selectable: bool,
    /// The code of the point that says the same.
    pub duplicate_of: Option<String>,
    /// The point in the guideline itself, then the laws behind it. Never empty.
    pub sources: Vec<String>,
    pub follow_up: Vec<Task>,
}

impl Point {
    /// The point this one repeats, or itself.
    pub fn original(&self) -> &str {
        self.duplicate_of.as_deref().unwrap_or(&self.code)
    }
}
