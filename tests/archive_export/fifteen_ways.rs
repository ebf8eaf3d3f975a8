//! The ways to break a package that the depot's own tool was tried with.
use super::broken::edit;
use super::mutation::{DESCRIPTION, DOCUMENT, STRUCTURE, find_all};
use super::rows::uuid;
use std::fs;

/// The fifteen that the depot's own tool was tried with.
#[test]
fn fifteen_ways_to_break_a_package_are_named() {
    find_all(&[
        (
            "a byte of a document changed",
            |at| {
                let mut bytes = fs::read(at.join(DOCUMENT)).unwrap();
                bytes[3] ^= 1;
                fs::write(at.join(DOCUMENT), bytes).unwrap();
            },
            &[10],
            "N5.30",
            &["2026/17", DOCUMENT, "journalpost 2026/68", "dokument 1"],
        ),
        (
            "a document removed",
            |at| fs::remove_file(at.join(DOCUMENT)).unwrap(),
            &[8, 11],
            "N5.32",
            &["2026/17", DOCUMENT],
        ),
        (
            "an orphan",
            |at| fs::write(at.join("dokumenter/2026/ekstra.pdf"), "x").unwrap(),
            &[8, 12],
            "N5.33",
            &["dokumenter/2026/ekstra.pdf"],
        ),
        (
            "a registration not finished",
            |at| edit(at, STRUCTURE, ">Arkivert<", ">Journalført<"),
            &[6],
            "N5.22",
            &["2026/17", "Journalført", "journalpost 2026/68"],
        ),
        (
            "an open case",
            |at| {
                let status = "<saksstatus>Avsluttet<";
                edit(at, STRUCTURE, status, "<saksstatus>Under behandling<");
            },
            &[6],
            "N5.15",
            &["2026/17", "Under behandling"],
        ),
        (
            "XML edited without a new checksum",
            |at| {
                let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                fs::write(at.join(STRUCTURE), format!("{text}\n")).unwrap();
            },
            &[2],
            "N5.02",
            &[STRUCTURE],
        ),
        (
            "a schema removed",
            |at| fs::remove_file(at.join("arkivstruktur.xsd")).unwrap(),
            &[1],
            "N5.01",
            &["arkivstruktur.xsd"],
        ),
        (
            "a flag turned",
            |at| {
                let flag = "inneholderSkjermetInformasjon\"><value>";
                edit(
                    at,
                    DESCRIPTION,
                    &format!("{flag}true"),
                    &format!("{flag}false"),
                );
            },
            &[13],
            "N5.42",
            &["inneholderSkjermetInformasjon"],
        ),
        (
            "a wrong count",
            |at| {
                let value = "//registrering</value></property><property dataType=\"integer\" name=\"value\"><value>";
                edit(at, DESCRIPTION, &format!("{value}9"), &format!("{value}8"));
            },
            &[4],
            "N5.16",
            &["registrering"],
        ),
        (
            "one identity twice",
            |at| edit(at, STRUCTURE, &uuid(2, 18), &uuid(2, 17)),
            // What the change log says of the other case is about nothing now.
            &[14],
            "N5.47",
            &["00000002-0000-4000-8000-000000000011", "2 gonger"],
        ),
        (
            "a blank element",
            |at| edit(at, STRUCTURE, "<klasseID>2.4.1<", "<klasseID> <"),
            &[16],
            "N5.63",
            &["klasseID"],
        ),
        (
            "a journal that counts wrong",
            |at| {
                edit(
                    at,
                    "offentligJournal.xml",
                    "Journalposter>5<",
                    "Journalposter>6<",
                )
            },
            &[15],
            "N5.59",
            &["offentligJournal.xml"],
        ),
        (
            "a change of something that is not there",
            |at| edit(at, "endringslogg.xml", &uuid(2, 17), &uuid(9, 17)),
            &[14],
            "N5.62",
            &["endringslogg.xml", "00000009-0000-4000-8000-000000000011"],
        ),
        (
            "elements in another order",
            |at| {
                let title = "<tittel>Brot på etiske retningsliner</tittel>";
                let (id, class) = ("<klasseID>2.4.1</klasseID>", "");
                edit(
                    at,
                    STRUCTURE,
                    &format!("{id}{title}"),
                    &format!("{title}{id}{class}"),
                );
            },
            &[3],
            "N5.03",
            &["klasse"],
        ),
        (
            "the public journal removed",
            |at| fs::remove_file(at.join("offentligJournal.xml")).unwrap(),
            &[1, 15],
            "N5.59",
            &["offentligJournal.xml"],
        ),
    ]);
}
