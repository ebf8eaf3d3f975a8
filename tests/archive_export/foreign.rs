//! Extractions that others have made: right ones are called right, whatever they look like, and hostile ones do no harm.
use super::broken::{edit, sha256};
use super::checked::{Shelf, check, copy, said};
use super::schema_folder;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

const XML: [&str; 4] = [
    "arkivstruktur.xml",
    "endringslogg.xml",
    "loependeJournal.xml",
    "offentligJournal.xml",
];
const STRUCTURE: &str = "arkivstruktur.xml";

/// Writes every Noark file anew, and stamps the checksums.
fn rewrite(folder: &Path, change: impl Fn(&str) -> String) {
    let description = folder.join("arkivuttrekk.xml");
    let mut stamped = fs::read_to_string(&description).unwrap();
    for name in XML {
        let text = fs::read_to_string(folder.join(name)).unwrap();
        let changed = change(&text);
        stamped = stamped.replace(&sha256(text.as_bytes()), &sha256(changed.as_bytes()));
        fs::write(folder.join(name), changed).unwrap();
    }
    fs::write(description, stamped).unwrap();
}

/// Every element under a prefix of its own.
fn prefixed(text: &str) -> String {
    let mut out = String::new();
    for (at, piece) in text.split('<').enumerate() {
        match piece.chars().next() {
            _ if at == 0 => out += piece,
            Some('?') => out += &format!("<{piece}"),
            Some('/') => out += &format!("</n5:{}", &piece[1..]),
            _ => out += &format!("<n5:{piece}"),
        }
    }
    out.replace("xmlns=", "xmlns:n5=")
        .replace("xsi:type=\"", "xsi:type=\"n5:")
}

fn rename_documents(folder: &Path, name: &str) {
    fs::rename(folder.join("dokumenter"), folder.join(name)).unwrap();
    rewrite(folder, |text| {
        text.replace(">dokumenter/", &format!(">{name}/"))
    });
}

#[track_caller]
fn is_right(what: &str, folder: &Path) {
    assert_eq!(said(folder), (0, vec![]), "{what}");
}

/// What it looks like, and how it comes to.
type Look = (&'static str, fn(&Path));

#[test]
fn a_right_package_is_right_whatever_it_looks_like() {
    let Some(shelf) = Shelf::new("foreign packages") else {
        return;
    };
    let looks: [Look; 13] = [
        ("a byte order mark", |at| {
            rewrite(at, |text| format!("\u{feff}{text}"))
        }),
        ("lines of Windows", |at| {
            rewrite(at, |text| text.replace('\n', "\r\n"))
        }),
        ("a prefix", |at| rewrite(at, prefixed)),
        ("air between elements", |at| {
            rewrite(at, |text| text.replace("><", ">\n    <"))
        }),
        ("air around dates and numbers", |at| {
            edit(at, STRUCTURE, "<saksaar>2026<", "<saksaar> 2026\n<");
            edit(
                at,
                STRUCTURE,
                "<saksdato>2026-02-03<",
                "<saksdato> 2026-02-03 <",
            );
        }),
        ("parts of a second", |at| {
            edit(at, STRUCTURE, "T09:12:00<", "T09:12:00.1234567<")
        }),
        ("capital letters in a checksum", |at| {
            let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
            let sum = text.split("<sjekksum>").nth(1).unwrap()[..64].to_owned();
            edit(at, STRUCTURE, &sum, &sum.to_uppercase());
        }),
        ("DOKUMENT", |at| rename_documents(at, "DOKUMENT")),
        ("dokument", |at| rename_documents(at, "dokument")),
        ("numbers of another form", |at| {
            edit(at, STRUCTURE, "<mappeID>2026/17<", "<mappeID>2026000017<");
        }),
        ("journals of 2023", |at| {
            let saksaar = "<mappeID>2026/17</mappeID><saksaar>";
            edit(at, "offentligJournal.xml", "<saksaar>", saksaar);
            edit(at, "loependeJournal.xml", "<saksaar>", saksaar);
        }),
        (
            "a soft period, with a case that began in the one before",
            |at| {
                for _ in 0..2 {
                    edit(at, "arkivuttrekk.xml", "skarpt", "mykt");
                }
                for journal in ["offentligJournal.xml", "loependeJournal.xml"] {
                    let day = "<journalStartDato>2026-02-03<";
                    edit(at, journal, day, "<journalStartDato>2026-01-01<");
                }
            },
        ),
        ("a signature, a precedent, a flow", |at| {
            let signature = "<elektroniskSignatur><elektroniskSignaturSikkerhetsnivaa>Høgt</elektroniskSignaturSikkerhetsnivaa><elektroniskSignaturVerifisert>Signatur påført og verifisert</elektroniskSignaturVerifisert><verifisertDato>2026-02-03</verifisertDato><verifisertAv>System</verifisertAv></elektroniskSignatur>";
            edit(
                at,
                STRUCTURE,
                "</filstoerrelse>",
                &format!("</filstoerrelse>{signature}"),
            );
            let flow = "<dokumentflyt><flytTil>Leiar</flytTil><flytFra>Rådgjevar</flytFra><flytMottattDato>2026-02-03T10:00:00</flytMottattDato><flytSendtDato>2026-02-03T10:00:00</flytSendtDato><flytStatus>Godkjent</flytStatus></dokumentflyt>";
            edit(
                at,
                STRUCTURE,
                "</avskrivning>",
                &format!("</avskrivning>{flow}"),
            );
        }),
    ];
    for (what, change) in looks {
        let folder = shelf.copy();
        change(&folder);
        is_right(what, &folder);
    }
}

#[test]
fn an_open_case_of_others_may_name_whom_it_likes() {
    let Some(shelf) = Shelf::new("an open case") else {
        return;
    };
    let folder = shelf.copy();
    // Nothing in it is shielded, and so nobody's name is.
    let open = |text: &str| {
        let mut text = text.to_owned();
        while let Some(start) = text.find("<skjerming>") {
            let end = text.find("</skjerming>").unwrap() + "</skjerming>".len();
            text.replace_range(start..end, "");
        }
        text.replace("*****", "Kari Døme").replace(
            "offentligTittel>Personalsak<",
            "offentligTittel>Sak om Ola Døme<",
        )
    };
    rewrite(&folder, open);
    let flag = "inneholderSkjermetInformasjon\"><value>";
    edit(
        &folder,
        "arkivuttrekk.xml",
        &format!("{flag}true"),
        &format!("{flag}false"),
    );
    is_right("an open case", &folder);
}

#[test]
fn the_extraction_in_a_dias_package_is_found() {
    let Some(shelf) = Shelf::new("a DIAS folder") else {
        return;
    };
    let content = shelf.copy();
    let package = content.with_file_name("dias");
    copy(&content, &package.join("content"));
    fs::write(package.join("dias-mets.xml"), "<mets/>").unwrap();
    is_right("everything in content", &package);
    let administrative = package.join("administrative_metadata");
    fs::create_dir(&administrative).unwrap();
    for name in ["arkivuttrekk.xml", "addml.xsd"] {
        fs::rename(
            package.join("content").join(name),
            administrative.join(name),
        )
        .unwrap();
    }
    is_right("the description beside", &package);
    fs::remove_file(administrative.join("addml.xsd")).unwrap();
    assert_eq!(said(&package).0, 1);
}

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

#[test]
fn the_reference_extraction_is_sound_before_the_command_too() {
    let Some(folder) = schema_folder("the reference extraction before the command") else {
        return;
    };
    let sample = folder.join("../sample/extraction");
    if !sample.is_dir() {
        eprintln!("LEFT OUT: the reference extraction before the command: not at hand");
        return;
    }
    let ended = check(&sample, &[]);
    assert_eq!(ended.code, 0, "{ended:?}");
    assert!(
        ended
            .said
            .contains("1 mapper, 3 registreringar, 4 dokumentfiler"),
        "{ended:?}"
    );
}
