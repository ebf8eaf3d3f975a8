//! Times the verification: `cargo run --release --example ledger_speed [how many entries] [folder]`.
//!
//! Makes a ledger of so many entries on SQLite, every tenth with a row and every thousandth with a
//! checkpoint, and prints how long it takes to write, to read and hash and no more, to verify, and to prove one case.

use brotsak::audit::Event;
use brotsak::audit::checkpoint::{Checkpoint, Note, SigningKey};
use brotsak::audit::leaf::{commitment, leaf_hash, unhex};
use brotsak::audit::verify::{Given, Keeper};
use brotsak::casework::gather_checkpoints::Witnesses;
use brotsak::casework::prove_subject::prove_subject;
use brotsak::casework::seal::{Places, Seal};
use brotsak::casework::sign_checkpoint::{When, sign_checkpoint};
use brotsak::casework::verify_ledger::verify_ledger;
use brotsak::store::files::Files;
use brotsak::store::{Store, StoreError, ledger, settings};
use chrono::{DateTime, TimeDelta, Utc};
use std::path::PathBuf;
use std::time::Instant;

/// Entries in one durable write.
const BATCH: u64 = 1000;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let many: u64 = arguments
        .next()
        .map_or(1_000_000, |many| many.parse().expect("a number of entries"));
    let temporary = tempfile::tempdir().expect("a folder");
    let folder = arguments
        .next()
        .map_or(temporary.path().to_owned(), PathBuf::from);
    let url = folder.join("speed.sqlite").display().to_string();
    let store = Store::open(&url, "valle.example/ledger/1").expect("a database");
    let now: DateTime<Utc> = "2026-11-23T08:15:00Z".parse().expect("a moment");
    let key = SigningKey::of(&[7; 32]);
    let mut given = vec![];

    let began = Instant::now();
    for batch in 0..many / BATCH {
        let at = now + TimeDelta::seconds(batch.cast_signed());
        write(&store, batch, at);
        let head = store.read(ledger::head).expect("a head").expect("a ledger");
        let checkpoint = Checkpoint {
            origin: head.log,
            size: head.size,
            root: unhex(&head.root).expect("hex"),
        };
        given.push(Given {
            keeper: Keeper::Outside,
            place: "memory".to_owned(),
            note: Note::read(&key.sign(&checkpoint)).expect("a note"),
        });
    }
    say("written", began, many);

    let began = Instant::now();
    let (mut next, mut bytes) = (0, 0);
    loop {
        let page = store
            .read::<_, StoreError>(|db| ledger::stored(db, next, 500))
            .expect("entries");
        let Some(last) = page.last() else { break };
        next = last.seq.cast_unsigned() + 1;
        for entry in &page {
            let salt = entry.salt.as_deref().and_then(unhex).expect("a salt");
            let payload = entry.payload.as_deref().expect("a payload");
            bytes += leaf_hash(&entry.leaf).len() + commitment(payload, &salt).len();
        }
    }
    assert!(bytes > 0);
    let plain = say("read and hashed, no more", began, many);

    let files = Files::open(&folder.join("files")).expect("a folder");
    let witnesses = Witnesses {
        given,
        keys: vec![key.verifier("valle.example/ledger/1")],
        faults: vec![],
        torn: vec![],
    };
    let began = Instant::now();
    let report = verify_ledger(&store, &files, |_| Ok(witnesses), |_, _| {}).expect("a report");
    let whole = say("verified", began, many);
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    println!(
        "verified against {} checkpoints in {:.2} of the time of reading and hashing; {}",
        report.anchors,
        whole / plain,
        memory()
    );

    let places = Places {
        key: folder.join("keys/ledger.key"),
        anchors: None,
    };
    let seal = Seal::open(&store, &places, now + TimeDelta::days(30)).expect("a key");
    let later = now + TimeDelta::days(30);
    let began = Instant::now();
    sign_checkpoint(&store, &seal, later, When::Now).expect("a checkpoint");
    say("signed the first time, all entries read", began, many);
    let began = Instant::now();
    prove_subject(&store, &seal, "2026/1", None, ("cli", later)).expect("a proof");
    say("proved one case", began, many);
}

/// Most of what a ledger holds is that somebody read a case; now and then something is changed.
fn write(store: &Store, batch: u64, at: DateTime<Utc>) {
    let done = store.write("u-17", at, move |tx| {
        for number in batch * BATCH..(batch + 1) * BATCH {
            let case = format!("2026/{}", number % 5000);
            if number % 10 == 0 {
                settings::set(tx, &format!("{}", number % 20_000), &number.to_string())?;
            }
            ledger::record(tx, &case, &Event::CaseRead { page: "case" })?;
        }
        Ok::<_, StoreError>(())
    });
    done.expect("a batch");
}

fn say(what: &str, began: Instant, many: u64) -> f64 {
    let seconds = began.elapsed().as_secs_f64();
    #[expect(
        clippy::cast_precision_loss,
        reason = "a rate needs no more than two digits"
    )]
    let each = seconds * 1e6 / many as f64;
    println!("{what}: {seconds:.2} s, {each:.1} µs an entry");
    seconds
}

/// How much the process holds at most.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find(|line| line.starts_with("VmHWM"));
    peak.map(|line| {
        line.split_whitespace()
            .skip(1)
            .collect::<Vec<_>>()
            .join(" ")
    })
    .map_or("memory unknown".to_owned(), |peak| {
        format!("at most {peak} of memory")
    })
}
