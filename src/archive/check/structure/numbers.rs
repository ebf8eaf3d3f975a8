//! Numbers that must agree with each other: of a case, of its journalposts, and with the day of the journal.

use super::Reading;
use crate::archive::check::values::short;

/// Numbers of journalposts that are held of one case, to find one twice.
const MOST: usize = 10_000;

impl Reading<'_, '_> {
    /// Each journalpost of a case has a number of its own there (`journalpostnummer`).
    pub(super) fn post_number(&mut self, text: &str) {
        let case = &mut self.case;
        let Ok(number) = text.parse::<i64>() else {
            return;
        };
        if case.is_numbered && case.posts.len() < MOST && !case.posts.insert(number) {
            let what = format!("to journalpostar i saka har journalpostnummer {number}");
            self.find((15, ""), what);
        }
    }

    /// A journalpost stands in the journal of the year in which it was journalled.
    pub(super) fn journal_year(&mut self, on: &str) {
        let year = self.case.registration.as_ref();
        let year = year.and_then(|one| one.year.parse::<i32>().ok());
        let own = on.get(..4).and_then(|own| own.parse::<i32>().ok());
        if let (Some(year), Some(own)) = (year, own)
            && year != own
        {
            let on = short(on);
            let what = format!("journalaar er {year}, men journaldato er {on}");
            self.find((15, ""), what);
        }
    }

    /// A `mappeID` of the form year and number is that of the case.
    pub(super) fn case_number(&mut self) {
        let case = &self.case;
        let own = case.year.parse::<i64>().ok();
        let own = own.zip(case.serial.parse::<i64>().ok());
        let said = case.number.as_deref().and_then(parts);
        if let (Some(own), Some(said)) = (own, said)
            && own != said
        {
            let number = case.number.clone().unwrap_or_default();
            let (year, serial) = own;
            let what = format!(
                "mappeID er «{number}», men saksaar er {year} og sakssekvensnummer {serial}"
            );
            self.find((14, ""), what);
        }
    }
}

/// Year and number of `2026/17` and `2026-17`; other forms are the house's own.
fn parts(number: &str) -> Option<(i64, i64)> {
    let (year, serial) = number.split_once(['/', '-'])?;
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    if year.len() != 4 || !is_number(year) || !is_number(serial) {
        return None;
    }
    Some((year.parse().ok()?, serial.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_year_and_a_number_are_compared() {
        assert_eq!(parts("2026/17"), Some((2026, 17)));
        assert_eq!(parts("2026-000017"), Some((2026, 17)));
        for other in [
            "2026000017",
            "26/17",
            "2026/17-1",
            "2026/",
            "A/17",
            "2026/+1",
        ] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
