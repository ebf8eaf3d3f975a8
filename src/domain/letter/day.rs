//! A day as letters write it, and as it is read back.

use crate::domain::local_time;
use chrono::{Datelike, NaiveDate};

/// The same in nynorsk and bokmål.
const MONTHS: [&str; 12] = [
    "januar",
    "februar",
    "mars",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "desember",
];

/// What may stand before a day without making it another: weekdays and «the last day is».
const BEFORE: &[&str] = &[
    "måndag", "mandag", "tysdag", "tirsdag", "onsdag", "torsdag", "fredag", "laurdag", "lørdag",
    "sundag", "søndag", "den", "innan", "innen", "seinast", "senest",
];

/// `7. desember 2026`, the same in nynorsk and bokmål.
pub fn long_date(day: NaiveDate) -> String {
    let month = MONTHS[day.month0() as usize];
    format!("{}.\u{a0}{month} {}", day.day(), day.year())
}

/// The day that a line is: in words or in figures, with a weekday before it or a
/// time (`kl. 13.00`) after. Of a line that says more, nobody but a person can tell
/// what the day in it is for: `14 dagar frå 7. desember 2026` is no day.
pub fn read_day(line: &str) -> Option<NaiveDate> {
    let line = line.replace('\u{a0}', " ").to_lowercase();
    let day = line.split_once(" kl").map_or(line.as_str(), |(day, _)| day);
    let mut day = day.trim().trim_end_matches(['.', ',']);
    while let Some((first, rest)) = day.split_once(' ')
        && BEFORE.contains(&first.trim_end_matches(','))
    {
        day = rest.trim_start();
    }
    local_time::read_date(day).or_else(|| in_words(day))
}

fn in_words(text: &str) -> Option<NaiveDate> {
    let parts = text.split([' ', '.']).filter(|part| !part.is_empty());
    let [day, month, year] = parts.collect::<Vec<_>>()[..] else {
        return None;
    };
    let month = MONTHS.iter().position(|name| *name == month)?;
    let figures = |text: &str, most| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    if !figures(day, 2) || year.len() != 4 || !figures(year, 4) {
        return None;
    }
    let month = u32::try_from(month + 1).ok()?;
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, day: Option<&str>) {
        let day = day.map(|day| day.parse().expect("a test writes days"));
        assert_eq!(read_day(line), day, "{line}");
    }

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let day = Some("2026-12-07");
        for line in [
            "7. desember 2026",
            "7.\u{a0}desember 2026",
            "07. Desember 2026.",
            "7.desember 2026",
            "7.12.2026",
            "07.12.26",
            "2026-12-07",
            "Måndag 7. desember 2026 kl. 13.00",
            "mandag den 7. desember 2026, kl. 13.00–14.00",
            "Innan måndag, 7. desember 2026",
            " senest 7.12.2026 klokka 12 ",
        ] {
            check(line, day);
        }
    }

    #[test]
    fn what_is_no_day_is_left_to_whoever_writes() {
        for line in [
            "",
            "10.00",
            "Kl. 13.00",
            "om to veker",
            "14 dagar frå 7. desember 2026",
            "7. desember 2026 eller 8. desember 2026",
            "7. desember",
            "31. februar 2026",
            "+7. desember 2026",
            "7. desember 12026",
            "desember 7. 2026",
            "7. december 2026",
            "محمد #x $y$ \\z 😂",
        ] {
            check(line, None);
        }
    }

    #[test]
    fn every_day_is_read_as_it_was_written() {
        let mut day = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        for _ in 0..800 {
            assert_eq!(read_day(&long_date(day)), Some(day));
            day = day.succ_opt().expect("a day");
        }
    }
}
