//! What is begun and not yet sent: kept, and the owner's alone.
use crate::support::now;
use crate::support::reporting::{
    ANNE, LARS, PER, begin, find, house, is_accounted_for, ready, save, send, who,
};
use brotsak::casework::Failure;
use brotsak::casework::attach_file::attach_file;
use brotsak::casework::begin_draft::begin_draft;
use brotsak::casework::discard_draft::discard_draft;
use brotsak::casework::park_form::park_form;
use brotsak::casework::receive_file::receive_file;
use brotsak::casework::recover_form::recover_form;
use brotsak::casework::sweep::{Swept, sweep};
use brotsak::domain::parked_form::{LARGEST_BODY, Unparkable};
use brotsak::domain::person::PersonId;
use brotsak::domain::report::{
    Draft, LARGEST_DRAFT, PointsWords, Refusal, WhatWords, WhoWords, Words,
};
use brotsak::store::StoreError;
use brotsak::store::files::{Files, Owner, named};
use chrono::TimeDelta;
use proptest::prelude::*;

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
    save(&house, PER, &token, Words::What(typed.clone())).unwrap();
    save(&house, PER, &token, Words::Who(who())).unwrap();
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
fn a_draft_left_for_a_month_is_deleted() {
    let house = house();
    let left = ready(&house, PER);
    let token = left.clone();
    let files = Files::open(&house.dir.path().join("files")).unwrap();
    let mut incoming = files.receive().unwrap();
    incoming.write(b"Notat").unwrap();
    let draft = house
        .store
        .read(|db| brotsak::store::drafts::find(db, PER, &left))
        .unwrap();
    let owner = Owner::draft(draft.id);
    let received = receive_file(incoming, "notat.txt", &owner).unwrap();
    house
        .store
        .write("u-1", now(), move |tx| {
            attach_file(tx, PER, &token, &received)
        })
        .unwrap();
    let sweep = |at| house.store.write("job:night", at, sweep).unwrap();
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
    let swept = house.store.write("job:night", late, sweep).unwrap();
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
}
