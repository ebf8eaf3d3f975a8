//! Letters that a computer has written in another way: `%C3%B8`, `&oslash;`, `&#248;`, `\u00f8` and `Ã¸` are `ø`.

/// A letter, or whatever sign, and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sign {
    pub first: usize,
    pub end: usize,
    pub c: char,
}

/// What is called by a name between `&` and `;`.
const NAMED: [(&str, char); 19] = [
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("aring", 'å'),
    ("Aring", 'Å'),
    ("aelig", 'æ'),
    ("AElig", 'Æ'),
    ("auml", 'ä'),
    ("Auml", 'Ä'),
    ("ouml", 'ö'),
    ("Ouml", 'Ö'),
    ("uuml", 'ü'),
    ("Uuml", 'Ü'),
    ("eacute", 'é'),
    ("aacute", 'á'),
    ("nbsp", ' '),
    ("shy", '\u{ad}'),
    ("commat", '@'),
    ("rsquo", '’'),
    ("apos", '\''),
];

/// As long is the longest between `&` and `;`.
const LONGEST: usize = 8;

/// The text sign by sign; what is encoded is one sign, as long as its code.
pub fn signs(text: &str) -> impl Iterator<Item = Sign> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let plain = rest.chars().next()?;
        let decoded = match plain {
            '%' => percent(rest),
            '&' => entity(rest),
            '\\' => escape(rest),
            'Ã' => misread(rest),
            _ => None,
        };
        let (c, length) = decoded.unwrap_or((plain, plain.len_utf8()));
        let first = at;
        at += length;
        Some(Sign { first, end: at, c })
    })
}

/// `%C3%B8`. A letter or a digit of ASCII is never written so: in `5 %4Arve` it would be found where it is not meant.
fn percent(text: &str) -> Option<(char, usize)> {
    let byte = |at: usize| {
        let code = text.get(3 * at..3 * at + 3)?.strip_prefix('%')?;
        hex(code).and_then(|it| u8::try_from(it).ok())
    };
    let first = byte(0)?;
    let length = match first {
        0x20..=0x7e if !first.is_ascii_alphanumeric() => 1,
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let bytes = (0..length).map(byte).collect::<Option<Vec<u8>>>()?;
    let c = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((c, 3 * length))
}

/// `&oslash;`, `&#248;` and `&#xF8;`
fn entity(text: &str) -> Option<(char, usize)> {
    let length = text.bytes().take(LONGEST + 2).position(|it| it == b';')?;
    let code = &text[1..length];
    let c = match code.strip_prefix('#') {
        Some(number) => char::from_u32(match number.strip_prefix(['x', 'X']) {
            Some(number) => hex(number)?,
            None => number.parse().ok()?,
        })?,
        None => NAMED.iter().find(|it| it.0 == code)?.1,
    };
    Some((c, length + 1))
}

/// `\u00f8`
fn escape(text: &str) -> Option<(char, usize)> {
    let code = text.get(2..6).filter(|_| text.starts_with("\\u"))?;
    Some((char::from_u32(hex(code)?)?, 6))
}

/// `Ã¸`: two bytes, each read as a letter of its own. After the capitals comes a letter, or else `Ã` may be itself.
fn misread(text: &str) -> Option<(char, usize)> {
    let mut rest = text.chars().skip(1);
    let second = rest.next()?;
    let mut is_before_letter = || rest.next().is_some_and(char::is_alphabetic);
    let c = match second {
        '¸' => 'ø',
        '¥' => 'å',
        '¦' => 'æ',
        '¤' => 'ä',
        '¶' => 'ö',
        '¼' => 'ü',
        '©' => 'é',
        '˜' | '\u{98}' if is_before_letter() => 'Ø',
        '…' | '\u{85}' if is_before_letter() => 'Å',
        '†' | '\u{86}' if is_before_letter() => 'Æ',
        _ => return None,
    };
    Some((c, 'Ã'.len_utf8() + second.len_utf8()))
}

fn hex(code: &str) -> Option<u32> {
    let is_hex = code.bytes().all(|it| it.is_ascii_hexdigit());
    is_hex.then(|| u32::from_str_radix(code, 16).ok()).flatten()
}
