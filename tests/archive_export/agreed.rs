//! What the depot and the municipality have agreed on is what is delivered.
use super::rows::{Archive, case};
use super::{letter, preserved};
use crate::support::program::{Ended, run_with};
use brotsak::archive::check::{self, Layout};
use brotsak::archive::profile::{DOCUMENT_FOLDERS, Format, Separation};
use std::fs;

#[test]
fn the_folder_of_documents_is_called_what_the_depot_calls_it() {
    for name in DOCUMENT_FOLDERS {
        let mut archive = Archive::with(&[case(17)]);
        name.clone_into(&mut archive.profile.document_folder);
        archive.export(None).unwrap();
        assert!(archive.out().join(name).is_dir(), "{name}");
        let structure = archive.read("arkivstruktur.xml");
        let reference = format!("<referanseDokumentfil>{name}/2026/000017/");
        assert_eq!(structure.matches(&reference).count(), 5, "{name}");
    }
}

#[test]
fn a_soft_period_is_called_soft() {
    let mut archive = Archive::with(&[case(17)]);
    archive.profile.incoming = Separation::Soft;
    archive.export(None).unwrap();
    let description = archive.read("arkivuttrekk.xml");
    for words in [
        "name=\"inngaaendeSkille\"><value>mykt<",
        "name=\"utgaaendeSkille\"><value>skarpt<",
    ] {
        assert!(description.contains(words), "{words}");
    }
}

#[test]
fn a_depot_that_wants_pronom_gets_it() {
    let mut archived = case(17);
    let metadata =
        "%PDF-1.7 <pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>";
    archived.documents[0].bytes = metadata.as_bytes().to_vec();
    archived.documents[1].extension = "docx";
    archived.documents.push(super::rows::Document {
        extension: "png",
        bytes: include_bytes!("../fixtures/files/bilete.png").to_vec(),
        ..archived.documents[1].clone()
    });
    let mut archive = Archive::with(&[archived, preserved(18), letter(19)]);
    archive.profile.format = Format::Pronom;
    archive.export(None).unwrap();
    let structure = archive.read("arkivstruktur.xml");
    assert_eq!(structure.matches("<format>fmt/476<").count(), 1);
    assert!(structure.contains("<format>fmt/276<"));
    assert!(structure.contains("<format>fmt/11<"));
    // Nobody here knows its number.
    assert!(structure.contains("<format>docx<"));
    assert!(!structure.contains("<format>pdf<"));
    let layout = Layout::of(&archive.out());
    let checked = check::run_with(
        &layout,
        Format::Pronom,
        check::Measure::Checksum,
        chrono::NaiveDate::MAX,
        &mut |_| (),
    )
    .unwrap();
    // What has no number is for the archivist and the depot to agree on.
    let [finding] = checked.findings.as_slice() else {
        panic!("{:#?}", checked.findings);
    };
    assert_eq!(finding.check, 9);
    assert!(finding.what.contains("«docx»"), "{finding}");
    let findings = check::run(&archive.out()).unwrap();
    assert!(
        findings.iter().all(|finding| finding.check == 9),
        "{findings:#?}"
    );
    assert!(findings.len() > 1);
}

#[test]
fn the_settings_of_the_archive_reach_the_package() {
    let room = tempfile::tempdir().unwrap();
    let data = room.path().join("demo").display().to_string();
    let demo = ["demo", "--make-for", "http://127.0.0.1:1", "--data", &data];
    assert_eq!(run_with(room.path(), &demo, &[]).code, 0);
    let export = |out: &str, more: &[&str], settings: &[(&str, &str)]| -> Ended {
        let mut words = vec!["export", "noark5", "--data", &data, "--out", out];
        words.extend(["--from", "2020-01-01", "--to", "2035-12-31"]);
        words.extend(more);
        run_with(room.path(), &words, settings)
    };
    let settings = [
        ("BROTSAK_ARCHIVE_DOCUMENT_FOLDER", "DOKUMENT"),
        ("BROTSAK_ARCHIVE_INCOMING", "mykt"),
        ("BROTSAK_ARCHIVE_OUTGOING", "mykt"),
        ("BROTSAK_ARCHIVE_FORMAT", "pronom"),
    ];
    let made = export("uttrekk", &[], &settings);
    assert_eq!(made.code, 3, "{made:?}");
    let read = |name: &str| fs::read_to_string(room.path().join("uttrekk").join(name)).unwrap();
    assert!(read("arkivstruktur.xml").contains("<referanseDokumentfil>DOKUMENT/"));
    // What the house wrote as text, and what was made of it.
    let conversion =
        "<konvertertFraFormat>x-fmt/111</konvertertFraFormat><konvertertTilFormat>fmt/476<";
    let plain: String = read("arkivstruktur.xml").split_whitespace().collect();
    assert!(plain.contains(conversion));
    // The house's own letters are PDF/A-2a.
    assert!(read("arkivstruktur.xml").contains("<format>fmt/476<"));
    assert_eq!(read("arkivuttrekk.xml").matches("<value>mykt<").count(), 2);
    export("anna", &[], &[("BROTSAK_ARCHIVE_FORMAT", "fmt")])
        .is_refused(&["BROTSAK_ARCHIVE_FORMAT", "pronom"]);
    let refused = export(
        "dias",
        &["--dias"],
        &[("BROTSAK_ARCHIVE_DEPOT_NAME", "IKA Døme")],
    );
    refused.is_refused(&["archive.submission_agreement"]);
    assert!(
        !refused.complained.contains("archive.depot_name"),
        "{refused:?}"
    );
    let both = [
        ("BROTSAK_ARCHIVE_DEPOT_NAME", "IKA Døme"),
        ("BROTSAK_ARCHIVE_SUBMISSION_AGREEMENT", "2026/44"),
    ];
    let made = export("dias", &["--dias"], &both);
    assert_eq!(made.code, 3, "{made:?}");
    let tars = fs::read_dir(room.path().join("dias")).unwrap().count();
    assert_eq!(tars, 2);
}

#[test]
fn nothing_is_written_in_the_clear_among_what_is_encrypted() {
    let room = tempfile::tempdir().unwrap();
    let export = |kind: &[&str], out: &str| {
        let mut words = vec!["export"];
        words.extend(kind);
        words.extend(["--from", "2026-01-01", "--to", "2026-12-31"]);
        words.extend(["--data", "data", "--out", out]);
        run_with(room.path(), &words, &[])
    };
    for kind in [&["noark5"][..], &["arkivmelding", "--version", "1"]] {
        // No case is closed here; the name of the folder only begins like that of the other.
        let empty = export(kind, "data-ut");
        assert_eq!(empty.code, 1, "{empty:?}");
        let link = room.path().join("lenkje");
        if !link.exists() {
            std::os::unix::fs::symlink(room.path().join("data"), &link).unwrap();
        }
        for out in [
            "data",
            "data/ut",
            "data/ny/ut",
            "lenkje/ut",
            "lenkje/../data/ut",
        ] {
            export(kind, out).is_refused(&[out, "utanfor datamappa", "--out"]);
        }
        assert!(!room.path().join("data/ut").exists());
    }
    let prove = ["audit", "prove", "u-1", "--data", "data", "--out"];
    let words: Vec<&str> = prove.into_iter().chain(["lenkje/bevis.json"]).collect();
    let proved = run_with(room.path(), &words, &[]);
    assert_ne!(proved.code, 0, "{proved:?}");
    assert!(
        proved.complained.contains("utanfor datamappa"),
        "{proved:?}"
    );
    assert!(!room.path().join("data/bevis.json").exists());
}
