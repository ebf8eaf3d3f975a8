//! A case and the steps it may take.

mod lifecycle;

pub use lifecycle::{Done, Lack, OutOfTurn, Stage, Step};

use std::fmt;

/// A case number as the archive writes it: year, slash, running number; `2026/14`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CaseNumber {
    pub year: i32,
    pub serial: i32,
}

impl CaseNumber {
    /// Where the running numbers begin of the cases that are for those alone who are named in them.
    pub const FIRST_NARROW: i32 = 5001;
    /// Where those begin in which somebody has a part who else would see one missing.
    pub const FIRST_APART: i32 = 8001;

    /// As it stands in an address: `2026-14`.
    pub fn slug(self) -> String {
        format!("{}-{}", self.year, self.serial)
    }

    /// Reads `2026-14`, exactly as [`CaseNumber::slug`] writes it.
    pub fn from_slug(slug: &str) -> Option<CaseNumber> {
        let (year, serial) = slug.split_once('-')?;
        let number = CaseNumber {
            year: year.parse().ok()?,
            serial: serial.parse().ok()?,
        };
        (number.slug() == slug && number.serial > 0).then_some(number)
    }
}

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.year, self.serial)
    }
}

/// Where it happened; the codes of the assessment document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    OfficialAccount,
    PrivateAccount,
    Other,
}

impl Channel {
    pub const ALL: [Channel; 3] = [
        Channel::OfficialAccount,
        Channel::PrivateAccount,
        Channel::Other,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Channel::OfficialAccount => "official_account",
            Channel::PrivateAccount => "private_account",
            Channel::Other => "other",
        }
    }

    pub fn parse(code: &str) -> Option<Channel> {
        Channel::ALL
            .into_iter()
            .find(|channel| channel.code() == code)
    }
}
