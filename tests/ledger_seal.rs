//! The house signs where its ledger stands, takes that out of the house, and refuses to sign what was rewritten.
use crate::support::House;
use crate::support::desk::Desk;
use crate::support::now;
use crate::support::program::{Running, run};
use crate::support::reporting::sql;
use crate::support::way;
use brotsak::audit::checkpoint::{Checkpoint, Note, SigningKey, VerifierKey, notes, notes_among};
use brotsak::audit::leaf::{leaf_hash, unhex};
use brotsak::audit::tree::Frontier;
use brotsak::audit::{Event, hex};
use brotsak::casework::gather_checkpoints::{Brought, gather_checkpoints};
use brotsak::casework::seal::{Alarm, Places, Seal};
use brotsak::casework::sign_checkpoint::{Unsigned, When, sign_checkpoint};
use brotsak::jobs::deliver_mail::deliver_due;
use brotsak::jobs::seal::round;
use brotsak::mail::{Letterhead, Transport};
use brotsak::store::{StoreError, checkpoints, ledger};
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::tempdir;

pub fn vectors() -> Value {
    serde_json::from_str(include_str!("fixtures/ledger-vectors.json")).unwrap()
}

#[test]
fn the_checkpoints_are_those_of_the_reference() {
    let vectors = vectors();
    let text = |name: &str| vectors[name].as_str().unwrap().to_owned();
    let key = SigningKey::of(&unhex(&text("private_key")).unwrap());
    let verifier = key.verifier(&text("log"));
    assert_eq!(verifier.to_string(), text("vkey"));
    assert_eq!(VerifierKey::parse(&text("vkey")), Some(verifier.clone()));
    let mut tree = Frontier::default();
    let mut roots = vec![tree.root()];
    for entry in vectors["entries"].as_array().unwrap() {
        tree.push(leaf_hash(entry["leaf"].as_str().unwrap()));
        roots.push(tree.root());
    }
    for one in vectors["roots"].as_array().unwrap() {
        let size = one["size"].as_u64().unwrap();
        assert_eq!(hex(&roots[size as usize]), one["root"].as_str().unwrap());
    }
    for stated in vectors["checkpoints"].as_array().unwrap() {
        let stated = stated.as_str().unwrap();
        let note = Note::read(stated).unwrap();
        assert!(note.is_signed_by(std::slice::from_ref(&verifier)));
        assert_eq!(note.checkpoint.root, roots[note.checkpoint.size as usize]);
        assert_eq!(key.sign(&note.checkpoint), stated);
    }
}

#[test]
fn a_checkpoint_has_one_way_to_be_written() {
    let key = SigningKey::of(&[7; 32]);
    let checkpoint = Checkpoint {
        origin: "valle.example/1".to_owned(),
        size: 10,
        root: [1; 32],
    };
    let note = key.sign(&checkpoint);
    let keys = [key.verifier("valle.example/1")];
    assert!(Note::read(&note).unwrap().is_signed_by(&keys));
    for (from, to) in [
        ("\n10\n", "\n010\n"),
        ("\n10\n", "\n+10\n"),
        ("\n10\n", "\n10 \n"),
        ("AQEB", "AQE B"),
        ("=\n\n", "=\nmeir\n\n"),
        ("— ", "- "),
    ] {
        assert_eq!(Note::read(&note.replacen(from, to, 1)), None, "{to:?}");
    }
    for (from, to) in [
        ("\n10\n", "\n11\n"),
        ("AQEB", "AQEC"),
        ("valle.example/1\n", "valle.example/2\n"),
    ] {
        let changed = Note::read(&note.replacen(from, to, 1)).unwrap();
        assert!(!changed.is_signed_by(&keys), "{to:?}");
    }
    assert!(
        !Note::read(&note)
            .unwrap()
            .is_signed_by(&[SigningKey::of(&[8; 32]).verifier("valle.example/1")])
    );
    let file = format!("{note}\n{}", note.replace('\n', "\r\n"));
    assert_eq!(notes(&file).unwrap().len(), 2);
    assert_eq!(notes(&format!("{note}\nHei\n")), Err(7));
}

fn look(house: &House, at: DateTime<Utc>) {
    house
        .store
        .write("u-1", at, |tx| {
            ledger::record(tx, "system", &Event::LedgerRead { page: "trail" })
        })
        .unwrap();
}

/// A house on SQLite whatever the others are on: what is done to it is said in SQLite's words.
fn on_sqlite(folder: &Path) -> House {
    House::at(&folder.join("brotsak.db"))
}

fn seal(house: &House) -> Seal {
    let places = Places {
        key: house.dir.path().join("keys/ledger.key"),
        anchors: Some(house.dir.path().join("anchors")),
    };
    Seal::open(&house.store, &places, now()).unwrap()
}

fn refused(house: &House, seal: &Seal) -> Alarm {
    match sign_checkpoint(&house.store, seal, now(), When::Now) {
        Err(Unsigned::Alarm(alarm)) => alarm,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_weighty_is_signed_at_once_and_the_rest_within_a_minute() {
    let desk = Desk::open();
    let (store, seal) = (&desk.house.store, &desk.seal);
    let signed = |when| sign_checkpoint(store, seal, desk.now(), when).unwrap();
    assert!(
        signed(When::Due).is_some(),
        "a new key is signed with at once"
    );
    assert!(signed(When::Due).is_none(), "nothing has happened since");
    look(&desk.house, desk.now());
    assert!(signed(When::Due).is_none(), "reading can wait");
    desk.wait(TimeDelta::seconds(60));
    assert!(
        signed(When::Due).is_some(),
        "but not for more than a minute"
    );
    desk.wait(TimeDelta::seconds(600));
    assert!(
        signed(When::Due).is_none(),
        "a checkpoint is no reason for another"
    );
    way::closed_with_a_warning(&desk);
    assert!(signed(When::Due).is_some(), "a decision is signed at once");
}

#[test]
fn each_checkpoint_is_taken_out_of_the_house_once() {
    let house = House::empty();
    let seal = seal(&house);
    let folder = house.dir.path().join("anchors");
    let file = folder.join("2026.txt");
    assert!(round(&house.store, &seal, now(), When::Now));
    assert!(!file.exists(), "a folder that is not there is not made");
    let size = |db: &mut _| Ok::<_, StoreError>(ledger::head(db)?.unwrap().size);
    let tried = house.store.read(size).unwrap();
    round(&house.store, &seal, now(), When::Due);
    assert_eq!(
        house.store.read(size).unwrap(),
        tried,
        "that it failed is said once"
    );
    fs::create_dir(&folder).unwrap();
    round(&house.store, &seal, now(), When::Due);
    round(&house.store, &seal, now(), When::Due);
    assert_eq!(notes(&fs::read_to_string(&file).unwrap()).unwrap().len(), 1);
    look(&house, now());
    round(&house.store, &seal, now(), When::Now);
    let kept = notes(&fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(kept.len(), 2);
    let verifier = seal.verifier().unwrap().clone();
    assert!(
        kept.iter()
            .all(|(_, note)| note.is_signed_by(std::slice::from_ref(&verifier)))
    );
}

#[test]
fn a_checkpoint_that_was_cut_off_is_told_and_the_next_one_counts() {
    let house = House::empty();
    let seal = seal(&house);
    let folder = house.dir.path().join("anchors");
    let file = folder.join("2026.txt");
    fs::create_dir(&folder).unwrap();
    let anchor = || {
        look(&house, now());
        round(&house.store, &seal, now(), When::Now);
        fs::read_to_string(&file).unwrap()
    };
    anchor();
    let text = anchor();
    // The machine stops in the middle of the second.
    fs::write(&file, &text[..text.len() - 40]).unwrap();
    let text = anchor();
    let (found, torn) = notes_among(&text);
    assert_eq!((found.len(), torn.len()), (2, 1), "{text}");
    assert!(notes(&text).is_err());
    let gathered = house.store.read(|db| {
        let given = gather_checkpoints(db, seal.places(), &Brought::default());
        Ok::<_, StoreError>(given.map_err(|why| why.to_string()))
    });
    let witnesses = gathered.unwrap().unwrap();
    assert!(
        witnesses.torn[0].contains("2026.txt line 7"),
        "{:?}",
        witnesses.torn
    );
    assert!(witnesses.faults.is_empty());
}

#[test]
fn the_house_does_not_sign_a_ledger_that_was_rewritten() {
    let folder = tempdir().unwrap();
    let house = on_sqlite(folder.path());
    let first = seal(&house);
    for _ in 0..5 {
        look(&house, now());
    }
    assert!(
        sign_checkpoint(&house.store, &first, now(), When::Now)
            .unwrap()
            .is_some()
    );
    look(&house, now());
    // The first leaf is another, and the head is made to fit, as whoever has the source can.
    let leaves = house.store.read(|db| ledger::leaves(db, 0, 100)).unwrap();
    let mut tree = Frontier::default();
    for (seq, leaf) in &leaves {
        let leaf = if *seq == 0 {
            leaf.replace("2026", "2025")
        } else {
            leaf.clone()
        };
        tree.push(leaf_hash(&leaf));
    }
    sql(
        &house,
        &format!(
            "drop trigger ledger_leaves_no_update; \
             update ledger_leaves set leaf = replace(leaf, '2026', '2025') where seq = 0; \
             update ledger_head set frontier = '{}', root = '{}'",
            tree.text(),
            hex(&tree.root())
        ),
    );
    let signed = 6;
    assert_eq!(refused(&house, &first), Alarm::Rewritten { signed });
    assert_eq!(refused(&house, &seal(&house)), Alarm::Rewritten { signed });
    let last = fs::read_to_string(house.dir.path().join("keys/ledger.last")).unwrap();
    assert_eq!(Note::read(&last).unwrap().checkpoint.size, signed);
}

#[test]
fn the_house_does_not_sign_a_database_that_was_put_back() {
    let folder = tempdir().unwrap();
    let house = on_sqlite(folder.path());
    let mine = seal(&house);
    look(&house, now());
    let old = house.dir.path().join("old.db");
    sql(&house, &format!("vacuum into '{}'", old.display()));
    look(&house, now());
    sign_checkpoint(&house.store, &mine, now(), When::Now).unwrap();
    let places = mine.places().clone();
    let again = House::at(&old);
    let other = Seal::open(&again.store, &places, now()).unwrap();
    assert_eq!(
        refused(&again, &other),
        Alarm::RolledBack { signed: 3, size: 2 }
    );
    for _ in 0..5 {
        look(&again, now());
    }
    assert_eq!(refused(&again, &other), Alarm::Rewritten { signed: 3 });
}

#[test]
fn a_key_that_is_gone_is_an_alarm_and_never_a_new_key() {
    let house = House::empty();
    let key = house.dir.path().join("keys/ledger.key");
    let mine = seal(&house);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&key).unwrap().permissions().mode() & 0o777,
            0o400
        );
    }
    sign_checkpoint(&house.store, &mine, now(), When::Now).unwrap();
    fs::remove_file(&key).unwrap();
    let later = seal(&house);
    assert_eq!(later.alarm(), Some(Alarm::KeyGone));
    assert_eq!(refused(&house, &later), Alarm::KeyGone);
    assert!(!key.exists());
}

#[test]
fn the_page_says_what_can_be_rewritten_unseen() {
    let desk = Desk::open();
    let mut rita = desk.as_person("rita");
    rita.get("/audit")
        .is(200)
        .says("Ingenting er teke ut av huset enno")
        .says("Heile sporet,");
    assert!(round(&desk.house.store, &desk.seal, desk.now(), When::Now));
    let verifier = desk.seal.verifier().unwrap().to_string();
    let page = rita.get("/audit");
    page.is(200)
        .says("første hendingane er haldne fast i ankermappa")
        .says("utan at det syner")
        .says(&verifier);
    let mut watcher = desk.visitor();
    // Whoever watches from outside learns that it is well, and not how much there is.
    let well = watcher.get("/healthz");
    assert_eq!(well.is(200).html, "{\"alarm\":null,\"status\":\"ok\"}");
    desk.wait(TimeDelta::hours(27));
    watcher
        .get("/healthz")
        .is(200)
        .says("\"degraded\"")
        .says("anchors_late");
    let mut rita = desk.as_person("rita");
    rita.get("/audit").is(200).says("meir enn 26 timar gammalt");
    sql(
        &desk.house,
        "update ledger_head set root = substr(root, 2) || substr(root, 1, 1)",
    );
    assert!(!round(&desk.house.store, &desk.seal, desk.now(), When::Now));
    rita.get("/audit")
        .is(200)
        .says("Sporet blir ikkje signert")
        .says("enden av sporet stemmer ikkje med hendingane");
    watcher.get("/healthz").is(200).says("\"unfit\"");
}

#[test]
fn the_running_house_signs_and_the_command_line_prints_the_checkpoint() {
    let folder = tempdir().unwrap();
    let anchors = folder.path().join("anker");
    fs::create_dir(&anchors).unwrap();
    let toml = format!(
        "listen = \"127.0.0.1:0\"\n[ledger]\nname = \"sak.valle.example/ledger/1\"\nanchors = \"{}\"\n",
        anchors.display()
    );
    fs::write(folder.path().join("brotsak.toml"), toml).unwrap();
    let house = Running::start(folder.path(), &["serve"], &[]);
    house.stop();
    let year = fs::read_dir(&anchors).unwrap().next().unwrap().unwrap();
    let kept = notes(&fs::read_to_string(year.path()).unwrap()).unwrap();
    assert!(!kept.is_empty());
    let printed = run(folder.path(), &["audit", "checkpoint"]);
    assert_eq!(printed.code, 0, "{printed:?}");
    let note = Note::read(&printed.said).unwrap();
    let shown = fs::read_to_string(folder.path().join("brotsak-data/keys/ledger.pub")).unwrap();
    assert!(note.is_signed_by(&[VerifierKey::parse(&shown).unwrap()]));
    assert_eq!(note.checkpoint.origin, "sak.valle.example/ledger/1");
    let verified = run(folder.path(), &["audit", "verify"]);
    assert_eq!(verified.code, 0, "{verified:?}");
    assert!(verified.said.contains("sjekkpunkt held"), "{verified:?}");
    has_no_secret(folder.path());
}

/// The key is nowhere in the database.
fn has_no_secret(folder: &Path) {
    let data = folder.join("brotsak-data");
    let key = fs::read_to_string(data.join("keys/ledger.key")).unwrap();
    let secret = key.trim().rsplit(' ').next().unwrap().to_owned();
    for name in ["brotsak.sqlite", "brotsak.sqlite-wal"] {
        let bytes = fs::read(data.join(name)).unwrap_or_default();
        let found = bytes
            .windows(secret.len())
            .any(|part| part == secret.as_bytes());
        assert!(!found, "{name}");
    }
}

#[test]
fn anchors_do_not_lie_beside_the_database() {
    let folder = tempdir().unwrap();
    let toml = "[ledger]\nanchors = \"brotsak-data/anker\"\n";
    fs::write(folder.path().join("brotsak.toml"), toml).unwrap();
    run(folder.path(), &["serve"]).is_refused(&["ledger.anchors", "databasen"]);
}

#[actix_web::test]
async fn the_archivist_gets_the_checkpoint_by_mail_in_the_morning() {
    let desk = Desk::open();
    let (store, seal) = (&desk.house.store, &desk.seal);
    let folder = desk.house.dir.path().join("mail");
    let transport = Transport::Folder(folder.clone());
    let head = Letterhead {
        from: "ikkje-svar@valle.example".to_owned(),
        kommune: "Valle kommune".to_owned(),
        base_url: desk.address.clone(),
        reply_to: None,
        contact: None,
    };
    fs::create_dir(&folder).unwrap();
    let mails = || fs::read_dir(&folder).unwrap().count();
    assert!(round(store, seal, desk.now(), When::Due));
    assert!(
        deliver_due(store, &transport, &head, desk.now())
            .await
            .is_ok()
    );
    assert_eq!(mails(), 0, "it is a quarter past nine");
    desk.wait(TimeDelta::hours(21));
    look(&desk.house, desk.now());
    assert!(round(store, seal, desk.now(), When::Due));
    assert_eq!(
        deliver_due(store, &transport, &head, desk.now())
            .await
            .unwrap()
            .sent,
        1
    );
    assert_eq!(mails(), 1);
    let mail = fs::read_dir(&folder).unwrap().next().unwrap().unwrap();
    let text = fs::read_to_string(mail.path())
        .unwrap()
        .replace("\r\n", "\n");
    let newest = store
        .read::<_, StoreError>(checkpoints::newest)
        .unwrap()
        .unwrap();
    let size = newest.size;
    assert!(text.contains(&format!(
        "Subject: Brotsak sjekkpunkt 2026-11-24, {size} postar\n"
    )));
    assert!(text.contains("To: arne@valle.example\n"));
    let (_, body) = text.split_once("\n\n").unwrap();
    let body = quoted(body);
    let found = notes(&body).unwrap();
    assert!(found[0].1.is_signed_by(&[seal.verifier().unwrap().clone()]));
    assert_eq!(found[0].1.checkpoint.size, size);
    // Nothing since but the house's own doings: no mail the next morning.
    desk.wait(TimeDelta::hours(24));
    round(store, seal, desk.now(), When::Due);
    deliver_due(store, &transport, &head, desk.now())
        .await
        .unwrap();
    assert_eq!(mails(), 1);
}

/// What a mail program shows of a text in quoted-printable or in base64.
fn quoted(body: &str) -> String {
    use base64::Engine;
    let whole: String = body.split_whitespace().collect();
    if let Ok(bytes) = base64::engine::general_purpose::STANDARD.decode(whole) {
        return String::from_utf8(bytes).unwrap();
    }
    let joined = body.replace("=\n", "");
    let mut bytes = vec![];
    let mut rest = joined.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        if *first == b'=' {
            let digits = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn whatever_is_said_is_written_in_its_canonical_form() {
    use brotsak::audit::leaf::{Payload, Row};
    let strange: String = (0..0x300u32)
        .chain([0x2028, 0xfeff, 0xffff, 0x1f600])
        .filter_map(char::from_u32)
        .collect();
    for text in [strange.as_str(), "", "\"\\/", "æøå", "\u{7f}\u{1b}\r\n\t"] {
        let payload = Payload {
            actor: text.to_owned(),
            data: [("a", text), ("a-b", "1"), ("b", "2"), ("A", "3")]
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .into(),
            event: "case-read".to_owned(),
            rows: vec![Row {
                hash: text.to_owned(),
                key: "1".to_owned(),
                table: "cases".to_owned(),
            }],
            subject: text.to_owned(),
        };
        let canonical = serde_json_canonicalizer::to_string(&payload).unwrap();
        assert_eq!(payload.text(), canonical);
        assert!(Payload::read(&canonical).is_some());
    }
}
