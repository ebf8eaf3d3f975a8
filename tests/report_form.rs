//! What a report's form asks for, and how it answers.
use crate::support::reporting::{PER, draft, faults, house, points};
use crate::support::{House, now};
use brotsak::domain::report::{
    Draft, Known, Problem, Report, Step, WhatWords, WhoWords, check_step,
};
use brotsak::domain::text::Forbidden;
use proptest::prelude::*;

#[test]
fn the_form_asks_for_few_things_and_never_for_severity() {
    let house = house();
    let asked = faults(&house, PER, Step::Send, &Draft::default());
    let fields: Vec<_> = asked.iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, ["subject", "what", "date", "channel"]);
    assert!(
        asked
            .iter()
            .all(|(_, problem)| *problem == Problem::Missing)
    );
    assert!(!Draft::default().text().contains("severity"));
}

#[test]
fn every_fault_is_named_with_its_field() {
    #[track_caller]
    fn check(house: &House, change: fn(&mut Draft), expected: &[(&'static str, Problem)]) {
        let mut draft = draft();
        change(&mut draft);
        assert_eq!(faults(house, PER, Step::Send, &draft), expected);
    }
    let house = &house();
    let today = now().date_naive();
    let earliest = "1950-01-01".parse().unwrap();
    let forbidden = |code, at| Problem::Forbidden(Forbidden { code, at });
    check(house, |_| {}, &[]);
    check(
        house,
        |d| d.who.subject = "99".to_owned(),
        &[("subject", Problem::UnknownPerson)],
    );
    check(
        house,
        |d| d.who.subject = "Lars".to_owned(),
        &[("subject", Problem::UnknownPerson)],
    );
    check(
        house,
        |d| d.who.subject_name = "Ola".to_owned(),
        &[("subject_name", Problem::PickedAndWritten)],
    );
    check(
        house,
        |d| d.who.unit = "7".to_owned(),
        &[("unit", Problem::UnknownUnit)],
    );
    check(
        house,
        |d| d.who.reporter = "4".to_owned(),
        &[("reporter", Problem::NotForOthers)],
    );
    check(
        house,
        |d| d.what.what = " \r\n ".to_owned(),
        &[("what", Problem::Missing)],
    );
    check(
        house,
        |d| d.what.what = "å\0".to_owned(),
        &[("what", forbidden(0, 2))],
    );
    check(
        house,
        |d| d.what.what = "a\tb\r\nc\u{1b}d".to_owned(),
        &[("what", forbidden(0x1b, 6))],
    );
    check(house, |d| d.what.what = "𝄞".repeat(4000), &[]);
    check(
        house,
        |d| d.what.what = "å".repeat(4001),
        &[(
            "what",
            Problem::TooLong {
                is: 4001,
                most: 4000,
            },
        )],
    );
    check(
        house,
        |d| d.what.date = "31.2.2026".to_owned(),
        &[("date", Problem::NotADate)],
    );
    check(
        house,
        |d| d.what.date = "24.11.2026".to_owned(),
        &[("date", Problem::DateInFuture { today })],
    );
    check(
        house,
        |d| d.what.date = "31.12.1949".to_owned(),
        &[("date", Problem::DateTooEarly { earliest })],
    );
    check(house, |d| d.what.date = "1.1.1950".to_owned(), &[]);
    check(
        house,
        |d| d.what.time = "kvart over".to_owned(),
        &[("time", Problem::NotATime)],
    );
    check(
        house,
        |d| d.what.time = "09.16".to_owned(),
        &[("time", Problem::TimeInFuture)],
    );
    check(house, |d| d.what.time = "09.15".to_owned(), &[]);
    check(
        house,
        |d| d.what.channel = "telepati".to_owned(),
        &[("channel", Problem::UnknownChannel)],
    );
    check(
        house,
        |d| d.points.points[1] = "V9.9".to_owned(),
        &[("points", Problem::UnknownPoint { number: 2 })],
    );
}

#[test]
fn each_page_answers_for_its_own_fields_alone() {
    let house = house();
    let empty = Draft::default();
    let on = |step| -> Vec<_> {
        let found = faults(&house, PER, step, &empty);
        found.into_iter().map(|(field, _)| field).collect()
    };
    assert_eq!(on(Step::Who), ["subject"]);
    assert_eq!(on(Step::What), ["what", "date", "channel"]);
    assert!(on(Step::Points).is_empty());
}

#[test]
fn nobody_reports_themselves() {
    let house = house();
    let mut draft = draft();
    draft.who.subject = "1".to_owned();
    let own = [("subject", Problem::ReporterIsSubject)];
    assert_eq!(faults(&house, PER, Step::Who, &draft), own);

    draft.who.subject = String::new();
    draft.who.subject_name = " per prøvemo ".to_owned();
    assert_eq!(faults(&house, PER, Step::Who, &draft), own);

    draft.who.subject_name = "Per Prøvemoen".to_owned();
    assert_eq!(faults(&house, PER, Step::Who, &draft), []);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_a_report_or_has_faults(what in any::<String>(), date in any::<String>(), time in any::<String>(), name in any::<String>()) {
        let mut draft = draft();
        draft.who = WhoWords { subject_name: name, ..WhoWords::default() };
        draft.what = WhatWords { what, date, time, ..draft.what };
        let known = Known {
            now: now().naive_utc(), filer: PER, files_for_others: false,
            people: [].into(), units: [].into(), points: points(),
        };
        match Report::from_draft(&draft, &known) {
            Ok(report) => {
                prop_assert!(!report.account.contains(['\0', '\r']));
                prop_assert!(!report.subject.name.contains(['\0', '\n']));
            }
            Err(faults) => prop_assert_eq!(faults, check_step(Step::Send, &draft, &known)),
        }
    }
}
