//! Whether a text says with its own characters all that it says (arbeidsmiljølova § 2 A-4).
//!
//! A name that was written in codes is not found by its letters: an e-mail, a web page or a table
//! that was saved as a text holds such.

/// How a code is begun, in small letters: encoded words and quoted letters of e-mails (RFC 2045,
/// 2047), entities, escapes of JSON and of RTF, letters in an address.
const CODES: [&str; 12] = [
    "=?",
    "=c",
    "=e",
    "=f",
    "=d",
    "content-transfer-encoding",
    "&#",
    "&a",
    "&o",
    "\\u",
    "{\\",
    "%c",
];

/// The text, if there are no codes in it, no other characters than those that are seen, and none
/// that were lost.
pub fn plain_text(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    let is_odd =
        |c: char| c == '\u{fffd}' || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{c}');
    // A soft line's end of an e-mail.
    let is_cut = text.lines().any(|line| line.ends_with('='));
    let small = text.to_ascii_lowercase();
    let is_coded = CODES.iter().any(|code| small.contains(code));
    (!(is_cut || is_coded || text.contains(is_odd))).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn a_text_is_plain_where_nothing_in_it_stands_for_something_else() {
        for plain in [
            "",
            "\u{feff}Kåre & Co: 50 % = halvparten.\r\n\tDøme\u{c}",
            "Ka\u{30a}re, Melke\u{ad}vik",
            "a = 1; R&D <kari@valle.example>",
        ] {
            assert_eq!(plain_text(plain.as_bytes()), Some(plain), "{plain:?}");
        }
        for coded in [
            "Subject: =?utf-8?Q?K=C3=A5re?=",
            "K=c3=a5re",
            "K=E5re",
            "Melke=\r\nvik",
            "Content-Transfer-Encoding: base64\n\nS8OlcmU=",
            "K&#229;re",
            "K&aring;re &oslash;",
            "{\"name\":\"K\\u00e5re\"}",
            "{\\rtf1 K}",
            "https://valle.example/k%C3%A5re",
            "K\0å\0r\0e\0",
            "K\u{1b}[1mare",
            "K\u{fffd}re",
        ] {
            assert_eq!(plain_text(coded.as_bytes()), None, "{coded:?}");
        }
        assert_eq!(plain_text(b"K\xe5re"), None, "another encoding");
    }
}
