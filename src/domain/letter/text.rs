//! What can be put in a letter: how long, and which characters.

use super::Block;
use super::block::Shape;
use crate::domain::text::{Forbidden, normalise};

/// Characters of a text. Four hundred lines of fifty.
pub const LONGEST_TEXT: usize = 20_000;
/// Characters of one line: a name, a title, a place.
pub const LONGEST_LINE: usize = 300;
/// Lines of an address.
pub const MOST_ADDRESS_LINES: usize = 6;

/// The part of a letter that something is said of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    Block(Block),
    Recipient,
    Address,
    Number,
    SignerName,
    SignerTitle,
}

/// Why a text cannot be in a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unprintable {
    #[error("{field:?} holds the character U+{:04X} as number {}", found.code, found.at)]
    Character { field: Field, found: Forbidden },
    #[error("{field:?} is longer than {most} characters")]
    TooLong { field: Field, most: usize },
}

/// The text with `\n` for every line end and nothing around it, if a letter can hold it.
pub fn checked(raw: &str, field: Field) -> Result<String, Unprintable> {
    let text = normalise(raw);
    let is_text = matches!(field, Field::Block(block) if block.shape() == Shape::Text);
    let most = if is_text { LONGEST_TEXT } else { LONGEST_LINE };
    let unfit = |c: char| !(is_text && (c == '\n' || c == '\t')) && is_unfit(c);
    if let Some((place, c)) = text.chars().enumerate().find(|(_, c)| unfit(*c)) {
        let found = Forbidden {
            code: u32::from(c),
            at: place + 1,
        };
        return Err(Unprintable::Character { field, found });
    }
    if text.chars().count() > most {
        return Err(Unprintable::TooLong { field, most });
    }
    Ok(text)
}

/// Control characters, other line ends, marks that make a line read otherwise than it is
/// stored, and what belongs to one font only or to no writing at all.
///
/// The marks that a right-to-left name or an emoji of several parts is written with are fine.
fn is_unfit(c: char) -> bool {
    let is_private = |c| matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
    let is_turning = |c| matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let is_none = |c| matches!(c, '\u{feff}' | '\u{fdd0}'..='\u{fdef}' | '\u{fff0}'..='\u{fffb}');
    let is_last = u32::from(c) & 0xfffe == 0xfffe;
    c.is_control() || is_private(c) || is_turning(c) || is_none(c) || is_last
}

#[cfg(test)]
mod tests {
    use super::*;

    const GROUNDS: Field = Field::Block(Block::Facts);

    #[track_caller]
    fn refused(text: &str, field: Field, code: u32, at: usize) {
        let found = Forbidden { code, at };
        let why = Unprintable::Character { field, found };
        assert_eq!(checked(text, field), Err(why), "{text:?}");
    }

    #[test]
    fn a_character_that_cannot_be_printed_is_named_with_its_place() {
        refused("brev\0", GROUNDS, 0, 5);
        refused("a\u{1b}[2J", GROUNDS, 0x1b, 2);
        refused("åå\u{202e}gpj", GROUNDS, 0x202e, 3);
        refused("\u{e000}", GROUNDS, 0xe000, 1);
        refused("a\u{2028}b", GROUNDS, 0x2028, 2);
        refused("Kåre\nOla", Field::Recipient, 0x0a, 5);
        refused("Kåre\tOla", Field::Recipient, 0x09, 5);
    }

    #[test]
    fn names_and_emoji_of_the_whole_world_go_through() {
        for text in ["שרה כהן", "محمد", "e\u{301}", "👩\u{200d}🏫", "a\r\nb"] {
            assert!(checked(text, GROUNDS).is_ok(), "{text:?}");
        }
        assert_eq!(checked(" a\r\nb ", GROUNDS).as_deref(), Ok("a\nb"));
    }

    #[test]
    fn four_hundred_lines_fit_and_one_character_too_many_does_not() {
        let long = vec!["x".repeat(49); 400].join("\n");
        assert!(checked(&long, GROUNDS).is_ok());
        let most = LONGEST_TEXT;
        let why = Unprintable::TooLong {
            field: GROUNDS,
            most,
        };
        assert_eq!(checked(&"x".repeat(most + 1), GROUNDS), Err(why));
    }
}
