//! Files that are not XML as the standard has it, descriptions that say something else, and documents that do not
//! belong together.
use super::broken::{edit, sha256};
use super::checked::{Shelf, said};
use super::mutation::{DESCRIPTION, DOCUMENT, STRUCTURE, cut, find_all};
use super::schema_folder;
use std::fs;
use std::path::Path;

const ROLE: &str = "<partRolle>Meldar</partRolle>";

fn role(at: &Path, to: &str) {
    edit(at, STRUCTURE, ROLE, to);
}

#[test]
fn what_is_not_xml_or_not_the_standards_is_named() {
    find_all(&[
        (
            "an element in a text",
            |at| role(at, "<partRolle>Mel<b>d</b>ar</partRolle>"),
            &[3],
            "N5.03",
            &["partRolle", "element i seg"],
        ),
        (
            "another namespace",
            |at| role(at, "<q:partRolle xmlns:q=\"urn:x\">Meldar</q:partRolle>"),
            &[3],
            "N5.03",
            &["urn:x"],
        ),
        (
            "another default namespace",
            |at| edit(at, STRUCTURE, "<part>", "<part xmlns=\"urn:x\">"),
            &[3],
            "N5.03",
            &["urn:x"],
        ),
        (
            "a prefix that nobody bound",
            |at| role(at, "<q:partRolle>Meldar</q:partRolle>"),
            &[3],
            "N5.03",
            &["prefikset «q»"],
        ),
        (
            "xsi as something else",
            |at| {
                let xsi = "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"";
                edit(at, STRUCTURE, xsi, "xmlns:xsi=\"urn:x\"");
            },
            &[3],
            "N5.03",
            &["xsi er bunde til «urn:x»"],
        ),
        (
            "a type with a prefix in its value",
            |at| {
                let xsi = "xmlns:xsi=";
                let more = "xmlns:n5=\"http://www.arkivverket.no/standarder/noark5/arkivstruktur\" xmlns:xsi=";
                edit(at, STRUCTURE, xsi, more);
                let kind = "xsi:type=\"journalpost\"";
                edit(at, STRUCTURE, kind, "xsi:type=\"n5:journalpost\"");
            },
            &[3],
            "N5.03",
            &["utan prefiks"],
        ),
        (
            "an attribute twice",
            |at| {
                let kind = "xsi:type=\"saksmappe\"";
                edit(at, STRUCTURE, kind, &format!("{kind} {kind}"));
            },
            &[3],
            "N5.03",
            &["xsi:type står to gonger"],
        ),
        (
            "an attribute that nobody knows",
            |at| role(at, "<partRolle farge=\"blå\">Meldar</partRolle>"),
            &[3],
            "N5.03",
            &["farge"],
        ),
        (
            "a tag's beginning in an attribute",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    "xsi:schemaLocation=\"",
                    "xsi:schemaLocation=\"< ",
                )
            },
            &[3],
            "N5.03",
            &["xsi:schemaLocation"],
        ),
        (
            "the end of a section that never began",
            |at| role(at, "<partRolle>a]]>b</partRolle>"),
            &[3],
            "N5.03",
            &["]]>"],
        ),
        (
            "a comment in a comment",
            |at| edit(at, STRUCTURE, "<part>", "<!-- a -- b --><part>"),
            &[3],
            "N5.03",
            &["kommentar"],
        ),
        (
            "a second declaration",
            |at| edit(at, STRUCTURE, "<part>", "<?xml version=\"1.0\"?><part>"),
            &[3],
            "N5.03",
            &["XML-deklarasjonen"],
        ),
        (
            "a character that is none",
            |at| role(at, "<partRolle>Mel&#xFFFE;dar</partRolle>"),
            &[16],
            "N5.03",
            &["kontrollteikn"],
        ),
        (
            "an empty element that holds others",
            |at| {
                edit(
                    at,
                    STRUCTURE,
                    "<merknad>",
                    "<kryssreferanse></kryssreferanse><merknad>",
                )
            },
            &[16],
            "N5.63",
            &["kryssreferanse"],
        ),
        (
            "a leap second",
            |at| edit(at, STRUCTURE, "T09:12:00<", "T09:12:60<"),
            &[17],
            "N5.03",
            &["tidspunkt"],
        ),
        (
            "a mask that is on no list",
            |at| {
                let mask = "<skjermingMetadata>Skjerming navn part i sak<";
                edit(at, STRUCTURE, mask, "<skjermingMetadata>Skjerming av namn<");
            },
            &[3],
            "N5.03",
            &["skjermingMetadata", "verdilista"],
        ),
    ]);
}

#[test]
fn a_description_is_read_as_the_tools_read_it() {
    find_all(&[
        (
            "another version of the standard",
            |at| edit(at, DESCRIPTION, "<value>5.0</value>", "<value>4.0</value>"),
            &[3],
            "N5.03",
            &["5.0"],
        ),
        (
            "a schema that is not marked",
            |at| {
                let marked = "<property name=\"schema\"><value>main</value>";
                edit(at, DESCRIPTION, marked, "<property name=\"schema\">");
            },
            &[3],
            "N5.03",
            &["arkivstruktur.xsd", "main"],
        ),
        (
            "the metadata catalogue twice",
            |at| {
                let sum = |name: &str| sha256(&fs::read(at.join(name)).unwrap());
                let (own, other) = (sum("arkivstruktur.xsd"), sum("metadatakatalog.xsd"));
                let name = "<value>arkivstruktur.xsd<";
                edit(at, DESCRIPTION, name, "<value>metadatakatalog.xsd<");
                edit(at, DESCRIPTION, &own, &other);
                fs::remove_file(at.join("arkivstruktur.xsd")).unwrap();
            },
            &[3],
            "N5.03",
            &["arkivstruktur.xsd"],
        ),
        (
            "another namespace",
            |at| {
                let bound = "xmlns=\"http://www.arkivverket.no/standarder/addml\"";
                edit(at, DESCRIPTION, bound, "xmlns=\"urn:x\"");
            },
            &[3],
            "N5.03",
            &["urn:x"],
        ),
        (
            "two roots",
            |at| edit(at, DESCRIPTION, "</addml>", "</addml><addml/>"),
            &[3],
            "N5.03",
            &["meir enn eitt rotelement"],
        ),
        (
            "a text after the root",
            |at| edit(at, DESCRIPTION, "</addml>", "</addml>hei"),
            &[3],
            "N5.03",
            &["utanfor rotelementet"],
        ),
        (
            "another encoding",
            |at| edit(at, DESCRIPTION, "\"UTF-8\"", "\"ISO-8859-1\""),
            &[3],
            "N5.03",
            &["ISO-8859-1"],
        ),
        (
            "another XML",
            |at| edit(at, DESCRIPTION, "version=\"1.0\"", "version=\"1.1\""),
            &[3],
            "N5.03",
            &["XML-versjonen"],
        ),
        (
            "a period in another form",
            |at| edit(at, DESCRIPTION, "<value>2026-01-01<", "<value>2026-1-1<"),
            &[15],
            "",
            &["archivalPeriod"],
        ),
        (
            "a schema of another generation",
            |at| {
                let Some(folder) = schema_folder("another generation") else {
                    return;
                };
                let name = "endringslogg.xsd";
                let before = fs::read(at.join(name)).unwrap();
                let old = fs::read(folder.join("noark5-5.0-2019-05-13").join(name)).unwrap();
                fs::write(at.join(name), &old).unwrap();
                edit(at, DESCRIPTION, &sha256(&before), &sha256(&old));
            },
            &[3],
            "N5.03",
            &["same generasjon"],
        ),
        (
            "a schema that is nobody's",
            |at| {
                let text = fs::read_to_string(at.join("endringslogg.xsd")).unwrap();
                let to = format!("{text}<!-- endra -->");
                edit(at, "endringslogg.xsd", &text, &to);
            },
            &[3],
            "N5.03",
            &["endringslogg.xsd", "offisielle"],
        ),
        (
            "an empty schema of ADDML",
            |at| fs::write(at.join("addml.xsd"), "").unwrap(),
            &[3],
            "N5.03",
            &["addml.xsd", "offisielle"],
        ),
    ]);
}

#[test]
fn the_documents_of_a_registration_belong_together() {
    find_all(&[
        (
            "a number twice",
            |at| edit(at, STRUCTURE, "<dokumentnummer>2<", "<dokumentnummer>1<"),
            &[3],
            "",
            &["journalpost 2026/68", "dokumentnummer"],
        ),
        (
            "two main documents",
            |at| {
                let role = "<tilknyttetRegistreringSom>Vedlegg<";
                edit(
                    at,
                    STRUCTURE,
                    role,
                    "<tilknyttetRegistreringSom>Hoveddokument<",
                );
            },
            &[3],
            "",
            &["2 hoveddokument"],
        ),
        (
            "no main document",
            |at| {
                let role = "<tilknyttetRegistreringSom>Hoveddokument<";
                edit(at, STRUCTURE, role, "<tilknyttetRegistreringSom>Vedlegg<");
            },
            &[3],
            "",
            &["0 hoveddokument"],
        ),
        (
            "more attached than there is",
            |at| edit(at, STRUCTURE, "<antallVedlegg>1<", "<antallVedlegg>2<"),
            &[3],
            "",
            &["antallVedlegg er 2", "har 1 vedlegg"],
        ),
        (
            "one form twice, and one file twice",
            |at| {
                let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                let start = text.find("<dokumentobjekt>").unwrap();
                let end = "</dokumentobjekt>";
                let one = &text[start..start + text[start..].find(end).unwrap() + end.len()];
                let id = one.split("<systemID>").nth(1).unwrap()[..36].to_owned();
                let other = one.replace(&id, &super::rows::uuid(9, 1));
                edit(at, STRUCTURE, one, &format!("{one}{other}"));
            },
            &[3, 11],
            "",
            &["same dokumentfila"],
        ),
        (
            "a disposal that keeps",
            |at| {
                let decided = "<kassasjonsvedtak>Kasseres<";
                edit(at, STRUCTURE, decided, "<kassasjonsvedtak>Bevares<");
            },
            &[3],
            "",
            &["Bevares", "2026/17"],
        ),
        (
            "destroyed, and there",
            |at| {
                let gone = "<utfoertKassasjon><kassertDato>2026-03-20T10:00:00</kassertDato><kassertAv>Kari Vik</kassertAv></utfoertKassasjon>";
                let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                let start = text.find("<dokumentbeskrivelse>").unwrap();
                let from =
                    start + text[start..].find("</kassasjon>").unwrap() + "</kassasjon>".len();
                let mut changed = text.clone();
                changed.insert_str(from, gone);
                edit(at, STRUCTURE, &text, &changed);
                let flag = "omfatterDokumenterSomErKassert\"><value>";
                let (from, to) = (format!("{flag}false"), format!("{flag}true"));
                edit(at, DESCRIPTION, &from, &to);
            },
            &[3],
            "",
            &["dokumentet er kassert", "dokument 1"],
        ),
    ]);
}

#[test]
fn capital_letters_of_a_file_are_no_fault() {
    let Some(shelf) = Shelf::new("capital letters of a file") else {
        return;
    };
    let folder = shelf.copy();
    let capital = DOCUMENT.replace(".pdf", ".PDF");
    fs::rename(folder.join(DOCUMENT), folder.join(&capital)).unwrap();
    edit(&folder, STRUCTURE, DOCUMENT, &capital);
    edit(&folder, STRUCTURE, "T09:12:00<", "T24:00:00<");
    assert_eq!(said(&folder), (0, vec![]));
    cut(&folder, STRUCTURE, "<format>", "</format>");
    assert_eq!(said(&folder).0, 1);
}
