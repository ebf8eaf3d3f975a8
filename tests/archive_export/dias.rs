//! The extraction as a DIAS package that the schemas of METS and PREMIS take, and that can be unpacked and checked.
use super::checked::{check, said};
use super::dias_ways::{broken, change, finds};
use super::rows::{Archive, case};
use super::{letter, schema_folder};
use brotsak::archive::dias::Delivered;
use brotsak::archive::profile::Dias;
use brotsak::archive::{ExportError, Request};
use brotsak::casework::export_archive::{start, write_begun};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::Command;

pub fn archive() -> Archive {
    let mut archive = Archive::with(&[case(17), letter(18)]);
    archive.profile.dias = Dias {
        agreement: Some("2026/44 & <ny>".to_owned()),
        depot: Some("IKA Døme".to_owned()),
        ..Dias::default()
    };
    archive
}

pub fn request(archive: &Archive, schemas: Option<&Path>) -> Request {
    Request {
        is_dias: true,
        ..archive.request(schemas)
    }
}

#[track_caller]
pub fn deliver(archive: &Archive, schemas: Option<&Path>) -> Delivered {
    let exported = archive.export_as(&request(archive, schemas)).unwrap();
    exported.dias.expect("a package was asked for")
}

/// What is in a tar, by name, and in the order it lies there.
fn inside(tar: &Path) -> (BTreeMap<String, Vec<u8>>, Vec<String>) {
    let mut archive = tar::Archive::new(File::open(tar).unwrap());
    let (mut found, mut order) = (BTreeMap::new(), vec![]);
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().display().to_string();
        let mut bytes = vec![];
        entry.read_to_end(&mut bytes).unwrap();
        order.push(name.clone());
        found.insert(name, bytes);
    }
    (found, order)
}

/// Beside the tar there is nothing but its description.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|one| one.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_package_is_whole_and_named_by_what_is_in_it() {
    let Some(schemas) = schema_folder("a DIAS package") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    assert!(made.is_complete);
    let uuid = &made.uuid;
    assert_eq!(
        names(&archive.out()),
        [format!("{uuid}.tar"), format!("{uuid}.xml")]
    );
    let (files, _) = inside(&made.tar);
    for name in [
        "dias-mets.xml",
        "dias-mets.xsd",
        "log.xml",
        "administrative_metadata/addml.xsd",
        "administrative_metadata/arkivuttrekk.xml",
        "administrative_metadata/dias-premis.xml",
        "administrative_metadata/dias-premis.xsd",
        "descriptive_metadata/",
        "content/arkivstruktur.xml",
        "content/arkivstruktur.xsd",
        "content/dokumenter/2026/000017/1-1-hoveddokument.pdf",
    ] {
        assert!(files.contains_key(&format!("{uuid}/{name}")), "{name}");
    }
    assert!(!files.keys().any(|name| name.contains("UFERDIG")));
    let sha256 = |bytes: &[u8]| super::broken::sha256(bytes);
    let description = fs::read_to_string(&made.description).unwrap();
    for words in [
        sha256(&fs::read(&made.tar).unwrap()),
        sha256(&files[&format!("{uuid}/dias-mets.xml")]),
        format!("OBJID=\"UUID:{uuid}\""),
        "<altRecordID TYPE=\"SUBMISSIONAGREEMENT\">2026/44 &amp; &lt;ny&gt;</altRecordID>"
            .to_owned(),
        "<altRecordID TYPE=\"STARTDATE\">2026-01-01</altRecordID>".to_owned(),
        "ROLE=\"PRESERVATION\" TYPE=\"ORGANIZATION\"><name>IKA Døme<".to_owned(),
    ] {
        assert!(description.contains(&words), "{words}: {description}");
    }
    let mets = String::from_utf8(files[&format!("{uuid}/dias-mets.xml")].clone()).unwrap();
    let listed = mets.matches("<FLocat ").count();
    let there = files.keys().filter(|name| !name.ends_with('/')).count();
    assert_eq!(listed, there - 1, "every file but METS itself");
    // The same again is the same.
    let first = fs::read(&made.tar).unwrap();
    fs::remove_dir_all(archive.out()).unwrap();
    let again = deliver(&archive, Some(&schemas));
    assert_eq!(again.uuid, made.uuid);
    assert!(fs::read(&again.tar).unwrap() == first);
}

#[test]
fn the_schemas_of_mets_and_premis_take_it() {
    let Some(schemas) = schema_folder("METS and PREMIS before the schemas") else {
        return;
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("LEFT OUT: METS and PREMIS before the schemas: no xmllint");
        return;
    }
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let room = tempfile::tempdir().unwrap();
    let root = brotsak::archive::dias::unpack(&made.tar, room.path()).unwrap();
    let dias = schemas.join("dias");
    let lint = |file: PathBuf, schema: &str| {
        let linted = Command::new("xmllint")
            .env("XML_CATALOG_FILES", dias.join("catalog.xml"))
            .args(["--noout", "--nonet", "--schema"])
            .args([&dias.join(schema), &file])
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&linted.stderr);
        assert!(linted.status.success(), "{}: {said}", file.display());
    };
    for schema in ["DIAS_METS-v1.9.xsd", "DIAS_METS-schemas-latest.xsd"] {
        lint(root.join("dias-mets.xml"), schema);
    }
    lint(root.join("log.xml"), "DIAS_PREMIS.xsd");
    lint(
        root.join("administrative_metadata/dias-premis.xml"),
        "DIAS_PREMIS.xsd",
    );
    lint(made.description, "submissionDescription.xsd");
}

#[test]
fn a_package_is_checked_as_a_folder_and_as_a_tar() {
    let Some(schemas) = schema_folder("a DIAS package before the check") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    assert_eq!(said(&made.tar), (0, vec![]), "the tar");
    let room = tempfile::tempdir().unwrap();
    let root = brotsak::archive::dias::unpack(&made.tar, room.path()).unwrap();
    assert_eq!(said(&root), (0, vec![]), "the folder");
    fs::write(root.join("log.xml"), "<premis/>").unwrap();
    fs::remove_file(root.join("administrative_metadata/dias-premis.xsd")).unwrap();
    let expected = [
        (1, "administrative_metadata/dias-premis.xsd"),
        (2, "log.xml"),
        (2, "log.xml"),
        (3, "log.xml"),
    ];
    finds(&root, &expected, "");
}

#[test]
fn a_package_and_its_mets_are_the_same() {
    let Some(schemas) = schema_folder("a DIAS package and its METS") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let added = |root: &Path| fs::write(root.join("descriptive_metadata/x.txt"), "x").unwrap();
    broken(&made, added, &[(12, "descriptive_metadata/x.txt")], "");
    let empty = |root: &Path| {
        let mets = "<mets xmlns=\"http://www.loc.gov/METS/\"/>";
        fs::write(root.join("dias-mets.xml"), mets).unwrap();
    };
    broken(&made, empty, &[(3, "dias-mets.xml")], "");
    let foreign = |root: &Path| fs::write(root.join("dias-mets.xml"), "<mets/>").unwrap();
    broken(&made, foreign, &[(3, "dias-mets.xml")], "");
    let other = |root: &Path| {
        let path = root.join("administrative_metadata/arkivuttrekk.xml");
        let text = fs::read_to_string(&path).unwrap();
        let changed = text.replacen("Noark 5-arkivuttrekk<", "Noark 5-anna-uttrekk<", 1);
        assert_ne!(text, changed);
        fs::write(&path, &changed).unwrap();
    };
    // It is neither what METS says nor what lies in the other place.
    let description = (2, "administrative_metadata/arkivuttrekk.xml");
    broken(&made, other, &[description, description], "");
    let algorithm = |root: &Path| {
        let (from, to) = ("CHECKSUMTYPE=\"SHA-256\"", "CHECKSUMTYPE=\"MD5\"");
        change(&root.join("dias-mets.xml"), from, to);
    };
    broken(&made, algorithm, &[description], "MD5");
}

#[test]
fn a_tar_is_taken_however_it_was_made() {
    let Some(schemas) = schema_folder("tars of others") else {
        return;
    };
    let archive = archive();
    let made = deliver(&archive, Some(&schemas));
    let folder = made.tar.parent().unwrap();
    check(folder, &[]).is_refused(&["prøv henne", &made.uuid]);
    let room = tempfile::tempdir().unwrap();
    // A header for the whole tar first, and folders that may only be read.
    let path = room.path().join("ANDRE.TAR");
    let mut tar = tar::Builder::new(File::create(&path).unwrap());
    let mut global = tar::Header::new_ustar();
    global.set_entry_type(tar::EntryType::XGlobalHeader);
    let comment = b"13 comment=x\n";
    global.set_size(comment.len() as u64);
    tar.append_data(&mut global, "pax_global_header", &comment[..])
        .unwrap();
    let mut old = tar::Archive::new(File::open(&made.tar).unwrap());
    for entry in old.entries().unwrap() {
        let mut entry = entry.unwrap();
        let mut header = entry.header().clone();
        if header.entry_type().is_dir() {
            header.set_mode(0o555);
            header.set_cksum();
        }
        let (name, mut bytes) = (entry.path().unwrap().into_owned(), vec![]);
        entry.read_to_end(&mut bytes).unwrap();
        tar.append_data(&mut header, name, bytes.as_slice())
            .unwrap();
    }
    tar.into_inner().unwrap();
    assert_eq!(said(&path), (0, vec![]));
    let packed = room.path().join("pakka.tar");
    fs::write(&packed, [0x1f, 0x8b, 8, 0]).unwrap();
    check(&packed, &[]).is_refused(&["gzip"]);
}

#[cfg(unix)]
#[test]
fn a_tar_that_leads_out_of_its_room_is_refused() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("vond.tar");
    let mut tar = tar::Builder::new(File::create(&path).unwrap());
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Symlink);
    header.set_size(0);
    tar.append_link(&mut header, "x/content", "/etc").unwrap();
    tar.into_inner().unwrap();
    check(&path, &[]).is_refused(&["verken ei fil eller ei mappe"]);
    fs::write(&path, "ikkje ein tar").unwrap();
    assert_eq!(check(&path, &[]).code, 2);
}

#[test]
fn what_nobody_can_guess_must_be_set() {
    let mut archive = Archive::with(&[case(17)]);
    let Err(ExportError::Dias(keys)) = archive.export_as(&request(&archive, None)) else {
        panic!("expected a refusal");
    };
    assert_eq!(keys, ["archive.submission_agreement", "archive.depot_name"]);
    assert!(!archive.out().exists());
    archive.profile.dias.depot = Some("IKA Døme".to_owned());
    let Err(ExportError::Dias(keys)) = archive.export_as(&request(&archive, None)) else {
        panic!("expected a refusal");
    };
    assert_eq!(keys, ["archive.submission_agreement"]);
    archive.profile.dias.agreement = Some("2026/44".to_owned());
    let exported = archive.export_as(&request(&archive, None)).unwrap();
    assert!(!exported.is_complete);
}

/// Converting may take hours.
#[test]
fn what_a_package_lacks_is_told_before_anything_is_converted() {
    let mut archive = archive();
    let agreed = std::mem::take(&mut archive.profile.dias);
    let export = |archive: &Archive, schemas: Option<&Path>| {
        let (office, mut is_ready) = (archive.office(), false);
        let asked = request(archive, schemas);
        let asked = Request {
            accept_unknown_schemas: true,
            ..asked
        };
        let uuid = start(&office, asked.from, asked.to).unwrap();
        let ready = || is_ready = true;
        let made = write_begun(&office, &uuid, &asked, ready, || office.now, &mut |_, _| ());
        (made, is_ready)
    };
    let (lacking, is_ready) = export(&archive, None);
    assert!(matches!(lacking, Err(ExportError::Dias(_))) && !is_ready);
    archive.profile.dias = agreed;
    let room = tempfile::tempdir().unwrap();
    let noark = [
        "noark5/arkivstruktur",
        "noark5/endringslogg",
        "noark5/loependeJournal",
        "noark5/metadatakatalog",
        "noark5/offentligJournal",
        "addml",
    ];
    for (at, name) in noark.into_iter().enumerate() {
        let namespace = format!("http://www.arkivverket.no/standarder/{name}");
        let schema = format!("<schema targetNamespace=\"{namespace}\"></schema>");
        fs::write(room.path().join(format!("{at}.xsd")), schema).unwrap();
    }
    let mets = "<schema targetNamespace=\"http://arkivverket.no/standarder/METS\"></schema>";
    fs::write(room.path().join("mets.xsd"), mets).unwrap();
    let (lacking, is_ready) = export(&archive, Some(room.path()));
    let Err(ExportError::DiasSchemas(_, names)) = lacking else {
        panic!("{lacking:?}");
    };
    assert_eq!((names, is_ready), (vec!["dias-premis.xsd"], false));
    assert!(!archive.out().exists());
    let (made, is_ready) = export(&archive, None);
    assert!(made.is_ok() && is_ready, "{made:?}");
}

/// Left by a run that was killed while it packed.
#[test]
fn half_a_tar_is_thrown_away_and_never_delivered() {
    let archive = archive();
    let left = archive.house.dir.path().join(".uttrekk.dias-uferdig");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("UFERDIG"), "").unwrap();
    fs::write(left.join("halv.tar"), "x").unwrap();
    let made = deliver(&archive, None);
    assert!(!left.exists());
    assert_eq!(
        names(&archive.out()),
        [format!("{}.tar", made.uuid), format!("{}.xml", made.uuid)]
    );
    assert!(!archive.house.dir.path().join(".uttrekk.uferdig").exists());
}

/// The next may be no tar: half of one is nothing that anybody wants.
#[test]
fn half_a_tar_goes_when_the_next_extraction_begins_and_somebody_elses_folder_stays() {
    let archive = archive();
    let left = archive.house.dir.path().join(".uttrekk.dias-uferdig");
    fs::create_dir(&left).unwrap();
    fs::write(left.join("UFERDIG"), "").unwrap();
    fs::write(left.join("halv.tar"), "x").unwrap();
    archive.export(None).unwrap();
    assert!(!left.exists());
    fs::remove_dir_all(archive.out()).unwrap();
    fs::create_dir(&left).unwrap();
    fs::write(left.join("viktig.txt"), "x").unwrap();
    archive.export(None).unwrap();
    assert_eq!(fs::read_to_string(left.join("viktig.txt")).unwrap(), "x");
}
