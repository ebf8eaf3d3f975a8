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

/// Every byte of the database, with what lies beside it until it is shut.
#[cfg(not(feature = "postgres"))]
fn holds(desk: &Desk, words: &str) -> bool {
    let folder = std::fs::read_dir(desk.house.dir.path()).unwrap();
    let files = folder.map(|entry| entry.unwrap().path());
    let mut files = files.filter(|path| path.display().to_string().contains("brotsak.db"));
    files.any(|path| {
        let bytes = std::fs::read(path).unwrap();
        let mut windows = bytes.windows(words.len());
        windows.any(|window| window == words.as_bytes())
    })
}

/// The order of things as a disposal will have it: the rows, then what the ledger says of them. The
/// officer's pages and the command line are what looks at it afterwards.
#[cfg(not(feature = "postgres"))]
#[test]
fn after_a_disposal_nothing_is_left_in_the_file_and_the_command_line_finds_no_fault() {
    use crate::support::program::run_with;
    const WORDS: &str = "Berre i denne saka: ein elev er synleg på kjøkenet";
    let desk = Desk::open();
    let report = way::report_saying(&desk, "kare", WORDS);
    let mut kari = desk.as_person("kari");
    way::register(&desk, &mut kari, &report, &[]);
    assert!(holds(&desk, "Berre i denne saka"));
    let entries = about(&desk, "2026/1");
    let salts = desk
        .house
        .store
        .read(|db| ledger::stored_about(db, "2026/1", 1000));
    let salts: Vec<String> = salts
        .unwrap()
        .into_iter()
        .filter_map(|it| it.salt)
        .collect();
    assert_eq!(salts.len(), entries.len());
    destroy(&desk, &entries).unwrap();
    sql(&desk.house, "pragma wal_checkpoint(truncate)");
    for salt in salts {
        assert!(!holds(&desk, &salt), "a salt can still be read");
    }
    let folder = desk.house.dir.path().display().to_string();
    let variables = [
        ("BROTSAK_DATA_DIR", folder.as_str()),
        ("BROTSAK_DATABASE_URL", &desk.house.url),
    ];
    let verified = run_with(desk.house.dir.path(), &["audit", "verify"], &variables);
    assert_eq!(verified.code, 0, "{verified:?}");
}
