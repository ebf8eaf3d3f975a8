//! What two people stand behind is destroyed to the end, whatever stops it in between; nothing else is.
#![cfg(not(feature = "postgres"))]
use crate::support::desk::{Desk, PAPER, Page};
use crate::support::keeping::{add, approve_list, draw_list, put_schedule_in_force};
use crate::support::reporting::sql;
use crate::support::{House, way};
use brotsak::casework::Failure;
use brotsak::casework::execute_disposal::{Office, Step, execute_disposal};
use brotsak::casework::gather_checkpoints::Witnesses;
use brotsak::casework::park_form::park_form;
use brotsak::casework::verify_ledger::verify_ledger;
use brotsak::domain::disposal::Refusal;
use brotsak::store::files::Files;
use brotsak::store::{erasure, outbox, tracked};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What nobody may read afterwards: each stands in the case alone.
const PLANTED: [&str; 8] = [
    "ZZRETTING",
    "ZZFORTELJING",
    "ZZTITTEL",
    "ZZFILINNHALD",
    "ZZFILNAMN",
    "Eg sletta innlegget same dag",
    "Biletet låg ope i nesten eit døgn",
    // What its retention was computed from.
    "\"severity\":\"warning\",\"subject_is_elected\"",
];

/// Nobody reads on disk what lies in a file.
const IN_A_FILE: &str = "ZZFILINNHALD";

/// The other case has the same file.
const SHARED: &[u8] = b"Delt mellom to saker: referat fra personalmotet.\n";

/// A closed case with everything in it, and an open one that shares a file; its period is over, and a list with it is
/// approved and has cooled. Gives the list's number.
pub fn ready(desk: &Desk) -> i32 {
    let report = way::report_saying(desk, "kare", "ZZFORTELJING: ein elev er synleg på biletet.");
    let mut kari = desk.as_person("kari");
    let title = [("title", "ZZTITTEL bilete av elev")];
    let case = way::register(desk, &mut kari, &report, &title);
    let place = format!("{case}/corrections");
    kari.get(&place).is(200);
    let wrong = [
        ("what", "account"),
        ("quoted", "ein elev"),
        ("corrected", "ZZRETTING: to elevar"),
        ("reason", "ZZRETTING, av di meldaren ringde."),
    ];
    kari.post(&place, &wrong).is(303);
    way::answer_gates(&mut kari, &case);
    add(
        &mut kari,
        &case,
        "ZZFILNAMN.txt",
        b"ZZFILINNHALD i eit vedlegg.\n",
    );
    add(&mut kari, &case, "delt.txt", SHARED);
    way::begin_letter(&mut kari, &case, "prior_notice");
    way::hear(&mut kari, &case);
    way::assess(&mut kari, &case);
    way::recommend(&mut kari, &case, "warning");
    way::decide(desk, &case, "warning").is(303);
    way::write_letter(&mut kari, &case, "warning");
    way::deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &crate::support::way::NOTHING)
        .is(303);
    let other = way::report_saying(desk, "liv", "Ei anna melding der ein elev er synleg.");
    let other = way::register(desk, &mut kari, &other, &[]);
    add(&mut kari, &other, "delt.txt", SHARED);
    extract(desk);
    put_schedule_in_force(desk);
    desk.wait(TimeDelta::days(740));
    let list = draw_list(desk, &["2026/1"]);
    approve_list(desk, "hilde", list).is(303);
    desk.wait(TimeDelta::days(7));
    let arne = desk.person("arne");
    let parked = desk.house.store.write("u-1", desk.now(), move |tx| {
        park_form(tx, arne, "/cases/2026-2/gates", "reason=ZZANNA")?;
        for (place, body) in [
            ("/break-glass", "number=2026%2F1&grounds=ZZRETTING"),
            ("/archive/blocked", "number=2026-1&grounds=ZZRETTING"),
            ("/archive/cases/2026-1/corrections", "reason=ZZRETTING"),
        ] {
            park_form(tx, arne, place, body)?;
        }
        Ok::<_, Failure>(())
    });
    parked.unwrap();
    lay_out_mail(&desk.house);
    list
}

/// Every mail as it lies in the folder of a house without a mail server.
fn lay_out_mail(house: &House) {
    let folder = house.dir.path().join("mail");
    fs::create_dir_all(&folder).unwrap();
    for id in mailed(house) {
        fs::write(
            folder.join(format!("{id}.eml")),
            "Du har ei oppgåve i ei sak.",
        )
        .unwrap();
    }
}

/// What names each mail there is.
fn mailed(house: &House) -> BTreeSet<String> {
    let ids: Vec<i32> = (1..1000).collect();
    let found = house.store.read(|db| outbox::message_ids(db, &ids));
    found.unwrap().into_iter().collect()
}

/// What Kari gets when she opens the document with this name.
pub fn document(desk: &Desk, case: &str, name: &str) -> Vec<u8> {
    let mut kari = desk.as_person("kari");
    let papers = (1..20).map(|serial| kari.get(&format!("/cases/{case}/documents/{serial}")));
    let named = |page: &Page| {
        let said = page.headers.get("content-disposition");
        said.is_some_and(|said| said.to_str().unwrap().contains(name))
    };
    papers
        .filter(|page| page.status == 200)
        .find(named)
        .unwrap()
        .bytes
}

/// The archivist makes an extraction with the case in it.
fn extract(desk: &Desk) {
    let mut arne = desk.as_person("arne");
    arne.get("/archive").is(200);
    let year = [("from", "01.01.2026"), ("to", "31.12.2026")];
    arne.post("/archive/exports", &year).is(303);
    while arne.get("/archive").html.contains("Under arbeid") {}
    // The file, and what is to be known of it.
    assert_eq!(inside(&desk.house.dir.path().join("exports")).len(), 2);
}

/// Every file under a folder.
pub fn inside(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(inside(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files under the folder in which these words can be read.
pub fn holding(folder: &Path, words: &str) -> Vec<PathBuf> {
    let mut found = inside(folder);
    found.retain(|path| {
        // The database shuts a moment after its house: what lay beside it may be gone by now.
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(words.len()).any(|it| it == words.as_bytes())
    });
    found
}

/// Carries the list out as the command line does.
pub fn carry_out(
    folder: &Path,
    house: &House,
    list: i32,
    now: DateTime<Utc>,
    mut watch: impl FnMut(Step),
) -> usize {
    let files = Files::open(&folder.join("files")).unwrap();
    let office = Office {
        store: &house.store,
        files: &files,
        letters: &PAPER,
        exports: &folder.join("exports"),
        mail: &folder.join("mail"),
        actor: "cli",
        now,
        backup_days: 90,
    };
    match execute_disposal(&office, list, &mut watch) {
        Ok(done) => done.destroyed,
        // It was stopped after the last step of all.
        Err(Failure::Disposal(Refusal::Finished)) => 0,
        Err(other) => panic!("{other}"),
    }
}

/// What the tables say, the ledger's own left out, and the names of the files.
fn end_state(house: &House, folder: &Path) -> (BTreeMap<String, String>, BTreeSet<PathBuf>) {
    let mut rows = BTreeMap::new();
    for table in tracked::all() {
        let page = house.store.read(|db| tracked::page(db, table, 0, 100_000));
        for (id, columns) in page.unwrap() {
            rows.insert(format!("{} {id}", table.name), format!("{columns:?}"));
        }
    }
    let mut files = inside(&folder.join("files"));
    files.extend(inside(&folder.join("file-keys")));
    files.extend(inside(&folder.join("mail")));
    let files = files
        .into_iter()
        .map(|path| path.strip_prefix(folder).unwrap().to_owned());
    (rows, files.collect())
}

pub fn verified(house: &House, folder: &Path) {
    let files = Files::open(&folder.join("files")).unwrap();
    let none = Witnesses {
        given: vec![],
        keys: vec![],
        faults: vec![],
        torn: vec![],
    };
    let report = verify_ledger(&house.store, &files, |_| Ok(none), |_, _| {}).unwrap();
    assert_eq!(report.findings, []);
}

/// A copy of a house that is shut.
pub fn copy(from: &Path, to: &Path) {
    for path in inside(from) {
        let place = to.join(path.strip_prefix(from).unwrap());
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::copy(&path, place).unwrap();
    }
}

/// Whether the rows of the case and its report say when it happened or where, and not only when the report came.
fn tells_of_the_incident(house: &House) -> bool {
    #[derive(diesel::QueryableByName)]
    struct Told {
        #[diesel(sql_type = diesel::sql_types::BigInt)]
        rows: i64,
    }
    let said = "happened_on <> date(came) or channel <> 'other'";
    let rows = "select happened_on, channel, received_at as came from reports where serial = 1
        union all select c.happened_on, c.channel, r.received_at from cases c join reports r on r.id = c.report_id where c.serial = 1";
    let mut db = SqliteConnection::establish(&house.url).unwrap();
    let sql = format!("select count(*) as rows from ({rows}) where {said}");
    let told: Told = diesel::sql_query(sql).get_result(&mut db).unwrap();
    assert_ne!(told.rows, 1, "both or none");
    told.rows > 0
}

#[test]
fn what_is_destroyed_can_be_read_nowhere_and_what_stays_is_whole() {
    let desk = Desk::open();
    let list = ready(&desk);
    let folder = desk.house.dir.path();
    for words in PLANTED {
        let is_planted = words == IN_A_FILE || !holding(folder, words).is_empty();
        assert!(is_planted, "{words} is planted");
    }
    let planted = document(&desk, "2026-1", "ZZFILNAMN.txt");
    assert!(planted.starts_with(IN_A_FILE.as_bytes()));
    let before = mailed(&desk.house).len();
    assert!(tells_of_the_incident(&desk.house));
    let destroyed = carry_out(folder, &desk.house, list, desk.now(), |_| {});
    assert_eq!(destroyed, 1);
    assert!(!tells_of_the_incident(&desk.house));
    for words in PLANTED {
        assert_eq!(holding(folder, words), Vec::<PathBuf>::new(), "{words}");
    }
    assert_eq!(inside(&folder.join("exports")), Vec::<PathBuf>::new());
    let left = inside(&folder.join("mail"));
    let left = left
        .iter()
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned());
    let left: BTreeSet<String> = left.collect();
    assert_eq!(left, mailed(&desk.house), "mail of other cases stays");
    assert!(!left.is_empty() && left.len() < before, "{left:?}");
    assert_eq!(
        inside(&folder.join("files/incoming")),
        Vec::<PathBuf>::new()
    );
    let kept = !holding(folder, "ZZANNA").is_empty();
    assert!(kept, "what was typed in another case stays");
    verified(&desk.house, folder);
    let mut kari = desk.as_person("kari");
    kari.get("/cases/2026-1").is(404);
    kari.get("/cases/2026-2").is(200);
    assert_eq!(document(&desk, "2026-2", "delt.txt"), SHARED);
    let mut kare = desk.as_person("kare");
    kare.get("/reports/M-2026-1").is(404);
    desk.as_person("arne")
        .get("/archive")
        .is(200)
        .says("2026/1");
}

#[test]
fn a_run_that_is_killed_after_any_step_ends_as_if_it_was_not() {
    let desk = Desk::open();
    let list = ready(&desk);
    sql(&desk.house, "pragma wal_checkpoint(truncate)");
    let original = tempfile::tempdir().unwrap();
    copy(desk.house.dir.path(), original.path());
    let now = desk.now();
    drop(desk);
    let run = |folder: &Path, stop: usize| {
        Command::new(std::env::current_exe().unwrap())
            .args(["disposal::the_process_that_is_killed", "--exact"])
            .env("DISPOSAL_FOLDER", folder)
            .env("DISPOSAL_LIST", list.to_string())
            .env("DISPOSAL_NOW", now.to_rfc3339())
            .env("DISPOSAL_STOP", stop.to_string())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .status()
            .unwrap()
            .success()
    };
    let look = |folder: &Path| {
        let house = House::at(&folder.join("brotsak.db"));
        verified(&house, folder);
        end_state(&house, folder)
    };
    let whole = tempfile::tempdir().unwrap();
    copy(original.path(), whole.path());
    assert!(run(whole.path(), usize::MAX));
    let expected = look(whole.path());
    let mut stops = 0;
    for stop in 1.. {
        let folder = tempfile::tempdir().unwrap();
        copy(original.path(), folder.path());
        if run(folder.path(), stop) {
            break;
        }
        stops += 1;
        assert!(run(folder.path(), usize::MAX), "taken up after step {stop}");
        assert_eq!(look(folder.path()), expected, "after step {stop}");
        for words in PLANTED {
            let left = holding(folder.path(), words);
            assert_eq!(left, Vec::<PathBuf>::new(), "{words} after step {stop}");
        }
    }
    assert!(stops >= 23, "only {stops} steps");
}

/// Not a test of its own: the process that the one above starts, and that dies after some step. Nothing where nobody starts it.
#[test]
fn the_process_that_is_killed() {
    let variable = |name: &str| std::env::var(name).unwrap();
    if std::env::var_os("DISPOSAL_FOLDER").is_none() {
        return;
    }
    let folder = PathBuf::from(variable("DISPOSAL_FOLDER"));
    let stop: usize = variable("DISPOSAL_STOP").parse().unwrap();
    let house = House::at(&folder.join("brotsak.db"));
    let mut steps = 0;
    let list = variable("DISPOSAL_LIST").parse().unwrap();
    let now = variable("DISPOSAL_NOW").parse().unwrap();
    carry_out(&folder, &house, list, now, |_| {
        steps += 1;
        if steps == stop {
            std::process::abort();
        }
    });
}

/// A table that comes to name a case later must be said to go or to stay.
#[test]
fn every_table_that_names_a_case_is_emptied_or_said_to_stay() {
    let emptied: BTreeSet<&str> = erasure::emptied().collect();
    for table in tracked::all() {
        let names =
            |column: &&(&str, _)| ["case_id", "linked_case_id", "report_id"].contains(&column.0);
        if table.columns.iter().any(|column| names(&column)) {
            let is_said = emptied.contains(table.name) || erasure::STAYING.contains(&table.name);
            assert!(is_said, "{} names a case", table.name);
        }
    }
}
