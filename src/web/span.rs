//! The days that a calendar shows: one, a week from Monday, or a month.

use chrono::{Datelike, Days, Months, NaiveDate};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    Day,
    Week,
    Month,
}

impl View {
    /// As it stands in an address.
    pub fn code(self) -> &'static str {
        match self {
            View::Day => "day",
            View::Week => "week",
            View::Month => "month",
        }
    }

    /// A month where nothing else is asked for.
    pub fn parse(code: &str) -> View {
        match code {
            "day" => View::Day,
            "week" => View::Week,
            _ => View::Month,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub view: View,
    pub first: NaiveDate,
    pub last: NaiveDate,
}

/// Years that are shown: what is asked for beyond them is taken back to them.
const YEARS: std::ops::RangeInclusive<i32> = crate::domain::calendar::YEARS;

impl Span {
    /// The one that `day` is in.
    pub fn of(view: View, day: NaiveDate) -> Span {
        let year = day.year().clamp(*YEARS.start() + 1, *YEARS.end() - 1);
        let day = if year == day.year() {
            day
        } else {
            NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(day)
        };
        let (first, last) = match view {
            View::Day => (day, day),
            View::Week => {
                let since = u64::from(day.weekday().num_days_from_monday());
                let monday = day - Days::new(since);
                (monday, monday + Days::new(6))
            }
            View::Month => {
                let first = day.with_day(1).unwrap_or(day);
                (first, first + Months::new(1) - Days::new(1))
            }
        };
        Span { view, first, last }
    }

    pub fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let last = self.last;
        self.first.iter_days().take_while(move |day| *day <= last)
    }

    /// The day before, and the day after: a day of the next one in each direction.
    pub fn earlier(&self) -> NaiveDate {
        self.first - Days::new(1)
    }

    pub fn later(&self) -> NaiveDate {
        self.last + Days::new(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(view: View, day: &str, first: &str, last: &str) {
        let span = Span::of(view, day.parse().unwrap());
        let found = (span.first.to_string(), span.last.to_string());
        assert_eq!(found, (first.to_owned(), last.to_owned()), "{view:?} {day}");
    }

    #[test]
    fn a_week_begins_on_monday_and_a_month_on_its_first() {
        check(View::Day, "2026-11-23", "2026-11-23", "2026-11-23");
        check(View::Week, "2027-01-01", "2026-12-28", "2027-01-03");
        check(View::Month, "2028-02-14", "2028-02-01", "2028-02-29");
    }

    #[test]
    fn a_year_beyond_the_calendar_is_taken_back_to_it() {
        check(View::Month, "+262142-12-31", "2199-01-01", "2199-01-31");
        check(View::Week, "-262143-01-01", "1900-12-31", "1901-01-06");
    }
}
