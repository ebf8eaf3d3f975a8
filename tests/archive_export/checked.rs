//! `brotsak export check` as the archivist runs it: what is wrong with a package is named, at once, with its place.
use super::broken::edit;
use super::mutation::{DESCRIPTION, STRUCTURE};
use super::rows::{Archive, case};
use super::{letter, schema_folder};
use crate::support::program::{Ended, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

/// A right package, and room for copies of it.
pub struct Shelf {
    archive: Archive,
    copies: std::cell::Cell<u32>,
}

impl Shelf {
    pub fn new(what: &str) -> Option<Shelf> {
        let folder = schema_folder(what)?;
        let archive = Archive::with(&[case(17), letter(18)]);
        archive.export(Some(&folder)).unwrap();
        Some(Shelf {
            archive,
            copies: 0.into(),
        })
    }

    pub fn copy(&self) -> PathBuf {
        self.copies.set(self.copies.get() + 1);
        let to = self
            .archive
            .house
            .dir
            .path()
            .join(format!("kopi-{}", self.copies.get()));
        copy(&self.archive.out(), &to);
        to
    }
}

pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|one| (one.path(), one.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

pub fn check(folder: &Path, more: &[&str]) -> Ended {
    let place = folder.display().to_string();
    let mut words = vec!["export", "check", place.as_str()];
    words.extend(more);
    run(folder.parent().unwrap(), &words)
}

/// What the command says to a program of this package, and whether it calls it sound.
pub fn said(folder: &Path) -> (i32, Vec<Value>) {
    let ended = check(folder, &["--json"]);
    let value: Value = serde_json::from_str(&ended.said).unwrap_or_else(|_| panic!("{ended:?}"));
    assert_eq!(
        value["is_sound"].as_bool().unwrap(),
        ended.code == 0,
        "{value}"
    );
    (ended.code, value["findings"].as_array().unwrap().clone())
}

#[test]
fn everything_is_told_at_once_and_in_order_to_people_too() {
    let Some(shelf) = Shelf::new("several faults at once") else {
        return;
    };
    let folder = shelf.copy();
    edit(&folder, STRUCTURE, ">Arkivert<", ">Journalført<");
    edit(&folder, STRUCTURE, "<format>pdf<", "<format>fmt/354<");
    fs::write(folder.join("dokumenter/ekstra.pdf"), "x").unwrap();
    let ended = check(&folder, &[]);
    assert_eq!(ended.code, 1, "{ended:?}");
    let heads: Vec<&str> = ended
        .said
        .lines()
        .filter(|line| line.starts_with("Kontroll "))
        .map(|line| line.split(',').next().unwrap())
        .collect();
    assert_eq!(
        heads,
        ["Kontroll 6", "Kontroll 8", "Kontroll 9", "Kontroll 12"]
    );
    for words in [
        "  sak 2026/17, journalpost 2026/68, arkivstruktur.xml, N5.22: journalstatus i journalpost er «Journalført»",
        "Finn ut kva filer som manglar",
        "4 funn i alt.",
    ] {
        assert!(ended.said.contains(words), "{words}: {}", ended.said);
    }
}

#[test]
fn what_cannot_be_read_is_refused_and_what_is_not_there_is_found() {
    let room = tempfile::tempdir().unwrap();
    let at = |name: &str| room.path().join(name);
    check(&at("finst-ikkje"), &[]).is_refused(&["finst ikkje"]);
    fs::write(at("fil.xml"), "<a/>").unwrap();
    check(&at("fil.xml"), &[]).is_refused(&["ikkje ei mappe"]);
    let ended = check(&at("fil.xml"), &["--json"]);
    let value: Value = serde_json::from_str(&ended.said).unwrap();
    assert_eq!(ended.code, 2);
    assert!(value["error"].as_str().unwrap().contains("ikkje ei mappe"));
    fs::create_dir(at("tom")).unwrap();
    let (code, findings) = said(&at("tom"));
    assert_eq!(code, 1);
    assert_eq!(findings[0]["file"], "arkivuttrekk.xml");
}

#[test]
fn a_package_without_schemas_is_called_incomplete() {
    let archive = Archive::with(&[case(17)]);
    archive.export(None).unwrap();
    let ended = check(&archive.out(), &[]);
    assert_eq!(ended.code, 3, "{ended:?}");
    assert!(ended.said.contains("UFULLSTENDIG"), "{ended:?}");
}

#[test]
fn with_schemas_xmllint_has_its_say() {
    let Some(shelf) = Shelf::new("xmllint from the command") else {
        return;
    };
    let schemas = schema_folder("xmllint from the command").unwrap();
    let schemas = schemas.display().to_string();
    let folder = shelf.copy();
    let ended = check(&folder, &["--schemas", &schemas]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(ended.said.contains("xmllint"), "{ended:?}");
    if std::process::Command::new("xmllint")
        .arg("--version")
        .output()
        .is_err()
    {
        eprintln!("LEFT OUT: xmllint from the command: no xmllint");
        return;
    }
    let (from, to) = ("<description>", "<description>x</description><description>");
    edit(&folder, DESCRIPTION, from, to);
    let ended = check(&folder, &["--schemas", &schemas]);
    assert_eq!(ended.code, 1, "{ended:?}");
    assert!(
        ended
            .said
            .contains("arkivuttrekk.xml, N5.03: xmllint, linje"),
        "{ended:?}"
    );
    let empty = tempfile::tempdir().unwrap();
    let nothing = empty.path().display().to_string();
    check(&folder, &["--schemas", &nothing]).is_refused(&["inneheld ingen"]);
}
