//! Times the extraction: `cargo run --release --example archive_speed make|export|read|copy FOLDER [CASES [DISTINCT [BYTES [plain]]]]`.
//!
//! `make` makes a house in FOLDER with so many closed cases of every kind, and as
//! many different files as said (0: each document its own); `plain` leaves out the titles of 4,000 characters. `export` makes an
//! extraction of it; `read` does only what cannot be left out: reads every file
//! of a document, hashes it, and writes it to a folder; `copy` does so with the
//! open files of the extraction, after `export`. Each prints its time and the
//! most memory it has had. docs/performance.md says what came of it.

#[path = "town.rs"]
mod town;

use brotsak::archive::{Profile, Request};
use brotsak::casework::export_archive::{Office, export_archive};
use brotsak::store::Store;
use brotsak::store::files::{Files, Owner};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: usize| {
        arguments
            .get(at)
            .map_or(otherwise, |text| text.parse().expect("a number"))
    };
    let (Some(what), Some(folder)) = (arguments.first(), arguments.get(1)) else {
        panic!("make, export, read or copy, and a folder");
    };
    let folder = PathBuf::from(folder);
    let began = Instant::now();
    match what.as_str() {
        "make" => {
            let is_plain = arguments.get(5).is_some_and(|word| word == "plain");
            make(
                &folder,
                number(2, 1000),
                number(3, 0),
                number(4, 16 * 1024),
                is_plain,
            );
        }
        "export" => export(&folder, arguments.get(2).map(PathBuf::from)),
        "read" => read(&folder),
        "copy" => copy(&folder),
        other => panic!("{other} is neither make, export, read nor copy"),
    }
    println!(
        "{what}: {:.2} s, peak {} KiB",
        began.elapsed().as_secs_f64(),
        peak()
    );
}

fn url(folder: &Path) -> String {
    folder.join("brotsak.sqlite").display().to_string()
}

fn make(folder: &Path, cases: usize, distinct: usize, size: usize, is_plain: bool) {
    fs::create_dir_all(folder).expect("a folder");
    let store = Store::open(&url(folder), "valle.example/ledger/1").expect("a database");
    let files = Files::open(&folder.join("files")).expect("a folder of files");
    drop(store);
    let mut db = SqliteConnection::establish(&url(folder)).expect("the database");
    // The store shuts a moment after it is dropped.
    diesel::sql_query("pragma busy_timeout = 10000")
        .execute(&mut db)
        .expect("a pragma");
    diesel::sql_query("pragma synchronous = off")
        .execute(&mut db)
        .expect("a pragma");
    let cases = i32::try_from(cases).expect("fewer cases");
    let mut town = town::Town::new(&files, distinct, size, 500);
    town.is_plain = is_plain;
    town.build(&mut db, cases);
}

fn export(folder: &Path, schemas: Option<PathBuf>) {
    let store = Store::open(&url(folder), "valle.example/ledger/1").expect("a database");
    let files = Files::open(&folder.join("files")).expect("a folder of files");
    let profile = Profile::new("Valle kommune", "974760673").expect("a profile");
    let office = Office {
        store: &store,
        files: &files,
        profile: &profile,
        actor: "cli",
        person: None,
        opening: None,
        now: now(),
    };
    let out = folder.join("uttrekk");
    let _nothing_there = fs::remove_dir_all(&out);
    let request = Request {
        from: "2026-01-01".parse().expect("a day"),
        to: "2026-12-31".parse().expect("a day"),
        out,
        schemas,
        accept_unknown_schemas: false,
        is_dias: false,
    };
    let made = export_archive(&office, &request, now, &mut |_, _| ()).expect("an extraction");
    println!(
        "{} cases, {} documents, {} bytes",
        made.cases, made.documents, made.size
    );
}

/// The moment that stands in what is written; the time it takes is measured elsewhere.
fn now() -> DateTime<Utc> {
    "2027-01-04T08:00:00Z".parse().expect("a moment")
}

/// Every file that a document names, in the order of the documents: read, hashed, written.
fn read(folder: &Path) {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = diesel::sql_types::Text)]
        sha256: String,
    }
    let files = Files::open(&folder.join("files")).expect("a folder of files");
    let mut db = SqliteConnection::establish(&url(folder)).expect("the database");
    let rows: Vec<Row> =
        diesel::sql_query("select sha256 from documents where destroyed_at is null order by id")
            .load(&mut db)
            .expect("rows");
    let out = folder.join("kopi");
    let _nothing_there = fs::remove_dir_all(&out);
    for (at, row) in rows.iter().enumerate() {
        let room = out.join((at / 5).to_string());
        fs::create_dir_all(&room).expect("a folder");
        let from = files.read(&Owner::draft(1), &row.sha256).expect("a file");
        let sha256 = pass(from, &room.join(format!("{at}.pdf")));
        assert_eq!(sha256, row.sha256);
    }
    sync(&out);
    println!("{} documents", rows.len());
}

/// The files of the documents in the extraction, as they lie there open: read, hashed, written.
fn copy(folder: &Path) {
    let (from, to) = (folder.join("uttrekk/dokumenter"), folder.join("kopi"));
    let _nothing_there = fs::remove_dir_all(&to);
    println!("{} documents", copy_folder(&from, &to));
    sync(&to);
}

fn copy_folder(from: &Path, to: &Path) -> usize {
    fs::create_dir_all(to).expect("a folder");
    let mut count = 0;
    for entry in fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let to = to.join(entry.file_name());
        if entry.file_type().expect("a kind").is_dir() {
            count += copy_folder(&entry.path(), &to);
        } else {
            pass(File::open(entry.path()).expect("a file"), &to);
            count += 1;
        }
    }
    count
}

/// Hashes what it writes.
fn pass(mut from: impl Read, to: &Path) -> String {
    let mut to = File::create(to).expect("a file");
    let (mut digest, mut buffer) = (Sha256::new(), vec![0; 64 * 1024]);
    loop {
        let got = from.read(&mut buffer).expect("bytes");
        if got == 0 {
            return brotsak::audit::hex(&digest.finalize());
        }
        digest.update(&buffer[..got]);
        to.write_all(&buffer[..got]).expect("room");
    }
}

fn sync(folder: &Path) {
    let synced = std::process::Command::new("sync")
        .arg("-f")
        .arg(folder)
        .status();
    assert!(synced.expect("sync").success());
}

/// The most memory this process has had, in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    let number = line.and_then(|line| line.split_whitespace().nth(1));
    number
        .and_then(|number| number.parse().ok())
        .expect("a number")
}
