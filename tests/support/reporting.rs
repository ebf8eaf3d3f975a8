//! Four people who report, and what a test needs to let them.
use crate::support::{House, LOG, now};
use brotsak::audit::Event;
use brotsak::audit::verify::{Entry, Head, StoredPayload, Verifier};
use brotsak::casework::Failure;
use brotsak::casework::begin_draft::begin_draft;
use brotsak::casework::file_report::{Filed, file_report};
use brotsak::casework::known::known;
use brotsak::casework::save_draft::save_draft;
use brotsak::domain::person::{Language, PersonId, Role};
use brotsak::domain::report::{
    Draft, Fault, PointsWords, Problem, Step, WhatWords, WhoWords, Words, check_step,
};
use brotsak::store::people::Particulars;
use brotsak::store::{
    StoreError, Tx, accounts, db, drafts, ledger, people, role_grants, tracked, units,
};
use chrono::{DateTime, Utc};
use diesel::connection::SimpleConnection;
use std::collections::BTreeSet;

/// Leader of the care home.
pub const PER: PersonId = PersonId(1);
/// Works at the care home.
pub const LARS: PersonId = PersonId(2);
/// HR.
pub const ANNE: PersonId = PersonId(3);
/// Works at the school.
pub const TONE: PersonId = PersonId(4);

/// A house with four people, all of them fictional.
pub fn house() -> House {
    let house = House::empty();
    house
        .store
        .write("system", now(), |tx| {
            let home = units::insert(tx, "oms", "Valle omsorgssenter", None)?;
            let school = units::insert(tx, "sku", "Valle skule", None)?;
            let person = |tx: &mut Tx<'_>, no, name, unit_id| {
                let particulars = Particulars {
                    employee_no: no,
                    name,
                    email: &format!("{no}@valle.example"),
                    position: "tilsett",
                    unit_id,
                    language: Language::Nynorsk,
                };
                people::insert(tx, &particulars)
            };
            person(tx, "101", "Per Prøvemo", Some(home))?;
            person(tx, "102", "Lars Mønster", Some(home))?;
            person(tx, "103", "Anne Døme", None)?;
            person(tx, "104", "Tone Eksempel", Some(school))?;
            let today = now().date_naive();
            role_grants::insert(tx, ANNE, Role::HrOfficer, today, None)?;
            accounts::insert(tx, ANNE, "anne")?;
            ledger::record(tx, "system", &Event::PeopleListed)
        })
        .unwrap();
    house
}

pub fn sql(house: &House, text: &str) {
    let mut db = db::open_writer(&house.url).unwrap();
    db.batch_execute(text).unwrap();
}

pub fn points() -> BTreeSet<String> {
    ["V2.1", "V3.7", "V3.8"].map(str::to_owned).into()
}

pub fn who() -> WhoWords {
    WhoWords {
        subject: "2".to_owned(),
        ..WhoWords::default()
    }
}

pub fn what() -> WhatWords {
    WhatWords {
        what: "Eg såg eit ope innlegg.\r\nDet var borte etterpå.".to_owned(),
        date: "23.11.2026".to_owned(),
        time: "0740".to_owned(),
        channel: "private_account".to_owned(),
    }
}

pub fn draft() -> Draft {
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

pub fn save(house: &House, owner: PersonId, token: &str, words: Words) -> Result<(), Failure> {
    let token = token.to_owned();
    house.store.write(&owner.to_string(), now(), move |tx| {
        save_draft(tx, owner, &token, words)
    })
}

pub fn find(house: &House, owner: PersonId, token: &str) -> Result<Draft, StoreError> {
    let stored = house.store.read(|db| drafts::find(db, owner, token))?;
    Ok(stored.draft)
}

/// A draft with everything in it.
pub fn ready(house: &House, owner: PersonId) -> String {
    let token = begin(house, owner);
    let Draft {
        who, what, points, ..
    } = draft();
    for words in [Words::Who(who), Words::What(what), Words::Points(points)] {
        save(house, owner, &token, words).unwrap();
    }
    token
}

pub fn send_at(
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

pub fn send(house: &House, filer: PersonId, token: &str) -> Result<Filed, Failure> {
    send_at(house, now(), filer, token)
}

pub fn faults(
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

/// Every row of the house is as the ledger says, and none is missing.
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
            for table in tracked::all() {
                for (id, columns) in tracked::page(db, table, 0, 100_000)? {
                    verifier.row(table.name, &id.to_string(), &columns);
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

pub fn events(house: &House) -> Vec<String> {
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
