//! The municipality's own time: Europe/Oslo, where days begin and deadlines end.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Oslo;

/// The wall clock in the municipality.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    at.with_timezone(&Oslo).naive_local()
}

/// The day it is in the municipality.
pub fn day(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
}

/// The moment a day begins in the municipality.
pub fn midnight(day: NaiveDate) -> DateTime<Utc> {
    Oslo.from_local_datetime(&day.and_time(NaiveTime::MIN))
        .earliest()
        .expect("clocks in Oslo are moved at two and three, never at midnight")
        .with_timezone(&Utc)
}

/// Reads a date as people here write it: `7.12.2026`, `07.12.26`, `071226`, `07122026` or `2026-12-07`.
pub fn read_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d")
        && text.len() == 10
    {
        return Some(date);
    }
    let parts: Vec<&str> = match text.len() {
        6 | 8 if text.bytes().all(|b| b.is_ascii_digit()) => {
            vec![&text[..2], &text[2..4], &text[4..]]
        }
        _ => text.split('.').map(str::trim).collect(),
    };
    let [day, month, year] = parts[..] else {
        return None;
    };
    let digits = |part: &str, most| {
        let fits = !part.is_empty() && part.len() <= most;
        (fits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse::<u32>().ok())?
    };
    let (day, month) = (digits(day, 2)?, digits(month, 2)?);
    let year = match year.len() {
        2 => 2000 + digits(year, 2)?,
        4 => digits(year, 4)?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// Reads a time of day: `14.20`, `14:20`, `1420` or `9.05`, giving `14.20`.
pub fn read_time(text: &str) -> Option<String> {
    let text = text.trim();
    let (hour, minute) = match text.split_once(['.', ':']) {
        Some(parts) => parts,
        None if text.len() == 4 && text.is_ascii() => text.split_at(2),
        None => return None,
    };
    let number = |part: &str| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        fits.then(|| part.parse::<u8>().ok())?
    };
    let (hour, minute_number) = (number(hour)?, number(minute)?);
    (hour < 24 && minute.len() == 2 && minute_number < 60)
        .then(|| format!("{hour:02}.{minute_number:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, day: Option<(i32, u32, u32)>) {
        let day = day.and_then(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d));
        assert_eq!(read_date(text), day, "{text}");
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        let day = Some((2026, 12, 7));
        for text in [
            "7.12.2026",
            " 07.12.26 ",
            "071226",
            "07122026",
            "2026-12-07",
            "7. 12. 2026",
        ] {
            check(text, day);
        }
        for text in [
            "",
            "31.2.2026",
            "7.12",
            "7.12.202",
            "+7.12.2026",
            "a.b.c",
            "7/12/2026",
            "æ71226",
        ] {
            check(text, None);
        }
    }

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(read_time("9.05").as_deref(), Some("09.05"));
        assert_eq!(read_time("1420").as_deref(), Some("14.20"));
        for text in ["24.00", "9.5", "14.60", "æ20", "", "140"] {
            assert_eq!(read_time(text), None, "{text}");
        }
    }

    #[test]
    fn the_day_turns_at_midnight_in_oslo() {
        let at: DateTime<Utc> = "2026-06-30T22:30:00Z".parse().unwrap();
        assert_eq!(day(at).to_string(), "2026-07-01");
    }
}
