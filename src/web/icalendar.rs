//! A calendar as programs read it (RFC 5545): whole days, and nothing that says what they are about.

use chrono::{DateTime, NaiveDate, Utc};
use std::fmt::Write;

/// Octets of a line before it is folded (RFC 5545 section 3.1), without its end.
const LONGEST_LINE: usize = 75;

/// The municipality's own time. A calendar must have a component (section 3.6), and on some
/// days nothing is due: this one is always there.
const TIME_ZONE: [&str; 17] = [
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Oslo",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
];

pub struct Calendar<'a> {
    pub name: &'a str,
    /// What every entry is called.
    pub summary: &'a str,
    /// Where the person signs in.
    pub url: &'a str,
    pub language: &'a str,
    pub now: DateTime<Utc>,
}

/// Each day with the name that tells it from the others.
pub fn write(calendar: &Calendar<'_>, entries: &[(NaiveDate, String)]) -> String {
    let mut text = String::new();
    let stamp = calendar.now.format("%Y%m%dT%H%M%SZ").to_string();
    let name = escaped(calendar.name);
    let summary = escaped(calendar.summary);
    for property in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Saksbehandling//Fristar//NN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        &format!("NAME:{name}"),
        &format!("X-WR-CALNAME:{name}"),
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
    ] {
        line(&mut text, property);
    }
    for property in TIME_ZONE {
        line(&mut text, property);
    }
    for (day, uid) in entries {
        // The end is the first day that is not part of it.
        let end = day.succ_opt().unwrap_or(*day);
        for property in [
            "BEGIN:VEVENT",
            &format!("UID:{uid}"),
            &format!("DTSTAMP:{stamp}"),
            &format!("DTSTART;VALUE=DATE:{}", day.format("%Y%m%d")),
            &format!("DTEND;VALUE=DATE:{}", end.format("%Y%m%d")),
            &format!("SUMMARY;LANGUAGE={}:{summary}", calendar.language),
            &format!("URL:{}", calendar.url),
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ] {
            line(&mut text, property);
        }
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// A text as a value (section 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(letter);
            }
            '\n' => value.push_str("\\n"),
            other if other.is_control() => {}
            other => value.push(other),
        }
    }
    value
}

/// Folds by octets, and never in the middle of a letter.
fn line(text: &mut String, property: &str) {
    let mut room = LONGEST_LINE;
    for letter in property.chars() {
        if letter.len_utf8() > room {
            text.push_str("\r\n ");
            // The blank counts.
            room = LONGEST_LINE - 1;
        }
        room -= letter.len_utf8();
        write!(text, "{letter}").expect("a String takes what is written");
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn calendar(summary: &str) -> String {
        let calendar = Calendar {
            name: "Fristar",
            summary,
            url: "https://sak.valle.example/tasks",
            language: "nn",
            now: "2026-11-23T08:15:00Z".parse().unwrap(),
        };
        let day = "2026-12-31".parse().unwrap();
        write(&calendar, &[(day, "ab12".to_owned())])
    }

    #[test]
    fn a_day_ends_on_the_next_one() {
        let text = calendar("Frist");
        assert!(text.contains("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\n") && text.ends_with("END:VCALENDAR\r\n"));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn what_has_a_meaning_in_the_format_is_escaped() {
        let text = calendar("Ein; to, tre\\fire\nfem\u{7}");
        assert!(text.contains("SUMMARY;LANGUAGE=nn:Ein\\; to\\, tre\\\\fire\\nfem\r\n"));
    }

    #[test]
    fn a_line_is_folded_by_octets_and_no_letter_is_split() {
        let long = "å€😀x".repeat(40);
        let text = calendar(&long);
        for line in text.split("\r\n") {
            assert!(line.len() <= LONGEST_LINE, "{} octets: {line}", line.len());
        }
        assert!(text.replace("\r\n ", "").contains(&long));
    }
}
