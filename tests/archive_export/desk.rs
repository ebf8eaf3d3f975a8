//! The same export from the command line and from a page, and what the ledger says of it.
use super::rows::{Archive, case};
use crate::support::now;
use brotsak::archive::ExportError;
use brotsak::casework::Failure;
use brotsak::casework::export_archive::{
    Office, PageRequest, download, end_abandoned, list, make_file, start,
};
use brotsak::cli::export::{ExportArgs, ExportKind, FAULTS, INCOMPLETE, USAGE, run};
use brotsak::domain::access::Viewer;
use brotsak::domain::person::{PersonId, Role};
use brotsak::store::exports::State;
use brotsak::store::{StoreError, ledger};
use chrono::TimeDelta;
use clap::Parser;
use std::io::Read;

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    args: ExportArgs,
}

fn command(archive: &Archive, more: &[&str]) -> (u8, String) {
    let out = archive.out().display().to_string();
    let words = ["export", "noark5", "--out", &out, "--from", "2026-01-01"];
    let line = Line::parse_from(words.iter().chain(more));
    let ExportKind::OfHouse(kind) = &line.args.kind else {
        panic!("the line says noark5");
    };
    let ran = run(
        kind,
        &archive.house.store,
        &archive.files,
        &archive.profile,
        now,
    );
    match ran {
        Ok(text) => (0, text),
        Err(exit) => (exit.code, exit.text),
    }
}

#[test]
fn the_exit_code_says_how_it_went() {
    let archive = Archive::with(&[case(1)]);
    let (code, text) = command(&archive, &["--to", "2025-12-31"]);
    assert_eq!(code, USAGE, "{text}");
    let (code, text) = command(&archive, &["--to", "31.1.2026"]);
    assert_eq!(code, FAULTS);
    assert!(
        text.contains("Ingen saker vart avslutta frå 2026-01-01 til 2026-01-31"),
        "{text}"
    );
    let (code, text) = command(&archive, &["--to", "2026-12-31"]);
    assert_eq!(code, INCOMPLETE);
    assert!(
        text.contains("UFULLSTENDIG") && text.contains("--schemas"),
        "{text}"
    );
    let (code, text) = command(&archive, &["--to", "2026-12-31"]);
    assert_eq!(code, USAGE, "the folder is no longer empty");
    assert!(text.contains("er ikkje tom"), "{text}");
    if let Some(folder) = super::schema_folder("exit code 0") {
        std::fs::remove_dir_all(archive.out()).unwrap();
        let folder = folder.display().to_string();
        let (code, text) = command(&archive, &["--to", "2026-12-31", "--schemas", &folder]);
        assert_eq!(code, 0, "{text}");
        assert!(text.contains("generasjon 2023-12-08"), "{text}");
    }
}

#[test]
fn every_export_is_remembered_however_it_ends() {
    let archive = Archive::with(&[case(1)]);
    command(&archive, &["--to", "2026-01-31"]);
    command(&archive, &["--to", "2026-12-31"]);
    let exports = list(&archive.house.store, "u-5", now(), 10).unwrap();
    assert_eq!(exports[1].state, State::Failed);
    assert_eq!(exports[1].problem.as_deref(), Some("empty"));
    assert_eq!((exports[0].state, exports[0].cases), (State::Done, Some(1)));
    assert_eq!(exports[0].documents, Some(5));
    assert_eq!(exports[0].is_complete, Some(false));
    let entries = ledger::Wanted {
        limit: 10,
        ..Default::default()
    };
    let entries = archive
        .house
        .store
        .read(|db| ledger::entries(db, &entries))
        .unwrap();
    let events: Vec<&str> = entries
        .iter()
        .map(|entry| entry.payload.event.as_str())
        .collect();
    assert_eq!(
        events,
        [
            "exports-listed",
            "export-finished",
            "export-started",
            "export-failed",
            "export-started"
        ]
    );
}

#[test]
fn an_export_that_holds_what_was_destroyed_meanwhile_is_taken_away() {
    let archive = Archive::with(&[case(1)]);
    let folder = archive.house.dir.path().join("exports");
    let (from, to) = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    let office = archive.office();
    let uuid = start(&office, from, to).unwrap();
    let asked = PageRequest {
        uuid: &uuid,
        from,
        to,
        schemas: None,
        folder: &folder,
    };
    // As it comes to its end: everything is written.
    let end = || {
        let gone = "update cases set destroyed_at = closed_at";
        crate::support::reporting::sql(&archive.house, gone);
        now()
    };
    let made = make_file(&office, &asked, end, &mut |_, _| {});
    assert!(matches!(made, Err(ExportError::Destroyed)), "{made:?}");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
    let exports = list(&archive.house.store, "u-5", now(), 10).unwrap();
    assert_eq!(exports[0].problem.as_deref(), Some("destroyed"));
}

#[test]
fn the_archivist_gets_the_same_export_as_one_file() {
    let archive = Archive::with(&[case(1)]);
    archive.export(None).unwrap();
    let folder = archive.house.dir.path().join("exports");
    let (from, to) = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    let office = archive.office();
    let uuid = start(&office, from, to).unwrap();
    let store = &archive.house.store;
    let by = Viewer {
        person: PersonId(5),
        roles: vec![Role::Archivist],
        at: now(),
    };
    let early = download(store, &folder, &uuid, &by);
    assert!(matches!(early, Err(Failure::Store(StoreError::NotFound))));
    let asked = PageRequest {
        uuid: &uuid,
        from,
        to,
        schemas: None,
        folder: &folder,
    };
    let mut steps = vec![];
    make_file(&office, &asked, now, &mut |done, total| {
        steps.push((done, total))
    })
    .unwrap();
    assert_eq!(steps, [(1, 3), (2, 3), (3, 3)]);
    let (export, file) = download(store, &folder, &uuid, &by).unwrap();
    assert_eq!(export.state, State::Done);
    let mut zip = zip::ZipArchive::new(file).unwrap();
    let root = "noark5-uttrekk-2026-01-01-2026-12-31";
    for name in [
        "arkivstruktur.xml",
        "dokumenter/2026/000001/1-2-vedlegg.pdf",
    ] {
        let mut packed = vec![];
        let mut inside = zip.by_name(&format!("{root}/{name}")).unwrap();
        inside.read_to_end(&mut packed).unwrap();
        assert_eq!(
            packed,
            std::fs::read(archive.out().join(name)).unwrap(),
            "{name}"
        );
    }
    assert!(zip.by_name(&format!("{root}-rapport.txt")).is_ok());
    let left = std::fs::read_dir(&folder).unwrap();
    let name =
        |it: std::io::Result<std::fs::DirEntry>| it.unwrap().file_name().into_string().unwrap();
    let mut left: Vec<String> = left.map(name).collect();
    left.sort_unstable();
    let kept = [format!("{uuid}.txt"), format!("{uuid}.zip")];
    assert_eq!(left, kept, "the one file, and what is to be known of it");
}

#[test]
fn an_export_that_was_cut_off_is_not_left_running() {
    let archive = Archive::with(&[case(1)]);
    let (from, to) = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    let folder = archive.house.dir.path().join("exports");
    std::fs::create_dir_all(folder.join(".unfinished-x/y")).unwrap();
    std::fs::write(folder.join("z.zip"), "x").unwrap();
    let by_page = Office {
        person: Some(PersonId(5)),
        ..archive.office()
    };
    start(&by_page, from, to).unwrap();
    let by_command = start(&archive.office(), from, to).unwrap();
    let store = &archive.house.store;
    assert_eq!(end_abandoned(store, &folder, now()).unwrap(), 1);
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().collect();
    assert_eq!(left.len(), 1, "finished files stay");
    let exports = list(store, "u-5", now(), 10).unwrap();
    assert_eq!(exports[1].problem.as_deref(), Some("interrupted"));
    assert_eq!(
        (&exports[0].uuid, exports[0].state),
        (&by_command, State::Running)
    );
    let later = now() + TimeDelta::days(2);
    assert_eq!(end_abandoned(store, &folder, later).unwrap(), 1);
}
