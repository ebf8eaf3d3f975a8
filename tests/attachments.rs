//! Files that come with a report: which are taken, and that nothing of the others stays.
use crate::support::reporting::{LARS, PER, begin, house, is_accounted_for};
use crate::support::{House, now};
use brotsak::casework::Failure;
use brotsak::casework::attach_file::attach_file;
use brotsak::casework::receive_file::{Received, receive_file};
use brotsak::domain::attachment::{
    Kind, LARGEST_FILE, LARGEST_TOTAL, LONGEST_NAME, MOST_FILES, Unfit, fits, read_name,
};
use brotsak::store::StoreError;
use brotsak::store::files::{Files, Owner, named};
use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\
    \0\0\0\x0dIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\0\x05\0\x01\xff\x89\x99=\x1d\0\0\0\0IEND\xaeB`\x82";
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n%%EOF\n";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xd9";
const TIFF: &[u8] = b"II*\0\x08\0\0\0\0\0\0\0\0\0";
const EML: &[u8] = b"Received: from a\r\n\tby b; Mon\r\nFrom: Tone <tone@valle.example>\r\n\
    DATE: Mon, 23 Nov 2026 07:40:00 +0100\r\nSubject: =?utf-8?q?Sj=C3=A5?=\r\n\r\nHei \xe5.\r\n";
const ODT_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

fn zipped(parts: &[(&str, &[u8], CompressionMethod)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    for (name, bytes, method) in parts {
        let options = SimpleFileOptions::default().compression_method(*method);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn packed<const N: usize>(names: [&str; N]) -> Vec<u8> {
    zipped(&names.map(|name| (name, b"<x/>".as_slice(), CompressionMethod::Deflated)))
}

fn docx() -> Vec<u8> {
    packed(["[Content_Types].xml", "_rels/.rels", "word/document.xml"])
}

fn odt(media_type: &[u8], more: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", media_type, CompressionMethod::Stored),
        ("content.xml", b"<x/>", CompressionMethod::Deflated),
        (more, b"<x/>", CompressionMethod::Deflated),
    ])
}

fn files(house: &House) -> Files {
    Files::open(&house.dir.path().join("files")).unwrap()
}

fn receive(files: &Files, bytes: &[u8], name: &str) -> Result<Received, Failure> {
    let mut incoming = files.receive().unwrap();
    incoming.write(bytes).unwrap();
    receive_file(incoming, name, &owner())
}

/// The first draft in a house.
fn owner() -> Owner {
    Owner::draft(1)
}

/// Every file under `folder`.
fn all(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(all(&path));
        } else {
            found.push(path);
        }
    }
    found
}

#[test]
fn a_file_that_is_what_its_name_says_is_taken() {
    let house = House::empty();
    let files = files(&house);
    let no_order = packed([
        "word/document2.xml",
        "word/styles.xml",
        "[Content_Types].xml",
    ]);
    let long = format!("a{}", "å".repeat(40_000));
    let taken: [(&str, &[u8]); 14] = [
        ("a.png", PNG),
        ("a.PDF", PDF),
        ("a.jpg", JPEG),
        ("a.jpeg", JPEG),
        ("a.tif", TIFF),
        ("a.eml", EML),
        ("a.docx", &docx()),
        ("b.docx", &no_order),
        ("a.odt", &odt(ODT_TYPE, "styles.xml")),
        ("a.txt", "Møte kl. 09.15 🙂\r\n".as_bytes()),
        ("b.txt", b"\xef\xbb\xbfa"),
        ("c.txt", long.as_bytes()),
        ("d.txt", b"<html><script>alert(1)</script></html>"),
        ("e.txt", b"a"),
    ];
    for (name, bytes) in taken {
        let received = receive(&files, bytes, name).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert_eq!(
            files.bytes(&owner(), &received.kept.sha256).unwrap(),
            bytes,
            "{name}"
        );
    }
    let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.extensions()[0]).collect();
    assert_eq!(
        kinds,
        ["pdf", "png", "jpg", "tif", "txt", "docx", "odt", "eml"]
    );
}

#[test]
fn a_file_that_is_not_what_its_name_says_is_refused_and_gone() {
    let house = House::empty();
    let files = files(&house);
    let is_not = |says, is| Unfit::NotWhatItSays { says, is };
    let cut = &docx()[..docx().len() - 1];
    let trailing = [docx(), b"x".to_vec()].concat();
    let macros = packed([
        "[Content_Types].xml",
        "word/document.xml",
        "word/vbaProject.bin",
    ]);
    let basic = odt(ODT_TYPE, "Basic/Standard/Modul1.xml");
    let plain_zip = packed(["kva.txt"]);
    let renamed_docx = docx();
    let sheet = odt(b"application/vnd.oasis.opendocument.spreadsheet", "a.xml");
    let template = odt(b"application/vnd.oasis.opendocument.text-template", "a.xml");
    let chart = odt(b"application/vnd.oasis.opendocument.char", "a.xml");
    let mut cut_letter = "å".repeat(10).into_bytes();
    cut_letter.pop();
    let mut late_nul = vec![b'a'; 70_000];
    late_nul.push(0);
    let png = Some("image/png");
    let zip = Some("application/zip");
    let refused: Vec<(&str, &[u8], Unfit)> = vec![
        ("a.pdf", PNG, is_not(Kind::Pdf, png)),
        ("a.pdf", b"\n%PDF-1.4", is_not(Kind::Pdf, None)),
        (
            "a.pdf",
            b"MZ\x90\0",
            is_not(
                Kind::Pdf,
                Some("application/vnd.microsoft.portable-executable"),
            ),
        ),
        ("a.png", b"\x89PNG\r\n\x1a\n", is_not(Kind::Png, None)),
        ("a.jpg", PNG, is_not(Kind::Jpeg, png)),
        ("a.tif", JPEG, is_not(Kind::Tiff, Some("image/jpeg"))),
        ("a.txt", PNG, is_not(Kind::Txt, png)),
        ("a.docx", &plain_zip, is_not(Kind::Docx, zip)),
        ("a.docx", cut, is_not(Kind::Docx, None)),
        ("a.docx", &trailing, is_not(Kind::Docx, None)),
        ("a.docx", b"PK\x03\x04", is_not(Kind::Docx, zip)),
        ("a.odt", &renamed_docx, is_not(Kind::Odt, zip)),
        (
            "a.odt",
            &sheet,
            is_not(
                Kind::Odt,
                Some("application/vnd.oasis.opendocument.spreadsheet"),
            ),
        ),
        ("a.odt", &chart, is_not(Kind::Odt, None)),
        ("a.odt", &template, is_not(Kind::Odt, None)),
        ("a.eml", b"Hei!\r\n\r\nFrom: x\r\n", is_not(Kind::Eml, None)),
        (
            "a.eml",
            b"From: a\r\nSubject: b\r\n\r\n",
            is_not(Kind::Eml, None),
        ),
        (
            "a.eml",
            b"From: a\r\nDate: b\r\n\r\n\0",
            is_not(Kind::Eml, None),
        ),
        ("a.docx", &macros, Unfit::HoldsMacros),
        ("a.odt", &basic, Unfit::HoldsMacros),
        ("a.txt", b"", Unfit::Empty),
        ("a.txt", b"ab\xe5c", Unfit::NotUtf8 { at: 2 }),
        ("a.txt", &cut_letter, Unfit::NotUtf8 { at: 18 }),
        ("a.txt", &late_nul, Unfit::HoldsNul { at: 70_000 }),
        ("a.txt", b"\xff\xfea\0", Unfit::NotUtf8 { at: 0 }),
        (
            "bilete.png.exe",
            PNG,
            Unfit::KindNotTaken {
                extension: "exe".to_owned(),
            },
        ),
    ];
    for (name, bytes, why) in refused {
        let found = match receive(&files, bytes, name) {
            Err(Failure::Unfit(found)) => found,
            other => panic!("{name}: {other:?}"),
        };
        match (&found, &why) {
            // What a damaged file is taken for is no promise.
            (
                Unfit::NotWhatItSays { says, .. },
                Unfit::NotWhatItSays {
                    says: expected,
                    is: None,
                },
            ) => {
                assert_eq!(says, expected, "{name}");
            }
            _ => assert_eq!(found, why, "{name}"),
        }
        let left = all(house.dir.path().join("files").as_path());
        assert!(left.is_empty(), "{name} left {left:?}");
    }
}

#[test]
fn a_document_that_unpacks_too_far_is_refused_without_unpacking_it() {
    let house = House::empty();
    let mut bomb = docx();
    let entry = bomb
        .windows(4)
        .rposition(|window| window == b"PK\x01\x02")
        .unwrap();
    // The unpacked size, as the list gives it: 201 MB.
    let size = 201 * 1024 * 1024_u32;
    bomb[entry + 24..entry + 28].copy_from_slice(&size.to_le_bytes());
    let refused = receive(&files(&house), &bomb, "a.docx");
    assert!(matches!(
        refused,
        Err(Failure::Unfit(Unfit::UnpacksTooFar { .. }))
    ));
}

#[test]
fn a_list_of_parts_that_two_programs_could_read_differently_is_refused() {
    let house = House::empty();
    let files = files(&house);
    let good = docx();
    let places = |pattern: &[u8]| {
        let found = good.windows(pattern.len()).enumerate();
        found
            .filter(|(_, window)| *window == pattern)
            .map(|(at, _)| at)
            .collect::<Vec<_>>()
    };
    let end = places(b"PK\x05\x06")[0];
    let entry = places(b"PK\x01\x02")[1];
    // Count here, count in all, the list's length, the list's start, the comment's length.
    for at in [end + 8, end + 10, end + 12, end + 16, end + 20] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        assert!(receive(&files, &bad, "a.docx").is_err(), "end record {at}");
    }
    // A password, a longer name, a part after the list.
    for at in [entry + 8, entry + 28, entry + 45] {
        let mut bad = good.clone();
        bad[at] ^= 1;
        assert!(receive(&files, &bad, "a.docx").is_err(), "entry {at}");
    }
    let gap = [&good[..end], b"x", &good[end..]].concat();
    assert!(receive(&files, &gap, "a.docx").is_err(), "something hidden");
    let mut twice = good.clone();
    let name = places(b"_rels/.rels")[1];
    twice[name..name + 11].copy_from_slice(b"word/documx");
    assert!(
        receive(&files, &twice, "a.docx").is_ok(),
        "another name is fine"
    );
    let mut same = packed([
        "[Content_Types].xml",
        "word/documenu.xml",
        "word/document.xml",
    ]);
    let other = same
        .windows(17)
        .rposition(|w| w == b"word/documenu.xml")
        .unwrap();
    same[other..other + 17].copy_from_slice(b"word/document.xml");
    assert!(receive(&files, &same, "a.docx").is_err(), "a name twice");
}

#[test]
fn a_report_takes_ten_files_and_sixty_megabytes() {
    let house = house();
    let files = files(&house);
    let token = begin(&house, PER);
    let attach = |text: &str| {
        let received = receive(&files, text.as_bytes(), "notat.txt").unwrap();
        let token = token.clone();
        house.store.write("u-1", now(), move |tx| {
            attach_file(tx, PER, &token, &received)
        })
    };
    for n in 0..MOST_FILES {
        attach(&format!("Notat {n}")).unwrap();
    }
    let is = |done, why| matches!(done, Err(Failure::Unfit(found)) if found == why);
    assert!(is(attach("Notat 3"), Unfit::AttachedAlready));
    assert!(is(attach("Eitt til"), Unfit::TooMany { most: 10 }));
    is_accounted_for(&house);

    let mb = 1024 * 1024;
    assert_eq!(fits(&[20 * mb, 20 * mb], LARGEST_FILE), Ok(()));
    let most = LARGEST_TOTAL;
    assert_eq!(
        fits(&[20 * mb, 20 * mb, 1], LARGEST_FILE),
        Err(Unfit::TooLargeTogether { most })
    );
    let most = LARGEST_FILE;
    assert_eq!(fits(&[], LARGEST_FILE + 1), Err(Unfit::TooLarge { most }));
    assert_eq!(fits(&[], 0), Err(Unfit::Empty));
}

#[test]
fn a_file_of_one_byte_too_many_is_refused_and_gone() {
    let house = House::empty();
    let files = files(&house);
    let size = usize::try_from(LARGEST_FILE).unwrap();
    let mut text = vec![b'a'; size + 1];
    let refused = receive(&files, &text, "a.txt");
    assert!(matches!(
        refused,
        Err(Failure::Unfit(Unfit::TooLarge { .. }))
    ));
    assert!(all(house.dir.path().join("files").as_path()).is_empty());
    text.pop();
    receive(&files, &text, "a.txt").unwrap();
}

#[test]
fn nobody_attaches_to_somebody_elses_draft() {
    let house = house();
    let received = receive(&files(&house), PNG, "a.png").unwrap();
    let token = begin(&house, LARS);
    let done = house.store.write("u-1", now(), move |tx| {
        attach_file(tx, PER, &token, &received)
    });
    assert!(matches!(done, Err(Failure::Store(StoreError::NotFound))));
    is_accounted_for(&house);
}

#[test]
fn an_upload_that_is_cut_off_leaves_nothing() {
    let house = House::empty();
    let files = files(&house);
    let mut incoming = files.receive().unwrap();
    incoming.write(&PNG[..20]).unwrap();
    let half = incoming.path().to_owned();
    assert!(half.exists());
    drop(incoming);
    assert!(!half.exists());
    assert!(all(house.dir.path().join("files").as_path()).is_empty());
}

#[test]
fn what_no_row_names_is_swept_after_a_day() {
    let house = house();
    let files = files(&house);
    let folder = house.dir.path().join("files");
    let token = begin(&house, PER);
    let kept = receive(&files, PNG, "a.png").unwrap();
    let sha256 = kept.kept.sha256.clone();
    house
        .store
        .write("u-1", now(), move |tx| attach_file(tx, PER, &token, &kept))
        .unwrap();
    let orphan = receive(&files, PDF, "a.pdf").unwrap().kept.sha256;
    // As a crash would leave it.
    fs::write(folder.join("incoming/half"), b"half").unwrap();
    fs::write(folder.join("lesmeg.txt"), b"not ours").unwrap();
    fs::write(folder.join(owner().name()).join("notat.bin"), b"not ours").unwrap();

    let named = house.store.read(named).unwrap();
    let written: DateTime<Utc> = fs::metadata(folder.join("incoming/half"))
        .unwrap()
        .modified()
        .unwrap()
        .into();
    let soon = written + TimeDelta::hours(23);
    assert_eq!(files.sweep(&named, soon).unwrap(), 0);
    let later = written + TimeDelta::hours(25);
    assert_eq!(files.sweep(&named, later).unwrap(), 2);
    assert!(matches!(
        files.read(&owner(), &orphan),
        Err(StoreError::NotFound)
    ));
    assert!(files.is_intact(&owner(), &sha256).unwrap());
    assert_eq!(
        all(&folder).len(),
        3,
        "the named file, and those that are not ours"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_name_that_is_kept_is_safe_and_stays_as_it_is(raw in "\\PC{0,20}([./\\\\: ]|\\PC|con|nul|com1){0,8}\\.(pdf|PNG|txt)") {
        if let Ok(name) = read_name(&raw) {
            prop_assert!(!name.text.contains(['/', '\\', '\0', ':', '"', '<', '>', '|', '?', '*']));
            prop_assert!(!name.text.starts_with('.') && !name.text.ends_with(['.', ' ']));
            prop_assert!(name.text.chars().count() <= LONGEST_NAME);
            let lower = name.text.to_lowercase();
            prop_assert_eq!(lower.rsplit('.').next(), Some(name.extension.as_str()));
            prop_assert_eq!(read_name(&name.text), Ok(name));
        }
    }

    #[test]
    fn any_name_at_all_is_answered(raw in any::<String>()) {
        let _ = read_name(&raw);
    }

    #[test]
    fn any_bytes_at_all_are_answered(bytes in prop::collection::vec(any::<u8>(), 1..300), tail in prop::collection::vec(any::<u8>(), 0..40)) {
        let house = tempfile::tempdir().unwrap();
        let files = Files::open(&house.path().join("files")).unwrap();
        let odd = [b"PK\x03\x04".as_slice(), &bytes, b"PK\x05\x06", &tail].concat();
        for name in ["a.docx", "a.odt", "a.eml", "a.txt", "a.pdf", "a.tif"] {
            let _ = receive(&files, &odd, name);
            let _ = receive(&files, &bytes, name);
        }
    }
}
