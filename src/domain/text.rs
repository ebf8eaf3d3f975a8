//! Words as they come from a form or a file name: what of them can be kept.

use super::name_search;
use std::fmt::Display;

/// A character that cannot be kept, and where it stands (the first is 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forbidden {
    pub code: u32,
    pub at: usize,
}

/// Whether a text may have line ends and tabs in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    One,
    Many,
}

/// Whether a text without blanks around it is empty, or a word that programs write where they have nothing: who reads an
/// extraction takes it for a title that is missing.
pub fn says_nothing(text: &str) -> bool {
    text.is_empty() || matches!(text, "NULL" | "null" | "(null)")
}

/// The same words with `\n` for every line end, and no blank space around them.
///
/// Browsers send `\r\n` and count `\n`: a text that a page lets through is never longer here.
pub fn normalise(raw: &str) -> String {
    raw.replace("\r\n", "\n")
        .replace('\r', "\n")
        .trim()
        .to_owned()
}

/// A number and what it counts: one of them, or several.
pub fn counted(count: impl Display, [one, several]: [&str; 2]) -> String {
    let count = count.to_string();
    let word = if count == "1" { one } else { several };
    format!("{count} {word}")
}

/// Whether there is something, and none of it is seen: it says nothing, whatever its length.
pub fn is_unseen(text: &str) -> bool {
    let shows = |c: char| !(c.is_whitespace() || c.is_control() || has_no_ink(c));
    text.contains(has_no_ink) && !text.contains(shows)
}

/// Characters without a shape of their own: joiners, marks of direction, fillers, tags.
fn has_no_ink(c: char) -> bool {
    name_search::is_unseen(c)
        || matches!(c, '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{2800}' | '\u{3164}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e01ef}')
}

/// The first character that cannot be kept: NUL and the other control
/// characters, and in a single line also whatever turns or breaks the line.
pub fn forbidden(text: &str, lines: Lines) -> Option<Forbidden> {
    let place = text.chars().position(|c| match lines {
        Lines::Many => c.is_control() && c != '\n' && c != '\t',
        Lines::One => c.is_control() || turns_or_breaks(c),
    })?;
    let code = u32::from(text.chars().nth(place)?);
    Some(Forbidden {
        code,
        at: place + 1,
    })
}

/// Marks that turn the direction of what follows (`gpj.exe` reads `exe.jpg`), and the two line separators.
fn turns_or_breaks(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, lines: Lines, found: Option<(u32, usize)>) {
        let found = found.map(|(code, at)| Forbidden { code, at });
        assert_eq!(forbidden(text, lines), found, "{text:?}");
    }

    #[test]
    fn the_first_forbidden_character_is_named_with_its_place() {
        check("Kåre\n\tog Åse", Lines::Many, None);
        check("Kåre\nog Åse", Lines::One, Some((0x0a, 5)));
        check("åå\0å", Lines::Many, Some((0, 3)));
        check("a\u{1b}[2J", Lines::Many, Some((0x1b, 2)));
        check("a\u{9b}", Lines::Many, Some((0x9b, 2)));
        check("cv\u{202e}fdp.exe", Lines::One, Some((0x202e, 3)));
        check("cv\u{202e}", Lines::Many, None);
    }

    #[test]
    fn what_nobody_sees_says_nothing() {
        for unseen in ["\u{200b}", " \u{2060}\n\u{3164}", "\u{e0041}\u{2800}"] {
            assert!(is_unseen(unseen), "{unseen:?}");
        }
        for seen in ["", "  ", "a\u{200b}", "👩\u{200d}🚒", "–"] {
            assert!(!is_unseen(seen), "{seen:?}");
        }
    }

    #[test]
    fn every_line_end_becomes_the_same() {
        assert_eq!(normalise(" a\r\nb\rc\n\n"), "a\nb\nc");
    }
}
