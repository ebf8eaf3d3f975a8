//! Whether a value is what the schemas and the depot's tools take.

use crate::archive::check::grammar::Kind;
use crate::archive::xml::{holds, is_blank};
use chrono::NaiveDate;

/// Which check a text fails, which of Arkade's tests, and how.
pub fn wrong(kind: Kind, text: &str) -> Option<(u8, &'static str, &'static str)> {
    if is_blank(text) {
        return Some((16, "N5.63", "er tom; utelat elementet"));
    }
    // Control characters begin with these bytes; most texts have none of them.
    let may_hold = holds(text, |byte| matches!(byte, 0..0x20 | 0x7f | 0xc2));
    if may_hold
        && text
            .chars()
            .any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))
    {
        return Some((16, "N5.03", "inneheld kontrollteikn"));
    }
    match kind {
        Kind::Text | Kind::Node | Kind::Anything => None,
        Kind::Id => (!is_uuid(text)).then_some((14, "N5.03", "er ikkje ein UUID")),
        Kind::Integer => text
            .trim()
            .parse::<i64>()
            .err()
            .map(|_| (3, "N5.03", "er ikkje eit heiltal")),
        Kind::Date => date(text.trim()),
        Kind::Moment => moment(text.trim()),
    }
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
    let is_moment = start
        .split_once('T')
        .is_some_and(|(on, at)| day(on).is_some() && is_time(at));
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

/// `13:05:00`; a leap second may stand there.
fn is_time(text: &str) -> bool {
    let part = |from: usize| text.get(from..from + 2).and_then(number);
    text.len() == 8
        && [2, 5].iter().all(|at| text.as_bytes()[*at] == b':')
        && part(0).is_some_and(|hour| hour < 24)
        && part(3).is_some_and(|minute| minute < 60)
        && part(6).is_some_and(|second| second <= 60)
}

/// Digits and nothing else.
fn number(text: &str) -> Option<u32> {
    let is_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits.then(|| text.parse().ok()).flatten()
}

fn is_zone(text: &str) -> bool {
    text == "Z" || (text.starts_with(['+', '-']) && text.len() == 6)
}

/// A text that may be long, for a sentence about it.
pub fn short(text: &str) -> String {
    let mut start: String = text.chars().take(60).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}
