//! Schemas are known by namespace and checksum, and one generation is taken whole.
use super::rows::{Archive, case};
use super::schema_folder;
use brotsak::archive::schemas::{Generation, SchemaRefusal, find};
use std::fs;
use std::path::Path;

const OLD: &str = "noark5-5.0-2019-05-13";
const NEW: &str = "noark5-5.0-2023-12-08";
const ADDML: &str = "addml-8.3";

/// Copies a folder's files to a folder of another name, under names of its own.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("kopi-{}", path.file_name().unwrap().to_str().unwrap());
        fs::write(to.join(name), fs::read(path).unwrap()).unwrap();
    }
}

#[test]
fn the_newest_whole_generation_goes_into_the_package() {
    let Some(folder) = schema_folder("choosing a generation") else {
        return;
    };
    let found = find(&folder, false).unwrap();
    assert_eq!(found.generation, Some(Generation::Of2023));
    assert_eq!(found.files.len(), 6);

    let dir = tempfile::tempdir().unwrap();
    copy(&folder.join(ADDML), &dir.path().join("a/b/c"));
    copy(&folder.join(OLD), &dir.path().join("d"));
    copy(&folder.join(NEW), &dir.path().join("e"));
    fs::remove_file(dir.path().join("e/kopi-endringslogg.xsd")).unwrap();
    let found = find(dir.path(), false).unwrap();
    assert_eq!(found.generation, Some(Generation::Of2019));

    let archive = Archive::with(&[case(1)]);
    let exported = archive.export(Some(dir.path())).unwrap();
    assert!(exported.is_complete);
    let official = folder.join(OLD).join("arkivstruktur.xsd");
    assert_eq!(
        archive.read("arkivstruktur.xsd"),
        fs::read_to_string(official).unwrap()
    );
    assert!(archive.out().join("addml.xsd").is_file());
}

#[test]
fn generations_are_never_mixed() {
    let Some(folder) = schema_folder("mixed generations") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    copy(&folder.join(ADDML), dir.path());
    copy(&folder.join(OLD), dir.path());
    let newer = folder.join(NEW).join("loependeJournal.xsd");
    fs::copy(newer, dir.path().join("kopi-loependeJournal.xsd")).unwrap();
    let Err(SchemaRefusal::Partial(partial)) = find(dir.path(), true) else {
        panic!("two half generations are not one");
    };
    assert_eq!(partial.len(), 2);
    assert_eq!(
        partial[1],
        (Some(Generation::Of2019), vec!["loependeJournal.xsd"])
    );
}

#[test]
fn what_is_missing_is_listed() {
    let Some(folder) = schema_folder("missing schemas") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    assert!(matches!(
        find(dir.path(), false),
        Err(SchemaRefusal::Nothing(_))
    ));
    copy(&folder.join(NEW), dir.path());
    let Err(SchemaRefusal::Partial(partial)) = find(dir.path(), false) else {
        panic!("addml.xsd is missing");
    };
    assert_eq!(partial, [(Some(Generation::Of2023), vec!["addml.xsd"])]);
}

#[test]
fn an_unknown_schema_is_only_taken_when_asked_for() {
    let Some(folder) = schema_folder("unknown schemas") else {
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    copy(&folder.join(ADDML), dir.path());
    copy(&folder.join(NEW), dir.path());
    let changed = dir.path().join("kopi-endringslogg.xsd");
    let text = fs::read_to_string(&changed).unwrap();
    fs::write(&changed, format!("{text}<!-- endra -->")).unwrap();
    let Err(SchemaRefusal::Unknown(unknown)) = find(dir.path(), false) else {
        panic!("the checksum is unknown");
    };
    assert_eq!(unknown, std::slice::from_ref(&changed));
    let found = find(dir.path(), true).unwrap();
    assert_eq!((found.generation, found.accepted), (None, vec![changed]));

    let archive = Archive::with(&[case(1)]);
    let mut request = archive.request(Some(dir.path()));
    request.accept_unknown_schemas = true;
    assert!(archive.export_as(&request).unwrap().is_complete);
    let (report, _) = brotsak::archive::report_paths(&archive.out());
    assert!(
        fs::read_to_string(report)
            .unwrap()
            .contains("ukjend generasjon")
    );
}
