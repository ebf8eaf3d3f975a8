//! A report, from the first word to the receipt.
use crate::support::{House, LOG, now};
use brotsak::audit::verify::{Entry, Head, StoredPayload, Verifier};
use brotsak::casework::Failure;
use brotsak::casework::attach_file::attach_file;
use brotsak::casework::begin_draft::begin_draft;
use brotsak::casework::discard_draft::discard_draft;
use brotsak::casework::file_report::{Filed, file_report};
use brotsak::casework::known::known;
use brotsak::casework::list_own_reports::list_own_reports;
use brotsak::casework::park_form::park_form;
use brotsak::casework::receive_file::receive_file;
use brotsak::casework::recover_form::recover_form;
use brotsak::casework::remove_file::remove_file;
use brotsak::casework::save_draft::save_draft;
use brotsak::casework::sweep_drafts::{Swept, sweep_drafts};
use brotsak::domain::parked_form::{LARGEST_BODY, Unparkable};
use brotsak::domain::person::PersonId;
use brotsak::domain::report::{
    Draft, Fault, LARGEST_DRAFT, PointsWords, Problem, Refusal, Report, ReportNumber, Status, Step,
    WhatWords, WhoWords, Words, check_step,
};
use brotsak::domain::text::Forbidden;
use brotsak::store::files::{Files, named};
use brotsak::store::{StoreError, attachments, db, drafts, ledger, reports, tracked};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Leader of the care home.
pub const PER: PersonId = PersonId(1);
/// Works at the care home.
const LARS: PersonId = PersonId(2);
/// HR.
const ANNE: PersonId = PersonId(3);
/// Works at the school.
const TONE: PersonId = PersonId(4);

/// A house with four people, all of them fictional.
pub fn house() -> House {
    let house = House::empty();
    sql(
        &house,
        "insert into units (id, code, name) values (1, 'oms', 'Valle omsorgssenter'), (2, 'sku', 'Valle skule');
         insert into people (id, employee_no, name, email, position, unit_id, language) values
           (1, '101', 'Per Prøvemo', 'per@valle.example', 'einingsleiar', 1, 'nn'),
           (2, '102', 'Lars Mønster', 'lars@valle.example', 'omsorgsarbeidar', 1, 'nn'),
           (3, '103', 'Anne Døme', 'anne@valle.example', 'HR-rådgjevar', null, 'nn'),
           (4, '104', 'Tone Eksempel', 'tone@valle.example', 'lærar', 2, 'nn');
         insert into role_grants (person_id, role, from_on) values (3, 'hr_officer', '2026-01-01');",
    );
    house
}

fn sql(house: &House, text: &str) {
    let mut db = db::open_writer(&house.url).unwrap();
    db.batch_execute(text).unwrap();
}

fn points() -> BTreeSet<String> {
    ["V2.1", "V3.7", "V3.8"].map(str::to_owned).into()
}

fn who() -> WhoWords {
    WhoWords {
        subject: "2".to_owned(),
        ..WhoWords::default()
    }
}

fn what() -> WhatWords {
    WhatWords {
        what: "Eg såg eit ope innlegg.\r\nDet var borte etterpå.".to_owned(),
        date: "23.11.2026".to_owned(),
        time: "0740".to_owned(),
        channel: "private_account".to_owned(),
    }
}

fn draft() -> Draft {
    let points = ["V3.8", "V3.7", "V3.8"].map(str::to_owned).to_vec();
    let mut draft = Draft::default();
    draft.put(Words::Who(who()));
    draft.put(Words::What(what()));
    draft.put(Words::Points(PointsWords { points }));
    draft
}

pub fn begin(house: &House, owner: PersonId) -> String {
    house
        .store
        .write(&owner.to_string(), now(), move |tx| begin_draft(tx, owner))
        .unwrap()
}

fn save(house: &House, owner: PersonId, token: &str, words: Words) -> Result<(), Failure> {
    let token = token.to_owned();
    house.store.write(&owner.to_string(), now(), move |tx| {
        save_draft(tx, owner, &token, words)
    })
}

fn find(house: &House, owner: PersonId, token: &str) -> Result<Draft, StoreError> {
    let stored = house.store.read(|db| drafts::find(db, owner, token))?;
    Ok(stored.draft)
}

/// A draft with everything in it.
fn ready(house: &House, owner: PersonId) -> String {
    let token = begin(house, owner);
    let Draft {
        who, what, points, ..
    } = draft();
    for words in [Words::Who(who), Words::What(what), Words::Points(points)] {
        save(house, owner, &token, words).unwrap();
    }
    token
}

fn send_at(
    house: &House,
    at: DateTime<Utc>,
    filer: PersonId,
    token: &str,
) -> Result<Filed, Failure> {
    let token = token.to_owned();
    house.store.write(&filer.to_string(), at, move |tx| {
        file_report(tx, filer, &token, &points())
    })
}

fn send(house: &House, filer: PersonId, token: &str) -> Result<Filed, Failure> {
    send_at(house, now(), filer, token)
}

fn faults(
    house: &House,
    filer: PersonId,
    step: Step,
    draft: &Draft,
) -> Vec<(&'static str, Problem)> {
    let known = house
        .store
        .read(|db| known(db, filer, now(), &points()))
        .unwrap();
    check_step(step, draft, &known)
        .into_iter()
        .map(|Fault { field, problem }| (field, problem))
        .collect()
}

/// Every row of the report's tables is as the ledger says, and none is missing.
#[track_caller]
pub fn is_accounted_for(house: &House) {
    let mut verifier = Verifier::default();
    house
        .store
        .read_snapshot(|db| {
            let head = ledger::head(db)?.unwrap();
            for stored in ledger::stored(db, 0, 100_000)? {
                verifier.entry(&Entry {
                    seq: stored.seq.cast_unsigned(),
                    leaf: &stored.leaf,
                    hash: &stored.hash,
                    payload: Some(StoredPayload {
                        salt: stored.salt.as_deref().unwrap(),
                        subject: stored.subject.as_deref().unwrap(),
                        text: stored.payload.as_deref().unwrap(),
                    }),
                });
            }
            for name in ["drafts", "parked_forms", "reports", "attachments"] {
                for (id, columns) in tracked::page(db, tracked::table(name), 0, 100_000)? {
                    verifier.row(name, &id.to_string(), &columns);
                }
            }
            let head = Head {
                log: LOG,
                size: head.size,
                root: &head.root,
            };
            assert_eq!(verifier.finish(Some(&head)), []);
            Ok::<_, StoreError>(())
        })
        .unwrap();
}

fn events(house: &House) -> Vec<String> {
    let wanted = ledger::Wanted {
        limit: 1000,
        ..ledger::Wanted::default()
    };
    let mut entries = house.store.read(|db| ledger::entries(db, &wanted)).unwrap();
    entries.reverse();
    entries
        .into_iter()
        .map(|entry| format!("{} {}", entry.payload.event, entry.payload.subject))
        .collect()
}

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
        events(&house),
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
fn nothing_a_person_types_is_lost() {
    let house = house();
    let token = begin(&house, PER);
    let typed = WhatWords {
        what: format!("\0 \u{202e}{}\r\n", "æ".repeat(4100)),
        date: "i går, trur eg".to_owned(),
        time: "25.99".to_owned(),
        channel: "<kanal>".to_owned(),
    };
    save(&house, PER, &token, Words::Who(who())).unwrap();
    save(&house, PER, &token, Words::What(typed.clone())).unwrap();
    let kept = find(&house, PER, &token).unwrap();
    assert_eq!(kept.what, typed);
    assert_eq!(kept.who, who(), "another page's words stay");
    assert_eq!(kept.reached, 2);

    let refused = send(&house, PER, &token);
    assert!(matches!(refused, Err(Failure::Unready(faults)) if faults.len() == 4));
    assert_eq!(find(&house, PER, &token).unwrap(), kept);

    let flood = WhatWords {
        what: "a".repeat(LARGEST_DRAFT),
        ..WhatWords::default()
    };
    let refused = save(&house, PER, &token, Words::What(flood));
    assert!(matches!(
        refused,
        Err(Failure::Draft(Refusal::DraftTooLarge { .. }))
    ));
    assert_eq!(find(&house, PER, &token).unwrap(), kept);
    is_accounted_for(&house);
}

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
fn a_draft_is_its_owners_alone() {
    let house = house();
    let token = ready(&house, PER);
    assert!(matches!(
        find(&house, LARS, &token),
        Err(StoreError::NotFound)
    ));
    assert!(matches!(
        save(&house, LARS, &token, Words::Who(who())),
        Err(Failure::Store(StoreError::NotFound))
    ));
    assert!(matches!(
        send(&house, ANNE, &token),
        Err(Failure::Store(StoreError::NotFound))
    ));
    send(&house, PER, &token).unwrap();
    assert!(matches!(
        send(&house, ANNE, &token),
        Err(Failure::Store(StoreError::NotFound))
    ));
    for odd in ["", "\0", "../../etc", &"g".repeat(32)] {
        assert!(matches!(find(&house, PER, odd), Err(StoreError::NotFound)));
    }
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
    assert_eq!(numbers, (1..=24).collect());
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

    let others = house
        .store
        .write("u-2", now(), |tx| list_own_reports(tx, LARS))
        .unwrap();
    assert_eq!(others, []);
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
fn a_draft_left_for_a_month_is_deleted() {
    let house = house();
    let left = ready(&house, PER);
    let token = left.clone();
    let files = Files::open(&house.dir.path().join("files")).unwrap();
    let mut incoming = files.receive().unwrap();
    incoming.write(b"Notat").unwrap();
    let received = receive_file(incoming, "notat.txt").unwrap();
    house
        .store
        .write("u-1", now(), move |tx| {
            attach_file(tx, PER, &token, &received)
        })
        .unwrap();
    let sweep = |at| house.store.write("job:night", at, sweep_drafts).unwrap();
    let nothing = Swept {
        drafts: 0,
        forms: 0,
    };
    let month = now() + TimeDelta::days(30);
    assert_eq!(sweep(month), nothing);
    let swept = sweep(month + TimeDelta::seconds(1));
    assert_eq!((swept.drafts, swept.forms), (1, 0));
    assert!(matches!(
        find(&house, PER, &left),
        Err(StoreError::NotFound)
    ));
    assert!(house.store.read(named).unwrap().is_empty());
    is_accounted_for(&house);
}

#[test]
fn a_draft_can_be_thrown_away_with_its_files() {
    let house = house();
    let token = ready(&house, PER);
    let (same, last) = (token.clone(), token.clone());
    house
        .store
        .write("u-1", now(), move |tx| discard_draft(tx, PER, &same))
        .unwrap();
    let again = house
        .store
        .write("u-1", now(), move |tx| discard_draft(tx, PER, &last));
    assert!(matches!(again, Err(Failure::Store(StoreError::NotFound))));
    is_accounted_for(&house);
}

#[test]
fn nobody_begins_more_than_20_drafts() {
    let house = house();
    for _ in 0..20 {
        begin(&house, PER);
    }
    let more = house.store.write("u-1", now(), |tx| begin_draft(tx, PER));
    assert!(matches!(
        more,
        Err(Failure::Draft(Refusal::TooManyDrafts { most: 20 }))
    ));
    begin(&house, LARS);
}

#[test]
fn a_form_that_outlived_its_session_waits_for_its_owner() {
    const BODY: &str = "what=Eg+s%C3%A5g+%00&date=23.11.2026";
    let house = house();
    let park = |path: &'static str, body: String| {
        house
            .store
            .write("u-1", now(), move |tx| park_form(tx, PER, path, &body))
    };
    let token = park("/reports/drafts/3f9c/2", BODY.to_owned()).unwrap();
    let recover = |owner: PersonId, at| {
        let token = token.clone();
        house.store.write(&owner.to_string(), at, move |tx| {
            recover_form(tx, owner, &token)
        })
    };
    let day = now() + TimeDelta::hours(24);
    for _ in 0..2 {
        let parked = recover(PER, day).unwrap();
        assert_eq!(
            (parked.path.as_str(), parked.body.as_str()),
            ("/reports/drafts/3f9c/2", BODY)
        );
    }
    let not_found = |found| matches!(found, Err(Failure::Store(StoreError::NotFound)));
    assert!(not_found(recover(LARS, day)));
    let late = day + TimeDelta::seconds(1);
    assert!(not_found(recover(PER, late)));
    let swept = house.store.write("job:night", late, sweep_drafts).unwrap();
    assert_eq!((swept.drafts, swept.forms), (0, 1));
    is_accounted_for(&house);
}

#[test]
fn a_form_that_cannot_be_parked_is_refused_by_name() {
    let house = house();
    let park = |path: &'static str, body: String| {
        let done = house
            .store
            .write("u-1", now(), move |tx| park_form(tx, PER, path, &body));
        match done {
            Err(Failure::Unparkable(why)) => Some(why),
            _ => None,
        }
    };
    let form = || "a=b".to_owned();
    for elsewhere in [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "/a b",
        "/a\nb",
        "",
    ] {
        assert_eq!(
            park(elsewhere, form()),
            Some(Unparkable::NotAPage),
            "{elsewhere:?}"
        );
    }
    assert_eq!(
        park("/a", "a=\0".to_owned()),
        Some(Unparkable::NotAForm { at: 2 })
    );
    assert_eq!(
        park("/a", "å".to_owned()),
        Some(Unparkable::NotAForm { at: 0 })
    );
    let most = LARGEST_BODY;
    let bytes = most + 1;
    assert_eq!(
        park("/a", "a".repeat(bytes)),
        Some(Unparkable::TooLarge { bytes, most })
    );
    for _ in 0..20 {
        assert_eq!(park("/a", form()), None);
    }
    assert_eq!(park("/a", form()), Some(Unparkable::TooMany { most: 20 }));
    is_accounted_for(&house);
}

#[test]
fn attachments_follow_the_draft_into_the_report() {
    let house = house();
    let token = ready(&house, PER);
    let files = Files::open(&house.dir.path().join("files")).unwrap();
    let attach = |text: &[u8], name: &str| {
        let mut incoming = files.receive().unwrap();
        incoming.write(text).unwrap();
        let received = receive_file(incoming, name).unwrap();
        let token = token.clone();
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
    let filed = send(&house, PER, &token).unwrap();
    let there = house
        .store
        .read(|db| attachments::list_of_report(db, filed.id))
        .unwrap();
    assert_eq!(there.len(), 1);
    assert_eq!((there[0].name.as_str(), there[0].size), ("a.txt", 6));
    assert_eq!(files.bytes(&there[0].sha256).unwrap(), b"Fyrste");
    is_accounted_for(&house);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_draft_is_read_as_it_was_written(words in prop::collection::vec(any::<String>(), 9), points in prop::collection::vec(any::<String>(), 0..5)) {
        let mut words = words.into_iter();
        let mut next = || words.next().unwrap();
        let mut draft = Draft::default();
        draft.put(Words::Who(WhoWords { reporter: next(), subject: next(), subject_name: next(), unit: next() }));
        draft.put(Words::What(WhatWords { what: next(), date: next(), time: next(), channel: next() }));
        draft.put(Words::Points(PointsWords { points }));
        prop_assert_eq!(Draft::read(&draft.text()).unwrap(), draft);
    }

    #[test]
    fn whatever_is_typed_is_a_report_or_has_faults(what in any::<String>(), date in any::<String>(), time in any::<String>(), name in any::<String>()) {
        let mut draft = draft();
        draft.who = WhoWords { subject_name: name, ..WhoWords::default() };
        draft.what = WhatWords { what, date, time, ..draft.what };
        let known = brotsak::domain::report::Known {
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

    #[test]
    fn a_report_number_is_read_as_it_is_written(year in 1900..3000, serial in 1..i32::MAX) {
        let number = ReportNumber { year, serial };
        prop_assert_eq!(ReportNumber::from_slug(&number.slug()), Some(number));
    }
}
