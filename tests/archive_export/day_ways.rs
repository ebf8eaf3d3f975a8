//! Days, numbers and files that cannot be, and what is there twice.
use super::broken::{edit, sha256};
use super::checked::{Shelf, check, said};
use super::mutation::{DOCUMENT, Mutation, STRUCTURE, find_all};
use super::rows::uuid;
use std::fs;
use std::path::Path;

fn change(at: &Path, from: &str, to: &str) {
    edit(at, STRUCTURE, from, to);
}

/// Dates the first paper anew, in the structure and in both journals.
fn date(at: &Path, on: &str) {
    for file in [STRUCTURE, "loependeJournal.xml", "offentligJournal.xml"] {
        let to = format!("<dokumentetsDato>{on}<");
        edit(at, file, "<dokumentetsDato>2026-02-03<", &to);
    }
}

#[test]
fn nothing_happens_after_the_package_is_made() {
    let ways: [Mutation; 6] = [
        (
            "received in a hundred years",
            |at| change(at, "<mottattDato>2026-", "<mottattDato>2126-"),
            &[17],
            "",
            &["2026/17", "mottattDato i journalpost er 2126-02-03"],
        ),
        (
            "a paper of another age",
            |at| date(at, "2062-02-03"),
            &[17],
            "",
            &["dokumentetsDato i journalpost er 2062-02-03"],
        ),
        (
            "a paper of the middle ages",
            |at| date(at, "1026-02-03"),
            &[17],
            "",
            &["dokumentetsDato i journalpost er 1026-02-03"],
        ),
        (
            "attached in a year to come",
            |at| change(at, "<tilknyttetDato>2026-", "<tilknyttetDato>2062-"),
            &[17],
            "",
            &["tilknyttetDato", "dokument 1"],
        ),
        (
            "a change that has not been made",
            |at| {
                let (from, to) = ("<endretDato>2026-", "<endretDato>2099-");
                edit(at, "endringslogg.xml", from, to);
            },
            &[17],
            "",
            &["endringslogg.xml", "endretDato i endring er 2099-"],
        ),
        (
            "destroyed before it is closed",
            |at| {
                let (from, to) = ("<kassasjonsdato>2028-03-21<", "<kassasjonsdato>2026-03-01<");
                change(at, from, to);
            },
            &[17],
            "",
            &["2026/17", "kassasjonsdato for mappa"],
        ),
    ];
    find_all(&ways);
}

/// A letter may be dated on the day that somebody begins.
#[test]
fn a_paper_may_be_dated_some_days_ahead() {
    let Some(shelf) = Shelf::new("a paper dated ahead") else {
        return;
    };
    let folder = shelf.copy();
    date(&folder, "2027-01-15");
    assert_eq!(said(&folder), (0, vec![]));
}

#[test]
fn a_number_is_one_that_can_be() {
    let ways: [Mutation; 4] = [
        (
            "a document before the first",
            |at| change(at, "<dokumentnummer>2<", "<dokumentnummer>0<"),
            &[3],
            "",
            &["dokumentnummer", "journalpost 2026/68"],
        ),
        (
            "a version before the first",
            |at| change(at, "<versjonsnummer>1<", "<versjonsnummer>0<"),
            &[3],
            "",
            &["versjonsnummer", "dokument 1"],
        ),
        (
            "shielded for less than nothing",
            |at| change(at, "<skjermingsvarighet>60<", "<skjermingsvarighet>-1<"),
            &[3],
            "",
            &["skjermingsvarighet i skjerming er -1"],
        ),
        (
            "kept for less than nothing",
            |at| change(at, "<bevaringstid>", "<bevaringstid>-"),
            &[3],
            "",
            &["bevaringstid"],
        ),
    ];
    find_all(&ways);
}

#[test]
fn a_word_of_a_list_has_nothing_around_it() {
    let ways: [Mutation; 2] = [
        (
            "an archive that is closed, and a blank",
            |at| change(at, "<arkivstatus>Avsluttet<", "<arkivstatus>Avsluttet <"),
            &[3],
            "",
            &["arkivstatus", "blanke teikn"],
        ),
        (
            "a case that is closed, and a blank",
            |at| change(at, "<saksstatus>Avsluttet<", "<saksstatus>Avsluttet <"),
            &[3],
            "",
            &["saksstatus", "blanke teikn", "2026/17"],
        ),
    ];
    find_all(&ways);
}

#[test]
fn what_comes_after_comes_after() {
    const ORDER: &str = "som er før";
    let ways: [Mutation; 6] = [
        (
            "journalled before it came",
            |at| change(at, "<mottattDato>2026-02-03", "<mottattDato>2026-02-05"),
            &[17],
            "",
            &["journaldato er 2026-02-03", ORDER, "mottattDato", "2026/17"],
        ),
        (
            "settled before it came",
            |at| {
                for file in [STRUCTURE, "loependeJournal.xml", "offentligJournal.xml"] {
                    let (from, to) = (
                        "<avskrivningsdato>2026-03-20<",
                        "<avskrivningsdato>2026-01-02<",
                    );
                    edit(at, file, from, to);
                }
            },
            &[17],
            "",
            &["avskrivningsdato er 2026-01-02", ORDER, "2026/17"],
        ),
        (
            "open before it is there",
            |at| {
                let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                let name = "<skjermingOpphoererDato>";
                let until = text.split(name).nth(1).unwrap()[..10].to_owned();
                change(at, &format!("{name}{until}"), &format!("{name}2025-12-24"));
            },
            &[17],
            "",
            &["skjermingOpphoererDato er 2025-12-24", ORDER, "2026/17"],
        ),
        (
            "destroyed before it is made",
            |at| {
                let gone = "<utfoertKassasjon><kassertDato>2026-01-20T10:00:00</kassertDato><kassertAv>Kari Vik</kassertAv></utfoertKassasjon>";
                let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                let start = text.find("<dokumentbeskrivelse>").unwrap();
                let end = "</kassasjon>";
                let from = start + text[start..].find(end).unwrap() + end.len();
                let mut changed = text.clone();
                changed.insert_str(from, gone);
                change(at, &text, &changed);
                let flag = "omfatterDokumenterSomErKassert\"><value>";
                let (from, to) = (format!("{flag}false"), format!("{flag}true"));
                edit(at, "arkivuttrekk.xml", &from, &to);
            },
            // The document is there still.
            &[3, 17],
            "",
            &["kassertDato er 2026-01-20", ORDER, "dokument 1"],
        ),
        (
            "a period that ends before it begins",
            |at| {
                let (from, to) = (
                    "<arkivperiodeStartDato>2026-01-01<",
                    "<arkivperiodeStartDato>2027-01-01<",
                );
                change(at, from, to);
            },
            &[17],
            "",
            &["arkivperiodeSluttDato", ORDER],
        ),
        (
            "a period that ends before its last letter",
            |at| {
                let (from, to) = (
                    "<arkivperiodeSluttDato>2026-12-31<",
                    "<arkivperiodeSluttDato>2026-03-01<",
                );
                change(at, from, to);
            },
            &[17],
            "",
            &["arkivperiodeSluttDato er 2026-03-01", "2026-03-20"],
        ),
    ];
    find_all(&ways);
}

/// Writes the first document anew, and says so in the structure.
fn put(at: &Path, bytes: &[u8]) {
    let path = at.join(DOCUMENT);
    let old = fs::read(&path).unwrap();
    fs::write(&path, bytes).unwrap();
    change(at, &sha256(&old), &sha256(bytes));
    let size = |bytes: &[u8]| format!("<filstoerrelse>{}<", bytes.len());
    change(at, &size(&old), &size(bytes));
}

#[test]
fn a_document_is_what_its_name_says() {
    let ways: [Mutation; 3] = [
        (
            "nothing at all",
            |at| put(at, b""),
            &[10],
            "",
            &[DOCUMENT, "tom (0 byte)", "2026/17"],
        ),
        (
            "a page of the web as PDF",
            |at| put(at, b"<html>Hei</html>"),
            &[10],
            "",
            &[DOCUMENT, "ein PDF"],
        ),
        (
            "a PDF as a picture",
            |at| {
                let picture = DOCUMENT.replace(".pdf", ".png");
                fs::rename(at.join(DOCUMENT), at.join(&picture)).unwrap();
                change(at, DOCUMENT, &picture);
                change(at, "<format>pdf<", "<format>png<");
            },
            &[10],
            "",
            &["1-1-hoveddokument.png", "ein PNG"],
        ),
    ];
    find_all(&ways);
}

#[test]
fn a_depot_that_wants_numbers_of_pronom_takes_nothing_else() {
    let Some(shelf) = Shelf::new("numbers of PRONOM") else {
        return;
    };
    let folder = shelf.copy();
    let text = fs::read_to_string(folder.join(STRUCTURE)).unwrap();
    let numbered = text.replace("<format>pdf<", "<format>fmt/276<");
    change(&folder, &text, &numbered);
    assert_eq!(check(&folder, &["--pronom"]).code, 0);
    change(&folder, "<format>fmt/276<", "<format>pdf<");
    let ended = check(&folder, &["--pronom"]);
    assert_eq!(ended.code, 1, "{ended:?}");
    for words in [
        "format er «pdf», skulle vere eit PRONOM-nummer",
        DOCUMENT,
        "1 funn i alt",
    ] {
        assert!(ended.said.contains(words), "{words}: {ended:?}");
    }
}

#[test]
fn what_is_there_once_is_there_once() {
    let ways: [Mutation; 3] = [
        (
            "two registrations with one number",
            |at| {
                change(
                    at,
                    "<registreringsID>2026/17-2<",
                    "<registreringsID>2026/17-1<",
                )
            },
            &[14],
            "",
            &["2026/17", "2 registreringar har denne registreringsID-en"],
        ),
        (
            "two cases with one number",
            |at| change(at, "<mappeID>2026/18<", "<mappeID>2026/17<"),
            &[14],
            "",
            &["2026/17", "2 mapper har denne mappeID-en"],
        ),
        (
            "one identity in small letters and in capitals",
            |at| {
                let capital = uuid(5, 1700).to_uppercase();
                change(at, &uuid(5, 1701), &capital);
            },
            &[14],
            "",
            &["2026/17", "med store og med små bokstavar"],
        ),
    ];
    find_all(&ways);
}

#[test]
fn numbers_agree_with_each_other() {
    let ways: [Mutation; 3] = [
        (
            "a folder of another year",
            |at| change(at, "<mappeID>2026/17<", "<mappeID>2025/77<"),
            &[14],
            "",
            &["2025/77", "sakssekvensnummer 17"],
        ),
        (
            "two journalposts of a case with one number",
            |at| {
                let number = "<journalpostnummer>4<";
                for file in [STRUCTURE, "loependeJournal.xml", "offentligJournal.xml"] {
                    edit(at, file, number, "<journalpostnummer>1<");
                }
            },
            &[15],
            "",
            &["2026/17", "to journalpostar i saka"],
        ),
        (
            "the journal of another year",
            |at| {
                for file in [STRUCTURE, "loependeJournal.xml", "offentligJournal.xml"] {
                    edit(at, file, "<journalaar>2026<", "<journalaar>2025<");
                }
            },
            &[15],
            "",
            &["journalaar er 2025", "journaldato er 2026-02-03"],
        ),
    ];
    find_all(&ways);
}

#[test]
fn a_change_changes_something_and_a_number_is_digits() {
    let ways: [Mutation; 3] = [
        (
            "a change to what it was",
            |at| {
                let (from, to) = ("<nyVerdi>Avsluttet<", "<nyVerdi>Under behandling<");
                edit(at, "endringslogg.xml", from, to);
            },
            &[3],
            "",
            &["endringslogg.xml", "endrar ingenting"],
        ),
        (
            "a number with a country",
            |at| {
                change(
                    at,
                    "<arkivskaperID>974760673<",
                    "<arkivskaperID>NO 974760673<",
                )
            },
            &[3],
            "",
            &[STRUCTURE, "NO 974760673", "berre siffer"],
        ),
        (
            "made into something else",
            |at| {
                let made = "<konvertering><konvertertDato>2026-03-21T10:00:00</konvertertDato><konvertertAv>System</konvertertAv><konvertertFraFormat>txt</konvertertFraFormat><konvertertTilFormat>tif</konvertertTilFormat></konvertering>";
                let end = "</dokumentobjekt>";
                change(at, end, &format!("{made}{end}"));
            },
            &[9],
            "",
            &["konvertertTilFormat er «tif»", "2026/17", "dokument 1"],
        ),
    ];
    find_all(&ways);
}
