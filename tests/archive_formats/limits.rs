//! What would take the whole machine to lay out, or is not all there, is handed on as it came, and the archivist is told.

use super::{JPEG, OWN, PNG, closed_with, convert, converter, handed_on, lying};
use crate::support::desk::{Desk, PAPER};
use crate::support::reporting::sql;
use brotsak::archive::{check, report_paths};
use brotsak::documents::letters::{Body, Letters, Plain, Unfit};
use std::fs;

/// Four inks, as printers want it.
const FOUR_INKS: &[u8] = include_bytes!("../fixtures/files/cmyk.jpg");

/// The checksum of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
    let add = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), step);
    !bytes.iter().fold(!0, add)
}

/// A picture of few bytes that says it has these sides.
fn vast(side: u32) -> Vec<u8> {
    let mut bytes = PNG.to_vec();
    bytes[16..20].copy_from_slice(&side.to_be_bytes());
    bytes[20..24].copy_from_slice(&side.to_be_bytes());
    let sum = crc(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// The report of an extraction with these files; how many were converted, and the structure.
fn told(files: &[(&str, &[u8])]) -> (usize, String, String) {
    let desk = Desk::open();
    closed_with(&desk, files);
    let converted = convert(&desk, None);
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("uttrekk");
    handed_on(&desk, &out);
    assert!(check::run(&out).unwrap().is_empty());
    let all: Vec<Vec<u8>> = lying(&out).iter().map(|it| fs::read(it).unwrap()).collect();
    for (name, bytes) in files {
        assert!(all.iter().any(|it| it == bytes), "{name} is there");
    }
    (
        converted,
        fs::read_to_string(report_paths(&out).0).unwrap(),
        fs::read_to_string(out.join("arkivstruktur.xml")).unwrap(),
    )
}

#[test]
fn what_is_too_large_to_be_laid_out_is_handed_on_as_it_came() {
    let lines = "Ei linje.\n".repeat(20_001);
    let word = "a".repeat(2_001);
    let picture = vast(60_000);
    let (converted, report, structure) = told(&[
        ("a.png", &picture),
        ("b.txt", lines.as_bytes()),
        ("c.txt", word.as_bytes()),
    ]);
    assert_eq!(converted, OWN);
    let words = "for stort til å gjerast om; original i uttrekket";
    assert_eq!(report.matches(words).count(), 3, "{report}");
    assert_eq!(structure.matches("<format>png<").count(), 1);
    assert_eq!(structure.matches("<konvertering>").count(), OWN);
    assert_eq!(
        structure
            .matches("<variantformat>Produksjonsformat")
            .count(),
        OWN + 3,
        "{structure}"
    );
}

#[test]
fn a_picture_that_is_cut_off_or_cannot_be_drawn_is_named() {
    let cut = &PNG[..PNG.len() - 20];
    let short = &JPEG[..JPEG.len() - 200];
    let (converted, report, structure) =
        told(&[("a.png", cut), ("b.jpg", short), ("c.jpg", FOUR_INKS)]);
    assert_eq!(converted, OWN);
    let damaged = "fila er skadd eller kutta av";
    assert_eq!(report.matches(damaged).count(), 2, "{report}");
    assert!(report.contains("ho let seg ikkje teikne"), "{report}");
    assert_eq!(
        structure
            .matches("<variantformat>Produksjonsformat")
            .count(),
        OWN + 3
    );
}

#[test]
fn what_can_never_be_converted_is_not_read_again_and_the_rest_is() {
    let desk = Desk::open();
    let (vast, cut) = (vast(60_000), &PNG[..PNG.len() - 20]);
    let files: [(&str, &[u8]); 6] = [
        ("stor.png", &vast),
        ("kutta.png", cut),
        ("rett.png", PNG),
        ("cmyk.jpg", FOUR_INKS),
        ("rett.jpg", JPEG),
        ("skadd.pdf", b"%PDF-1.7\n<< /Type /Nothing >>"),
    ];
    closed_with(&desk, &files);
    assert_eq!(convert(&desk, None), OWN + 2);
    // Whatever picture is read again is now one that can be converted.
    for (one, right) in [
        ("stor.png", "rett.png"),
        ("kutta.png", "rett.png"),
        ("cmyk.jpg", "rett.jpg"),
    ] {
        let same = format!(
            "update documents set sha256 = (select sha256 from documents where name = '{right}')
             where name = '{one}'"
        );
        sql(&desk.house, &same);
    }
    assert_eq!(convert(&desk, None), 1, "the inks may be drawn another day");
    let room = tempfile::tempdir().unwrap();
    let right = converter(room.path(), "cp \"$3\" \"$2\"");
    assert_eq!(
        convert(&desk, Some(&right)),
        1,
        "of a PDF it may know better"
    );
    assert_eq!(convert(&desk, Some(&right)), 0);
}

#[test]
fn a_text_that_says_it_is_utf_8_becomes_pages_without_saying_so() {
    let (converted, report, _) = told(&[("a.txt", "\u{feff}Éi linje".as_bytes())]);
    assert_eq!(converted, OWN + 1);
    assert!(report.contains("gjord om frå txt til pdf"), "{report}");
}

#[test]
fn a_text_as_long_as_is_taken_is_drawn() {
    let draw = |text: String| {
        let plain = Plain {
            title: "Dokument 2026/1-3".to_owned(),
            date: super::date("2026-11-23"),
            body: Body::Text(text),
        };
        PAPER.draw_plain(&plain).map(|_| ())
    };
    assert_eq!(draw("a".repeat(2_000)), Ok(()));
    assert_eq!(draw("a ".repeat(500_001)), Err(Unfit::TooLarge));
    // Each becomes a name of eight characters.
    assert_eq!(draw("漢".repeat(600)), Err(Unfit::TooLarge));
}

#[test]
fn a_logo_that_would_fill_the_machine_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("logo.png"), vast(60_000)).unwrap();
    let own = "logo = \"logo.png\"\nlogo_alt = \"Kommunevåpenet\"\n";
    fs::write(folder.path().join("letterhead.toml"), own).unwrap();
    let refused = Letters::open(Some(folder.path()), "Valle kommune").map(|_| ());
    assert!(refused.unwrap_err().to_string().contains("megapixels"));
}
