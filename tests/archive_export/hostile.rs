//! Extractions that somebody has made to harm whoever checks them.
use super::broken::edit;
use super::checked::{Shelf, check, said};
use super::mutation::STRUCTURE;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Breaks a package in a way that would harm whoever reads it without care.
#[track_caller]
fn survives(shelf: &Shelf, what: &str, breaks: impl FnOnce(&Path), number: u64, words: &str) {
    let folder = shelf.copy();
    breaks(&folder);
    let began = Instant::now();
    let (code, findings) = said(&folder);
    assert!(began.elapsed().as_secs() < 60, "{what} takes too long");
    assert_eq!(code, 1, "{what}");
    let is_named = findings
        .iter()
        .any(|one| one["check"] == number && one["text"].as_str().unwrap().contains(words));
    assert!(is_named, "{what}: {findings:#?}");
}

#[test]
fn a_hostile_package_does_no_harm() {
    let Some(shelf) = Shelf::new("hostile packages") else {
        return;
    };
    let start = "<?xml version=\"1.0\"?>\n<arkiv xmlns=\"http://www.arkivverket.no/standarder/noark5/arkivstruktur\">";
    let write = |at: &Path, text: &str| fs::write(at.join(STRUCTURE), text).unwrap();
    let bomb = |at: &Path| {
        let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
        let mut entities = format!("<!ENTITY a0 \"{}\">", "x".repeat(1000));
        for level in 1..10 {
            let inner = format!("&a{};", level - 1).repeat(20);
            entities += &format!("<!ENTITY a{level} \"{inner}\">");
        }
        let text = text.replacen("?>", &format!("?><!DOCTYPE arkiv [{entities}]>"), 1);
        write(at, &text.replacen("<tittel>", "<tittel>&a9;", 1));
    };
    survives(&shelf, "an entity bomb", bomb, 3, "DOCTYPE");
    let deep = |at: &Path| write(at, &format!("{start}{}", "<arkiv>".repeat(500_000)));
    survives(&shelf, "depth without end", deep, 3, "200 nivå");
    let deep = |at: &Path| {
        let text = format!("<addml>{}", "<a>".repeat(500_000));
        fs::write(at.join("arkivuttrekk.xml"), text).unwrap();
    };
    survives(&shelf, "depth in the description", deep, 3, "200 nivå");
    let long = |at: &Path| write(at, &format!("{start}<systemID>{}", "x".repeat(40 << 20)));
    survives(&shelf, "a text without end", long, 3, "større enn");
    let text = |at: &Path| write(at, "Hei, dette er ikkje XML.");
    survives(&shelf, "no XML", text, 3, "ikkje XML");
    let noise = |at: &Path| fs::write(at.join("arkivuttrekk.xml"), [0xff, 0xfe, 0, 1]).unwrap();
    survives(&shelf, "noise", noise, 3, "ikkje UTF-8");
    let latin = |at: &Path| {
        fs::write(
            at.join(STRUCTURE),
            b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><arkiv>\xe5</arkiv>",
        )
        .unwrap()
    };
    survives(&shelf, "another encoding", latin, 3, "ISO-8859-1");
}

/// What is multiplied is short, and what is read again and again is read once.
#[test]
fn great_values_and_files_are_not_multiplied() {
    let Some(shelf) = Shelf::new("great values") else {
        return;
    };
    let names = |at: &Path| {
        let year = format!("<saksaar>2026{}<", "9".repeat(1 << 20));
        edit(at, "offentligJournal.xml", "<saksaar>2026<", &year);
        let words: String = (0..30_000).map(|n| format!("O{n:o}x ")).collect();
        let part = format!("<partNavn>{words}<");
        edit(at, STRUCTURE, "<partNavn>Ola Døme<", &part);
        let title = format!("<offentligTittel>{words}<");
        edit(
            at,
            "offentligJournal.xml",
            "<offentligTittel>Melding<",
            &title,
        );
    };
    survives(&shelf, "great numbers", names, 3, "resten er ikkje lesen");
    let names = |at: &Path| {
        let title = format!("<offentligTittel>{}<", "ord ".repeat(100_000));
        edit(at, STRUCTURE, "<offentligTittel>Melding<", &title);
    };
    survives(&shelf, "a great title", names, 18, "for lang");
    let element = |at: &Path| {
        let name = "a".repeat(1 << 20);
        edit(at, STRUCTURE, "<part>", &format!("<{name}/><part>"));
    };
    survives(&shelf, "a great name", element, 3, "namnet på eit element");
    let attributes = |at: &Path| {
        let all: String = (0..100_000).map(|n| format!(" a{n}=\"x\"")).collect();
        edit(at, STRUCTURE, "<part>", &format!("<part{all}>"));
    };
    survives(&shelf, "many attributes", attributes, 3, "64 attributt");
    let again = |at: &Path| {
        let file = fs::File::create(at.join("dokumenter/stor.pdf")).unwrap();
        file.set_len(100 << 20).unwrap();
        let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
        let (start, end) = ("<dokumentobjekt>", "</dokumentobjekt>");
        let one = text.split(start).nth(1).unwrap().split(end).next().unwrap();
        let one = one.replace(
            "dokumenter/2026/000017/1-1-hoveddokument.pdf",
            "dokumenter/stor.pdf",
        );
        let many = format!("{start}{one}{end}").repeat(300);
        edit(at, STRUCTURE, start, &format!("{many}{start}"));
    };
    survives(
        &shelf,
        "one file again and again",
        again,
        11,
        "300 dokumentobjekt",
    );
}

#[test]
fn nothing_in_a_package_steers_the_terminal() {
    let Some(shelf) = Shelf::new("control characters") else {
        return;
    };
    let folder = shelf.copy();
    let status = "<saksstatus>Avsluttet<";
    edit(&folder, STRUCTURE, status, "<saksstatus>&#27;[31mRaud&#7;<");
    edit(
        &folder,
        STRUCTURE,
        "<mappeID>2026/17<",
        "<mappeID>2026/17\u{202e}\u{9b}31m<",
    );
    let ended = check(&folder, &[]);
    assert_eq!(ended.code, 1);
    let steers = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
    assert!(!ended.said.contains(steers), "{:?}", ended.said);
    assert!(ended.said.contains("Raud"), "{}", ended.said);
}

#[cfg(unix)]
#[test]
fn no_link_is_followed_out_of_a_package_and_no_pipe_waited_for() {
    let Some(shelf) = Shelf::new("links in a package") else {
        return;
    };
    let document =
        |at: &Path| -> PathBuf { at.join("dokumenter/2026/000017/1-1-hoveddokument.pdf") };
    let link = |at: &Path| {
        let kept = at.with_file_name("utanfor.pdf");
        fs::rename(document(at), &kept).unwrap();
        std::os::unix::fs::symlink(&kept, document(at)).unwrap();
    };
    survives(&shelf, "a link", link, 11, "lenkje");
    let folder = |at: &Path| {
        let kept = at.with_file_name("utanfor");
        fs::rename(at.join("dokumenter"), &kept).unwrap();
        std::os::unix::fs::symlink(&kept, at.join("dokumenter")).unwrap();
    };
    survives(
        &shelf,
        "a link to a folder",
        folder,
        8,
        "dokumentmappa manglar",
    );
    let pipe = |at: &Path| {
        fs::remove_file(document(at)).unwrap();
        let made = std::process::Command::new("mkfifo")
            .arg(document(at))
            .status();
        assert!(made.unwrap().success());
    };
    survives(&shelf, "a pipe", pipe, 11, "ikkje ei vanleg fil");
}
