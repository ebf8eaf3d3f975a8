//! A report that is sent: its number, its receipt, and what the reporter sees afterwards.
use crate::support::now;
use crate::support::reporting::{
    ANNE, LARS, PER, TONE, begin, draft, events, faults, find, house, is_accounted_for, ready,
    save, send, send_at, sql,
};
use brotsak::casework::Failure;
use brotsak::casework::attach_file::attach_file;
use brotsak::casework::file_report::Filed;
use brotsak::casework::list_own_reports::list_own_reports;
use brotsak::casework::receive_file::receive_file;
use brotsak::casework::remove_file::remove_file;
use brotsak::domain::report::{Problem, ReportNumber, Status, Step, WhoWords, Words};
use brotsak::store::files::{Files, Owner};
use brotsak::store::{StoreError, attachments, drafts, reports};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn a_leader_reports_and_gets_a_number() {
    let house = house();
    let token = ready(&house, PER);
    let filed = send(&house, PER, &token).unwrap();
    assert_eq!(filed.number.to_string(), "M-2026/1");
    assert!(filed.is_new);

    let stored = house
        .store
        .read(|db| reports::find(db, filed.number))
        .unwrap();
    let report = stored.report;
    assert_eq!((report.reporter, report.filed_by), (PER, PER));
    assert_eq!(report.subject.id, Some(LARS));
    assert_eq!(report.subject.name, "Lars Mønster");
    assert_eq!(report.unit, Some(1), "the subject's own unit");
    assert_eq!(
        report.account,
        "Eg såg eit ope innlegg.\nDet var borte etterpå."
    );
    assert_eq!(report.happened_on.to_string(), "2026-11-23");
    assert_eq!(report.happened_at.as_deref(), Some("07.40"));
    assert_eq!(report.points, ["V3.7", "V3.8"]);
    assert!(matches!(
        find(&house, PER, &token),
        Err(StoreError::NotFound)
    ));
    assert_eq!(
        events(&house)[1..],
        [
            "draft-begun draft:1",
            "draft-saved draft:1",
            "draft-saved draft:1",
            "draft-saved draft:1",
            "report-filed M-2026/1"
        ]
    );
    is_accounted_for(&house);
}

#[test]
fn hr_registers_what_somebody_else_has_told() {
    let house = house();
    let mut words = draft();
    words.who.reporter = "4".to_owned();
    assert_eq!(faults(&house, ANNE, Step::Who, &words), []);

    let token = begin(&house, ANNE);
    save(&house, ANNE, &token, Words::Who(words.who.clone())).unwrap();
    save(&house, ANNE, &token, Words::What(words.what.clone())).unwrap();
    let filed = send(&house, ANNE, &token).unwrap();
    let stored = house
        .store
        .read(|db| reports::find(db, filed.number))
        .unwrap();
    assert_eq!(
        (stored.report.reporter, stored.report.filed_by),
        (TONE, ANNE)
    );

    words.who.subject = "4".to_owned();
    let own = [("subject", Problem::ReporterIsSubject)];
    assert_eq!(faults(&house, ANNE, Step::Who, &words), own);
    words.who.subject = "3".to_owned();
    let filers = [("subject", Problem::FilerIsSubject)];
    assert_eq!(faults(&house, ANNE, Step::Who, &words), filers);
}

#[test]
fn a_name_that_is_written_is_kept_as_it_was_written() {
    let house = house();
    let token = ready(&house, PER);
    let written = WhoWords {
        subject_name: " Ein vikar, Nils? ".to_owned(),
        unit: "2".to_owned(),
        ..WhoWords::default()
    };
    save(&house, PER, &token, Words::Who(written)).unwrap();
    let filed = send(&house, PER, &token).unwrap();
    let stored = house
        .store
        .read(|db| reports::find(db, filed.number))
        .unwrap();
    assert_eq!(stored.report.subject.id, None);
    assert_eq!(stored.report.subject.name, "Ein vikar, Nils?");
    assert_eq!(stored.report.unit, Some(2));
}

#[test]
fn the_same_form_sent_twice_is_one_report() {
    let house = house();
    let token = ready(&house, PER);
    let receipts: Vec<Filed> = std::thread::scope(|clicks| {
        let clicks: Vec<_> = (0..4)
            .map(|_| clicks.spawn(|| send(&house, PER, &token).unwrap()))
            .collect();
        clicks
            .into_iter()
            .map(|click| click.join().unwrap())
            .collect()
    });
    assert!(
        receipts
            .iter()
            .all(|filed| filed.number == receipts[0].number)
    );
    assert_eq!(receipts.iter().filter(|filed| filed.is_new).count(), 1);
    assert_eq!(house.store.read(reports::list_waiting).unwrap().len(), 1);
    is_accounted_for(&house);
}

#[test]
fn numbers_have_no_gaps_when_32_people_send_at_once() {
    let house = house();
    let tokens: Vec<String> = (0..32)
        .map(|n| {
            let token = if n % 4 == 3 { begin } else { ready };
            // A few drafts for each person: nobody may have more than 20.
            token(&house, [PER, ANNE, TONE, PER][n % 4])
        })
        .collect();
    let numbers: BTreeSet<i32> = std::thread::scope(|people| {
        let people: Vec<_> = tokens
            .iter()
            .enumerate()
            .map(|(n, token)| {
                let house = &house;
                people.spawn(move || send(house, [PER, ANNE, TONE, PER][n % 4], token))
            })
            .collect();
        let sent = people.into_iter().map(|person| person.join().unwrap());
        sent.filter_map(Result::ok)
            .map(|filed| filed.number.serial)
            .collect()
    });
    // Anne works in HR: what she reports is numbered in a row of its own.
    assert_eq!(numbers, (1..=16).chain(8001..=8008).collect());
    is_accounted_for(&house);
}

#[test]
fn numbers_begin_anew_at_midnight_in_oslo() {
    let house = house();
    let (last, first) = (ready(&house, PER), ready(&house, PER));
    let before: DateTime<Utc> = "2026-12-31T22:59:59Z".parse().unwrap();
    let number = |filed: Result<Filed, Failure>| filed.unwrap().number.to_string();
    assert_eq!(number(send_at(&house, before, PER, &last)), "M-2026/1");
    let after = before + TimeDelta::seconds(1);
    assert_eq!(number(send_at(&house, after, PER, &first)), "M-2027/1");
}

#[test]
fn the_reporter_sees_the_same_whatever_the_outcome() {
    let house = house();
    for _ in 0..7 {
        let token = ready(&house, PER);
        send(&house, PER, &token).unwrap();
    }
    sql(
        &house,
        "insert into rulesets (code, sha256, body, loaded_at) values ('r/1', 'x', '{}', '2026-11-23 08:00:00')",
    );
    let outcomes = ["none", "guidance", "warning", "dismissal", "termination"];
    for (at, outcome) in (1..).zip(outcomes) {
        sql(
            &house,
            &case(
                at,
                "closed",
                &format!("'{outcome}'"),
                "'2026-11-23 10:00:00'",
            ),
        );
    }
    sql(&house, &case(6, "recommended", "null", "null"));

    let own = house
        .store
        .write("u-1", now(), |tx| list_own_reports(tx, PER))
        .unwrap();
    let statuses: Vec<Status> = own.iter().rev().map(|report| report.status).collect();
    assert_eq!(statuses[..5], [Status::Closed; 5]);
    assert_eq!(statuses[5..], [Status::InProgress, Status::Received]);
    let mut closed = own[2..].to_vec();
    for report in &mut closed {
        report.number.serial = 1;
    }
    closed.dedup();
    assert_eq!(closed.len(), 1, "nothing tells one outcome from another");
    assert_eq!(closed[0].unit.as_deref(), Some("Valle omsorgssenter"));

    let lars = house
        .store
        .write("u-2", now(), |tx| list_own_reports(tx, LARS))
        .unwrap();
    assert_eq!(lars, []);
    let waiting = house.store.read(reports::list_waiting).unwrap();
    assert_eq!(waiting.len(), 1);
}

fn case(report: i32, stage: &str, outcome: &str, closed_at: &str) -> String {
    format!(
        "insert into cases (uuid, year, serial, stage, report_id, title, public_title, subject_id,
           unit_id, officer_id, happened_on, channel, ruleset, registered_by_id, registered_at, outcome, closed_at)
         values ('c{report}', 2026, {report}, '{stage}', {report}, 't', 'Personalsak', 2, 1, 3,
           '2026-11-23', 'other', 'r/1', 3, '2026-11-23 09:00:00', {outcome}, {closed_at})"
    )
}

#[test]
fn attachments_follow_the_draft_into_the_report() {
    let house = house();
    let token = ready(&house, PER);
    let files = Files::open(&house.dir.path().join("files")).unwrap();
    let attach = |text: &[u8], name: &str| {
        let mut incoming = files.receive().unwrap();
        incoming.write(text).unwrap();
        let token = token.clone();
        let same = token.clone();
        let draft = house.store.read(|db| drafts::find(db, PER, &same)).unwrap();
        let received = receive_file(incoming, name, &Owner::draft(draft.id)).unwrap();
        house.store.write("u-1", now(), move |tx| {
            attach_file(tx, PER, &token, &received)
        })
    };
    attach(b"Fyrste", "a.txt").unwrap();
    let second = attach(b"Andre", "b.txt").unwrap();
    let same = token.clone();
    house
        .store
        .write("u-1", now(), move |tx| remove_file(tx, PER, &same, &second))
        .unwrap();
    let receipt = send(&house, PER, &token).unwrap();
    let there = house
        .store
        .read(|db| attachments::list_of_report(db, receipt.id))
        .unwrap();
    assert_eq!(there.len(), 1);
    assert_eq!((there[0].name.as_str(), there[0].size), ("a.txt", 6));
    let (owner, sha256) = (&there[0].owner, &there[0].sha256);
    assert_eq!(files.bytes(owner, sha256).unwrap(), b"Fyrste");
    is_accounted_for(&house);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_number_is_read_as_it_is_written(year in 1900..3000, serial in 1..i32::MAX) {
        let number = ReportNumber { year, serial };
        prop_assert_eq!(ReportNumber::from_slug(&number.slug()), Some(number));
    }
}
