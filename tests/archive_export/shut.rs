//! An extraction is full of names: it is for nobody on the machine but whoever made it.
use super::rows::{Archive, case};
use brotsak::archive::Request;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// Every file and folder in here that others can reach, with this one.
pub fn open_to_others(at: &Path, found: &mut Vec<String>) {
    let about = fs::symlink_metadata(at).unwrap();
    if about.permissions().mode() & 0o077 != 0 {
        found.push(at.display().to_string());
    }
    if about.is_dir() {
        for entry in fs::read_dir(at).unwrap() {
            open_to_others(&entry.unwrap().path(), found);
        }
    }
}

#[test]
fn nobody_but_whoever_made_an_extraction_reads_it() {
    let mut archive = Archive::with(&[case(1)]);
    archive.profile.dias.agreement = Some("2026/44".to_owned());
    archive.profile.dias.depot = Some("IKA Døme".to_owned());
    // Left by an older version, and taken up.
    let left = archive.house.dir.path().join(".uttrekk.uferdig");
    fs::create_dir(&left).unwrap();
    fs::set_permissions(&left, fs::Permissions::from_mode(0o755)).unwrap();
    let mut found = vec![];
    for is_dias in [false, true] {
        let request = Request {
            is_dias,
            ..archive.request(None)
        };
        archive.export_as(&request).unwrap();
        open_to_others(&archive.out(), &mut found);
        fs::remove_dir_all(archive.out()).unwrap();
    }
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn an_export_that_was_killed_is_taken_up_however_open_the_house_makes_its_files() {
    let archive = Archive::with(&[case(1)]);
    let left = archive.house.dir.path().join(".uttrekk.uferdig");
    let old = left.join("dokumenter/2026");
    fs::create_dir_all(&old).unwrap();
    // By an older version, where whoever shares a group may write to new files.
    for (file, mode) in [("UFERDIG", 0o664), ("dokumenter/gammal.txt", 0o664)] {
        fs::write(left.join(file), "x").unwrap();
        fs::set_permissions(left.join(file), fs::Permissions::from_mode(mode)).unwrap();
    }
    for folder in [&left, &left.join("dokumenter"), &old] {
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    archive.export(None).unwrap();
}
