//! `brotsak export check` as the archivist runs it: what is wrong with a package is named, at once, with its place.
use super::broken::{edit, sha256};
use super::rows::{Archive, case, uuid};
use super::{letter, schema_folder};
use crate::support::program::{Ended, run};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "dokumenter/2026/000017/1-1-hoveddokument.pdf";
const STRUCTURE: &str = "arkivstruktur.xml";
const DESCRIPTION: &str = "arkivuttrekk.xml";

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

/// A way to break a package: what it is called, how it is done, the checks that
/// must speak up, Arkade's test that must be named, and words of one finding's place.
type Mutation = (
    &'static str,
    fn(&Path),
    &'static [u64],
    &'static str,
    &'static [&'static str],
);

#[track_caller]
fn find_all(mutations: &[Mutation]) {
    let Some(shelf) = Shelf::new("broken packages before the command") else {
        return;
    };
    assert_eq!(
        said(&shelf.copy()),
        (0, vec![]),
        "sound before it is broken"
    );
    for (name, breaks, expected, arkade, place) in mutations {
        let folder = shelf.copy();
        breaks(&folder);
        let (code, findings) = said(&folder);
        let mut checks: Vec<u64> = findings
            .iter()
            .map(|one| one["check"].as_u64().unwrap())
            .collect();
        checks.dedup();
        assert_eq!(
            (code, checks.as_slice()),
            (1, *expected),
            "{name}: {findings:#?}"
        );
        let is_named = findings.iter().any(|one| {
            let text = one.to_string();
            one["arkade"].as_str().unwrap().contains(arkade)
                && place.iter().all(|word| text.contains(word))
        });
        assert!(
            is_named,
            "{name}: no finding with {arkade} and {place:?}: {findings:#?}"
        );
        for finding in &findings {
            for part in ["file", "text", "advice"] {
                assert!(
                    !finding[part].as_str().unwrap().is_empty(),
                    "{name}: {finding}"
                );
            }
        }
        fs::remove_dir_all(folder).unwrap();
    }
}

fn cut(folder: &Path, name: &str, from: &str, to: &str) {
    let text = fs::read_to_string(folder.join(name)).unwrap();
    let start = text.find(from).unwrap();
    let end = start + text[start..].find(to).unwrap() + to.len();
    edit(folder, name, &text[start..end], "");
}

/// The fifteen that the depot's own tool was tried with.
#[test]
fn fifteen_ways_to_break_a_package_are_named() {
    find_all(&[
        (
            "a byte of a document changed",
            |at| {
                let mut bytes = fs::read(at.join(DOCUMENT)).unwrap();
                bytes[3] ^= 1;
                fs::write(at.join(DOCUMENT), bytes).unwrap();
            },
            &[10],
            "N5.30",
            &["2026/17", DOCUMENT, "journalpost 2026/68", "dokument 1"],
        ),
        (
            "a document removed",
            |at| fs::remove_file(at.join(DOCUMENT)).unwrap(),
            &[8, 11],
            "N5.32",
            &["2026/17", DOCUMENT],
        ),
        (
            "an orphan",
            |at| fs::write(at.join("dokumenter/2026/ekstra.pdf"), "x").unwrap(),
            &[8, 12],
            "N5.33",
            &["dokumenter/2026/ekstra.pdf"],
        ),
        (
            "a registration not finished",
            |at| edit(at, STRUCTURE, ">Arkivert<", ">Journalført<"),
            &[6],
            "N5.22",
            &["2026/17", "Journalført", "journalpost 2026/68"],
        ),
        (
            "an open case",
            |at| {
                let status = "<saksstatus>Avsluttet<";
                edit(at, STRUCTURE, status, "<saksstatus>Under behandling<");
            },
            &[6],
            "N5.15",
            &["2026/17", "Under behandling"],
        ),
        (
            "XML edited without a new checksum",
            |at| {
                let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                fs::write(at.join(STRUCTURE), format!("{text}\n")).unwrap();
            },
            &[2],
            "N5.02",
            &[STRUCTURE],
        ),
        (
            "a schema removed",
            |at| fs::remove_file(at.join("arkivstruktur.xsd")).unwrap(),
            &[1],
            "N5.01",
            &["arkivstruktur.xsd"],
        ),
        (
            "a flag turned",
            |at| {
                let flag = "inneholderSkjermetInformasjon\"><value>";
                edit(
                    at,
                    DESCRIPTION,
                    &format!("{flag}true"),
                    &format!("{flag}false"),
                );
            },
            &[13],
            "N5.42",
            &["inneholderSkjermetInformasjon"],
        ),
        (
            "a wrong count",
            |at| {
                let value = "//registrering</value></property><property dataType=\"integer\" name=\"value\"><value>";
                edit(at, DESCRIPTION, &format!("{value}9"), &format!("{value}8"));
            },
            &[4],
            "N5.16",
            &["registrering"],
        ),
        (
            "one identity twice",
            |at| edit(at, STRUCTURE, &uuid(2, 18), &uuid(2, 17)),
            // What the change log says of the other case is about nothing now.
            &[14],
            "N5.47",
            &["00000002-0000-4000-8000-000000000011", "2 gonger"],
        ),
        (
            "a blank element",
            |at| edit(at, STRUCTURE, "<klasseID>2.4.1<", "<klasseID> <"),
            &[16],
            "N5.63",
            &["klasseID"],
        ),
        (
            "a journal that counts wrong",
            |at| {
                edit(
                    at,
                    "offentligJournal.xml",
                    "Journalposter>5<",
                    "Journalposter>6<",
                )
            },
            &[15],
            "N5.59",
            &["offentligJournal.xml"],
        ),
        (
            "a change of something that is not there",
            |at| edit(at, "endringslogg.xml", &uuid(2, 17), &uuid(9, 17)),
            &[14],
            "N5.62",
            &["endringslogg.xml", "00000009-0000-4000-8000-000000000011"],
        ),
        (
            "elements in another order",
            |at| {
                let title = "<tittel>Brot på etiske retningsliner</tittel>";
                let (id, class) = ("<klasseID>2.4.1</klasseID>", "");
                edit(
                    at,
                    STRUCTURE,
                    &format!("{id}{title}"),
                    &format!("{title}{id}{class}"),
                );
            },
            &[3],
            "N5.03",
            &["klasse"],
        ),
        (
            "the public journal removed",
            |at| fs::remove_file(at.join("offentligJournal.xml")).unwrap(),
            &[1, 15],
            "N5.59",
            &["offentligJournal.xml"],
        ),
    ]);
}

/// What others have been seen to hand over, and a few that somebody might try.
#[test]
fn other_ways_to_break_a_package_are_named_too() {
    find_all(&[
        (
            "PRONOM where the depot's tool wants the extension",
            |at| edit(at, STRUCTURE, "<format>pdf<", "<format>fmt/354<"),
            &[9],
            "N5.29",
            &["fmt/354", DOCUMENT],
        ),
        (
            "a size that is not the file's",
            |at| {
                let size = fs::metadata(at.join(DOCUMENT)).unwrap().len();
                let said = format!("<filstoerrelse>{size}<");
                edit(at, STRUCTURE, &said, "<filstoerrelse>7<");
            },
            &[10],
            "N5.30",
            &["7 er oppgitt"],
        ),
        (
            "another algorithm",
            |at| edit(at, STRUCTURE, ">SHA256<", ">MD5<"),
            &[10],
            "N5.30",
            &["SHA256"],
        ),
        (
            "a time with an offset",
            |at| edit(at, STRUCTURE, "T09:12:00<", "T09:12:00+01:00<"),
            &[16],
            "",
            &["utan sone"],
        ),
        (
            "a time in UTC",
            |at| edit(at, STRUCTURE, "T09:12:00<", "T09:12:00Z<"),
            &[16],
            "",
            &["utan sone"],
        ),
        (
            "a date that is none",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    "<saksdato>2026-02-03<",
                    "<saksdato>2026-02-30<",
                )
            },
            &[17],
            "N5.03",
            &["saksdato"],
        ),
        (
            "the word of a program for nothing",
            |at| edit(at, STRUCTURE, "<partRolle>Meldar<", "<partRolle>NULL<"),
            &[16],
            "N5.63",
            &["partRolle", "2026/17"],
        ),
        (
            "an empty element in the short form",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    "<partRolle>Meldar</partRolle>",
                    "<partRolle/>",
                )
            },
            &[16],
            "N5.63",
            &["partRolle"],
        ),
        (
            "an answer that is not there",
            |at| {
                let reference = "<referanseAvskrivesAvJournalpost>";
                let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                let id = text.split(reference).nth(1).unwrap()[..36].to_owned();
                let gone = format!("{reference}{}", uuid(9, 9));
                edit(at, STRUCTURE, &format!("{reference}{id}"), &gone);
            },
            &[14],
            "",
            &["2026/18", "00000009-0000-4000-8000-000000000009"],
        ),
        (
            "a class with subclasses and folders",
            |at| {
                let class = "<klasse><systemID>00000000-0000-4000-8000-fffffffffffe</systemID><klasseID>2</klasseID><tittel>x</tittel><opprettetDato>2026-02-03T00:00:00</opprettetDato><opprettetAv>System</opprettetAv></klasse>";
                let folder = "<mappe xsi:type=\"saksmappe\">";
                edit(at, STRUCTURE, folder, &format!("{class}{folder}"));
            },
            &[5],
            "N5.12",
            &["underklassar"],
        ),
        (
            "no period",
            |at| {
                cut(
                    at,
                    DESCRIPTION,
                    "<property name=\"periode\">",
                    "</properties></property>",
                )
            },
            &[3],
            "N5.03",
            &["periode"],
        ),
        (
            "the period under another name",
            |at| edit(at, DESCRIPTION, "name=\"periode\"", "name=\"tidsrom\""),
            &[3],
            "N5.03",
            &["periode"],
        ),
        (
            "no archival period",
            |at| {
                let from = "<additionalElement name=\"archivalPeriod\">";
                cut(at, DESCRIPTION, from, "</additionalElement>");
            },
            &[15],
            "",
            &["archivalPeriod"],
        ),
        (
            "a case from before the period",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    ">2026-02-03T09:12:00<",
                    ">2025-02-03T09:12:00<",
                )
            },
            &[15],
            "",
            &["utanfor arkivperioden", "2026/17"],
        ),
        (
            "a journal with other days",
            |at| {
                let day = "<journalStartDato>2026-02-03<";
                edit(
                    at,
                    "loependeJournal.xml",
                    day,
                    "<journalStartDato>2026-01-01<",
                );
            },
            &[15],
            "N5.60",
            &["loependeJournal.xml"],
        ),
        (
            "a name in a public title of the structure",
            |at| {
                let title = "<offentligTittel>Personalsak<";
                edit(
                    at,
                    STRUCTURE,
                    title,
                    "<offentligTittel>Sak om DØMEs innlegg<",
                );
            },
            &[18],
            "",
            &["2026/17", STRUCTURE],
        ),
        (
            "initials in the public journal",
            |at| {
                let title = "<offentligTittel>Personalsak<";
                edit(
                    at,
                    "offentligJournal.xml",
                    title,
                    "<offentligTittel>Sak om O. D.<",
                );
                let title = "<offentligTittel>Personalsak<";
                edit(
                    at,
                    "offentligJournal.xml",
                    title,
                    "<offentligTittel>Sak om O.D.<",
                );
            },
            &[18],
            "",
            &["2026/17", "offentligJournal.xml"],
        ),
        (
            "a person of one case in the title of another",
            |at| {
                let text = fs::read_to_string(at.join("offentligJournal.xml")).unwrap();
                let last = text.rfind("<offentligTittel>Brev<").unwrap();
                let named = "<offentligTittel>Brev til Døme, Ola<";
                assert!(text[last..].starts_with("<offentligTittel>Brev<"));
                edit(at, "offentligJournal.xml", "<offentligTittel>Brev<", named);
            },
            &[18],
            "",
            &["offentligJournal.xml"],
        ),
        (
            "a sender who is shielded and shown",
            |at| edit(at, "offentligJournal.xml", "*****", "Per Ukjend"),
            &[18],
            "",
            &["offentligJournal.xml", "*****"],
        ),
        (
            "no correspondent",
            |at| {
                cut(
                    at,
                    STRUCTURE,
                    "<korrespondansepart>",
                    "</korrespondansepart>",
                )
            },
            &[17],
            "",
            &["korrespondansepart"],
        ),
        (
            "a kind of registration that is none",
            |at| edit(at, STRUCTURE, ">Inngående dokument<", ">Inn<"),
            &[17],
            "N5.17",
            &["journalposttype"],
        ),
        (
            "a document that leads out of the package",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    ">dokumenter/2026/000017/1-1",
                    ">dokumenter/../../hemmeleg/1-1",
                );
            },
            &[11, 12],
            "N5.32",
            &["stien", "2026/17"],
        ),
        (
            "a schema of the wrong generation beside a journal that needs the other",
            |at| {
                let Some(folder) = schema_folder("the schema of 2019") else {
                    return;
                };
                let old = folder.join("noark5-5.0-2019-05-13/offentligJournal.xsd");
                let (before, after) = (
                    fs::read(at.join("offentligJournal.xsd")).unwrap(),
                    fs::read(old).unwrap(),
                );
                fs::write(at.join("offentligJournal.xsd"), &after).unwrap();
                edit(at, DESCRIPTION, &sha256(&before), &sha256(&after));
                edit(
                    at,
                    "offentligJournal.xml",
                    "<saksaar>",
                    "<mappeID>2026/17</mappeID><saksaar>",
                );
            },
            &[3],
            "N5.03",
            &["mappeID", "2019"],
        ),
        (
            "something of its own that is not said",
            |at| {
                let after = "<virksomhetsspesifikkeMetadata><v:x xmlns:v=\"v\">1</v:x></virksomhetsspesifikkeMetadata><part>";
                edit(at, STRUCTURE, "<part>", after);
            },
            &[13],
            "",
            &["inneholderVirksomhetsspesifikkeMetadata"],
        ),
        (
            "a folder that does not belong there",
            |at| {
                fs::create_dir(at.join("notat")).unwrap();
                fs::write(at.join("notat/x.txt"), "x").unwrap();
            },
            &[12],
            "N5.33",
            &["notat/"],
        ),
    ]);
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
    // The house's own checks do not read the description's order; the schema does.
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
