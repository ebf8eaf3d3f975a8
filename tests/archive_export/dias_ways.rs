//! DIAS packages whose papers do not agree with each other, or are not what DIAS asks.
use super::broken::sha256;
use super::checked::{copy, said};
use super::dias::{archive, deliver, request};
use super::schema_folder;
use brotsak::archive::ExportError;
use brotsak::archive::dias::{Delivered, unpack};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

const METS: &str = "dias-mets.xml";
pub const OTHER: &str = "00000000-0000-4000-8000-00000000abcd";

/// Changes a text of a file.
pub fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}: {text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

/// What is found, in short: the check and the file of each, and that the words stand in one of them.
#[track_caller]
pub fn finds(at: &Path, expected: &[(u64, &str)], words: &str) {
    let (code, findings) = said(at);
    let found: Vec<(u64, &str)> = findings
        .iter()
        .map(|one| {
            (
                one["check"].as_u64().unwrap(),
                one["file"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        (code, found.as_slice()),
        (1, expected),
        "{words}: {findings:#?}"
    );
    let is_said = findings
        .iter()
        .any(|one| one["text"].as_str().unwrap().contains(words));
    assert!(is_said, "{words}: {findings:#?}");
}

/// Unpacks a package, breaks it, and looks at it.
#[track_caller]
pub fn broken(made: &Delivered, breaks: impl FnOnce(&Path), expected: &[(u64, &str)], words: &str) {
    let room = tempfile::tempdir().unwrap();
    let root = unpack(&made.tar, room.path()).unwrap();
    breaks(&root);
    finds(&root, expected, words);
}

#[test]
fn mets_says_what_dias_lets_it_say() {
    let Some(schemas) = schema_folder("what METS says") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let mets =
        |from: &'static str, to: &'static str| move |at: &Path| change(&at.join(METS), from, to);
    let one = [(3, METS)];
    broken(
        &made,
        mets("TYPE=\"SIP\"", "TYPE=\"Sekk\""),
        &one,
        "TYPE på mets er Sekk",
    );
    broken(
        &made,
        mets(" TYPE=\"SIP\"", ""),
        &one,
        "TYPE på mets er ingenting",
    );
    let kind = mets("MIMETYPE=\"image/pdf\"", "MIMETYPE=\"tekst/pdf\"");
    broken(
        &made,
        kind,
        &one,
        "MIMETYPE er tekst/pdf på content/dokumenter/",
    );
    let without = mets(" MIMETYPE=\"image/pdf\"", "");
    broken(&made, without, &one, "MIMETYPE er ingenting");
    let doctype = mets("<mets ", "<!DOCTYPE mets>\n<mets ");
    broken(&made, doctype, &one, "DOCTYPE");
    let id = format!("OBJID=\"UUID:{}\"", made.uuid);
    let other = |at: &Path| change(&at.join(METS), &id, &format!("OBJID=\"UUID:{OTHER}\""));
    broken(&made, other, &one, "men mappa til pakken heiter");
    let none = |at: &Path| change(&at.join(METS), &id, "");
    broken(&made, none, &one, "OBJID manglar");
}

/// Changes a file of a package as somebody would who edits with care: METS has its new checksum and size.
pub fn careful(root: &Path, name: &str, from: &str, to: &str) {
    let old = fs::read(root.join(name)).unwrap();
    change(&root.join(name), from, to);
    let new = fs::read(root.join(name)).unwrap();
    let mets = root.join(METS);
    let said = |bytes: &[u8]| (format!("SIZE=\"{}\"", bytes.len()), sha256(bytes));
    let text = fs::read_to_string(&mets).unwrap();
    let ((was, sum), (size, new)) = (said(&old), said(&new));
    let lines = text.split('<').map(|tag| {
        if tag.contains(&sum) {
            tag.replace(&sum, &new).replace(&was, &size)
        } else {
            tag.to_owned()
        }
    });
    let lines: Vec<String> = lines.collect();
    fs::write(mets, lines.join("<")).unwrap();
}

#[test]
fn no_paper_of_a_package_has_a_doctype_or_is_no_xml() {
    let Some(schemas) = schema_folder("the papers of a package") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    for name in ["log.xml", "administrative_metadata/dias-premis.xml"] {
        let doctype = |at: &Path| careful(at, name, "?>", "?>\n<!DOCTYPE premis>");
        broken(&made, doctype, &[(3, name)], "DOCTYPE");
        let cut = |at: &Path| careful(at, name, "</premis>", "");
        broken(&made, cut, &[(3, name)], "fila er ikkje gyldig XML");
    }
}

/// The official schemas of Noark 5 and ADDML, and none of DIAS.
fn without_dias(schemas: &Path, room: &Path) -> PathBuf {
    for entry in fs::read_dir(schemas).unwrap() {
        let (path, name) = entry.map(|one| (one.path(), one.file_name())).unwrap();
        let is_wanted = ["noark5-5.0-2023", "addml"]
            .iter()
            .any(|start| name.to_str().unwrap().starts_with(start));
        if is_wanted {
            copy(&path, &room.join(name));
        }
    }
    room.to_owned()
}

#[test]
fn a_package_without_its_papers_is_not_called_right() {
    let Some(schemas) = schema_folder("a DIAS package without papers") else {
        return;
    };
    let archive = archive();
    let room = tempfile::tempdir().unwrap();
    let noark = without_dias(&schemas, room.path());
    let lacking = archive.export_as(&request(&archive, Some(&noark)));
    let Err(ExportError::DiasSchemas(_, names)) = lacking else {
        panic!("{lacking:?}");
    };
    assert_eq!(names, ["dias-mets.xsd", "dias-premis.xsd"]);
    assert!(!archive.out().exists());
    let made = deliver(&archive, None);
    assert!(!made.is_complete);
    let missing = [
        (1, "administrative_metadata/dias-premis.xsd"),
        (1, "dias-mets.xsd"),
    ];
    finds(&made.tar, &missing, "fila manglar i DIAS-pakken");
}

#[test]
fn the_description_beside_a_tar_is_of_that_tar() {
    let Some(schemas) = schema_folder("the description beside a tar") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let right = fs::read_to_string(&made.description).unwrap();
    let (tar, paper) = (format!("{}.tar", made.uuid), format!("{}.xml", made.uuid));
    let sum = sha256(&fs::read(&made.tar).unwrap());
    let size = format!("SIZE=\"{}\"", fs::metadata(&made.tar).unwrap().len());
    let id = format!("OBJID=\"UUID:{}\"", made.uuid);
    let ways = [
        (sum.as_str(), "0000", (2, tar.as_str()), "sjekksummen i"),
        (&size, "SIZE=\"7\"", (2, &tar), "seier 7"),
        (&id, &format!("OBJID=\"UUID:{OTHER}\""), (3, &paper), OTHER),
        ("<mets ", "<!DOCTYPE mets>\n<mets ", (3, &paper), "DOCTYPE"),
        (".tar", ".zip", (3, &paper), "nemner inga tar-fil"),
        ("</mets>", "", (3, &paper), "ikkje gyldig METS"),
    ];
    for (from, to, expected, words) in ways {
        change(&made.description, from, to);
        finds(&made.tar, &[expected], words);
        fs::write(&made.description, &right).unwrap();
    }
    assert_eq!(
        said(&made.tar),
        (0, vec![]),
        "what was changed is put right"
    );
    // The tar under another identity, and its description with it.
    let other = made.tar.with_file_name(format!("{OTHER}.tar"));
    fs::rename(&made.tar, &other).unwrap();
    let name = format!("{OTHER}.tar");
    finds(&other, &[(3, &name)], "men tar-fila heiter");
}

#[test]
fn the_folder_in_a_tar_has_the_name_of_the_package() {
    let Some(schemas) = schema_folder("the folder in a tar") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let room = tempfile::tempdir().unwrap();
    let root = unpack(&made.tar, room.path()).unwrap();
    let path = room.path().join("pakke.tar");
    let mut tar = tar::Builder::new(File::create(&path).unwrap());
    tar.append_dir_all("pakke", &root).unwrap();
    tar.into_inner().unwrap();
    finds(&path, &[(3, METS)], "men mappa i tar-fila heiter pakke");
}
