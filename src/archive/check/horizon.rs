//! The last day that anything in a package can have happened on: that on which it was made, or the last that it speaks of.

use super::values::{day, short};
use chrono::{Datelike, Days, NaiveDate};

/// The first year that anything in an archive of papers can be of.
const FIRST: &str = "1800";

pub struct Horizon {
    last: NaiveDate,
    /// The day after, since clocks stand in different zones: days are compared as they are written.
    end: String,
}

impl Horizon {
    /// `made` is the day the package says that it was made on, or the day on which it is read.
    pub fn of(made: NaiveDate, period: Option<(NaiveDate, NaiveDate)>) -> Horizon {
        let last = period.map_or(made, |(_, to)| made.max(to));
        let end = last.succ_opt().filter(|next| next.year() < 10_000);
        Horizon {
            last,
            end: end.map_or_else(|| "9999-12-31".to_owned(), |end| end.to_string()),
        }
    }

    /// The archive is closed when the package is made.
    pub fn closed(&mut self, text: &str) {
        if let Some(on) = text.get(..10).and_then(day)
            && on > self.last
        {
            *self = Horizon::of(on, None);
        }
    }

    /// The last day that anything can have happened on.
    pub fn last(&self) -> NaiveDate {
        self.last
    }

    /// Whether a day is over when the package is made.
    pub fn is_over(&self, text: &str) -> bool {
        text.get(..10)
            .and_then(day)
            .is_some_and(|day| day <= self.last)
    }

    /// What is wrong with an element that says a day, or a year, after the last, or of another age.
    pub fn wrong(&self, of: &str, name: &str, text: &str) -> Option<String> {
        if !(name.ends_with("ato") || name.ends_with("aar")) {
            return None;
        }
        let start = text.get(..10).unwrap_or(text);
        if start < FIRST && (is_year(start) || day(start).is_some()) {
            let said = short(start);
            return Some(format!(
                "{name} i {of} er {said}, som er før år {FIRST} og ikkje kan vere rett"
            ));
        }
        (start > self.end.as_str())
            .then(|| self.late(of, name, start))
            .flatten()
    }

    fn late(&self, of: &str, name: &str, start: &str) -> Option<String> {
        let said = day(start);
        if !(is_year(start) || said.is_some()) || is_planned(of, name) {
            return None;
        }
        // A paper may be dated on a day to come, but not years ahead.
        let far = self.last.checked_add_days(Days::new(366));
        if name == "dokumentetsDato" && said <= far {
            return None;
        }
        let (said, last) = (short(start), self.last);
        Some(format!(
            "{name} i {of} er {said}, men pakken kan ikkje ha noko som hende etter {last}"
        ))
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// What is set for a day to come, and the end of a period that may not be over.
fn is_planned(of: &str, name: &str) -> bool {
    match name {
        "arkivperiodeStartDato"
        | "arkivperiodeSluttDato"
        | "forfallsdato"
        | "kassasjonsdato"
        | "moetedato"
        | "nedgraderingsdato"
        | "skjermingOpphoererDato" => true,
        "avsluttetDato" => matches!(
            of,
            "arkiv" | "arkivdel" | "klassifikasjonssystem" | "klasse" | "presedens"
        ),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(horizon: &Horizon, (of, name): (&str, &str), text: &str, is_wrong: bool) {
        let found = horizon.wrong(of, name, text);
        assert_eq!(found.is_some(), is_wrong, "{name} {text}: {found:?}");
    }

    #[test]
    fn a_package_says_nothing_of_what_is_to_come() {
        let mut made = Horizon::of(on("2026-11-23"), None);
        let journalpost = |name| ("journalpost", name);
        check(
            &made,
            journalpost("mottattDato"),
            "2026-11-24T00:30:00",
            false,
        );
        check(
            &made,
            journalpost("mottattDato"),
            "2026-11-25T00:30:00",
            true,
        );
        check(&made, journalpost("journalaar"), "2026", false);
        check(&made, journalpost("journalaar"), "2027", true);
        check(&made, journalpost("forfallsdato"), "2030-01-01", false);
        check(&made, journalpost("dokumentetsDato"), "2027-11-01", false);
        check(&made, journalpost("dokumentetsDato"), "2028-01-01", true);
        check(
            &made,
            ("arkiv", "avsluttetDato"),
            "2026-12-31T23:59:59",
            false,
        );
        check(
            &made,
            ("mappe", "avsluttetDato"),
            "2026-12-31T23:59:59",
            true,
        );
        check(&made, ("mappe", "tittel"), "999", false);
        check(&made, journalpost("dokumentetsDato"), "1026-02-03", true);
        check(&made, journalpost("dokumentetsDato"), "1800-01-01", false);
        check(&made, journalpost("journalaar"), "1026", true);
        // What is no day at all is found elsewhere.
        check(&made, journalpost("sendtDato"), "i morgon", false);
        made.closed("2026-12-31T23:59:59");
        check(
            &made,
            ("mappe", "avsluttetDato"),
            "2026-12-31T23:59:59",
            false,
        );
    }

    #[test]
    fn a_period_that_is_not_over_is_no_fault() {
        let period = Some((on("2026-01-01"), on("2026-12-31")));
        let horizon = Horizon::of(on("2026-11-23"), period);
        check(
            &horizon,
            ("journalpost", "sendtDato"),
            "2026-12-31T10:00:00",
            false,
        );
        let unknown = Horizon::of(NaiveDate::MAX, None);
        check(
            &unknown,
            ("journalpost", "sendtDato"),
            "2999-12-31T10:00:00",
            false,
        );
    }
}
