//! What came in formats that no archive keeps becomes PDF/A before a case is handed on; the original stays, and nothing happens in silence.

mod limits;
mod messages;
mod signed;

use crate::archive_export::schema_folder;
use crate::support::desk::{Browser, Desk, PAPER};
use crate::support::reporting::sql;
use crate::support::way::{NOTHING, decide, deliver, heard_and_assessed, recommend, write_letter};
use brotsak::archive::{Exported, Request, check, export, report_paths};
use brotsak::casework::convert_documents::{Converter, Workshop, convert_documents};
use brotsak::documents::converter::NotConverted;
use brotsak::documents::letters::{Body, HousePaper, Plain};
use brotsak::documents::pdf;
use brotsak::store::ledger::{self, Wanted};
use brotsak::store::{StoreError, files};
use chrono::NaiveDate;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

const PNG: &[u8] = include_bytes!("fixtures/files/bilete.png");
const JPEG: &[u8] = include_bytes!("fixtures/files/bilete.jpg");
const MAIL: &[u8] =
    b"From: ola@valle.example\r\nDate: Fri, 20 Nov 2026 10:00:00 +0100\r\n\r\nHei\r\n";

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A PDF that claims nothing: the house's own, with the claim struck out.
fn plain_pdf() -> Vec<u8> {
    let mut document = lopdf::Document::load_mem(&claiming_pdf()).unwrap();
    document.catalog_mut().unwrap().remove(b"Metadata");
    document.prune_objects();
    let mut bytes = vec![];
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn claiming_pdf() -> Vec<u8> {
    let paper = HousePaper {
        title: "Utskrift".to_owned(),
        number: "1".to_owned(),
        date: date("2026-11-23"),
        opening: "Ei side.".to_owned(),
        lines: vec![],
        sections: vec![],
        signed: [const { String::new() }; 3],
    };
    PAPER.draw_paper(&paper).unwrap()
}

fn put(kari: &mut Browser, case: &str, name: &str, bytes: &[u8]) {
    kari.get(&format!("{case}/documents/new")).is(200);
    kari.upload(
        &format!("{case}/documents"),
        &[("title", "Notat")],
        &[("file", name, bytes)],
    )
    .is(303);
}

/// What the house itself writes of such a case: the report, the statement, the recommendation and the decision.
const OWN: usize = 4;

/// A closed case with a file of each format.
fn closed_with_files(desk: &Desk) {
    let files: [(&str, &[u8]); 6] = [
        ("a.png", PNG),
        ("b.jpg", JPEG),
        ("c.txt", "Éi linje\n\nog ei til 😀\t漢".as_bytes()),
        ("d.pdf", &plain_pdf()),
        ("e.pdf", &claiming_pdf()),
        ("f.eml", MAIL),
    ];
    closed_with(desk, &files);
}

fn closed_with(desk: &Desk, files: &[(&str, &[u8])]) {
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(desk, &mut kari);
    for (name, bytes) in files {
        put(&mut kari, &case, name, bytes);
    }
    recommend(&mut kari, &case, "warning");
    decide(desk, &case, "warning").is(303);
    write_letter(&mut kari, &case, "warning");
    deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
}

fn convert(desk: &Desk, converter: Option<&Converter>) -> usize {
    let workshop = Workshop {
        store: &desk.house.store,
        files: &desk.files,
        letters: &PAPER,
        converter,
        actor: "cli",
        now: desk.now(),
    };
    convert_documents(&workshop, date("2026-01-01"), date("2026-12-31")).unwrap()
}

fn handed_on(desk: &Desk, out: &Path) -> Exported {
    let request = Request {
        from: date("2026-01-01"),
        to: date("2026-12-31"),
        out: out.to_owned(),
        schemas: None,
        accept_unknown_schemas: false,
        is_dias: false,
    };
    let profile = brotsak::archive::Profile::default();
    let (store, files) = (&desk.house.store, &desk.files);
    export(store, files, &profile, &request, desk.now(), &mut |_, _| {}).unwrap()
}

/// The files that lie with the documents of the case.
fn lying(out: &Path) -> Vec<PathBuf> {
    let folder = out.join("dokumenter/2026/000001");
    let mut all: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    all.sort();
    all
}

fn events(desk: &Desk, name: &str) -> usize {
    let wanted = Wanted {
        subject: Some("2026/1".to_owned()),
        before: None,
        limit: 1000,
    };
    let read = |db: &mut brotsak::store::Db| ledger::entries(db, &wanted);
    let all = desk.house.store.read::<_, StoreError>(read).unwrap();
    all.iter().filter(|it| it.payload.event == name).count()
}

#[test]
fn pictures_and_texts_are_handed_on_as_pdf_a_beside_the_originals() {
    let desk = Desk::open();
    closed_with_files(&desk);
    assert_eq!(convert(&desk, None), OWN + 3);
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("uttrekk");
    let exported = handed_on(&desk, &out);
    assert!(check::run(&out).unwrap().is_empty());
    let structure = fs::read_to_string(out.join("arkivstruktur.xml")).unwrap();
    let plain: String = structure.split_whitespace().collect();
    assert_eq!(structure.matches("<konvertering>").count(), OWN + 3);
    for words in [
        "<konvertertFraFormat>png</konvertertFraFormat><konvertertTilFormat>pdf</konvertertTilFormat>",
        "<konvertertFraFormat>jpg</konvertertFraFormat>",
        "<konvertertFraFormat>txt</konvertertFraFormat>",
        "<formatDetaljer>PDF/A-2a(oppgittifila)</formatDetaljer>",
    ] {
        assert!(plain.contains(words), "{words}");
    }
    // The picture, the JPEG and the texts beside their pages; the plain PDF and the e-mail alone.
    assert_eq!(
        structure
            .matches("<variantformat>Produksjonsformat")
            .count(),
        OWN + 5
    );
    let files = lying(&out);
    assert_eq!(u64::try_from(files.len()).unwrap(), exported.documents);
    let bytes: Vec<Vec<u8>> = files.iter().map(|it| fs::read(it).unwrap()).collect();
    for original in [PNG, JPEG, MAIL] {
        assert!(
            bytes.iter().any(|it| it == original),
            "the original is there"
        );
    }
    let made = files
        .iter()
        .filter(|it| it.to_string_lossy().contains("-arkiv-"));
    let made: Vec<_> = made
        .map(|it| pdf::read(&fs::read(it).unwrap()).unwrap())
        .collect();
    assert_eq!(made.len(), OWN + 3);
    assert!(made.iter().all(|it| it.claims.as_deref() == Some("2a")));
    assert!(
        made.iter().any(|it| it.text.contains("[U+6F22]")),
        "what no font has is named"
    );
    let report = fs::read_to_string(report_paths(&out).0).unwrap();
    for words in [
        "gjord om frå png til pdf med brotsak (typst)",
        "PDF-en oppgir ikkje å vere PDF/A (ingen omformar er sett opp)",
        "PDF-en oppgir å vere PDF/A-2a; det er ikkje kontrollert",
        "fila av typen «eml» vart ikkje gjord om til PDF/A (ingen omformar er sett opp)",
    ] {
        assert!(report.contains(words), "{words}: {report}");
    }
    assert_eq!(events(&desk, "document-converted"), OWN + 3);
    assert_eq!(events(&desk, "document-not-converted"), 2);
    assert_eq!(events(&desk, "format-read"), 1);
    // Once more: nothing is done twice, and nothing is said twice.
    assert_eq!(convert(&desk, None), 0);
    assert_eq!(events(&desk, "document-not-converted"), 2);
    let again = room.path().join("igjen");
    handed_on(&desk, &again);
    assert_eq!(lying(&again).len(), files.len());
    is_taken_by_both_generations(&out, "xmllint of converted files");
}

/// The structure of the extraction is what the official schemas say, where they are at hand.
fn is_taken_by_both_generations(out: &Path, what: &str) {
    let Some(folder) = schema_folder(what) else {
        return;
    };
    for generation in ["noark5-5.0-2019-05-13", "noark5-5.0-2023-12-08"] {
        let linted = Command::new("xmllint")
            .args(["--noout", "--nonet", "--schema"])
            .arg(folder.join(generation).join("arkivstruktur.xsd"))
            .arg(out.join("arkivstruktur.xml"))
            .output()
            .unwrap();
        assert!(
            linted.status.success(),
            "{}",
            String::from_utf8_lossy(&linted.stderr)
        );
    }
}

/// A converter of the operator's: a script with these lines.
fn converter(room: &Path, lines: &str) -> Converter {
    let script = room.join("omform");
    fs::write(&script, format!("#!/bin/sh\n{lines}\n")).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    let right = room.join("rett.pdf");
    fs::write(&right, claiming_pdf()).unwrap();
    let command = format!("{} {{in}} {{out}} {}", script.display(), right.display());
    Converter {
        command: Converter::parse(&command).unwrap(),
        seconds: 2,
        mebibytes: 512,
    }
}

#[test]
fn the_operators_converter_works_apart_and_within_its_limits() {
    let room = tempfile::tempdir().unwrap();
    let told = room.path().join("fortalt");
    let told = told.display();
    let check = |lines: &str, expected: Result<(), NotConverted>| {
        let made = converter(room.path(), lines).convert(MAIL, "eml", room.path());
        assert_eq!(made.map(|_| ()), expected, "{lines}");
    };
    check("cp \"$3\" \"$2\"", Ok(()));
    // What it knows: a folder of its own, the file, and nothing of ours.
    check(
        &format!("env > {told}; pwd >> {told}; cat \"$1\" >> {told}; cp \"$3\" \"$2\""),
        Ok(()),
    );
    let told = fs::read_to_string(room.path().join("fortalt")).unwrap();
    assert!(told.contains("From: ola@valle.example"));
    assert!(
        !told.contains("CARGO") && !told.contains("BROTSAK"),
        "{told}"
    );
    let home = told
        .lines()
        .find_map(|it| it.strip_prefix("HOME="))
        .unwrap();
    assert!(!Path::new(home).exists(), "its folder is gone");
    check("exit 3", Err(NotConverted::Failed(Some(3))));
    check("kill -KILL $$", Err(NotConverted::Stopped));
    check("kill -XFSZ $$", Err(NotConverted::TooMuch));
    check("true", Err(NotConverted::NoResult));
    check("cp \"$1\" \"$2\"", Err(NotConverted::NoResult));
    check("ln -s \"$3\" \"$2\"", Err(NotConverted::NoResult));
    let began = Instant::now();
    check("sleep 60 & sleep 60", Err(NotConverted::TooLong));
    assert!(began.elapsed().as_secs() < 20);
    // One that goes its own way is ended too.
    let strays = room.path().join("villfaren");
    let lines = format!(
        "setsid sh -c 'echo $$ > {}; sleep 60' & sleep 60",
        strays.display()
    );
    check(&lines, Err(NotConverted::TooLong));
    let id = fs::read_to_string(strays).unwrap();
    let state = fs::read_to_string(format!("/proc/{}/stat", id.trim()));
    assert!(
        state.is_err() || state.unwrap().contains(") Z "),
        "it lives on"
    );
    let mut small = converter(
        room.path(),
        "head -c 300000000 /dev/zero | tail -c 300000000 > /dev/null && cp \"$3\" \"$2\"",
    );
    small.mebibytes = 64;
    assert!(
        small.convert(MAIL, "eml", room.path()).is_err(),
        "there is not so much memory"
    );
    let missing = Converter {
        command: vec![
            "/er/ikkje/her".to_owned(),
            "{in}".to_owned(),
            "{out}".to_owned(),
        ],
        seconds: 2,
        mebibytes: 512,
    };
    let missing = missing.convert(MAIL, "eml", room.path());
    assert_eq!(missing, Err(NotConverted::Missing));
}

#[test]
fn a_file_that_only_the_converter_knows_is_handed_on_by_it_or_as_it_came() {
    let desk = Desk::open();
    closed_with_files(&desk);
    let room = tempfile::tempdir().unwrap();
    let broken = converter(room.path(), "exit 3");
    assert_eq!(
        convert(&desk, Some(&broken)),
        OWN + 3,
        "what the house draws itself"
    );
    let first = room.path().join("fyrst");
    handed_on(&desk, &first);
    let report = fs::read_to_string(report_paths(&first).0).unwrap();
    assert!(
        report.contains("omformaren gav feil, med kode 3"),
        "{report}"
    );
    // The converter is mended: the plain PDF and the e-mail are made anew.
    let right = converter(room.path(), "cp \"$3\" \"$2\"");
    assert_eq!(convert(&desk, Some(&right)), 2);
    let out = room.path().join("uttrekk");
    handed_on(&desk, &out);
    assert!(check::run(&out).unwrap().is_empty());
    let structure = fs::read_to_string(out.join("arkivstruktur.xml")).unwrap();
    let tool = "<konverteringsverktoey>omform</konverteringsverktoey>";
    assert_eq!(structure.matches(tool).count(), 2, "{structure}");
    assert_eq!(structure.matches("<konvertering>").count(), OWN + 5);
}

/// What a converter was killed over lies in the data folder alone, and goes when the house opens or destroys.
#[test]
fn a_file_that_was_being_converted_when_the_house_was_cut_off_is_swept() {
    let desk = Desk::open();
    let rooms = desk.house.dir.path().join("converting");
    let left = rooms.join("avbrote");
    fs::create_dir_all(&left).unwrap();
    fs::write(left.join("inn.eml"), MAIL).unwrap();
    let working = desk.files.workroom().unwrap();
    assert!(
        !desk.files.sweep_workrooms().unwrap(),
        "somebody works there"
    );
    assert!(left.exists());
    drop(working);
    assert!(desk.files.sweep_workrooms().unwrap());
    assert!(!left.exists());
    // And what is converted is converted there, and nowhere else.
    closed_with_files(&desk);
    let script = tempfile::tempdir().unwrap();
    let told = script.path().join("fortalt");
    let lines = format!("pwd >> {}; cp \"$3\" \"$2\"", told.display());
    convert(&desk, Some(&converter(script.path(), &lines)));
    let told = fs::read_to_string(told).unwrap();
    let places: Vec<&str> = told.lines().collect();
    assert!(!places.is_empty());
    for place in places {
        let place = Path::new(place);
        let rooms = rooms.canonicalize().unwrap();
        assert!(
            place.starts_with(rooms) && !place.exists(),
            "{}",
            place.display()
        );
    }
}

/// A case that was destroyed while one of its files was converted gets neither key, file nor row.
#[test]
fn what_is_destroyed_while_it_is_converted_does_not_come_back() {
    for is_key_gone in [false, true] {
        let desk = Desk::open();
        closed_with_files(&desk);
        let room = tempfile::tempdir().unwrap();
        let (begun, on) = (room.path().join("byrja"), room.path().join("vidare"));
        let lines = format!(
            "touch {}\nwhile [ ! -e {} ]; do sleep 0.1; done\ncp \"$3\" \"$2\"",
            begun.display(),
            on.display()
        );
        let mut slow = converter(room.path(), &lines);
        let page = Plain {
            title: "Dokument 2026/1-5".to_owned(),
            date: date("2026-11-23"),
            body: Body::Text("Ei side for seg sjølv.".to_owned()),
        };
        let page = PAPER.draw_plain(&page).unwrap();
        fs::write(room.path().join("rett.pdf"), page).unwrap();
        slow.seconds = 60;
        let workshop = Workshop {
            store: &desk.house.store,
            files: &desk.files,
            letters: &PAPER,
            converter: Some(&slow),
            actor: "cli",
            now: desk.now(),
        };
        let owner = desk.house.store.read(|db| files::of_case(db, 1)).unwrap();
        let folder = desk.house.dir.path().join("files").join(owner.name());
        let lying = || fs::read_dir(&folder).unwrap().count();
        let (from, to) = (date("2026-01-01"), date("2026-12-31"));
        std::thread::scope(|scope| {
            let work = scope.spawn(|| convert_documents(&workshop, from, to).unwrap());
            while !begun.exists() {
                std::thread::yield_now();
            }
            let erased = "update documents set destroyed_at = created_at";
            sql(&desk.house, erased);
            if is_key_gone {
                desk.files.destroy_key(&owner).unwrap();
            }
            let before = lying();
            fs::write(&on, "").unwrap();
            assert_eq!(work.join().unwrap(), 5, "those that came first");
            assert_eq!(lying(), before);
        });
        let key = format!("file-keys/{}.key", owner.name());
        assert_eq!(desk.house.dir.path().join(key).exists(), !is_key_gone);
        assert_eq!(events(&desk, "document-converted"), 5);
    }
}

/// Drawn where the judge of PDF/A looks for them.
#[test]
fn every_page_of_a_file_is_drawn_the_same_twice() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    fs::create_dir_all(&folder).unwrap();
    let text = "Éi linje med § 13.\n\n\tEi til: «ærleg» 😀 \u{5d0} 漢\n".repeat(80);
    let bodies = [
        ("png", Body::Png(PNG.to_vec())),
        ("jpeg", Body::Jpeg(JPEG.to_vec())),
        ("text", Body::Text(text)),
    ];
    for (name, body) in bodies {
        let plain = Plain {
            title: "Dokument 2026/1-3".to_owned(),
            date: date("2026-11-23"),
            body,
        };
        let drawn = PAPER.draw_plain(&plain).unwrap();
        assert!(drawn == PAPER.draw_plain(&plain).unwrap(), "{name}");
        fs::write(folder.join(format!("file.{name}.pdf")), drawn).unwrap();
    }
    let copy = HousePaper {
        title: "Dokument 3 med opplysningar tekne ut".to_owned(),
        number: "2026/1-3".to_owned(),
        date: date("2026-11-23"),
        opening: "Dette er teksten i dokumentet.".to_owned(),
        lines: vec![],
        sections: vec![(
            "Teksten".to_owned(),
            "[sladda, offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1] la ut biletet.\n\n- eitt\n- to".to_owned(),
        )],
        signed: ["Kopien er laga av", "Kari Tenktvik", "sakshandsamar"].map(str::to_owned),
    };
    fs::write(folder.join("copy.pdf"), PAPER.draw_paper(&copy).unwrap()).unwrap();
}
