//! Norwegian days: which are working days, and where a deadline in weeks or months ends.

pub use holiday::{Holiday, holiday};

mod holiday;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::ops::RangeInclusive;

/// The years that dates of a case are taken from. Everything here can be counted on beyond them too.
pub const YEARS: RangeInclusive<i32> = 1900..=2200;

/// Holidays that do not fall on the same date each year, in days from Easter Sunday: Maundy
/// Thursday, Good Friday, both days of Easter, Ascension, both days of Pentecost.
const MOVABLE: [i64; 7] = [-3, -2, 0, 1, 39, 49, 50];

/// Holidays by month and day. 1 and 17 May are equated with Sundays.
const FIXED: [(u32, u32); 5] = [(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)];

/// The holidays of a year in their order, Sundays left out unless they are one by name
/// (lov om helligdager og helligdagsfred § 2; lov om 1. og 17. mai § 1).
///
/// Easter Eve, Christmas Eve and New Year's Eve are none. Two may fall on the same day: then it is named twice.
pub fn holidays(year: i32) -> Vec<NaiveDate> {
    let fixed = FIXED
        .iter()
        .filter_map(|(month, day)| NaiveDate::from_ymd_opt(year, *month, *day));
    let easter = easter(year);
    let movable = MOVABLE
        .iter()
        .filter_map(|days| easter?.checked_add_signed(chrono::TimeDelta::days(*days)));
    let mut all: Vec<NaiveDate> = fixed.chain(movable).collect();
    all.sort();
    all
}

/// Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher); `None` beyond the calendar.
pub fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year.rem_euclid(19);
    let (century, rest) = (year.div_euclid(100), year.rem_euclid(100));
    let skipped = century - century.div_euclid(4);
    let moon = (century - (century + 8).div_euclid(25) + 1).div_euclid(3);
    let epact = (19 * golden + skipped - moon + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * century.rem_euclid(4) + 2 * (rest / 4) - epact - rest % 4).rem_euclid(7);
    let late = (golden + 11 * epact + 22 * weekday) / 451;
    let days = epact + weekday - 7 * late + 114;
    NaiveDate::from_ymd_opt(
        year,
        u32::try_from(days / 31).ok()?,
        u32::try_from(days % 31 + 1).ok()?,
    )
}

/// Every Sunday, the holidays, and the two days that are equated with them.
pub fn is_holiday(day: NaiveDate) -> bool {
    day.weekday() == Weekday::Sun || holidays(day.year()).contains(&day)
}

/// Neither Saturday nor holiday: a day a deadline can end on (domstollova § 149).
pub fn is_working_day(day: NaiveDate) -> bool {
    day.weekday() != Weekday::Sat && !is_holiday(day)
}

/// The deadline that would end on `day`, moved to the next working day where that is none
/// (domstollova § 149 first paragraph).
pub fn moved(day: NaiveDate) -> NaiveDate {
    day.iter_days()
        .find(|day| is_working_day(*day))
        .unwrap_or(day)
}

/// The day a deadline of so many days ends on: the start day is not counted (domstollova § 148 first paragraph).
pub fn add_days(start: NaiveDate, days: u32) -> NaiveDate {
    let end = start.checked_add_days(Days::new(u64::from(days)));
    end.unwrap_or(NaiveDate::MAX)
}

/// The same weekday so many weeks on (domstollova § 148 second paragraph).
pub fn add_weeks(start: NaiveDate, weeks: u32) -> NaiveDate {
    add_days(start, weeks.saturating_mul(7))
}

/// The same number so many months on, or the month's last day where it has no such number
/// (domstollova § 148 second paragraph).
pub fn add_months(start: NaiveDate, months: u32) -> NaiveDate {
    let end = start.checked_add_months(Months::new(months));
    end.unwrap_or(NaiveDate::MAX)
}

/// The last of so many working days after `start`, which is not counted itself.
pub fn add_working_days(start: NaiveDate, count: usize) -> NaiveDate {
    let after = start.iter_days().skip(1);
    let counted = after.filter(|day| is_working_day(*day)).take(count);
    counted.last().unwrap_or(start)
}

pub fn first_of_next_month(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    add_months(first, 1)
}

/// The last day of the period of whole months that begins on `first`.
pub fn last_of_months(first: NaiveDate, months: u32) -> NaiveDate {
    let after = add_months(first, months);
    after.pred_opt().unwrap_or(after)
}

/// Full years from one day to another, both anniversaries and birthdays.
///
/// Whoever began on 29 February has the year full on the last day of the month where the year has
/// no such day: the rule of domstollova § 148, and the reading that gives an employee most.
pub fn full_years(from: NaiveDate, on: NaiveDate) -> u32 {
    let years = u32::try_from(on.year() - from.year()).unwrap_or(0);
    let is_full = add_months(from, years.saturating_mul(12)) <= on;
    if is_full {
        years
    } else {
        years.saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_without_that_number_ends_on_its_last_day() {
        assert_eq!(add_months(day("2026-08-31"), 6), day("2027-02-28"));
        assert_eq!(add_months(day("2027-08-31"), 6), day("2028-02-29"));
        assert_eq!(add_months(day("2027-01-31"), 3), day("2027-04-30"));
    }

    #[test]
    fn the_first_and_the_seventeenth_of_may_are_no_working_days() {
        assert_eq!(moved(day("2026-05-01")), day("2026-05-04"));
        assert_eq!(moved(day("2027-05-17")), day("2027-05-18"));
        assert_eq!(moved(day("2028-05-17")), day("2028-05-18"));
    }

    #[test]
    fn easter_moves_a_deadline_past_all_its_days() {
        assert_eq!(moved(day("2027-03-25")), day("2027-03-30"));
        assert_eq!(moved(day("2026-04-04")), day("2026-04-07"));
        assert!(is_working_day(day("2026-04-01")));
    }

    #[test]
    fn the_eves_are_working_days() {
        assert!(is_working_day(day("2026-12-24")));
        assert!(is_working_day(day("2026-12-31")));
        assert!(!is_working_day(day("2026-04-04")), "a Saturday");
    }

    #[test]
    fn a_leap_day_has_its_year_full_on_the_last_of_february() {
        let leap = day("2004-02-29");
        assert_eq!(full_years(leap, day("2009-02-27")), 4);
        assert_eq!(full_years(leap, day("2009-02-28")), 5);
        assert_eq!(full_years(leap, day("2008-02-28")), 3);
        assert_eq!(full_years(leap, day("2008-02-29")), 4);
        assert_eq!(full_years(leap, day("2003-01-01")), 0);
    }

    #[test]
    fn the_ends_of_the_calendar_are_no_cliff() {
        for end in [NaiveDate::MIN, NaiveDate::MAX] {
            moved(end);
            add_working_days(end, 5);
            add_weeks(end, u32::MAX);
            add_months(end, u32::MAX);
            last_of_months(first_of_next_month(end), 6);
            full_years(NaiveDate::MIN, end);
        }
        assert!(holidays(i32::MAX).is_empty());
        assert!(holidays(i32::MIN).is_empty());
    }
}
