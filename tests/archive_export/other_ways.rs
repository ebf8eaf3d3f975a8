//! What others have been seen to hand over, and a few that somebody might try.
use super::broken::{edit, sha256};
use super::mutation::{DESCRIPTION, DOCUMENT, STRUCTURE, cut, find_all};
use super::rows::uuid;
use super::schema_folder;
use std::fs;

/// What others have been seen to hand over, and a few that somebody might try.
#[test]
fn other_ways_to_break_a_package_are_named_too() {
    find_all(&[
        (
            "PRONOM where the depot's tool wants the extension",
            |at| edit(at, STRUCTURE, "<format>pdf<", "<format>fmt/354<"),
            &[9],
            "N5.29",
            &["fmt/354", DOCUMENT],
        ),
        (
            "a size that is not the file's",
            |at| {
                let size = fs::metadata(at.join(DOCUMENT)).unwrap().len();
                let said = format!("<filstoerrelse>{size}<");
                edit(at, STRUCTURE, &said, "<filstoerrelse>7<");
            },
            &[10],
            "N5.30",
            &["7 er oppgitt"],
        ),
        (
            "another algorithm",
            |at| edit(at, STRUCTURE, ">SHA256<", ">MD5<"),
            &[10],
            "N5.30",
            &["SHA256"],
        ),
        (
            "a time with an offset",
            |at| edit(at, STRUCTURE, "T09:12:00<", "T09:12:00+01:00<"),
            &[16],
            "",
            &["utan sone"],
        ),
        (
            "a time in UTC",
            |at| edit(at, STRUCTURE, "T09:12:00<", "T09:12:00Z<"),
            &[16],
            "",
            &["utan sone"],
        ),
        (
            "a date that is none",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    "<saksdato>2026-02-03<",
                    "<saksdato>2026-02-30<",
                )
            },
            &[17],
            "N5.03",
            &["saksdato"],
        ),
        (
            "the word of a program for nothing",
            |at| edit(at, STRUCTURE, "<partRolle>Meldar<", "<partRolle>NULL<"),
            &[16],
            "N5.63",
            &["partRolle", "2026/17"],
        ),
        (
            "an empty element in the short form",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    "<partRolle>Meldar</partRolle>",
                    "<partRolle/>",
                )
            },
            &[16],
            "N5.63",
            &["partRolle"],
        ),
        (
            "an answer that is not there",
            |at| {
                let reference = "<referanseAvskrivesAvJournalpost>";
                let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                let id = text.split(reference).nth(1).unwrap()[..36].to_owned();
                let gone = format!("{reference}{}", uuid(9, 9));
                for file in [STRUCTURE, "loependeJournal.xml", "offentligJournal.xml"] {
                    edit(at, file, &format!("{reference}{id}"), &gone);
                }
            },
            &[14],
            "",
            &["2026/18", "00000009-0000-4000-8000-000000000009"],
        ),
        (
            "a class with subclasses and folders",
            |at| {
                let class = "<klasse><systemID>00000000-0000-4000-8000-fffffffffffe</systemID><klasseID>2</klasseID><tittel>x</tittel><opprettetDato>2026-02-03T00:00:00</opprettetDato><opprettetAv>System</opprettetAv></klasse>";
                let folder = "<mappe xsi:type=\"saksmappe\">";
                edit(at, STRUCTURE, folder, &format!("{class}{folder}"));
            },
            &[5],
            "N5.12",
            &["underklassar"],
        ),
        (
            "no period",
            |at| {
                cut(
                    at,
                    DESCRIPTION,
                    "<property name=\"periode\">",
                    "</properties></property>",
                )
            },
            &[3],
            "N5.03",
            &["periode"],
        ),
        (
            "the period under another name",
            |at| edit(at, DESCRIPTION, "name=\"periode\"", "name=\"tidsrom\""),
            &[3],
            "N5.03",
            &["periode"],
        ),
        (
            "no archival period",
            |at| {
                let from = "<additionalElement name=\"archivalPeriod\">";
                cut(at, DESCRIPTION, from, "</additionalElement>");
            },
            &[3, 15],
            "",
            &["archivalPeriod"],
        ),
        (
            "a case from before the period",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    ">2026-02-03T09:12:00<",
                    ">2025-02-03T09:12:00<",
                )
            },
            &[15],
            "",
            &["utanfor arkivperioden", "2026/17"],
        ),
        (
            "a journal with other days",
            |at| {
                let day = "<journalStartDato>2026-02-03<";
                edit(
                    at,
                    "loependeJournal.xml",
                    day,
                    "<journalStartDato>2026-01-01<",
                );
            },
            &[15],
            "N5.60",
            &["loependeJournal.xml"],
        ),
        (
            "a name in a public title of the structure",
            |at| {
                let title = "<offentligTittel>Personalsak<";
                edit(
                    at,
                    STRUCTURE,
                    title,
                    "<offentligTittel>Sak om DØMEs innlegg<",
                );
            },
            &[15, 18],
            "",
            &["2026/17", STRUCTURE],
        ),
        (
            "initials in the public journal",
            |at| {
                let title = "<offentligTittel>Personalsak<";
                edit(
                    at,
                    "offentligJournal.xml",
                    title,
                    "<offentligTittel>Sak om O. D.<",
                );
                let title = "<offentligTittel>Personalsak<";
                edit(
                    at,
                    "offentligJournal.xml",
                    title,
                    "<offentligTittel>Sak om O.D.<",
                );
            },
            &[15, 18],
            "",
            &["2026/17", "offentligJournal.xml"],
        ),
        (
            "a person of one case in the title of another",
            |at| {
                let text = fs::read_to_string(at.join("offentligJournal.xml")).unwrap();
                let last = text.rfind("<offentligTittel>Brev<").unwrap();
                let named = "<offentligTittel>Brev til Døme, Ola<";
                assert!(text[last..].starts_with("<offentligTittel>Brev<"));
                edit(at, "offentligJournal.xml", "<offentligTittel>Brev<", named);
            },
            &[15, 18],
            "",
            &["offentligJournal.xml"],
        ),
        (
            "a sender who is shielded and shown",
            |at| edit(at, "offentligJournal.xml", "*****", "Per Ukjend"),
            &[18],
            "",
            &["offentligJournal.xml", "*****"],
        ),
        (
            "no correspondent",
            |at| {
                cut(
                    at,
                    STRUCTURE,
                    "<korrespondansepart>",
                    "</korrespondansepart>",
                )
            },
            &[17],
            "",
            &["korrespondansepart"],
        ),
        (
            "a kind of registration that is none",
            |at| edit(at, STRUCTURE, ">Inngående dokument<", ">Inn<"),
            &[17],
            "N5.17",
            &["journalposttype"],
        ),
        (
            "a document that leads out of the package",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    ">dokumenter/2026/000017/1-1",
                    ">dokumenter/../../hemmeleg/1-1",
                );
            },
            &[11, 12],
            "N5.32",
            &["stien", "2026/17"],
        ),
        (
            "a schema of the wrong generation beside a journal that needs the other",
            |at| {
                let Some(folder) = schema_folder("the schema of 2019") else {
                    return;
                };
                let old = folder.join("noark5-5.0-2019-05-13/offentligJournal.xsd");
                let (before, after) = (
                    fs::read(at.join("offentligJournal.xsd")).unwrap(),
                    fs::read(old).unwrap(),
                );
                fs::write(at.join("offentligJournal.xsd"), &after).unwrap();
                edit(at, DESCRIPTION, &sha256(&before), &sha256(&after));
                edit(
                    at,
                    "offentligJournal.xml",
                    "<saksaar>",
                    "<mappeID>2026/17</mappeID><saksaar>",
                );
            },
            &[3],
            "N5.03",
            &["mappeID", "2019"],
        ),
        (
            "something of its own that is not said",
            |at| {
                let after = "<virksomhetsspesifikkeMetadata><v:x xmlns:v=\"v\">1</v:x></virksomhetsspesifikkeMetadata><part>";
                edit(at, STRUCTURE, "<part>", after);
            },
            &[13],
            "",
            &["inneholderVirksomhetsspesifikkeMetadata"],
        ),
        (
            "a folder that does not belong there",
            |at| {
                fs::create_dir(at.join("notat")).unwrap();
                fs::write(at.join("notat/x.txt"), "x").unwrap();
            },
            &[12],
            "N5.33",
            &["notat/"],
        ),
    ]);
}
