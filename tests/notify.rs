//! Who is told, in the rows: the organisation as it is on the day, tasks and mail in one write.
use crate::office::{
    CHIEF, DEPUTY, EMPLOYEE, HR_HEAD, HR_OFFICER, MAYOR, NEAREST, Office, REPORTER, UNIT_LEADER,
};
use crate::support::now;
use brotsak::casework::notify::{Gates, send_receipt};
use brotsak::casework::open_task::Opened;
use brotsak::casework::{Failure, open_task};
use brotsak::domain::gate::FreeSpeech;
use brotsak::domain::person::PersonId;
use brotsak::domain::routing::{DecisionMaker, LeaderTold};
use brotsak::store::{StoreError, ledger, tasks};

/// Who holds an open task, with its kind.
fn told(office: &Office) -> Vec<(PersonId, &'static str)> {
    let mut found = vec![];
    for id in 1..=10 {
        let open = office
            .house
            .store
            .read(|db| tasks::list_open(db, PersonId(id)));
        for task in open.unwrap() {
            found.push((PersonId(id), task.kind.code()));
        }
    }
    found
}

fn mailed(office: &Office) -> Vec<i32> {
    let mails = office.mails(now());
    mails.iter().map(|row| row.mail.person.0).collect()
}

const OWNER: (PersonId, &str) = (HR_OFFICER, "case_owner");

#[track_caller]
fn check(office: &Office, leader: PersonId) {
    office.register_case();
    let mut expected = vec![(leader, "case_registered"), OWNER];
    expected.sort_by_key(|(person, _)| *person);
    assert_eq!(told(office), expected);
}

fn conflict(office: &Office, person: PersonId) {
    office.run(&format!(
        "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at)
         values (1, {0}, 'slektning', {0}, '2026-11-23 08:10:00')",
        person.0
    ));
}

fn away(office: &Office, person: PersonId) {
    office.run(&format!(
        "insert into absences (person_id, from_on, to_on) values ({}, '2026-11-23', '2026-11-23')",
        person.0
    ));
}

#[test]
fn all_of_hr_is_told_of_a_new_report_and_nobody_else() {
    let office = Office::open();
    office.file_report();
    assert_eq!(
        told(&office),
        [(HR_HEAD, "new_report"), (HR_OFFICER, "new_report")]
    );
    assert_eq!(mailed(&office), [HR_HEAD.0, HR_OFFICER.0]);
}

#[test]
fn a_report_about_the_hr_head_goes_to_the_chief_executive_and_past_hr() {
    let office = Office::open();
    office.run("update reports set subject_id = 6, unit_id = 1");
    office.file_report();
    assert_eq!(told(&office), [(CHIEF, "name_substitute")]);
}

#[test]
fn a_report_about_somebody_unknown_still_reaches_hr() {
    let office = Office::open();
    office.run("update reports set subject_id = null, unit_id = null");
    office.file_report();
    assert_eq!(mailed(&office), [HR_HEAD.0, HR_OFFICER.0]);
}

#[test]
fn the_nearest_leader_is_told_of_a_registered_case() {
    let office = Office::open();
    check(&office, NEAREST);
    // Whoever registered the case needs no mail about it.
    assert_eq!(mailed(&office), [NEAREST.0]);
}

#[test]
fn the_subject_is_never_told_even_as_leader_of_the_unit() {
    let office = Office::open();
    office.run("update cases set subject_id = 4");
    check(&office, UNIT_LEADER);
}

#[test]
fn a_conflicted_leader_is_never_told_but_the_next_level_up() {
    let office = Office::open();
    conflict(&office, NEAREST);
    check(&office, UNIT_LEADER);
}

#[test]
fn a_leader_who_reported_is_not_told_of_the_case() {
    let office = Office::open();
    office.run("update reports set reporter_id = 4");
    check(&office, UNIT_LEADER);
}

#[test]
fn a_witness_is_not_told() {
    let office = Office::open();
    office.run("insert into parties (case_id, person_id, role) values (1, 4, 'witness')");
    check(&office, UNIT_LEADER);
}

#[test]
fn the_deputy_is_told_while_the_leader_is_absent() {
    let office = Office::open();
    away(&office, NEAREST);
    check(&office, DEPUTY);
    // On the day both are away, the case goes on up.
    let office = Office::open();
    away(&office, NEAREST);
    away(&office, DEPUTY);
    check(&office, UNIT_LEADER);
}

#[test]
fn absences_and_leaderships_count_on_their_days_only() {
    let office = Office::open();
    office.run(
        "insert into absences (person_id, from_on, to_on) values (4, '2026-11-01', '2026-11-22');
         insert into absences (person_id, from_on, to_on) values (4, '2026-11-24', '2026-11-30');",
    );
    check(&office, NEAREST);
    let office = Office::open();
    office.run("update leaderships set to_on = '2026-11-22' where person_id = 4");
    check(&office, UNIT_LEADER);
    let office = Office::open();
    office.run("update people set left_on = '2026-11-23' where id = 4");
    check(&office, UNIT_LEADER);
}

#[test]
fn a_leader_without_account_or_address_is_passed_over() {
    let office = Office::open();
    office.run("update accounts set disabled_at = '2026-11-01 00:00:00' where person_id = 4");
    check(&office, UNIT_LEADER);
    let office = Office::open();
    office.run("update people set email = ' ' where id = 4");
    check(&office, UNIT_LEADER);
}

#[test]
fn the_line_is_that_of_the_unit_where_it_happened() {
    let office = Office::open();
    office.run("update people set unit_id = 1 where id = 5");
    check(&office, NEAREST);
}

#[test]
fn a_case_about_the_chief_executive_goes_to_the_mayor() {
    let office = Office::open();
    office.run("update cases set subject_id = 1, unit_id = 1");
    check(&office, MAYOR);
}

#[test]
fn when_nobody_can_be_told_the_case_owner_is_given_a_blocking_task() {
    let office = Office::open();
    conflict(&office, CHIEF);
    conflict(&office, MAYOR);
    let answer = office.register_case();
    assert_eq!(answer.decision_maker, DecisionMaker::Council);
    assert_eq!(told(&office), [OWNER, (HR_OFFICER, "find_recipient")]);
    assert_eq!(mailed(&office), [HR_OFFICER.0]);
}

#[test]
fn a_ring_of_units_is_named_and_nobody_is_told() {
    let office = Office::open();
    office.run("update units set parent_id = 4 where id = 1");
    let refused = office.as_hr(now(), |tx| {
        let when = LeaderTold::Registration;
        brotsak::casework::notify::tell_of_case(tx, 1, Gates::UNANSWERED, when)
    });
    let Err(Failure::Store(StoreError::Unreadable(problem))) = refused else {
        panic!("told in spite of the ring");
    };
    assert!(problem.contains("units.parent_id"), "{problem}");
    assert!(told(&office).is_empty());
}

#[test]
fn the_leader_can_be_told_after_the_gate_of_free_speech() {
    let office = Office::open();
    let late = LeaderTold::AfterFreeSpeechGate;
    office.tell_of_case(Gates::UNANSWERED, late);
    assert_eq!(told(&office), [OWNER]);
    let passed = Gates {
        is_varsel: false,
        free_speech: FreeSpeech::Outweighed,
    };
    office.tell_of_case(passed, late);
    assert_eq!(told(&office), [(NEAREST, "case_registered"), OWNER]);
}

#[test]
fn telling_again_tells_nobody_twice() {
    let office = Office::open();
    office.register_case();
    office.register_case();
    office.file_report();
    office.file_report();
    assert_eq!(mailed(&office), [NEAREST.0, HR_HEAD.0, HR_OFFICER.0]);
}

#[test]
fn a_conflict_declared_afterwards_takes_the_task_away_at_once() {
    let office = Office::open();
    office.register_case();
    let store = &office.house.store;
    let task = store
        .read(|db| tasks::list_open(db, NEAREST))
        .unwrap()
        .remove(0);
    let token = task.token.clone();
    assert_eq!(open(&office, &token, NEAREST), Opened::Task(task));
    conflict(&office, NEAREST);
    office.register_case();
    assert_eq!(told(&office), [(UNIT_LEADER, "case_registered"), OWNER]);
    assert_eq!(open(&office, &token, NEAREST), Opened::Nothing);
    let is_told = |person| store.read(|db| tasks::is_told(db, 1, person)).unwrap();
    assert!(!is_told(NEAREST) && is_told(UNIT_LEADER));
}

fn open(office: &Office, token: &str, reader: PersonId) -> Opened {
    let token = token.to_owned();
    let store = &office.house.store;
    let opened = store.write(&reader.to_string(), now(), move |tx| {
        open_task(tx, &token, reader)
    });
    opened.unwrap()
}

#[test]
fn a_task_opens_for_its_own_person_only_and_every_attempt_is_remembered() {
    let office = Office::open();
    office.register_case();
    let store = &office.house.store;
    let token = store
        .read(|db| tasks::list_open(db, NEAREST))
        .unwrap()
        .remove(0)
        .token;
    for (reader, token) in [(EMPLOYEE, token), (NEAREST, "f".repeat(32))] {
        assert_eq!(open(&office, &token, reader), Opened::Nothing);
        let wanted = ledger::Wanted {
            subject: Some(reader.to_string()),
            before: None,
            limit: 1,
        };
        let last = store
            .read(|db| ledger::entries(db, &wanted))
            .unwrap()
            .remove(0);
        assert_eq!(last.payload.event, "access-denied");
    }
}

#[test]
fn the_receipt_goes_to_the_reporter_who_asked_for_it() {
    let office = Office::open();
    office
        .as_hr(now(), |tx| {
            send_receipt(tx, 1)?;
            Ok(ledger::record(
                tx,
                "r",
                &brotsak::audit::Event::ReportsListed,
            )?)
        })
        .unwrap();
    assert_eq!(told(&office), [(REPORTER, "report_receipt")]);
    assert_eq!(office.mail(1).template.code(), "report_receipt");
}

#[test]
fn a_refused_verb_leaves_neither_task_nor_mail() {
    let office = Office::open();
    let refused = office.as_hr(now(), |tx| {
        let when = LeaderTold::Registration;
        brotsak::casework::notify::tell_of_case(tx, 1, Gates::UNANSWERED, when)
    });
    assert!(matches!(
        refused,
        Err(Failure::Store(StoreError::Unrecorded(_)))
    ));
    assert!(told(&office).is_empty() && mailed(&office).is_empty());
}
