//! Every kind of case in one extraction: the official schemas take it, and what was cut off is taken up again.
#![cfg(not(feature = "postgres"))]
use super::checked::said;
use super::schema_folder;
use crate::support::House;
use crate::support::desk::Desk;
use crate::support::way::{self, GROUNDS};
use brotsak::archive::{ExportError, Exported, Profile, Request};
use brotsak::casework::export_archive::{Office, export_archive};
use brotsak::store::files::Files;
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

#[path = "../tools/town.rs"]
mod built;

use built::{KINDS, LARGE, Town, people, uuid};

struct Place {
    house: House,
    files: Files,
}

fn town(cases: i32, large: i32) -> Place {
    let house = House::empty();
    let files = Files::open(&house.dir.path().join("data/files")).unwrap();
    let mut db = SqliteConnection::establish(&house.url).unwrap();
    Town::new(&files, 7, 3000, large).build(&mut db, cases);
    Place { house, files }
}

impl Place {
    fn at(&self, name: &str) -> PathBuf {
        self.house.dir.path().join(name)
    }

    fn export(&self, name: &str, schemas: Option<&Path>) -> Result<Exported, ExportError> {
        let office = Office {
            store: &self.house.store,
            files: &self.files,
            profile: &Profile::new("Valle kommune", "974760673").unwrap(),
            actor: "cli",
            person: None,
            opening: None,
            now: crate::support::now(),
        };
        let request = Request {
            from: "2026-01-01".parse().unwrap(),
            to: "2026-12-31".parse().unwrap(),
            out: self.at(name),
            schemas: schemas.map(Path::to_owned),
            accept_unknown_schemas: false,
            is_dias: false,
        };
        export_archive(&office, &request, crate::support::now, &mut |_, _| ())
    }
}

/// Both generations, and ADDML, have nothing to say.
#[track_caller]
pub fn is_valid(folder: &Path, schemas: &Path) {
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("LEFT OUT: xmllint of every kind of case: no xmllint");
        return;
    }
    let noark = [
        "arkivstruktur",
        "endringslogg",
        "loependeJournal",
        "offentligJournal",
    ];
    let generations = ["noark5-5.0-2019-05-13", "noark5-5.0-2023-12-08"];
    let pairs = generations
        .iter()
        .flat_map(|generation| noark.iter().map(move |name| (*generation, *name, *name)));
    for (generation, schema, name) in pairs.chain([("addml-8.3", "addml", "arkivuttrekk")]) {
        let linted = Command::new("xmllint")
            .args(["--noout", "--nonet", "--stream", "--schema"])
            .arg(schemas.join(generation).join(format!("{schema}.xsd")))
            .arg(folder.join(format!("{name}.xml")))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&linted.stderr);
        assert!(linted.status.success(), "{generation} {name}: {said}");
    }
}

#[test]
fn every_kind_of_case_is_taken_by_both_generations_of_the_schemas() {
    let Some(schemas) = schema_folder("every kind of case before the schemas") else {
        return;
    };
    let place = town(5 * KINDS, 500);
    let exported = place.export("uttrekk", Some(&schemas)).unwrap();
    let out = place.at("uttrekk");
    is_valid(&out, &schemas);
    assert_eq!(said(&out), (0, vec![]));
    assert_eq!(exported.cases, 70);
    let structure = fs::read_to_string(out.join("arkivstruktur.xml")).unwrap();
    let large = structure
        .split("<mappe ")
        .find(|case| case.contains(&format!("<mappeID>2026/{LARGE}<")));
    assert!(large.unwrap().matches("<dokumentobjekt>").count() >= 500);
    // A case without documents has nothing but itself.
    let empty = structure
        .split("<mappe ")
        .find(|case| case.contains("<mappeID>2026/1<"));
    assert!(!empty.unwrap().contains("<registrering"));
    for name in people() {
        assert!(structure.contains(&format!("<partNavn>{name}<")), "{name}");
    }
    for words in [
        "<utfoertKassasjon><kassertDato>2026-12-01T11:00:00<",
        "&amp; co &lt;utkast&gt; &quot;sitat&quot; &apos;apostrof&apos; ]]&gt; &amp;amp;</tittel>",
        &format!("{}</tittel>", "æ".repeat(4000)),
        &format!("<kryssreferanse><referanseTilMappe>{}<", uuid(2, 6)),
        &format!("<kryssreferanse><referanseTilMappe>{}<", uuid(2, 7)),
    ] {
        assert!(
            structure.contains(words),
            "{}",
            &words[words.len().saturating_sub(80)..]
        );
    }
    let description = fs::read_to_string(out.join("arkivuttrekk.xml")).unwrap();
    assert!(description.contains("omfatterDokumenterSomErKassert\"><value>true<"));
}

/// A link leads out of the extraction where its other end does not go out with it.
#[test]
fn a_link_to_a_case_that_stays_behind_is_not_written() {
    let place = town(KINDS, 5);
    let mut db = SqliteConnection::establish(&place.house.url).unwrap();
    let open = "update cases set stage = 'decided', closed_at = null where serial = 6";
    diesel::sql_query(open).execute(&mut db).unwrap();
    place.export("uttrekk", None).unwrap();
    let structure = fs::read_to_string(place.at("uttrekk/arkivstruktur.xml")).unwrap();
    assert!(!structure.contains("<kryssreferanse>"));
}

/// Every file under a folder with its bytes.
fn inside(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

fn program(place: &Place, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brotsak"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("BROTSAK_")) {
        command.env_remove(name);
    }
    command
        .current_dir(place.house.dir.path())
        .env("BROTSAK_DATABASE_URL", &place.house.url)
        .env("BROTSAK_ARCHIVE_ORGANISATION_NUMBER", "974760673")
        .env("BROTSAK_ARCHIVE_CREATOR_NAME", "Valle kommune")
        .args([
            "export",
            "noark5",
            "--from",
            "2026-01-01",
            "--to",
            "2026-12-31",
            "--data",
        ])
        .arg(place.house.dir.path().join("data"))
        .arg("--out")
        .arg(out)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// How far an export has come, to be killed there.
type Point = (&'static str, fn(&Path) -> bool);

const POINTS: [Point; 5] = [
    ("it has begun", |left| left.join("UFERDIG").exists()),
    ("a few cases", |left| cases(left) > 5),
    ("most cases", |left| cases(left) > 60),
    ("the journals", |left| {
        left.join("offentligJournal.xml").exists()
    }),
    ("all but the check", |left| {
        left.join("arkivuttrekk.xml").exists()
    }),
];

fn cases(left: &Path) -> usize {
    fs::read_dir(left.join("dokumenter/2026")).map_or(0, Iterator::count)
}

#[test]
fn an_export_that_is_killed_leaves_nothing_that_looks_whole_and_is_taken_up_again() {
    let place = town(6 * KINDS, 400);
    // By the same clock: the period is not over, and the series is closed today.
    program(&place, &place.at("heilt")).output().unwrap();
    let whole = inside(&place.at("heilt"));
    let out = place.at("avbrote");
    let left = place.at(".avbrote.uferdig");
    let mut kills = 0;
    for (name, is_there) in POINTS {
        let mut child = program(&place, &out).spawn().unwrap();
        let is_killed = loop {
            if child.try_wait().unwrap().is_some() {
                break false;
            }
            if is_there(&left) {
                child.kill().unwrap();
                child.wait().unwrap();
                break true;
            }
            std::thread::yield_now();
        };
        kills += usize::from(is_killed);
        if out.exists() {
            // It was quicker than whoever watched it; then it is whole.
            assert_eq!(inside(&out), whole, "{name}");
            fs::remove_dir_all(&out).unwrap();
        }
        if left.join("arkivuttrekk.xml").exists() && left.join("UFERDIG").exists() {
            assert_eq!(super::checked::check(&left, &[]).code, 1, "{name}");
        }
    }
    assert!(kills > 2, "{kills}");
    let copied = inside(&left.join("dokumenter")).len();
    let last = program(&place, &out).output().unwrap();
    let said = String::from_utf8(last.stderr).unwrap();
    assert_eq!(last.status.code(), Some(3), "{said}");
    assert_eq!(inside(&out), whole);
    assert!(!left.exists());
    if copied > 1 {
        assert!(said.contains("er brukte att"), "{said}");
    }
}

#[test]
fn what_a_cut_off_export_has_copied_rightly_is_used_and_the_rest_is_not() {
    let place = town(2 * KINDS, 5);
    place.export("heilt", None).unwrap();
    let whole = inside(&place.at("heilt"));
    let left = place.at(".avbrote.uferdig");
    super::checked::copy(&place.at("heilt"), &left);
    fs::write(left.join("UFERDIG"), "").unwrap();
    let document = |case: &str| left.join(format!("dokumenter/2026/{case}/1-1-hoveddokument.pdf"));
    let mut bytes = fs::read(document("000002")).unwrap();
    bytes[5] ^= 1;
    fs::write(document("000002"), &bytes).unwrap();
    fs::write(document("000003"), &bytes[..10]).unwrap();
    fs::write(left.join("dokumenter/2026/000004/9-9-vedlegg.pdf"), "x").unwrap();
    fs::create_dir_all(left.join("dokumenter/2025/000001")).unwrap();
    fs::write(
        left.join("dokumenter/2025/000001/1-1-hoveddokument.pdf"),
        "x",
    )
    .unwrap();
    fs::create_dir(left.join("noko")).unwrap();
    let exported = place.export("avbrote", None).unwrap();
    let files = whole
        .keys()
        .filter(|name| name.starts_with("dokumenter"))
        .count();
    assert_eq!(exported.reused, files as u64 - 2);
    assert_eq!(inside(&place.at("avbrote")), whole);
    assert!(!left.exists());
    let report = fs::read_to_string(place.at("avbrote-rapport.txt")).unwrap();
    assert!(
        report.contains(&format!("{} dokumentfiler var alt kopierte", files - 2)),
        "{report}"
    );
}

#[test]
fn two_exports_to_the_same_place_do_not_meet() {
    let place = town(KINDS, 5);
    let left = place.at(".uttrekk.uferdig");
    fs::create_dir(&left).unwrap();
    let mark = fs::File::create(left.join("UFERDIG")).unwrap();
    mark.lock().unwrap();
    assert!(matches!(
        place.export("uttrekk", None),
        Err(ExportError::Busy(_))
    ));
    drop(mark);
    place.export("uttrekk", None).unwrap();
}

/// The municipality that `brotsak demo` shows.
#[test]
fn the_demo_is_taken_by_both_generations_of_the_schemas() {
    let Some(schemas) = schema_folder("the demo before the schemas") else {
        return;
    };
    let room = tempfile::tempdir().unwrap();
    let data = room.path().join("demo").display().to_string();
    let made = crate::support::program::run(
        room.path(),
        &["demo", "--make-for", "http://127.0.0.1:1", "--data", &data],
    );
    assert_eq!(made.code, 0, "{made:?}");
    let schema = schemas.display().to_string();
    let arguments = [
        "export",
        "noark5",
        "--data",
        &data,
        "--out",
        "uttrekk",
        "--from",
        "2020-01-01",
        "--to",
        "2035-12-31",
        "--schemas",
        &schema,
    ];
    let exported = crate::support::program::run(room.path(), &arguments);
    assert_eq!(exported.code, 0, "{exported:?}");
    let out = room.path().join("uttrekk");
    is_valid(&out, &schemas);
    assert_eq!(said(&out), (0, vec![]));
}

/// The log of changes has what the ledger has: a case that was closed, taken up and closed again.
#[test]
fn what_was_taken_up_again_and_handed_over_is_in_the_log_of_changes() {
    let desk = Desk::open();
    let case = way::closed_with_a_warning(&desk);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{case}/reopenings/new")).is(200);
    hilde
        .post(&format!("{case}/reopenings"), &[("grounds", GROUNDS)])
        .is(303);
    crate::support::reporting::sql(
        &desk.house,
        "insert into assignments (case_id, from_id, officer_id, grounds, assigned_by_id, assigned_at)
            select id, officer_id, registered_by_id, 'x', officer_id, '2026-11-24 10:00:00' from cases;
        update cases set stage = 'closed', outcome = 'warning', closed_by_id = officer_id,
            closed_at = '2026-12-01 10:00:00';",
    );
    let log = change_log(&desk);
    let states: Vec<&str> = log
        .split("<nyVerdi>")
        .skip(1)
        .map(|rest| rest.split('<').next().unwrap())
        .collect();
    let status = states
        .iter()
        .filter(|state| ["Avsluttet", "Under behandling"].contains(state));
    let status: Vec<&&str> = status.collect();
    assert_eq!(
        status,
        [&"Avsluttet", &"Under behandling", &"Avsluttet"],
        "{log}"
    );
    assert!(log.contains("<referanseMetadata>saksansvarlig<"), "{log}");
}

/// The change log of everything there is.
fn change_log(desk: &Desk) -> String {
    let folder = desk.house.dir.path();
    let out = folder.join("uttrekk");
    let office = Office {
        store: &desk.house.store,
        files: &Files::open(&folder.join("files")).unwrap(),
        profile: &Profile::default(),
        actor: "cli",
        person: None,
        opening: None,
        now: crate::support::now(),
    };
    let request = Request {
        from: "2020-01-01".parse().unwrap(),
        to: "2035-12-31".parse().unwrap(),
        out: out.clone(),
        schemas: None,
        accept_unknown_schemas: false,
        is_dias: false,
    };
    export_archive(&office, &request, crate::support::now, &mut |_, _| ()).unwrap();
    fs::read_to_string(out.join("endringslogg.xml")).unwrap()
}
