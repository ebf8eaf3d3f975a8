//! Closed cases go to the depot as a Noark 5 extraction that its tools take without a word.
mod agreed;
mod broken;
mod checked;
mod content_ways;
mod day_ways;
mod description_ways;
mod desk;
mod dias;
mod dias_papers;
mod dias_ways;
mod fifteen_ways;
mod foreign;
mod hostile;
mod journal_ways;
mod journals;
mod mutation;
mod name_ways;
mod other_ways;
mod refused;
pub mod rows;
mod schemas;
mod settled_ways;
pub mod shut;
mod town;

use crate::support::now;
use brotsak::archive::{ExportError, Exported, Request, check, report_paths};
use brotsak::domain::local_time::day;
use rows::{Archive, Case, case};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The operator's schema folder, or nothing; then what needs it is left out, and says so.
pub fn schema_folder(what: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/archive/schemas");
    let folder = std::env::var_os("BROTSAK_SCHEMAS").map_or(beside, PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("LEFT OUT: {what}: no schema folder (set BROTSAK_SCHEMAS)");
    None
}

#[track_caller]
fn faults(archive: &Archive) -> Vec<String> {
    match archive.export(None) {
        Err(ExportError::Faults(faults)) => faults.iter().map(ToString::to_string).collect(),
        other => panic!("expected faults, got {other:?}"),
    }
}

#[test]
fn the_official_schemas_accept_every_file_in_both_generations() {
    let Some(folder) = schema_folder("xmllint against both generations") else {
        return;
    };
    if Command::new("xmllint").arg("--version").output().is_err() {
        eprintln!("LEFT OUT: xmllint against both generations: no xmllint");
        return;
    }
    let archive = Archive::with(&[case(17), letter(18), preserved(19), heard(20)]);
    archive.export(Some(&folder)).unwrap();
    for generation in ["noark5-5.0-2019-05-13", "noark5-5.0-2023-12-08"] {
        for name in [
            "arkivstruktur",
            "endringslogg",
            "loependeJournal",
            "offentligJournal",
        ] {
            lint(
                &archive,
                &folder.join(generation).join(format!("{name}.xsd")),
                name,
            );
        }
    }
    lint(
        &archive,
        &folder.join("addml-8.3/addml.xsd"),
        "arkivuttrekk",
    );
}

#[track_caller]
fn lint(archive: &Archive, schema: &Path, name: &str) {
    let linted = Command::new("xmllint")
        .args(["--noout", "--nonet", "--schema"])
        .arg(schema)
        .arg(archive.out().join(format!("{name}.xml")))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&linted.stderr);
    assert!(linted.status.success(), "{}: {said}", schema.display());
}

fn letter(serial: i32) -> Case {
    let mut case = case(serial);
    let mut letter = case.documents[4].clone();
    letter.kind = "letter";
    letter.letter = Some("acknowledgement");
    letter.title = "Brev til Ola Døme & co <utkast>".to_owned();
    letter.public_title = "Brev".to_owned();
    letter.journal = Some(4 * serial + 2);
    letter.shielding = "Offl. § 23 første ledd";
    case.documents[4].shielding = "";
    case.documents.push(letter);
    case
}

/// The employee has said something to the notice.
fn heard(serial: i32) -> Case {
    let mut case = case(serial);
    let mut statement = case.documents[4].clone();
    statement.kind = "statement";
    statement.title = "Uttale".to_owned();
    statement.public_title = "Uttale".to_owned();
    statement.journal = Some(4 * serial + 2);
    statement.extension = "txt";
    case.documents.push(statement);
    case
}

fn preserved(serial: i32) -> Case {
    let mut case = case(serial);
    case.marks = vec![("preserved", None, None)];
    case
}

#[test]
fn without_schemas_the_package_is_written_and_says_that_it_is_incomplete() {
    let archive = Archive::with(&[case(17)]);
    let exported = archive.export(None).unwrap();
    assert!(!exported.is_complete);
    assert!(archive.read("arkivuttrekk.xml").contains("UFULLSTENDIG"));
    let (text, data) = report_paths(&archive.out());
    let text = fs::read_to_string(text).unwrap();
    assert!(
        text.contains("https://schema.arkivverket.no/N5/v5.0/"),
        "{text}"
    );
    let data: serde_json::Value = serde_json::from_str(&fs::read_to_string(data).unwrap()).unwrap();
    assert_eq!(data["is_complete"], false);
    assert_eq!(data["cases"], 1);
    assert_eq!(check::run(&archive.out()).unwrap(), []);
}

#[test]
fn the_same_thing_has_the_same_identity_in_every_extraction() {
    let archive = Archive::with(&[case(1), letter(2)]);
    archive.export(None).unwrap();
    let first = archive.read("arkivstruktur.xml");
    let second = Request {
        out: archive.house.dir.path().join("igjen"),
        ..archive.request(None)
    };
    archive.export_as(&second).unwrap();
    let again = fs::read_to_string(second.out.join("arkivstruktur.xml")).unwrap();
    assert_eq!(first, again);
    let ids: Vec<&str> = first
        .split("<systemID>")
        .skip(1)
        .map(|rest| &rest[..36])
        .collect();
    let unique: BTreeSet<&&str> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len());
    assert_eq!(ids.len(), 4 + (1 + 4 + 2 * 5) + (1 + 5 + 2 * 6));
}

#[test]
fn days_are_days_in_oslo_and_times_have_no_offset() {
    let mut late = case(1);
    // Half past midnight on 1 July in Valle; New Year's Eve there is still 2026.
    late.opened = "2026-06-30 22:30:00";
    late.closed = "2026-12-31 22:59:59";
    for document in &mut late.documents {
        document.at = "2026-06-30 22:30:00";
    }
    let mut next_year = case(2);
    next_year.closed = "2026-12-31 23:00:00";
    let archive = Archive::with(&[late, next_year]);
    let exported = archive.export(None).unwrap();
    assert_eq!(exported.cases, 1);
    let structure = archive.read("arkivstruktur.xml");
    assert!(structure.contains("<saksdato>2026-07-01</saksdato>"));
    assert!(structure.contains("<opprettetDato>2026-07-01T00:30:00</opprettetDato>"));
    assert!(structure.contains("<avsluttetDato>2026-12-31T23:59:59</avsluttetDato>"));
    assert!(structure.contains("<journaldato>2026-07-01</journaldato>"));
    assert!(
        !structure.contains("00Z<")
            && !structure.contains("+01:00")
            && !structure.contains("+02:00")
    );
}

#[test]
fn the_period_grows_to_cover_what_was_opened_before_it() {
    let archive = Archive::with(&[case(1)]);
    let spring = Request {
        from: "2026-03-01".parse().unwrap(),
        ..archive.request(None)
    };
    let exported = archive.export_as(&spring).unwrap();
    assert_eq!(exported.period.0.to_string(), "2026-02-03");
    let notices: Vec<String> = exported.notices.iter().map(ToString::to_string).collect();
    let widened = "arkivperioden er utvida til 2026-02-03–2026-12-31";
    assert!(notices.iter().any(|it| it.contains(widened)), "{notices:?}");
    // The papers of this test claim nothing.
    let plain = "PDF-en oppgir ikkje å vere PDF/A; fila er med som produksjonsformat";
    assert!(notices.iter().any(|it| it.contains(plain)), "{notices:?}");
    assert!(
        archive
            .read("arkivstruktur.xml")
            .contains("<arkivperiodeStartDato>2026-02-03<")
    );
}

#[test]
fn characters_that_xml_cannot_hold_are_replaced_and_reported() {
    let mut odd = case(1);
    odd.title = "Brot\u{b}på\u{1} retningsliner".to_owned();
    odd.grounds = "Sjå\u{2}vedlegg".to_owned();
    let archive = Archive::with(&[odd]);
    let exported = archive.export(None).unwrap();
    let structure = archive.read("arkivstruktur.xml");
    assert!(structure.contains("<tittel>Brot�på� retningsliner</tittel>"));
    let notices: Vec<String> = exported.notices.iter().map(ToString::to_string).collect();
    assert!(
        notices.iter().any(|n| n.starts_with("sak 2026/1: 2 teikn")),
        "{notices:?}"
    );
    assert!(notices.iter().any(|n| n.contains("merknad")), "{notices:?}");
}

#[test]
fn a_document_with_a_rule_of_its_own_says_so_itself_and_its_case_does_not() {
    let archive = Archive::with(&[preserved(1), case(2)]);
    let mark = |serial: i32, outcome: &str, months: &str, from: &str| {
        archive.sql(&format!(
            "insert into document_marks (case_id, document_id, outcome, reasons, months, destroy_from, marked_at)
            select case_id, id, '{outcome}', 'D3', {months}, {from}, '2026-03-20 13:00:00' from documents
            where kind = 'evidence' and case_id = (select id from cases where serial = {serial})"
        ));
    };
    mark(1, "review", "null", "null");
    mark(1, "own_period", "36", "'2029-03-21'");
    // The rest of this case goes in 2028; its evidence is preserved.
    mark(2, "preserved", "null", "null");
    let folder = schema_folder("a document with a rule of its own");
    archive.export(folder.as_deref()).unwrap();
    let linter = Command::new("xmllint").arg("--version").output();
    if let (Some(folder), Ok(_)) = (folder, linter) {
        let schema = folder.join("noark5-5.0-2023-12-08/arkivstruktur.xsd");
        lint(&archive, &schema, "arkivstruktur");
    }
    let structure = archive.read("arkivstruktur.xml");
    let (first, second) = structure.split_at(structure.rfind("<mappe ").unwrap());
    let said = "<bevaringstid>3</bevaringstid><kassasjonsdato>2029-03-21</kassasjonsdato>";
    assert_eq!(first.matches(said).count(), 1);
    assert_eq!(first.matches("<kassasjonsvedtak>").count(), 1);
    let evidence = first
        .split("<dokumentbeskrivelse>")
        .find(|it| it.contains(said));
    assert!(evidence.unwrap().contains("<tittel>Skjermbilete<"));
    assert_eq!(second.matches("<kassasjonsvedtak>").count(), 9);
    assert!(
        archive
            .read("arkivuttrekk.xml")
            .contains("name=\"inneholderDokumenterSomSkalKasseres\"><value>true<")
    );
    assert_eq!(check::run(&archive.out()).unwrap(), []);
}

#[test]
fn a_period_that_no_schedule_in_force_holds_is_not_said_to_be_one() {
    let says = |archive: &Archive| {
        archive.export(None).unwrap();
        let flag = archive
            .read("arkivuttrekk.xml")
            .contains("name=\"inneholderDokumenterSomSkalKasseres\"><value>true<");
        (
            archive.read("arkivstruktur.xml").contains("kassasjon"),
            flag,
        )
    };
    // The rule of the case is planned, or that of its evidence, or none; a schedule that holds from the next year is none.
    for (rules, is_planned) in [("R14", true), ("D3", true), ("R15", false)] {
        let archive = Archive::with(&[case(1)]);
        archive.sql(&format!(
            "insert into document_marks (case_id, document_id, outcome, reasons, months, destroy_from, marked_at)
            select case_id, id, 'own_period', 'D3', 36, '2029-03-21', '2026-03-20 13:00:00' from documents
            where kind = 'evidence';
            delete from schedule_rules where code <> '{rules}'"
        ));
        assert_eq!(says(&archive), (is_planned, is_planned), "{rules}");
    }
    let archive = Archive::with(&[case(1)]);
    archive.sql("update schedules set from_on = '2027-01-01'");
    assert_eq!(says(&archive), (false, false));
}

#[test]
fn only_a_case_that_will_be_destroyed_says_so() {
    let archive = Archive::with(&[preserved(1)]);
    archive.export(None).unwrap();
    assert!(!archive.read("arkivstruktur.xml").contains("kassasjon"));
    assert!(
        archive
            .read("arkivuttrekk.xml")
            .contains("name=\"inneholderDokumenterSomSkalKasseres\"><value>false<")
    );

    let mut review = case(1);
    review.marks = vec![("review", Some(24), Some("2028-03-21"))];
    let mut short = case(2);
    short.marks = vec![("own_period", Some(6), Some("2026-09-21"))];
    let archive = Archive::with(&[review, short]);
    let exported = archive.export(None).unwrap();
    let structure = archive.read("arkivstruktur.xml");
    let said = "<bevaringstid>1</bevaringstid><kassasjonsdato>2026-09-21</kassasjonsdato>";
    // The folder, four registrations and five documents of the one case.
    assert_eq!(structure.matches(said).count(), 10);
    assert_eq!(structure.matches("<kassasjonsvedtak>").count(), 10);
    assert!(structure.contains("Bevaringstida er 6 månader"));
    assert_eq!(
        exported
            .notices
            .iter()
            .filter(|n| n.to_string().contains("6 månader"))
            .count(),
        1
    );
}

#[test]
fn what_was_changed_stands_in_the_change_log() {
    let mut longer = case(1);
    longer.marks = vec![
        ("review", None, None),
        ("own_period", Some(24), Some("2028-03-21")),
    ];
    let archive = Archive::with(&[longer]);
    archive.export(None).unwrap();
    let log = archive.read("endringslogg.xml");
    assert!(log.contains("<referanseMetadata>saksstatus</referanseMetadata><endretDato>2026-03-20T14:00:00</endretDato><endretAv>Gro Leiar</endretAv><tidligereVerdi>Under behandling</tidligereVerdi><nyVerdi>Avsluttet</nyVerdi>"));
    assert!(log.contains("<tidligereVerdi>(tom)</tidligereVerdi><nyVerdi>2028-03-21</nyVerdi>"));
    assert_eq!(log.matches("<endring>").count(), 3);
}

#[test]
fn the_public_journal_names_nobody() {
    let archive = Archive::with(&[case(1), letter(2)]);
    archive.export(None).unwrap();
    let public = archive.read("offentligJournal.xml");
    for name in ["Ola", "Døme", "Kari", "Gro"] {
        assert!(!public.contains(name), "{name}");
    }
    assert!(public.contains("<korrespondansepartNavn>*****</korrespondansepartNavn>"));
    // An open internal document shows the unit.
    assert!(public.contains("<korrespondansepartNavn>Personal</korrespondansepartNavn>"));
    let full = archive.read("loependeJournal.xml");
    assert!(full.contains("<tittel>Brev til Ola Døme &amp; co &lt;utkast&gt;</tittel>"));
    let serials = full.matches("<journalsekvensnummer>").count();
    assert_eq!(serials, public.matches("<journalsekvensnummer>").count());
    assert_eq!(serials, 5);
}

#[test]
fn a_report_is_written_off_by_the_letter_or_by_the_end_of_the_case() {
    let archive = Archive::with(&[case(1), letter(2)]);
    archive.export(None).unwrap();
    let structure = archive.read("arkivstruktur.xml");
    assert_eq!(
        structure
            .matches("<avskrivningsmaate>Tatt til etterretning<")
            .count(),
        1
    );
    assert_eq!(
        structure
            .matches("<avskrivningsmaate>Besvart med brev<")
            .count(),
        1
    );
    assert!(structure.contains("<antallVedlegg>1</antallVedlegg>"));
    assert!(structure.contains("Grunnar: A1 Grovt språk (+3)"));
    assert!(structure.contains("Avgjerd: åtvaring. Brotet er alvorleg"));
}

#[test]
fn a_letter_goes_to_whoever_it_was_for_and_answers_only_them() {
    let mut warned = letter(1);
    let sent = warned.documents.last_mut().unwrap();
    sent.letter = Some("warning");
    let recipient = |case: Case| {
        let archive = Archive::with(&[case]);
        archive.export(None).unwrap();
        let structure = archive.read("arkivstruktur.xml");
        let letter = structure.split("<registrering ").last().unwrap().to_owned();
        let name = letter.split("<korrespondansepartNavn>").nth(1).unwrap();
        let name = name.split('<').next().unwrap().to_owned();
        (name, structure.contains("Besvart med brev"))
    };
    assert_eq!(recipient(letter(1)), ("Kari Døme".to_owned(), true));
    // The report is not answered by what the employee gets.
    assert_eq!(recipient(warned), ("Ola Døme".to_owned(), false));
}

#[test]
fn a_statement_that_is_dated_ahead_had_come_when_it_was_journalled() {
    let archive = Archive::with(&[heard(1)]);
    archive.sql("update documents set dated_on = '2026-03-25' where kind = 'statement'");
    archive.export(None).unwrap();
    let structure = archive.read("arkivstruktur.xml");
    let statement = structure.split("<registrering ").last().unwrap();
    assert!(
        statement.contains("<mottattDato>2026-03-20T"),
        "{statement}"
    );
}

#[test]
fn a_statement_comes_in_from_the_employee_on_the_day_it_was_given() {
    let archive = Archive::with(&[heard(1)]);
    archive.export(None).unwrap();
    let structure = archive.read("arkivstruktur.xml");
    let statement = structure.split("<registrering ").last().unwrap();
    for part in [
        "<dokumenttype>Uttale<",
        "<korrespondanseparttype>Avsender<",
        "<korrespondansepartNavn>Ola Døme<",
        "<journalposttype>Inngående dokument<",
        "<mottattDato>2026-03-20T00:00:00<",
        "<avskrivningsmaate>Tatt til etterretning<",
    ] {
        assert!(statement.contains(part), "{part}: {statement}");
    }
    let full = archive.read("loependeJournal.xml");
    assert!(full.contains("<korrespondansepartNavn>Ola Døme<"));
    let public = archive.read("offentligJournal.xml");
    assert!(!public.contains("Ola"));
    // Outside the journal it would be lost to whoever looks for it.
    let mut loose = heard(2);
    loose.documents[5].journal = None;
    let found = faults(&Archive::with(&[loose]));
    assert!(!found.is_empty());
}

/// Prints the peak of memory. To measure, run it alone with more cases:
/// `BROTSAK_TEST_CASES=5000 cargo test --test capabilities many_cases -- --nocapture`.
#[test]
fn many_cases_are_handed_on_one_after_the_other() {
    let count = std::env::var("BROTSAK_TEST_CASES").map_or(50, |count| count.parse().unwrap());
    let archive = Archive::empty();
    for serial in 1..=count {
        archive.add(&case(serial));
    }
    // Writing 5 here makes the peak begin anew (proc(5)).
    fs::write("/proc/self/clear_refs", "5").unwrap();
    let before = peak();
    let started = std::time::Instant::now();
    archive.export(None).unwrap();
    let took = started.elapsed();
    println!(
        "{count} cases: peak {} KiB, {} KiB before, {took:.1?}",
        peak(),
        before
    );
}

/// The most memory this process has had, in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn an_extraction_of_a_period_that_is_not_over_says_so_and_is_closed_today() {
    let archive = Archive::with(&[case(1)]);
    let said = |exported: &Exported| {
        let mut notices = exported.notices.iter().map(ToString::to_string);
        notices.any(|it| it.contains("perioden er ikkje over"))
    };
    assert!(said(&archive.export(None).unwrap()));
    let structure = archive.read("arkivstruktur.xml");
    let today = format!("<avsluttetDato>{}T23:59:59<", day(now()));
    assert_eq!(structure.matches(&today).count(), 2, "fonds and series");
    assert!(structure.contains("<arkivperiodeSluttDato>2026-12-31<"));
    let spring = Request {
        to: "2026-03-31".parse().unwrap(),
        out: archive.house.dir.path().join("vår"),
        ..archive.request(None)
    };
    assert!(!said(&archive.export_as(&spring).unwrap()));
}

#[test]
fn of_what_is_destroyed_no_file_is_counted() {
    let archive = Archive::with(&[case(1)]);
    archive.sql("update documents set destroyed_at = created_at where kind = 'evidence'");
    let exported = archive.export(None).unwrap();
    let folder = archive.out().join("dokumenter/2026/000001");
    let lying = std::fs::read_dir(folder).unwrap().count();
    assert_eq!((exported.documents, lying), (4, 4));
}
