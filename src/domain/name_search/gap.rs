//! What stands between two words.

use super::encoded::signs;
use super::letters::is_unseen;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The text begins.
    None,
    Blank,
    Break,
    Hyphen,
    HyphenAndBreak,
    Dot,
    /// A full stop and a blank.
    DotAndBlank,
    /// A comma and a blank: `Døme, Ola`.
    Comma,
    /// `O’Neil`.
    Apostrophe,
    /// An underscore or a slash: `ola_dome`, `17/204`.
    Joint,
    Other,
}

/// What is written for an apostrophe.
pub const APOSTROPHES: [char; 7] = ['\'', '’', '‘', '´', '`', '′', 'ʼ'];

impl Gap {
    pub fn of(between: &str) -> Gap {
        if between == " " {
            return Gap::Blank;
        }
        let seen = signs(between).map(|it| it.c).filter(|c| !is_unseen(*c));
        let (mut bare, mut has_blank, mut breaks) = (None, false, false);
        for c in seen.map(narrow) {
            if c.is_whitespace() {
                has_blank = true;
                breaks |= is_break(c);
            } else if bare.replace(c).is_some() {
                return Gap::Other;
            }
        }
        match bare {
            None if breaks => Gap::Break,
            None => Gap::Blank,
            Some('.') if has_blank => Gap::DotAndBlank,
            Some('.') => Gap::Dot,
            Some(',') => Gap::Comma,
            Some('_' | '/') if !has_blank => Gap::Joint,
            Some(c) if APOSTROPHES.contains(&c) && !has_blank => Gap::Apostrophe,
            Some(c) if is_hyphen(c) && breaks => Gap::HyphenAndBreak,
            Some(c) if is_hyphen(c) => Gap::Hyphen,
            Some(_) => Gap::Other,
        }
    }

    pub fn is_within_a_name(self) -> bool {
        !matches!(self, Gap::None | Gap::Other | Gap::DotAndBlank)
    }

    pub fn is_of_initials(self) -> bool {
        matches!(
            self,
            Gap::Dot | Gap::DotAndBlank | Gap::Hyphen | Gap::Blank | Gap::Break
        )
    }
}

/// The sign of a keyboard, where it is written as wide as a Chinese one.
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c => c,
    }
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}')
}

fn is_break(c: char) -> bool {
    matches!(
        c,
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
    )
}
