//! What the depot's tools would stumble on, the house's own check names first.
use super::rows::{Archive, case};
use super::{letter, schema_folder};
use brotsak::archive::check;
use std::fs;
use std::path::Path;

/// Breaks a sound package in one way and asks which checks speak up.
#[track_caller]
fn check_broken(what: &str, breaks: impl FnOnce(&Path), expected: &[u8]) {
    let Some(folder) = schema_folder("broken packages") else {
        return;
    };
    let archive = Archive::with(&[case(17), letter(18)]);
    archive.export(Some(&folder)).unwrap();
    let out = archive.out();
    assert_eq!(check::run(&out).unwrap(), [], "sound before it is broken");
    breaks(&out);
    let findings = check::run(&out).unwrap();
    let mut checks: Vec<u8> = findings.iter().map(|finding| finding.check).collect();
    checks.dedup();
    assert_eq!(checks, expected, "{what}: {findings:#?}");
    assert!(findings.iter().all(|finding| !finding.file.is_empty()));
}

/// Changes a text of a file, and stamps the new checksum, as somebody would who edits with care.
pub fn edit(out: &Path, name: &str, from: &str, to: &str) {
    let path = out.join(name);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{name} does not hold {from}");
    let old = sha256(text.as_bytes());
    let text = text.replacen(from, to, 1);
    fs::write(&path, &text).unwrap();
    let description = out.join("arkivuttrekk.xml");
    let stamped = fs::read_to_string(&description).unwrap();
    fs::write(
        &description,
        stamped.replace(&old, &sha256(text.as_bytes())),
    )
    .unwrap();
}

pub fn sha256(bytes: &[u8]) -> String {
    brotsak::audit::hex(&<sha2::Sha256 as sha2::Digest>::digest(bytes))
}

const DOCUMENT: &str = "dokumenter/2026/000017/1-1-hoveddokument.pdf";
const STRUCTURE: &str = "arkivstruktur.xml";

#[test]
fn a_document_that_was_changed_is_found() {
    let change = |out: &Path| {
        let mut bytes = fs::read(out.join(DOCUMENT)).unwrap();
        bytes[3] ^= 1;
        fs::write(out.join(DOCUMENT), bytes).unwrap();
    };
    check_broken("a byte changed", change, &[10]);
}

#[test]
fn a_document_that_is_gone_is_found() {
    let remove = |out: &Path| fs::remove_file(out.join(DOCUMENT)).unwrap();
    check_broken("a document removed", remove, &[8, 11]);
}

#[test]
fn a_document_that_nobody_names_is_found() {
    let add = |out: &Path| fs::write(out.join("dokumenter/2026/ekstra.pdf"), "x").unwrap();
    check_broken("an orphan", add, &[8, 12]);
    let add = |out: &Path| fs::write(out.join("ekstra.txt"), "x").unwrap();
    check_broken("an orphan beside", add, &[12]);
}

#[test]
fn what_is_not_closed_is_found() {
    let journal = |out: &Path| edit(out, STRUCTURE, ">Arkivert<", ">Journalført<");
    check_broken("journalstatus", journal, &[6]);
    let case = |out: &Path| {
        edit(
            out,
            STRUCTURE,
            "<saksstatus>Avsluttet<",
            "<saksstatus>Under behandling<",
        );
    };
    check_broken("saksstatus", case, &[6]);
}

#[test]
fn a_file_with_another_checksum_is_found() {
    let change = |out: &Path| {
        let text = fs::read_to_string(out.join(STRUCTURE)).unwrap();
        fs::write(out.join(STRUCTURE), format!("{text}\n")).unwrap();
    };
    check_broken("XML edited without new checksum", change, &[2]);
}

#[test]
fn a_schema_that_is_gone_is_found() {
    let remove = |out: &Path| fs::remove_file(out.join("arkivstruktur.xsd")).unwrap();
    check_broken("XSD removed", remove, &[1]);
    let remove = |out: &Path| fs::remove_file(out.join("addml.xsd")).unwrap();
    check_broken("ADDML's own removed", remove, &[1]);
}

#[test]
fn a_flag_that_lies_is_found() {
    let flip = |out: &Path| {
        let name = "name=\"inneholderSkjermetInformasjon\"><value>";
        edit(
            out,
            "arkivuttrekk.xml",
            &format!("{name}true"),
            &format!("{name}false"),
        );
    };
    check_broken("flag flipped", flip, &[13]);
}

#[test]
fn a_count_that_lies_is_found() {
    let count = |out: &Path| {
        let value = "//registrering</value></property><property dataType=\"integer\" name=\"value\"><value>";
        edit(
            out,
            "arkivuttrekk.xml",
            &format!("{value}9"),
            &format!("{value}8"),
        );
    };
    check_broken("registration count", count, &[4]);
    let count = |out: &Path| {
        edit(
            out,
            "offentligJournal.xml",
            "<antallJournalposter>5<",
            "<antallJournalposter>6<",
        );
    };
    check_broken("journal count", count, &[15]);
}

#[test]
fn an_identity_used_twice_is_found() {
    let copy = |out: &Path| {
        let text = fs::read_to_string(out.join(STRUCTURE)).unwrap();
        let ids: Vec<&str> = text
            .split("<systemID>")
            .skip(1)
            .map(|rest| &rest[..36])
            .collect();
        let (first, last) = (ids[0].to_owned(), ids[ids.len() - 1].to_owned());
        edit(out, STRUCTURE, &last, &first);
    };
    check_broken("duplicate UUID", copy, &[14]);
}

#[test]
fn an_element_without_content_is_found() {
    let blank = |out: &Path| edit(out, STRUCTURE, "<klasseID>2.4.1<", "<klasseID> <");
    check_broken("blank element", blank, &[16]);
    let null = |out: &Path| {
        edit(
            out,
            STRUCTURE,
            "<avskrivningsmaate>Besvart med brev<",
            "<avskrivningsmaate>NULL<",
        );
    };
    check_broken("NULL", null, &[3, 15, 16]);
    let offset = |out: &Path| edit(out, STRUCTURE, "T09:12:00<", "T09:12:00+01:00<");
    check_broken("an offset", offset, &[16]);
}

#[test]
fn a_change_of_something_unknown_is_found() {
    let refer = |out: &Path| {
        let id = super::rows::uuid(2, 17);
        edit(
            out,
            "endringslogg.xml",
            &id,
            "00000000-0000-4000-8000-ffffffffffff",
        );
    };
    check_broken("bad log reference", refer, &[14]);
}

#[test]
fn elements_out_of_order_are_found() {
    let swap = |out: &Path| {
        edit(
            out,
            STRUCTURE,
            "<klasseID>2.4.1</klasseID><tittel>Brot på etiske retningsliner</tittel>",
            "<tittel>Brot på etiske retningsliner</tittel><klasseID>2.4.1</klasseID>",
        );
    };
    check_broken("element order", swap, &[3]);
    let mixed = |out: &Path| {
        edit(
            out,
            STRUCTURE,
            "<mappe xsi:type=\"saksmappe\">",
            "<klasse><systemID>00000000-0000-4000-8000-fffffffffffe</systemID><klasseID>2</klasseID><tittel>x</tittel><opprettetDato>2026-02-03T00:00:00</opprettetDato><opprettetAv>System</opprettetAv></klasse><mappe xsi:type=\"saksmappe\">",
        );
    };
    check_broken("a class with both", mixed, &[5]);
    let cut = |out: &Path| edit(out, STRUCTURE, "</arkivdel></arkiv>", "</arkivdel>");
    check_broken("cut short", cut, &[3]);
}

#[test]
fn a_journal_that_is_gone_is_found() {
    let remove = |out: &Path| fs::remove_file(out.join("offentligJournal.xml")).unwrap();
    check_broken("public journal removed", remove, &[1, 15]);
}

#[test]
fn a_name_that_the_public_would_read_is_found() {
    let title = |out: &Path| {
        let (from, to) = (
            ">Personalsak</offentligTittel>",
            ">Sak om Olas post</offentligTittel>",
        );
        edit(out, "offentligJournal.xml", from, to);
    };
    check_broken("a name in the public journal", title, &[15, 18]);
    let party = |out: &Path| edit(out, "offentligJournal.xml", "*****", "Kari Døme");
    check_broken("an unmasked sender", party, &[18]);
    let untitled = |out: &Path| {
        edit(
            out,
            STRUCTURE,
            "<offentligTittel>Personalsak</offentligTittel>",
            "",
        );
    };
    check_broken("no public title", untitled, &[18]);
}

#[test]
fn what_else_a_depot_sends_back_is_found() {
    let format = |out: &Path| edit(out, STRUCTURE, "<format>pdf<", "<format>fmt/354<");
    check_broken("format", format, &[9]);
    let outside = |out: &Path| {
        edit(
            out,
            STRUCTURE,
            ">2026-02-03T09:12:00<",
            ">2025-02-03T09:12:00<",
        )
    };
    check_broken("outside the period", outside, &[15]);
    let name = |out: &Path| {
        edit(
            out,
            STRUCTURE,
            "<partNavn>Ola Døme<",
            "<partNavn>u-17 (Ola)<",
        )
    };
    check_broken("not a name", name, &[17]);
    let alone = |out: &Path| {
        let text = fs::read_to_string(out.join(STRUCTURE)).unwrap();
        let start = text.find("<korrespondansepart>").unwrap();
        let end = text.find("</korrespondansepart>").unwrap() + "</korrespondansepart>".len();
        let part = text[start..end].to_owned();
        edit(out, STRUCTURE, &part, "");
    };
    check_broken("no correspondent", alone, &[17]);
    let fileless = |out: &Path| {
        let text = fs::read_to_string(out.join(STRUCTURE)).unwrap();
        let start = text.find("<dokumentobjekt>").unwrap();
        let end = text.find("</dokumentobjekt>").unwrap() + "</dokumentobjekt>".len();
        let object = text[start..end].to_owned();
        edit(out, STRUCTURE, &object, "");
    };
    check_broken("no file", fileless, &[7, 12]);
    let period = |out: &Path| {
        edit(
            out,
            "arkivuttrekk.xml",
            "name=\"periode\"",
            "name=\"tidsrom\"",
        )
    };
    check_broken("period renamed", period, &[3]);
}

#[test]
fn the_reference_extraction_is_sound() {
    let Some(folder) = schema_folder("the reference extraction") else {
        return;
    };
    let sample = folder.join("../sample/extraction");
    if !sample.is_dir() {
        eprintln!("LEFT OUT: the reference extraction: not at hand");
        return;
    }
    assert_eq!(check::run(&sample).unwrap(), []);
}

#[test]
fn a_fault_made_over_and_over_is_named_so_often_and_no_more() {
    let archive = Archive::with(&[case(17), letter(18)]);
    archive.export(None).unwrap();
    let out = archive.out();
    let many: String = (0..12_000).map(|at| format!("<x{at}/>")).collect();
    edit(&out, STRUCTURE, "</arkiv>", &format!("{many}</arkiv>"));
    let findings = check::run(&out).unwrap();
    let mut of_grammar = findings.iter().filter(|finding| finding.check == 3);
    assert_eq!(of_grammar.clone().count(), 10_001);
    let said = of_grammar.next_back().unwrap().to_string();
    assert!(said.contains("… og fleire"), "{said}");
}
