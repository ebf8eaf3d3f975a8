//! A letter without the marks that people leave out.

use super::alike::latin;
use unicode_normalization::UnicodeNormalization;

/// What nobody sees and a search must not stumble over: soft hyphens, joiners, marks of direction.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// A mark that is written over, under or through the letter before.
pub fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// A letter or a digit; an apostrophe that calls itself a letter is none.
pub fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !matches!(c, '\u{2b9}'..='\u{2c1}')
}

/// Writes a letter or a digit small and plain, in as many letters as it holds: `ﬁ` is two. Gives their number.
pub fn push(text: &mut String, c: char) -> usize {
    if c.is_ascii() {
        text.push(c.to_ascii_lowercase());
        return 1;
    }
    let mut letters = 0;
    if let Some(small) = nordic(c) {
        text.push(small);
        return 1;
    }
    for part in std::iter::once(c).nfkd() {
        if is_mark(part) {
            mark(text, part);
        } else if is_letter(part) {
            letters += 1;
            part.to_lowercase()
                .filter(|small| !is_mark(*small))
                .for_each(|small| push_plain(text, small));
        }
    }
    letters
}

/// Our own letters, as they come out of it all.
fn nordic(c: char) -> Option<char> {
    Some(match c {
        'å' | 'Å' => 'å',
        'æ' | 'Æ' => 'æ',
        'ø' | 'Ø' => 'ø',
        _ => return None,
    })
}

/// A mark that makes another letter of the one before: `a` and a ring is `å`; the Swedish letters
/// are as Norwegian keyboards have them. Every other mark is left out.
pub fn mark(text: &mut String, mark: char) {
    let composed = match (text.chars().next_back(), mark) {
        (Some('a'), '\u{30a}') => 'å',
        (Some('a'), '\u{308}') => 'æ',
        (Some('o'), '\u{308}') => 'ø',
        _ => return,
    };
    text.pop();
    text.push(composed);
}

/// The letters that are not made of a letter and a mark.
fn push_plain(text: &mut String, c: char) {
    let plain = match c {
        'đ' | 'ð' | 'ɖ' => "d",
        'ŋ' => "n",
        'ŧ' => "t",
        'ł' => "l",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ĸ' => "k",
        'ǥ' => "g",
        'ʒ' => "z",
        'ə' => "e",
        'ß' => "ss",
        'þ' => "th",
        'œ' => "oe",
        c => return text.push(latin(c)),
    };
    text.push_str(plain);
}
