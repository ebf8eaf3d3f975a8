//! What an entry says can be destroyed, and the ledger still verifies.
use crate::support::desk::Desk;
use crate::support::reporting::sql;
use crate::support::{LOG, way};
use brotsak::audit::checkpoint::Note;
use brotsak::audit::verify::{Finding, Given, Keeper};
use brotsak::casework::destroy_entries::{Order, Refusal, destroy_entries};
use brotsak::casework::gather_checkpoints::Witnesses;
use brotsak::casework::sign_checkpoint::{When, sign_checkpoint};
use brotsak::casework::verify_ledger::verify_ledger;
use brotsak::store::ledger;
use std::collections::BTreeSet;

fn order() -> Order {
    Order {
        subject: "disposal:1".to_owned(),
        authority: "retention-rule-3".to_owned(),
        approvers: vec![],
        cases: vec!["2026/1".to_owned()],
        files: 0,
        backups_until: "2027-02-21".parse().unwrap(),
    }
}

/// What every entry about the case is numbered.
fn about(desk: &Desk, subject: &str) -> BTreeSet<u64> {
    let stored = desk
        .house
        .store
        .read(|db| ledger::stored_about(db, subject, 1000));
    stored
        .unwrap()
        .iter()
        .map(|entry| entry.seq as u64)
        .collect()
}

fn destroy(desk: &Desk, entries: &BTreeSet<u64>) -> Result<(), Refusal> {
    let entries = entries.clone();
    desk.house.store.write("u-6", desk.now(), move |tx| {
        destroy_entries(tx, &order(), &entries)
    })
}

/// What a verification finds, with a checkpoint that somebody kept.
fn findings(desk: &Desk, kept: &str) -> Vec<Finding> {
    let witnesses = Witnesses {
        given: vec![Given {
            keeper: Keeper::Outside,
            place: "the archivist's mail".to_owned(),
            note: Note::read(kept).unwrap(),
        }],
        keys: vec![desk.seal.verifier().unwrap().clone()],
        faults: vec![],
        torn: vec![],
    };
    let store = &desk.house.store;
    let report = verify_ledger(store, &desk.files, |_| Ok(witnesses), |_, _| {});
    report.unwrap().findings
}

#[test]
fn what_was_destroyed_is_gone_and_the_checkpoint_from_before_still_holds() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let kept = sign_checkpoint(&desk.house.store, &desk.seal, desk.now(), When::Now);
    let kept = kept.unwrap().unwrap().note;
    assert_eq!(findings(&desk, &kept), []);
    let entries = about(&desk, "2026/1");
    assert!(entries.len() > 5);
    destroy(&desk, &entries).unwrap();
    assert_eq!(findings(&desk, &kept), []);
    assert!(about(&desk, "2026/1").is_empty());
    let later = sign_checkpoint(&desk.house.store, &desk.seal, desk.now(), When::Due);
    let later = later.unwrap().expect("a disposal is signed at once").note;
    assert_eq!(findings(&desk, &later), []);

    // A row that was changed afterwards is still found: the disposal answers for it now.
    sql(
        &desk.house,
        "update cases set title = 'Ei anna sak' where id = 1",
    );
    let found = findings(&desk, &later);
    assert!(
        found.iter().any(|finding| finding.code == "E-ROW"),
        "{found:?}"
    );
}

#[test]
fn the_trail_says_what_was_destroyed_and_does_not_call_it_a_fault() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let entries = about(&desk, "2026/1");
    let last = *entries.last().unwrap();
    destroy(&desk, &entries).unwrap();
    let mut rita = desk.as_person("rita");
    let page = rita.get(&format!("/audit?before={}", last + 1));
    page.is(200).says("Innhaldet er sletta etter kassasjon");
    assert!(!page.html.contains("Stemmer ikkje"), "{}", page.html);
    rita.get("/audit?kind=archive")
        .is(200)
        .says("Sletta innhaldet i hendingane");
    sql(&desk.house, "delete from ledger_payloads where seq = 2");
    rita.get("/audit?before=4")
        .is(200)
        .says("Innhaldet kan ikkje lesast")
        .says("Stemmer ikkje");
}

#[test]
fn a_disposal_neither_hides_what_was_changed_nor_destroys_the_same_twice() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let entries = about(&desk, "2026/1");
    sql(
        &desk.house,
        "update decisions set severity = 'none' where id = 1",
    );
    let refused = destroy(&desk, &entries);
    assert!(
        matches!(refused, Err(Refusal::RowChanged { .. })),
        "{refused:?}"
    );
    sql(
        &desk.house,
        "update decisions set severity = 'warning' where id = 1",
    );
    destroy(&desk, &entries).unwrap();
    assert!(matches!(destroy(&desk, &entries), Err(Refusal::Gone(_))));
    assert!(matches!(
        destroy(&desk, &BTreeSet::new()),
        Err(Refusal::Nothing)
    ));
}

#[test]
fn a_payload_that_comes_back_or_goes_without_a_word_is_found() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let kept = sign_checkpoint(&desk.house.store, &desk.seal, desk.now(), When::Now);
    let kept = kept.unwrap().unwrap().note;
    assert!(kept.starts_with(LOG));
    let entries = about(&desk, "2026/1");
    let one = *entries.first().unwrap();
    let copy = "create table kept as select * from ledger_payloads";
    sql(&desk.house, copy);
    destroy(&desk, &entries).unwrap();
    let back = format!("insert into ledger_payloads select * from kept where seq = {one}");
    sql(&desk.house, &back);
    let found = findings(&desk, &kept);
    let undead = format!("seq {one}: a disposal says it is destroyed, and it is still there");
    assert!(
        found
            .iter()
            .any(|it| it.code == "E-UNDEAD" && it.place == undead),
        "{found:?}"
    );
    sql(
        &desk.house,
        &format!("delete from ledger_payloads where seq in ({one}, 1)"),
    );
    let found = findings(&desk, &kept);
    assert!(
        found
            .iter()
            .any(|it| it.code == "E-MISSING" && it.place.starts_with("seq 1:")),
        "{found:?}"
    );
    assert!(
        desk.house
            .store
            .read(|db| ledger::payload(db, one))
            .unwrap()
            .is_none()
    );
}
