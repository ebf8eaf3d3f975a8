//! Extractions that others have made: right ones are called right, whatever they look like.
use super::broken::{edit, sha256};
use super::checked::{Shelf, check, copy, said};
use super::schema_folder;
use std::fs;
use std::path::Path;

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
    let looks: [Look; 12] = [
        ("a byte order mark", |at| {
            rewrite(at, |text| format!("\u{feff}{text}"))
        }),
        ("lines of Windows", |at| {
            rewrite(at, |text| text.replace('\n', "\r\n"))
        }),
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

/// The depot's tools take the type by its literal value (section 2).
#[test]
fn a_type_under_a_prefix_is_named() {
    let Some(shelf) = Shelf::new("types under a prefix") else {
        return;
    };
    let folder = shelf.copy();
    rewrite(&folder, prefixed);
    let (code, findings) = said(&folder);
    assert_eq!(code, 1);
    for finding in &findings {
        let text = finding["text"].as_str().unwrap();
        assert!(text.contains("utan prefiks"), "{finding}");
    }
}

/// The schemas have a plain folder too, with nothing of a case in it.
#[test]
fn a_folder_without_a_type_is_a_plain_one() {
    let Some(shelf) = Shelf::new("a plain folder") else {
        return;
    };
    let folder = shelf.copy();
    let case = "<mappe xsi:type=\"saksmappe\">";
    let plain = "<mappe><systemID>00000000-0000-4000-8000-fffffffffffd</systemID><mappeID>2026/99</mappeID><tittel>Mappe</tittel><opprettetDato>2026-02-03T00:00:00</opprettetDato><opprettetAv>System</opprettetAv><avsluttetDato>2026-02-03T00:00:00</avsluttetDato><avsluttetAv>System</avsluttetAv></mappe>";
    edit(&folder, STRUCTURE, case, &format!("{plain}{case}"));
    let description = folder.join("arkivuttrekk.xml");
    let text = fs::read_to_string(&description).unwrap();
    let path = text.find("//mappe</value>").unwrap();
    let start = path + text[path..].find("<value>").unwrap() + "<value>".len();
    let end = start + text[start..].find('<').unwrap();
    let many: u64 = text[start..end].parse().unwrap();
    let counted = format!("{}{}{}", &text[..start], many + 1, &text[end..]);
    fs::write(&description, counted).unwrap();
    is_right("a plain folder", &folder);
    // What is in a case needs the type of a case, and in a journalpost that of one.
    for (kind, what) in [
        (" xsi:type=\"saksmappe\"", "mappe manglar xsi:type; saksaar"),
        (
            " xsi:type=\"journalpost\"",
            "registrering manglar xsi:type; journalaar",
        ),
    ] {
        let folder = shelf.copy();
        edit(&folder, STRUCTURE, kind, "");
        let (code, findings) = said(&folder);
        assert_eq!(code, 1, "{kind}");
        let is_said = |one: &serde_json::Value| one["text"].as_str().unwrap().contains(what);
        assert!(findings.iter().any(is_said), "{kind}: {findings:#?}");
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

/// Every file under `folder`, by its name from `root`.
fn files(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(root, &path, found);
        } else {
            found.push(path.strip_prefix(root).unwrap().display().to_string());
        }
    }
}

/// Writes a METS that lists what lies in a package.
fn list(package: &Path) {
    let mut found = vec![];
    files(package, package, &mut found);
    let mut mets = "<mets xmlns=\"http://www.loc.gov/METS/\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><fileSec><fileGrp>".to_owned();
    for name in found.iter().filter(|name| *name != "dias-mets.xml") {
        let bytes = fs::read(package.join(name)).unwrap();
        mets += &format!(
            "<file CHECKSUM=\"{}\" CHECKSUMTYPE=\"SHA-256\" SIZE=\"{}\"><FLocat xlink:href=\"file:{name}\"/></file>",
            sha256(&bytes),
            bytes.len()
        );
    }
    mets += "</fileGrp></fileSec></mets>";
    fs::write(package.join("dias-mets.xml"), mets).unwrap();
}

#[test]
fn the_extraction_in_a_dias_package_is_found() {
    let Some(shelf) = Shelf::new("a DIAS folder") else {
        return;
    };
    let content = shelf.copy();
    let package = content.with_file_name("dias");
    copy(&content, &package.join("content"));
    list(&package);
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
    list(&package);
    is_right("the description beside", &package);
    fs::remove_file(administrative.join("addml.xsd")).unwrap();
    assert_eq!(said(&package).0, 1);
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
            .contains("1 mappe, 3 registreringar, 4 dokumentfiler"),
        "{ended:?}"
    );
}
