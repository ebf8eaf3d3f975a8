//! The suspension that runs beside a case (arbeidsmiljølova § 15-13).

use super::{Clock, Code, Fact, Facts, Kind, Law, Length, Note, Paragraph};
use crate::domain::calendar::add_days;
use chrono::NaiveDate;

const REVIEW: &[Paragraph] = &[Paragraph::of(Law::Aml, "§ 15-13 (2)")];

/// The law says continuously; every fortnight is the house's suggestion.
const REVIEW_DAYS: u32 = 14;

pub fn clocks(facts: &Facts, today: NaiveDate) -> Vec<Clock> {
    let suspension = &facts.suspension;
    let started = match facts.kind {
        Kind::Suspension => suspension.from.or(facts.received),
        _ => suspension.from,
    };
    if facts.kind != Kind::Suspension && started.is_none() && suspension.until.is_none() {
        return vec![];
    }
    let start = started.ok_or(Fact::SuspensionStart);
    // Beyond three months it must rest on the special nature of the matter (second paragraph).
    let alarm = Clock::counted(Code::SuspensionAlarm, Length::Months(3), start)
        .citing(REVIEW)
        .done(suspension.until)
        .noting(Note::SuspensionBeyond);
    if suspension.until.is_some() {
        return vec![alarm];
    }
    let from = match suspension.reviewed {
        Some(reviewed) => Ok(reviewed),
        None => start.map(|start| last_review(start, today)),
    };
    let review = Clock::counted(Code::SuspensionReview, Length::Days(REVIEW_DAYS), from)
        .citing(REVIEW)
        .noting(Note::ReviewSuggested);
    vec![review, alarm]
}

/// The review that the next one is counted from: the last before `today`, else the beginning.
fn last_review(start: NaiveDate, today: NaiveDate) -> NaiveDate {
    let days = (today - start).num_days() - 1;
    let passed = u32::try_from(days).unwrap_or(0) / REVIEW_DAYS;
    add_days(start, passed * REVIEW_DAYS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_review_is_today_or_within_a_fortnight() {
        let start: NaiveDate = "2026-11-23".parse().unwrap();
        let next = |today: &str| {
            let last = last_review(start, today.parse().unwrap());
            add_days(last, REVIEW_DAYS).to_string()
        };
        assert_eq!(next("2026-11-01"), "2026-12-07");
        assert_eq!(next("2026-11-23"), "2026-12-07");
        assert_eq!(next("2026-12-07"), "2026-12-07");
        assert_eq!(next("2026-12-08"), "2026-12-21");
    }
}
