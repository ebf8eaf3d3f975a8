//! Everything that somebody with the database, and the source code, can do to the ledger; and what finds it.
#![cfg(not(feature = "postgres"))]
use crate::support::LOG;
use crate::support::program::run;
use brotsak::audit::checkpoint::{Checkpoint, Note, SigningKey, VerifierKey};
use brotsak::audit::leaf::{Leaf, Payload, commitment, leaf_hash, unhex};
use brotsak::audit::tree::Frontier;
use brotsak::audit::{Event, hex};
use brotsak::store::files::{Files, Owner};
use brotsak::store::{Store, ledger};
use chrono::TimeDelta;
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::SqliteConnection;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use tempfile::TempDir;

/// A house that was run, and what somebody outside kept of it: two checkpoints and the key to try them with.
struct Kept {
    folder: TempDir,
    /// The database as it was before the second checkpoint, and its size.
    older: PathBuf,
}

static KEPT: LazyLock<Kept> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let toml = format!("[ledger]\nname = \"{LOG}\"\n");
    fs::write(path.join("brotsak.toml"), toml).unwrap();
    fs::write(
        path.join("folk.csv"),
        include_bytes!("fixtures/kommune.csv"),
    )
    .unwrap();
    let did = |arguments: &[&str]| {
        let ended = run(path, arguments);
        assert_eq!(ended.code, 0, "{ended:?}");
        ended.said
    };
    did(&["people", "import", "folk.csv"]);
    for (number, role) in [("2001", "chief_executive"), ("2002", "hr_officer")] {
        did(&["user", "add", "--employee-no", number, "--role", role]);
    }
    let first = did(&["audit", "checkpoint"]);
    look(&path.join("brotsak-data/brotsak.sqlite"), 10);
    let older = path.join("older.sqlite");
    let mut db = database(path);
    db.batch_execute(&format!("vacuum into '{}'", older.display()))
        .unwrap();
    drop(db);
    look(&path.join("brotsak-data/brotsak.sqlite"), 5);
    let second = did(&["audit", "checkpoint"]);
    fs::write(path.join("anker.txt"), format!("{first}\n{second}")).unwrap();
    Kept { folder, older }
});

/// Somebody reads, which changes no row.
fn look(file: &Path, times: usize) {
    let store = Store::open(&file.display().to_string(), LOG).unwrap();
    for _ in 0..times {
        // The program has written by the real clock: a moment after its last entry.
        let last = ledger::Wanted {
            limit: 1,
            ..ledger::Wanted::default()
        };
        let last = store.read(|db| ledger::entries(db, &last)).unwrap();
        let later = last[0].at + TimeDelta::milliseconds(1);
        store
            .write("u-1", later, |tx| {
                ledger::record(tx, "system", &Event::LedgerRead { page: "trail" })
            })
            .unwrap();
    }
}

fn database(folder: &Path) -> SqliteConnection {
    let file = folder.join("brotsak-data/brotsak.sqlite");
    let mut db = SqliteConnection::establish(&file.display().to_string()).unwrap();
    // A store that was dropped is closed a moment later.
    db.batch_execute("pragma busy_timeout = 5000").unwrap();
    db
}

/// A copy of the house without its keys: what somebody outside is handed.
struct Copy {
    folder: TempDir,
}

impl Copy {
    fn new() -> Copy {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (KEPT.folder.path(), folder.path());
        fs::create_dir_all(to.join("brotsak-data")).unwrap();
        let mut db = database(from);
        let file = to.join("brotsak-data/brotsak.sqlite");
        db.batch_execute(&format!("vacuum into '{}'", file.display()))
            .unwrap();
        for name in ["anker.txt", "brotsak.toml"] {
            fs::copy(from.join(name), to.join(name)).unwrap();
        }
        Copy { folder }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn sql(&self, text: &str) {
        let mut db = database(self.path());
        db.batch_execute("pragma foreign_keys = off").unwrap();
        db.batch_execute(text).unwrap();
    }

    /// Adds a note to what somebody outside has.
    fn hand_in(&self, note: &str) {
        let file = self.path().join("anker.txt");
        let kept = fs::read_to_string(&file).unwrap();
        fs::write(file, format!("{kept}\n{note}")).unwrap();
    }

    fn verify(&self, arguments: &[&str]) -> (i32, String) {
        let ended = run(self.path(), &[&["audit", "verify"], arguments].concat());
        assert!(ended.complained.is_empty(), "{ended:?}");
        (ended.code, ended.said)
    }

    /// What is found by the names, with and without what somebody outside has.
    #[track_caller]
    fn is_found(&self, without: &str, with: &str) -> String {
        let key = KEPT.folder.path().join("brotsak-data/keys/ledger.pub");
        let key = key.display().to_string();
        let held = ["--checkpoint", "anker.txt", "--key", &key];
        for (arguments, expected) in [(&[][..], without), (&held[..], with)] {
            let (code, said) = self.verify(arguments);
            assert_eq!(names(&said), expected, "{arguments:?}: {said}");
            assert_eq!(code, i32::from(!expected.is_empty()), "{said}");
        }
        self.verify(&held).1
    }
}

/// The names of the findings, each once, in the order of the alphabet.
fn names(said: &str) -> String {
    let codes = said.lines().filter(|line| line.starts_with("E-"));
    let codes: BTreeSet<&str> = codes.map(|line| line.split(' ').next().unwrap()).collect();
    codes.into_iter().collect::<Vec<_>>().join(" ")
}

#[derive(Clone, QueryableByName)]
struct Entry {
    #[diesel(sql_type = Text)]
    leaf: String,
    #[diesel(sql_type = Text)]
    salt: String,
    #[diesel(sql_type = Text)]
    subject: String,
    #[diesel(sql_type = Text)]
    payload: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

const UNLOCK: &str = "drop trigger ledger_leaves_no_update; drop trigger ledger_leaves_no_delete; \
    drop trigger ledger_payloads_no_update;";

/// Lets `change` have the entries, and makes every number, hash and head fit what comes of it.
fn rewrite(copy: &Copy, change: impl FnOnce(&mut Vec<Entry>)) -> Frontier {
    let mut db = database(copy.path());
    let mut entries: Vec<Entry> = diesel::sql_query(
        "select leaf, salt, subject, payload from ledger_leaves join ledger_payloads using (seq) order by seq",
    )
    .load(&mut db)
    .unwrap();
    change(&mut entries);
    db.batch_execute(UNLOCK).unwrap();
    db.batch_execute(
        "delete from ledger_leaves; delete from ledger_payloads; \
         delete from ledger_checkpoints; delete from ledger_anchorings;",
    )
    .unwrap();
    let mut tree = Frontier::default();
    let mut last = String::new();
    for (seq, entry) in entries.iter().enumerate() {
        let mut leaf = Leaf::read(&entry.leaf).unwrap();
        leaf.seq = seq.to_string();
        leaf.commit = commitment(&entry.payload, &unhex(&entry.salt).unwrap());
        leaf.at = leaf.at.max(last);
        last = leaf.at.clone();
        let leaf = serde_json_canonicalizer::to_string(&leaf).unwrap();
        let hash = leaf_hash(&leaf);
        tree.push(hash);
        diesel::sql_query("insert into ledger_leaves values (?, ?, ?)")
            .bind::<BigInt, _>(seq as i64)
            .bind::<Text, _>(&leaf)
            .bind::<Text, _>(hex(&hash))
            .execute(&mut db)
            .unwrap();
        diesel::sql_query("insert into ledger_payloads values (?, ?, ?, ?)")
            .bind::<BigInt, _>(seq as i64)
            .bind::<Text, _>(&entry.salt)
            .bind::<Text, _>(&entry.subject)
            .bind::<Text, _>(&entry.payload)
            .execute(&mut db)
            .unwrap();
    }
    diesel::sql_query("update ledger_head set size = ?, frontier = ?, root = ?")
        .bind::<BigInt, _>(tree.size() as i64)
        .bind::<Text, _>(tree.text())
        .bind::<Text, _>(hex(&tree.root()))
        .execute(&mut db)
        .unwrap();
    tree
}

/// The first entry in which somebody looked, and changed no row.
fn first_look(entries: &[Entry]) -> usize {
    let is_look = |entry: &Entry| entry.payload.contains("\"event\":\"ledger-read\"");
    entries.iter().position(is_look).unwrap()
}

/// It was somebody else who looked.
fn edit(entries: &mut [Entry]) {
    let at = first_look(entries);
    let mut payload = Payload::read(&entries[at].payload).unwrap();
    payload.actor = "u-2".to_owned();
    entries[at].payload = payload.text();
}

fn seq_of_first_look(copy: &Copy) -> i64 {
    let mut db = database(copy.path());
    let sql = "select min(seq) as n from ledger_payloads where payload like '%ledger-read%'";
    let found: Count = diesel::sql_query(sql).get_result(&mut db).unwrap();
    found.n
}

#[test]
fn a_house_that_nobody_touched_is_whole() {
    let said = Copy::new().is_found("", "");
    assert!(said.contains("Heile kjeda er kontrollert og uendra"));
    assert!(said.contains("2 sjekkpunkt held"), "{said}");
}

#[test]
fn an_edited_payload_is_found() {
    let copy = Copy::new();
    let seq = seq_of_first_look(&copy);
    copy.sql(UNLOCK);
    copy.sql(&format!(
        "update ledger_payloads set payload = replace(payload, 'u-1', 'u-2') where seq = {seq}"
    ));
    let said = copy.is_found("E-PAYLOAD", "E-PAYLOAD");
    assert!(said.contains(&format!(
        "seq {seq}: the payload was changed; the entry is from 20"
    )));
}

#[test]
fn an_edited_leaf_is_found() {
    let copy = Copy::new();
    let seq = seq_of_first_look(&copy);
    copy.sql(UNLOCK);
    copy.sql(&format!(
        "update ledger_leaves set leaf = replace(leaf, '\"at\":\"20', '\"at\":\"19') where seq = {seq}"
    ));
    copy.is_found("E-HEAD E-LEAF E-TIME", "E-ANCHOR E-HEAD E-LEAF E-TIME");
}

#[test]
fn an_edit_with_every_hash_made_to_fit_is_found_by_who_kept_a_checkpoint() {
    let copy = Copy::new();
    let seq = seq_of_first_look(&copy);
    rewrite(&copy, |entries| edit(entries));
    let said = copy.is_found("", "E-ANCHOR");
    // The first checkpoint still holds: the change is after it.
    let size = |at: usize| {
        let kept = fs::read_to_string(copy.path().join("anker.txt")).unwrap();
        kept.split(LOG)
            .nth(at)
            .unwrap()
            .lines()
            .nth(1)
            .unwrap()
            .parse::<i64>()
            .unwrap()
    };
    let (first, second) = (size(1), size(3));
    assert!(first <= seq && seq < second, "{first} {seq} {second}");
    assert!(
        said.contains(&format!("E-ANCHOR seq {first} to {}", second - 1)),
        "{said}"
    );
    assert!(said.contains("; written since 20"), "{said}");
}

#[test]
fn a_tail_that_was_cut_off_is_found_by_who_kept_a_checkpoint() {
    let copy = Copy::new();
    rewrite(&copy, |entries| {
        let keep = first_look(entries) + 2;
        entries.truncate(keep);
    });
    let said = copy.is_found("", "E-ROLLBACK");
    assert!(said.contains("are gone; the last entry is from"), "{said}");
}

#[test]
fn an_entry_taken_out_with_every_number_made_to_fit_is_found() {
    let copy = Copy::new();
    let take = |entries: &mut Vec<Entry>| {
        entries.remove(first_look(entries));
    };
    rewrite(&copy, take);
    // The checkpoint that was signed last is itself an entry: one fewer is still as many as it covers.
    copy.is_found("", "E-ANCHOR");
    rewrite_again(&copy, take);
    copy.is_found("", "E-ROLLBACK");
}

fn rewrite_again(copy: &Copy, change: impl FnOnce(&mut Vec<Entry>)) {
    copy.sql(
        "create trigger ledger_leaves_no_update before update on ledger_leaves begin select 1; end; \
         create trigger ledger_leaves_no_delete before delete on ledger_leaves begin select 1; end; \
         create trigger ledger_payloads_no_update before update on ledger_payloads begin select 1; end;",
    );
    rewrite(copy, change);
}

#[test]
fn entries_in_another_order_are_found() {
    let swap = |entries: &mut Vec<Entry>| {
        let at = first_look(entries);
        let mut payload = Payload::read(&entries[at].payload).unwrap();
        payload.actor = "u-3".to_owned();
        entries[at].payload = payload.text();
        entries.swap(at, at + 1);
    };
    let copy = Copy::new();
    rewrite(&copy, swap);
    copy.is_found("", "E-ANCHOR");

    let copy = Copy::new();
    let seq = seq_of_first_look(&copy);
    copy.sql(UNLOCK);
    for table in ["ledger_leaves", "ledger_payloads"] {
        copy.sql(&format!(
            "update {table} set seq = -1 where seq = {seq}; \
             update {table} set seq = {seq} where seq = {seq} + 1; \
             update {table} set seq = {seq} + 1 where seq = -1;"
        ));
    }
    copy.is_found("E-HEAD E-SEQ E-TIME", "E-ANCHOR E-HEAD E-SEQ E-TIME");
}

#[test]
fn an_entry_that_was_put_in_afterwards_is_found() {
    let copy = Copy::new();
    rewrite(&copy, |entries| {
        let at = first_look(entries);
        let mut forged = entries[at].clone();
        forged.salt = "00".repeat(32);
        entries.insert(at, forged);
    });
    copy.is_found("", "E-ANCHOR");
}

#[test]
fn a_live_row_that_was_changed_put_in_or_taken_away_is_found() {
    for (harm, place) in [
        (
            "update role_grants set role = 'administrator' where id = 2",
            "role_grants 2: not as seq",
        ),
        (
            "delete from role_grants where id = 2",
            "role_grants 2: removed since seq",
        ),
        (
            "insert into role_grants (person_id, role, from_on) values (2, 'administrator', '2026-01-01')",
            "role_grants 3: no entry names this row",
        ),
    ] {
        let copy = Copy::new();
        copy.sql(harm);
        let said = copy.is_found("E-ROW", "E-ROW");
        assert!(said.contains(place), "{said}");
    }
}

#[test]
fn a_file_that_was_swapped_is_found() {
    let copy = Copy::new();
    let files = Files::open(&copy.path().join("brotsak-data/files")).unwrap();
    let owner = Owner::draft(1);
    let kept = files.keep(&owner, b"det som vart lagt ved").unwrap();
    copy.sql(&format!(
        "insert into attachments (uuid, draft_id, name, extension, media_type, size, sha256, added_by_id, added_at) \
         values ('x', 1, 'x', 'txt', 'text/plain', 1, '{}', 1, '2026-11-23 08:15:00')",
        kept.sha256
    ));
    let (_, before) = copy.verify(&[]);
    assert!(!before.contains("E-FILE"), "{before}");
    let file = format!("brotsak-data/files/{owner}/{}.bin", kept.sha256);
    let file = copy.path().join(file);
    fs::write(file, "noko anna").unwrap();
    let (code, after) = copy.verify(&[]);
    assert!(after.contains("E-FILE") && code == 1, "{after}");
}

#[test]
fn a_forged_checkpoint_is_found() {
    let copy = Copy::new();
    let tree = rewrite(&copy, |entries| edit(entries));
    let forged = SigningKey::of(&[9; 32]).sign(&Checkpoint {
        origin: LOG.to_owned(),
        size: tree.size(),
        root: tree.root(),
    });
    copy.hand_in(&forged);
    copy.is_found("", "E-ANCHOR E-SIGNATURE");
}

#[test]
fn a_second_history_signed_with_the_stolen_key_is_found() {
    let copy = Copy::new();
    let secret = KEPT.folder.path().join("brotsak-data/keys/ledger.key");
    let key = SigningKey::read(&fs::read_to_string(secret).unwrap()).unwrap();
    let kept = fs::read_to_string(copy.path().join("anker.txt")).unwrap();
    let second: u64 = kept
        .split(LOG)
        .nth(3)
        .unwrap()
        .lines()
        .nth(1)
        .unwrap()
        .parse()
        .unwrap();
    let tree = rewrite(&copy, |entries| {
        edit(entries);
        entries.truncate(second as usize);
    });
    copy.hand_in(&key.sign(&Checkpoint {
        origin: LOG.to_owned(),
        size: second,
        root: tree.root(),
    }));
    copy.is_found("", "E-ANCHOR E-SPLIT");
}

#[test]
fn an_older_database_put_back_is_found_even_after_it_has_been_used() {
    let copy = Copy::new();
    let file = copy.path().join("brotsak-data/brotsak.sqlite");
    fs::copy(&KEPT.older, &file).unwrap();
    copy.is_found("", "E-ROLLBACK");
    look(&file, 40);
    copy.is_found("", "E-ANCHOR");
}

#[test]
fn an_older_database_that_is_declared_goes_on_under_a_new_name() {
    let copy = Copy::new();
    let (from, to) = (KEPT.folder.path(), copy.path());
    fs::create_dir(to.join("brotsak-data/keys")).unwrap();
    for name in ["ledger.key", "ledger.pub", "ledger.last"] {
        let name = format!("brotsak-data/keys/{name}");
        fs::copy(from.join(&name), to.join(&name)).unwrap();
    }
    fs::copy(&KEPT.older, to.join("brotsak-data/brotsak.sqlite")).unwrap();
    let did = |arguments: &[&str]| run(to, arguments);
    let refused = did(&["audit", "checkpoint"]);
    assert!(
        refused.code == 1 && refused.said.contains("Ikkje signert"),
        "{refused:?}"
    );
    let declared = did(&[
        "audit",
        "restored",
        "--why",
        "disk-failure",
        "--checkpoint",
        "anker.txt",
    ]);
    assert_eq!(declared.code, 0, "{declared:?}");
    assert!(
        declared.said.contains("valle.example/ledger/2"),
        "{declared:?}"
    );
    let verify = ["audit", "verify", "--checkpoint", "anker.txt"];
    let verified = did(&verify);
    assert_eq!(verified.code, 0, "{verified:?}");
    let again = did(&[
        "audit",
        "restored",
        "--why",
        "mistake",
        "--checkpoint",
        "anker.txt",
    ]);
    assert!(
        again.code == 1 && again.said.contains("ingenting er tapt"),
        "{again:?}"
    );
    let kept = did(&["audit", "checkpoint"]);
    assert!(kept.code == 0 && kept.said.contains("ledger/2"), "{kept:?}");

    // Somebody outside has a checkpoint over lost entries that the declaration is silent about.
    let key = fs::read_to_string(to.join("brotsak-data/keys/ledger.key")).unwrap();
    copy.hand_in(&SigningKey::read(&key).unwrap().sign(&Checkpoint {
        origin: LOG.to_owned(),
        size: 1000,
        root: [5; 32],
    }));
    let found = did(&verify);
    assert_eq!(
        (found.code, names(&found.said).as_str()),
        (1, "E-ROLLBACK"),
        "{found:?}"
    );

    // Whoever has the database alone can write the entry, and gets no signature for it.
    fs::remove_file(to.join("brotsak-data/keys/ledger.name")).unwrap();
    let last = "brotsak-data/keys/ledger.last";
    fs::copy(from.join(last), to.join(last)).unwrap();
    let refused = did(&["audit", "checkpoint"]);
    assert!(
        refused.code == 1 && refused.said.contains("eit anna namn"),
        "{refused:?}"
    );
}

#[test]
fn a_new_key_has_the_old_ones_word_and_signs_only_what_still_holds() {
    let copy = Copy::new();
    let (from, to) = (KEPT.folder.path(), copy.path());
    let keys = to.join("brotsak-data/keys");
    fs::create_dir(&keys).unwrap();
    for name in ["ledger.key", "ledger.pub", "ledger.last"] {
        fs::copy(from.join("brotsak-data/keys").join(name), keys.join(name)).unwrap();
    }
    let did = |arguments: &[&str]| run(to, arguments);
    let made = did(&["audit", "new-key"]);
    assert_eq!(made.code, 0, "{made:?}");
    let shown = fs::read_to_string(keys.join("ledger.pub")).unwrap();
    let shown: Vec<VerifierKey> = shown
        .lines()
        .map(|line| VerifierKey::parse(line).unwrap())
        .collect();
    assert_eq!(shown.len(), 2);
    let last = fs::read_to_string(keys.join("ledger.last")).unwrap();
    assert!(
        Note::read(&last).unwrap().is_signed_by(&shown[..1]),
        "the old key signs the new one in"
    );
    look(&to.join("brotsak-data/brotsak.sqlite"), 1);
    let note = did(&["audit", "checkpoint"]).said;
    assert!(Note::read(&note).unwrap().is_signed_by(&shown[1..]));
    assert_eq!(
        did(&["audit", "verify", "--checkpoint", "anker.txt"]).code,
        0
    );

    // Lost for good: another is made, but not for a ledger that was rewritten.
    fs::remove_file(keys.join("ledger.key")).unwrap();
    assert_eq!(did(&["audit", "checkpoint"]).code, 1);
    assert_eq!(did(&["audit", "new-key"]).code, 0);
    assert_eq!(did(&["audit", "checkpoint"]).code, 0);
    rewrite(&copy, |entries| edit(entries));
    let refused = did(&["audit", "new-key"]);
    assert!(
        refused.code == 1 && refused.said.contains("signerte før"),
        "{refused:?}"
    );
}

#[test]
fn a_payload_shredded_without_a_disposal_is_found() {
    let copy = Copy::new();
    let seq = seq_of_first_look(&copy);
    copy.sql(&format!("delete from ledger_payloads where seq = {seq}"));
    copy.is_found("E-MISSING", "E-MISSING");
}

#[test]
fn the_house_itself_finds_what_its_own_last_checkpoint_contradicts() {
    let copy = Copy::new();
    rewrite(&copy, |entries| edit(entries));
    let (from, to) = (KEPT.folder.path(), copy.path());
    fs::create_dir(to.join("brotsak-data/keys")).unwrap();
    for name in ["ledger.pub", "ledger.last"] {
        let name = format!("brotsak-data/keys/{name}");
        fs::copy(from.join(&name), to.join(&name)).unwrap();
    }
    let (code, said) = copy.verify(&[]);
    assert_eq!((code, names(&said).as_str()), (1, "E-ANCHOR"), "{said}");
}

#[test]
fn what_cannot_be_read_is_never_green() {
    let copy = Copy::new();
    let refused = |arguments: &[&str], word: &str| {
        let ended = run(copy.path(), &[&["audit", "verify"], arguments].concat());
        ended.is_refused(&[word]);
    };
    refused(&["--checkpoint", "anker.txt"], "--key");
    refused(&["--checkpoint", "finst-ikkje.txt"], "finst-ikkje.txt");
    refused(&["--checkpoint", "brotsak.toml"], "linje 1");
    refused(&["--key", "tull"], "tull");
    fs::write(copy.path().join("tom.txt"), "\n").unwrap();
    refused(&["--checkpoint", "tom.txt"], "tom.txt");
}
