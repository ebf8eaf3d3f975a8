//! The municipality's own time: Europe/Oslo, where days begin and deadlines end.

use chrono::{
    DateTime, Days, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc,
};
use chrono_tz::Europe::Oslo;
use chrono_tz::Tz;

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

/// When the clock on the wall shows `time` that day: the first of two such moments, and an hour
/// later where it is jumped over.
pub fn at_clock(day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
    let wall = day.and_time(time);
    let there = Oslo.from_local_datetime(&wall).earliest();
    let moment = there.or_else(|| {
        let later = wall + TimeDelta::hours(1);
        Oslo.from_local_datetime(&later).earliest()
    });
    moment
        .expect("clocks in Oslo are moved by one hour")
        .with_timezone(&Utc)
}

/// The same moment with the municipality's offset, for writing it down.
pub fn in_oslo(at: DateTime<Utc>) -> DateTime<Tz> {
    at.with_timezone(&Oslo)
}

/// The same time by the wall clock so many weeks on. Where the clock jumps over it, an hour later;
/// where the clock shows it twice, the second time.
pub fn weeks_later(at: DateTime<Utc>, weeks: u32) -> DateTime<Utc> {
    let days = Days::new(u64::from(weeks) * 7);
    let Some(wall) = local(at).checked_add_days(days) else {
        return at;
    };
    let later = match Oslo.from_local_datetime(&wall) {
        MappedLocalTime::None => Oslo.from_local_datetime(&(wall + TimeDelta::hours(1))),
        there => there,
    };
    later.latest().map_or(at, |later| later.with_timezone(&Utc))
}

/// Reads a moment: `2026-12-24T15:00`, by the wall clock here, or with an offset as in
/// `2026-12-24T15:00:00+01:00`. A time that the clock shows twice is the first; one that it
/// jumps over is none.
pub fn read_moment(text: &str) -> Option<DateTime<Utc>> {
    let text = text.trim();
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Some(moment.with_timezone(&Utc));
    }
    let (date, time) = text.split_once(['T', ' '])?;
    let time = match NaiveTime::parse_from_str(time, "%H:%M:%S") {
        Ok(time) => time,
        Err(_) => NaiveTime::parse_from_str(&read_time(time)?, "%H.%M").ok()?,
    };
    let wall = read_date(date)?.and_time(time);
    let moment = Oslo.from_local_datetime(&wall).earliest()?;
    Some(moment.with_timezone(&Utc))
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

    #[test]
    fn a_time_of_day_is_found_on_the_days_the_clock_is_moved() {
        let at = |day: &str, hour| {
            let time = NaiveTime::from_hms_opt(hour, 30, 0).unwrap();
            in_oslo(at_clock(day.parse().unwrap(), time)).to_rfc3339()
        };
        assert_eq!(at("2027-03-28", 2), "2027-03-28T03:30:00+02:00");
        assert_eq!(at("2027-10-31", 2), "2027-10-31T02:30:00+02:00");
        assert_eq!(at("2027-10-31", 8), "2027-10-31T08:30:00+01:00");
    }

    #[test]
    fn a_week_is_a_week_by_the_clock_on_the_wall() {
        let later = |text: &str| {
            let at = read_moment(text).unwrap();
            in_oslo(weeks_later(at, 1)).to_rfc3339()
        };
        assert_eq!(later("2026-12-01T10:00"), "2026-12-08T10:00:00+01:00");
        assert_eq!(later("2027-03-26 10.00"), "2027-04-02T10:00:00+02:00");
        assert_eq!(later("2027-03-21T02:30"), "2027-03-28T03:30:00+02:00");
        assert_eq!(later("2027-10-24T02:30"), "2027-10-31T02:30:00+01:00");
    }

    #[test]
    fn moments_are_read_by_the_clock_here_unless_they_say_otherwise() {
        let read = |text: &str| read_moment(text).map(|at| at.to_rfc3339());
        let noon = Some("2026-12-24T11:00:00+00:00".to_owned());
        for text in [
            "2026-12-24T12:00",
            "24.12.2026 12.00",
            "2026-12-24T12:00:00",
            "2026-12-24T11:00:00Z",
        ] {
            assert_eq!(read(text), noon, "{text}");
        }
        for text in [
            "2026-12-24",
            "2027-03-28T02:30",
            "i går",
            "2026-12-24T25:00",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(
            read("2027-10-31T02:30").as_deref(),
            Some("2027-10-31T00:30:00+00:00")
        );
    }
}
