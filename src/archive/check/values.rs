//! Whether a value is what the schemas and the depot's tools take.

use crate::archive::check::grammar::Kind;
use crate::archive::xml::{holds, is_nothing};
use chrono::NaiveDate;

/// Which check a text fails, which of Arkade's tests, and how; `text` has lost the blanks around it, `whole` has not.
pub fn wrong(kind: Kind, whole: &str, text: &str) -> Option<(u8, &'static str, &'static str)> {
    if is_nothing(text) {
        return Some((16, "N5.63", "er tom; utelat elementet"));
    }
    if holds_forbidden(whole) {
        return Some((16, "N5.03", "inneheld kontrollteikn"));
    }
    match kind {
        Kind::Text | Kind::Node | Kind::Anything => None,
        Kind::Id => (!is_uuid(whole)).then_some((14, "N5.03", "er ikkje ein UUID")),
        Kind::Integer => text
            .parse::<i64>()
            .err()
            .map(|_| (3, "N5.03", "er ikkje eit heiltal")),
        Kind::Date => date(text),
        Kind::Moment => moment(text),
    }
}

/// Whether a text has characters that XML 1.0 forbids, or that are only there to confuse.
pub fn holds_forbidden(text: &str) -> bool {
    // They begin with these bytes; most texts have none of them.
    let may_hold = holds(text, |byte| matches!(byte, 0..0x20 | 0x7f | 0xc2 | 0xef));
    let is_forbidden = |c: char| {
        let is_control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        is_control || matches!(c, '\u{fffe}' | '\u{ffff}')
    };
    may_hold && text.chars().any(is_forbidden)
}

/// The schemas' own pattern: capital letters are allowed.
fn is_uuid(text: &str) -> bool {
    text.len() == 36
        && text.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        })
}

fn date(text: &str) -> Option<(u8, &'static str, &'static str)> {
    match text.get(..10) {
        Some(start) if day(start).is_some() && start == text => None,
        Some(start) if day(start).is_some() && is_zone(&text[10..]) => {
            Some((16, "", "har tidssone; skriv berre datoen (ÅÅÅÅ-MM-DD)"))
        }
        _ => Some((17, "N5.03", "er ikkje ein dato (ÅÅÅÅ-MM-DD)")),
    }
}

/// Local time; parts of a second may stand there, an offset may not.
fn moment(text: &str) -> Option<(u8, &'static str, &'static str)> {
    let end = text.get(19..).unwrap_or_default();
    let start = text.get(..19).unwrap_or_default();
    let digits = end.strip_prefix('.').map_or(0, |rest| {
        1 + rest.bytes().take_while(u8::is_ascii_digit).count()
    });
    let rest = &end[digits..];
    let is_moment = start.split_once('T').is_some_and(|(on, at)| {
        day(on).is_some() && (is_time(at) || is_midnight(at, &end[..digits]))
    });
    match (is_moment && digits != 1, rest) {
        (true, "") => None,
        (true, zone) if is_zone(zone) => {
            Some((16, "", "er ikkje lokal tid utan sone (ÅÅÅÅ-MM-DDTtt:mm:ss)"))
        }
        _ => Some((17, "N5.03", "er ikkje eit tidspunkt (ÅÅÅÅ-MM-DDTtt:mm:ss)")),
    }
}

/// A date as the standard writes it: ten characters, `2026-11-23`.
pub fn day(text: &str) -> Option<NaiveDate> {
    let year = number(text.get(..4)?)?;
    let month = number(text.get(4..7)?.strip_prefix('-')?)?;
    let day = number(
        text.get(7..)?
            .strip_prefix('-')
            .filter(|it| it.len() == 2)?,
    )?;
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// The end of a day, as `xs:dateTime` may write it.
fn is_midnight(at: &str, parts: &str) -> bool {
    at == "24:00:00" && parts.bytes().all(|byte| matches!(byte, b'.' | b'0'))
}

/// `13:05:00`; `xs:dateTime` knows no leap second.
fn is_time(text: &str) -> bool {
    let part = |from: usize| text.get(from..from + 2).and_then(number);
    text.len() == 8
        && [2, 5].iter().all(|at| text.as_bytes()[*at] == b':')
        && part(0).is_some_and(|hour| hour < 24)
        && part(3).is_some_and(|minute| minute < 60)
        && part(6).is_some_and(|second| second < 60)
}

/// Digits and nothing else.
fn number(text: &str) -> Option<u32> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| text.parse().ok()).flatten()
}

fn is_zone(text: &str) -> bool {
    text == "Z" || (text.starts_with(['+', '-']) && text.len() == 6)
}

/// What is wrong with a number of an organisation that has more than its digits; a code of the house's own may.
pub fn not_digits(name: &str, text: &str) -> Option<String> {
    if name != "arkivskaperID" {
        return None;
    }
    let bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
        .flat_map(char::to_uppercase)
        .collect();
    let inner = bare.strip_prefix("NO").unwrap_or(&bare);
    let inner = inner.strip_suffix("MVA").unwrap_or(inner);
    let is_marked = inner.len() < bare.len();
    let is_digits = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
    let is_org_number = is_digits && (is_marked || inner.len() == 9);
    (is_org_number && inner != text).then(|| {
        let said = short(text);
        format!("arkivskaperID er «{said}»; skriv organisasjonsnummeret med berre siffer")
    })
}

/// The start of a text that may be long, for a sentence about it, as a terminal may show it.
pub fn short(text: &str) -> String {
    shown(text, 60)
}

/// No more than so many characters; what would steer a terminal is written out.
pub fn shown(text: &str, most: usize) -> String {
    let mut start = String::new();
    for (at, c) in text.chars().enumerate() {
        if at == most {
            start.push('…');
            break;
        }
        if is_steering(c) {
            start.extend(c.escape_default());
        } else {
            start.push(c);
        }
    }
    start
}

/// Control characters, and those that turn the direction of writing.
fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// What of a text is looked through for names, and whether that is not all of it.
pub fn looked_through(text: &str) -> (&str, bool) {
    const MOST: usize = 64 * 1024;
    let end = text.floor_char_boundary(MOST);
    (&text[..end], end < text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_one_of_xml_schema() {
        for right in [
            "2026-02-10T15:00:00",
            "2026-02-10T24:00:00",
            "2026-02-10T24:00:00.0",
            "2026-02-10T15:00:59.25",
        ] {
            assert_eq!(moment(right), None, "{right}");
        }
        for wrong in [
            "2026-02-10T15:00:60",
            "2026-02-10T24:00:01",
            "2026-02-10T24:00:00.5",
            "2026-02-10t15:00:00",
            "2026-02-10T15:00:00.",
        ] {
            assert!(moment(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn a_number_of_an_organisation_has_only_digits() {
        for wrong in ["NO 123", "974 760 673", "NO974760673MVA", "974760673 mva"] {
            assert!(not_digits("arkivskaperID", wrong).is_some(), "{wrong}");
        }
        for right in ["974760673", "K-12", "4202", "Valle", "NO", "12-34"] {
            assert_eq!(not_digits("arkivskaperID", right), None, "{right}");
        }
        assert_eq!(not_digits("arkivskaperNavn", "NO 123"), None);
    }

    #[test]
    fn nothing_in_a_sentence_steers_a_terminal() {
        assert_eq!(short("a\u{1b}[31m\nb\u{202e}"), "a\\u{1b}[31m\\nb\\u{202e}");
        assert_eq!(short(&"å".repeat(61)), format!("{}…", "å".repeat(60)));
    }
}
