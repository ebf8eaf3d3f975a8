//! Closed cases go to the municipality's archive core as messages that its schemas take, and its receipts are read back.
mod pages;
mod receipts;
mod veil;

use crate::archive_export::rows::{Archive, Case, case};
use crate::archive_export::schema_folder;
use crate::support::copying::paper;
use crate::support::now;
use brotsak::archive::ExportError;
use brotsak::archive::arkivmelding::{MessageRequest, Messages, Scope, Version};
use brotsak::casework::export_messages::export_messages;
use brotsak::domain::case::CaseNumber;
use brotsak::store::core_units;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

pub fn number(serial: i32) -> CaseNumber {
    CaseNumber { year: 2026, serial }
}

pub fn year() -> Scope {
    Scope::Period("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap())
}

pub fn send(archive: &Archive, scope: Scope, version: Version) -> Result<Messages, ExportError> {
    let request = MessageRequest {
        scope,
        version,
        out: archive.out(),
    };
    export_messages(&archive.office(), &request, now, &mut |_, _| ())
}

/// Every file in a folder and below it.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[track_caller]
pub fn lint(schema: &Path, file: &Path) {
    let linted = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .args([schema, file])
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&linted.stderr);
    assert!(linted.status.success(), "{}: {said}", schema.display());
}

/// A case with everything that a case may have.
fn full(serial: i32) -> Case {
    let mut case = case(serial);
    case.title = "Brot – Ola Døme & co <utkast> \"'\u{7} čáŋđŧž ÆØÅ ñ 北".to_owned();
    case.grounds = "Brotet er alvorleg: 1 < 2 && \"sitat\" ]]>".to_owned();
    let mut letter = case.documents[4].clone();
    letter.kind = "letter";
    letter.letter = Some("acknowledgement");
    letter.title = "T".repeat(4000);
    letter.public_title = "Brev".to_owned();
    letter.journal = Some(4 * serial + 2);
    letter.shielding = "Offl. § 23 første ledd";
    let mut statement = letter.clone();
    statement.kind = "statement";
    statement.letter = None;
    statement.title = "Uttale".to_owned();
    statement.journal = Some(4 * serial + 3);
    statement.extension = "txt";
    statement.bytes = "Eg er lei meg.".as_bytes().to_vec();
    case.documents[4].shielding = "";
    case.documents[1].extension = "docx";
    case.documents.extend([letter, statement]);
    case
}

#[test]
fn the_schemas_of_both_versions_accept_every_message() {
    let Some(folder) = schema_folder("xmllint against Fiks Arkiv") else {
        return;
    };
    let mut kept = case(18);
    kept.marks = vec![("preserved", None, None)];
    let archive = Archive::with(&[full(17), kept]);
    for version in Version::ALL {
        let made = send(&archive, year(), version).unwrap();
        assert_eq!((made.cases, made.messages), (2, 10));
        let n = version.number();
        let schema =
            format!("fiks-arkiv-v{n}/no.ks.fiks.arkiv.v{n}.arkivering.arkivmelding.opprett.xsd");
        let all = files(&archive.out());
        let messages: Vec<&PathBuf> = all
            .iter()
            .filter(|it| it.ends_with("arkivmelding.xml"))
            .collect();
        assert_eq!(messages.len(), 10);
        for message in messages {
            lint(&folder.join(&schema), message);
        }
        fs::remove_dir_all(archive.out()).unwrap();
    }
}

#[test]
fn each_message_has_its_files_their_number_and_our_keys() {
    let archive = Archive::with(&[full(17)]);
    let made = send(&archive, Scope::Case(number(17)), Version::One).unwrap();
    assert_eq!((made.messages, made.files, made.held_back), (6, 7, 0));
    let first = archive.read("2026-000017-001/arkivmelding.xml");
    for said in [
        "<antallFiler>2</antallFiler>",
        "<mappe xsi:type=\"saksmappe\">",
        "<m:fagsystem>brotsak</m:fagsystem><m:noekkel>2026-17</m:noekkel>",
        "<m:noekkel>2026-17-1</m:noekkel></referanseEksternNoekkel><journalposttype><m:kode>I</m:kode>",
        "<partNavn>Ola Døme</partNavn>",
        "<erSkjermet>true</erSkjermet><erPersonnavn>true</erPersonnavn>",
        "<skjermingshjemmel>Offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1</skjermingshjemmel>",
        "<m:kode>fmt/276</m:kode>",
        "<referanseDokumentfil>1-1-hoveddokument.pdf</referanseDokumentfil>",
        "<avskrivningsmaate><m:kode>BU</m:kode>",
        "<m:referanseEksternNoekkel><m:fagsystem>brotsak</m:fagsystem><m:noekkel>2026-17-6</m:noekkel>",
        "Kan kasserast frå 2028-03-21",
    ] {
        assert!(first.contains(said), "{said}\n{first}");
    }
    // What is not what its name says has no PRONOM number.
    assert!(
        first.contains("<formatDetaljer>docx</formatDetaljer>"),
        "{first}"
    );
    let note = archive.read("2026-000017-002/arkivmelding.xml");
    assert!(
        note.contains("xsi:type=\"arkivnotat\"") && !note.contains("<mappe"),
        "{note}"
    );
    assert!(note.contains(
        "<m:noekkel>2026-17</m:noekkel></m:referanseEksternNoekkel></referanseForelderMappe>"
    ));
    for file in files(&archive.out()) {
        let Some(folder) = file.parent().filter(|_| file.ends_with("arkivmelding.xml")) else {
            continue;
        };
        let beside = fs::read_dir(folder).unwrap().count() - 1;
        let text = fs::read_to_string(&file).unwrap();
        let said = format!("<antallFiler>{beside}</antallFiler>");
        assert!(text.contains(&said), "{}", file.display());
    }
    let sums = Command::new("sha256sum")
        .args(["-c", "--strict", "--quiet", "sjekksummar.sha256"])
        .current_dir(archive.out())
        .status()
        .unwrap();
    assert!(sums.success());
}

#[test]
fn whoever_reported_a_whistleblowing_case_stands_nowhere_in_its_messages() {
    let mut varsel = full(17);
    varsel.title = "Varsel frå Kari om Per".to_owned();
    varsel.public_title = "Personalsak".to_owned();
    varsel.subject = 4;
    varsel.grounds = "Som Kari skreiv, er brotet alvorleg.".to_owned();
    for at in [0, 2, 3, 4] {
        varsel.documents[at].bytes = paper("Her står det kva som hende.", "Dokument");
    }
    // The letter that thanks the reporter, and an e-mail that came as evidence.
    varsel.documents[5].bytes = b"%PDF-1.7 Kjaere Kari Dome, takk".to_vec();
    varsel.documents[1].extension = "eml";
    varsel.documents[1].bytes = "From: Kari Døme\r\n\r\nSjå her.".as_bytes().to_vec();
    varsel.documents[1].title = "E-post frå Kari".to_owned();
    varsel.documents[1].public_title = "Dokumentasjon".to_owned();
    let archive = Archive::with(&[varsel.clone()]);
    archive.sql("update cases set narrowed_at = registered_at");
    let made = send(&archive, year(), Version::Two).unwrap();
    assert_eq!(made.held_back, 2);
    for file in files(&archive.out()) {
        let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
        assert!(!text.contains("Kari"), "{}: {text}", file.display());
    }
    let first = archive.read("2026-000017-001/arkivmelding.xml");
    assert!(
        first.contains("<partNavn>*****</partNavn><partRolle><m:kode>MELDAR"),
        "{first}"
    );
    assert!(first.contains("<partNavn>Per Prøve</partNavn>"), "{first}");
    assert!(first.contains("<korrespondansepartNavn>*****</korrespondansepartNavn>"));
    assert!(
        first.contains("Fila er ikkje send til arkivkjernen"),
        "{first}"
    );
    assert!(first.contains("<antallFiler>1</antallFiler>"), "{first}");
    // Of another case, the one who reported is a part, shielded.
    fs::remove_dir_all(archive.out()).unwrap();
    archive.sql("update cases set narrowed_at = null");
    assert_eq!(send(&archive, year(), Version::Two).unwrap().held_back, 0);
    let first = archive.read("2026-000017-001/arkivmelding.xml");
    assert!(first.contains("<partNavn>Kari Døme</partNavn>"), "{first}");
}

#[test]
fn an_open_a_destroyed_or_an_unknown_case_is_refused_by_name() {
    let mut open = case(2);
    (open.stage, open.closed) = ("decided", "");
    let archive = Archive::with(&[case(1), open, case(3)]);
    archive.sql(
        "update documents set destroyed_at = '2026-05-01 00:00:00'
            where case_id = (select id from cases where serial = 3)",
    );
    let one = |serial| send(&archive, Scope::Case(number(serial)), Version::One);
    assert!(matches!(one(2), Err(ExportError::Open(it)) if it == number(2)));
    assert!(matches!(one(3), Err(ExportError::Gone(it)) if it == number(3)));
    assert!(matches!(one(9), Err(ExportError::Unknown(it)) if it == number(9)));
    let before = Scope::Period("2025-01-01".parse().unwrap(), "2025-12-31".parse().unwrap());
    assert!(matches!(
        send(&archive, before, Version::One),
        Err(ExportError::Empty(..))
    ));
    assert!(!archive.out().exists());
    let made = send(&archive, year(), Version::One).unwrap();
    assert_eq!((made.cases, made.left_out), (1, vec![number(3)]));
    let again = send(&archive, year(), Version::One);
    assert!(matches!(again, Err(ExportError::OutNotEmpty(_))));
}

#[test]
fn a_file_that_was_changed_stops_the_whole() {
    let archive = Archive::with(&[case(1), case(2)]);
    let sum = brotsak::audit::hex(&<sha2::Sha256 as sha2::Digest>::digest(
        &case(2).documents[0].bytes,
    ));
    let path = archive
        .house
        .dir
        .path()
        .join("files")
        .join("draft-2")
        .join(format!("{sum}.bin"));
    fs::write(path, "endra").unwrap();
    let Err(ExportError::Faults(faults)) = send(&archive, year(), Version::One) else {
        panic!("a changed file went out");
    };
    assert!(
        faults[0].to_string().starts_with("sak 2026/2, dokument 1"),
        "{faults:?}"
    );
    assert!(!archive.out().exists());
}

/// Cut off after the first of two cases, nothing is there that looks whole, and nothing is said to be sent.
#[test]
fn messages_that_were_cut_off_are_not_there() {
    let archive = Archive::with(&[case(1), case(2)]);
    let folder = archive.house.dir.path().to_owned();
    let killed = Command::new(std::env::current_exe().unwrap())
        .args(["archive_core::the_process_that_is_killed", "--exact"])
        .env("CORE_FOLDER", &folder)
        .env("CORE_DATABASE", &archive.house.url)
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .status()
        .unwrap();
    assert!(!killed.success());
    assert!(!archive.out().exists());
    let left = fs::read_dir(&folder).unwrap();
    let left = left.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let left: Vec<String> = left
        .filter(|name| name.starts_with('.') && name.ends_with(".uferdig"))
        .collect();
    assert_eq!(left.len(), 1, "it was cut off while it wrote");
    let units = archive
        .house
        .store
        .read(|db| core_units::of_cases(db, &[1, 2]));
    assert_eq!(units.unwrap(), []);
    send(&archive, year(), Version::One).unwrap();
    let units = archive
        .house
        .store
        .read(|db| core_units::of_cases(db, &[1, 2]));
    assert_eq!(units.unwrap().len(), 10);
}

/// Not a test of its own: the process that the one above starts, and that dies when one case is written.
#[test]
fn the_process_that_is_killed() {
    let Some(folder) = std::env::var_os("CORE_FOLDER") else {
        return;
    };
    let folder = PathBuf::from(folder);
    let database = std::env::var_os("CORE_DATABASE").unwrap();
    let house = crate::support::House::at(database.as_ref());
    let files = brotsak::store::files::Files::open(&folder.join("files")).unwrap();
    let profile = brotsak::archive::Profile::default();
    let office = brotsak::casework::export_archive::Office {
        store: &house.store,
        files: &files,
        profile: &profile,
        actor: "cli",
        person: None,
        opening: None,
        now: now(),
    };
    let request = MessageRequest {
        scope: year(),
        version: Version::One,
        out: folder.join("uttrekk"),
    };
    let _ = export_messages(&office, &request, now, &mut |done, _| {
        if done == 1 {
            std::process::abort();
        }
    });
}
