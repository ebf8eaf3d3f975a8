//! Why there is no extraction: every fault at once, and nothing is left behind.
use super::broken::sha256;
use super::rows::{Archive, case};
use super::{faults, heard};
use brotsak::archive::fault::Trouble;
use brotsak::archive::{ExportError, Request};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

#[test]
fn every_fault_is_listed_at_once_and_nothing_is_written() {
    let mut named = case(2);
    named.public_title = "Saka om Olas innlegg".to_owned();
    let mut untitled = case(3);
    untitled.documents[4].public_title = " ".to_owned();
    let mut open = case(4);
    open.stage = "decided";
    let mut unnumbered = case(5);
    unnumbered.documents[0].journal = None;
    let archive = Archive::with(&[case(1), named, untitled, open, unnumbered, case(6)]);
    for (serial, bytes) in [(1, None), (6, Some("endra"))] {
        let path = lies(&archive, serial);
        match bytes {
            None => fs::remove_file(path).unwrap(),
            Some(_) => {
                let same_length = vec![b'x'; case(serial).documents[0].bytes.len()];
                fs::write(path, same_length).unwrap();
            }
        }
    }
    let listed = faults(&archive);
    for expected in [
        "sak 2026/1, dokument 1 (fil-1-1.pdf): fila finst ikkje",
        "sak 2026/2: den offentlege tittelen på saka inneheld namnet",
        "sak 2026/3, dokument 5 (fil-3-5.pdf): den offentlege tittelen på dokumentet manglar",
        "sak 2026/4: saka har avslutningsdato, men står som «decided»",
        "sak 2026/5, dokument 1 (fil-5-1.pdf): dokumentet skal vere journalført",
        "sak 2026/6, dokument 1 (fil-6-1.pdf): fila er endra",
    ] {
        let found = listed
            .iter()
            .filter(|fault| fault.starts_with(expected))
            .count();
        assert_eq!(found, 1, "{expected}\n{listed:#?}");
    }
    assert_eq!(listed.len(), 6, "{listed:#?}");
    nothing_is_left(&archive);
}

#[test]
fn every_file_that_is_damaged_inside_is_listed_at_once_and_nothing_is_left() {
    let archive = Archive::with(&[case(1), case(2), case(6)]);
    for serial in [1, 6] {
        let path = lies(&archive, serial);
        let mut bytes = fs::read(&path).unwrap();
        *bytes.last_mut().unwrap() ^= 1;
        fs::write(path, bytes).unwrap();
    }
    let expected = [
        "sak 2026/1, dokument 1 (fil-1-1.pdf): fila er endra",
        "sak 2026/6, dokument 1 (fil-6-1.pdf): fila er endra",
    ];
    let listed = faults(&archive);
    assert_eq!(listed.len(), 2, "{listed:#?}");
    for (fault, begins) in listed.iter().zip(expected) {
        assert!(fault.starts_with(begins), "{listed:#?}");
    }
    nothing_is_left(&archive);
}

/// Where the first file of a case lies.
fn lies(archive: &Archive, serial: i32) -> PathBuf {
    let sha256 = sha256(&case(serial).documents[0].bytes);
    let files = archive.house.dir.path().join("files");
    files
        .join(format!("draft-{serial}"))
        .join(format!("{sha256}.bin"))
}

fn nothing_is_left(archive: &Archive) {
    let left: Vec<_> = fs::read_dir(archive.house.dir.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.starts_with("brotsak.db"))
        .filter(|name| !["files", "file-keys", "master-keys"].contains(&name.as_str()))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_period_without_closed_cases_is_refused() {
    let mut open = case(1);
    open.stage = "decided";
    open.closed = "";
    let archive = Archive::with(&[open]);
    assert!(matches!(archive.export(None), Err(ExportError::Empty(..))));
    let mut turned = archive.request(None);
    (turned.from, turned.to) = (turned.to, turned.from);
    assert!(matches!(
        archive.export_as(&turned),
        Err(ExportError::Period(..))
    ));
    assert!(!archive.out().exists());
}

#[test]
fn a_case_that_is_closed_without_a_day_is_named() {
    let mut dayless = case(1);
    dayless.closed = "";
    let archive = Archive::with(&[dayless, case(2)]);
    let listed = faults(&archive);
    assert_eq!(listed.len(), 1);
    assert!(listed[0].starts_with("sak 2026/1: saka er avslutta utan dato"));
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let archive = Archive::with(&[case(1)]);
    fs::create_dir(archive.out()).unwrap();
    fs::write(archive.out().join("viktig.txt"), "x").unwrap();
    assert!(matches!(
        archive.export(None),
        Err(ExportError::OutNotEmpty(_))
    ));
    assert_eq!(archive.read("viktig.txt"), "x");
    fs::remove_file(archive.out().join("viktig.txt")).unwrap();
    archive.export(None).unwrap();
    let nowhere = Request {
        out: archive.house.dir.path().join("finst/ikkje"),
        ..archive.request(None)
    };
    assert!(matches!(
        archive.export_as(&nowhere),
        Err(ExportError::NoParent(_))
    ));
}

#[test]
fn a_wrong_row_is_named_for_what_it_is() {
    let mut orphan = case(1);
    orphan.documents[3].kind = "evidence";
    orphan.documents[3].main = Some(2);
    orphan.documents[0].extension = "PDF";
    let archive = Archive::with(&[orphan]);
    archive.sql("update people set name = 'Ola 2 (vikar)' where employee_no = '2'");
    let Err(ExportError::Faults(listed)) = archive.export(None) else {
        panic!("expected faults");
    };
    let codes: Vec<&str> = listed
        .iter()
        .map(|fault| Trouble::code(&fault.what))
        .collect();
    assert_eq!(
        codes,
        [
            "not-a-name",
            "not-a-name",
            "bad-extension",
            "orphan-attachment"
        ]
    );
}

#[test]
fn a_name_that_says_nothing_is_named_before_anything_is_written() {
    let mut nameless = case(1);
    nameless.subject = 5;
    let archive = Archive::with(&[nameless, case(2)]);
    for nothing in ["NULL", "null"] {
        archive.sql(&format!(
            "update people set name = '{nothing}' where employee_no = '5'"
        ));
        let listed = faults(&archive);
        let expected = ["den saka gjeld", "ein part"].map(|whose| {
            format!("sak 2026/1: namnet på {whose} er tomt, eller seier berre «NULL»")
        });
        assert_eq!(listed.len(), 2, "{listed:#?}");
        for (fault, begins) in listed.iter().zip(expected) {
            assert!(fault.starts_with(&begins), "{listed:#?}");
        }
        nothing_is_left(&archive);
    }
    archive.sql("update people set name = 'Åse Fiktiv' where employee_no = '5'");
    // Whoever handles a case has registered it and closed it, and laid in its documents.
    archive.sql("update people set name = 'NULL' where employee_no = '3'");
    let listed = faults(&archive);
    for whose in [
        "sak 2026/2: namnet på sakshandsamaren",
        "sak 2026/2: namnet på den som registrerte saka",
        "sak 2026/2: namnet på den som avslutta saka",
        "sak 2026/2: namnet på den som laga tilrådinga",
        "sak 2026/2: namnet på den som avgjorde saka",
        "sak 2026/2, dokument 1 (fil-2-1.pdf): namnet på den som la inn dokumentet",
    ] {
        let found = listed.iter().filter(|fault| fault.starts_with(whose));
        assert_eq!(found.count(), 1, "{whose}: {listed:#?}");
    }
}

/// The period ends with the year, and is the last that the package speaks of.
#[test]
fn a_document_that_is_dated_far_ahead_is_named_before_anything_is_written() {
    let archive = Archive::with(&[case(1), heard(2), case(3)]);
    let dated = |name: &str, on: &str| {
        archive.sql(&format!(
            "update documents set dated_on = '{on}' where name = '{name}'"
        ));
    };
    dated("fil-1-5.pdf", "2028-01-02");
    dated("fil-2-6.txt", "2027-01-02");
    dated("fil-3-1.pdf", "1799-12-31");
    let listed = faults(&archive);
    for expected in [
        "sak 2026/1, dokument 5 (fil-1-5.pdf): dokumentet er datert 2028-01-02",
        "sak 2026/2, dokument 6 (fil-2-6.txt): dokumentet er datert 2027-01-02",
        "sak 2026/3, dokument 1 (fil-3-1.pdf): dokumentet er datert 1799-12-31",
    ] {
        let found = listed.iter().filter(|fault| fault.starts_with(expected));
        assert_eq!(found.count(), 1, "{expected}: {listed:#?}");
    }
    assert_eq!(listed.len(), 3, "{listed:#?}");
    nothing_is_left(&archive);
    // A day less, and the check of the finished package has nothing to say either.
    dated("fil-1-5.pdf", "2028-01-01");
    dated("fil-2-6.txt", "2027-01-01");
    dated("fil-3-1.pdf", "1800-01-01");
    archive.export(None).unwrap();
}

#[test]
fn a_file_that_cannot_be_read_is_one_fault_among_the_others() {
    let mut named = case(2);
    named.public_title = "Saka om Olas innlegg".to_owned();
    let archive = Archive::with(&[case(1), named]);
    let path = lies(&archive, 1);
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    let listed = faults(&archive);
    assert_eq!(listed.len(), 2, "{listed:#?}");
    let expected = "sak 2026/1, dokument 1 (fil-1-1.pdf): fila kan ikkje lesast: det ligg ei mappe";
    assert!(listed[0].starts_with(expected), "{listed:#?}");
    nothing_is_left(&archive);
}

#[test]
fn a_hidden_folder_of_somebody_else_is_left_alone() {
    let mut archive = Archive::with(&[case(1)]);
    archive.profile.dias.agreement = Some("2026/44".to_owned());
    archive.profile.dias.depot = Some("IKA Døme".to_owned());
    for (name, is_dias) in [(".uttrekk.uferdig", false), (".uttrekk.dias-uferdig", true)] {
        let folder = archive.house.dir.path().join(name);
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("viktig.txt"), "x").unwrap();
        let request = Request {
            is_dias,
            ..archive.request(None)
        };
        let refused = archive.export_as(&request);
        assert!(matches!(refused, Err(ExportError::NotOurs(_))), "{name}");
        assert_eq!(fs::read_to_string(folder.join("viktig.txt")).unwrap(), "x");
        fs::remove_file(folder.join("viktig.txt")).unwrap();
    }
    // An empty one is nobody's.
    archive.export(None).unwrap();
}

/// A package without its report helps nobody.
#[test]
fn nothing_is_made_where_the_report_has_no_place() {
    for name in ["uttrekk-rapport.txt", "uttrekk-rapport.json"] {
        let archive = Archive::with(&[case(1)]);
        let place = archive.house.dir.path().join(name);
        fs::create_dir(&place).unwrap();
        let refused = archive.export(None);
        let Err(ExportError::File(path, _)) = refused else {
            panic!("expected a refusal: {refused:?}");
        };
        assert_eq!(path, place);
        fs::remove_dir(&place).unwrap();
        nothing_is_left(&archive);
    }
}

#[test]
fn nothing_outside_the_package_is_touched_through_a_link_that_somebody_laid_there() {
    let archive = Archive::with(&[case(1)]);
    let house = archive.house.dir.path();
    let elsewhere = house.join("andre-sitt");
    fs::create_dir(&elsewhere).unwrap();
    fs::write(elsewhere.join("viktig.txt"), "x").unwrap();
    let left = house.join(".uttrekk.uferdig");
    for link in ["dokumenter", "dokumenter/2026", "UFERDIG"] {
        fs::create_dir_all(left.join(link).parent().unwrap()).unwrap();
        if link != "UFERDIG" {
            fs::write(left.join("UFERDIG"), "").unwrap();
        }
        std::os::unix::fs::symlink(&elsewhere, left.join(link)).unwrap();
        let refused = archive.export(None);
        assert!(matches!(refused, Err(ExportError::NotOurs(_))), "{link}");
        let kept: Vec<_> = fs::read_dir(&elsewhere).unwrap().collect();
        assert_eq!(kept.len(), 1, "{link}");
        fs::remove_dir_all(&left).unwrap();
    }
    // One that others may write to is not taken up either.
    fs::create_dir_all(left.join("dokumenter")).unwrap();
    fs::write(left.join("UFERDIG"), "").unwrap();
    let open = fs::Permissions::from_mode(0o777);
    fs::set_permissions(left.join("dokumenter"), open).unwrap();
    let refused = archive.export(None);
    assert!(matches!(refused, Err(ExportError::NotOurs(_))));
    fs::remove_dir_all(&left).unwrap();
    // Nor does a link stand in the place of the package.
    fs::create_dir(house.join("tom")).unwrap();
    std::os::unix::fs::symlink(house.join("tom"), archive.out()).unwrap();
    let refused = archive.export(None);
    assert!(matches!(refused, Err(ExportError::OutNotAFolder(_))));
}
