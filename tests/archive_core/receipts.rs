//! What the core answers: taken by its keys, refused by name, kept as failed.
use super::{lint, number, send, year};
use crate::archive_export::rows::{Archive, case};
use crate::archive_export::schema_folder;
use crate::support::now;
use crate::support::reporting::sql;
use brotsak::archive::arkivmelding::{Scope, Version};
use brotsak::archive::receipt::Fault;
use brotsak::casework::read_core_receipt::{Failure, Said, What, read_core_receipt};
use brotsak::cli::export::{ExportArgs, ExportKind, FAULTS, USAGE, run};
use brotsak::domain::core_receipt::Refusal;
use brotsak::store::core_units;
use clap::Parser;

const BASE: &str = "https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv";
pub const ID: &str = "0b3bed5e-9a2f-450c-91ae-81364f9aad2b";

/// A receipt of Fiks Arkiv with these parts.
pub fn receipt(version: i32, parts: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<k:arkivmeldingKvittering \
         xmlns:k=\"{BASE}/arkivmelding/opprett/kvittering/v{version}\" \
         xmlns:m=\"{BASE}/metadatakatalog/v{version}\" xmlns:f=\"{BASE}/feil/feilmelding/v{version}\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">{parts}</k:arkivmeldingKvittering>"
    )
}

fn key(key: &str) -> String {
    format!(
        "<k:referanseEksternNoekkel><m:fagsystem>brotsak</m:fagsystem><m:noekkel>{key}</m:noekkel></k:referanseEksternNoekkel>"
    )
}

pub fn folder(of: &str, serial: i32) -> String {
    format!(
        "<k:mappeKvittering xsi:type=\"k:saksmappeKvittering\"><k:systemID>{ID}</k:systemID>\
         <k:opprettetDato>2026-04-01T23:30:00Z</k:opprettetDato>{}\
         <k:opprettetEllerEksisterende>Opprettet</k:opprettetEllerEksisterende>\
         <k:saksaar>2026</k:saksaar><k:sakssekvensnummer>{serial}</k:sakssekvensnummer></k:mappeKvittering>",
        key(of)
    )
}

pub fn registration(of: &str, serial: i32) -> String {
    format!(
        "<k:registreringKvittering xsi:type=\"k:journalpostKvittering\"><k:systemID>{}{serial:012}</k:systemID>\
         <k:arkivertDato>2026-04-02T08:00:00</k:arkivertDato>\
         <k:dokumentbeskrivelseKvittering><k:systemID>{ID}</k:systemID><k:dokumentnummer>1</k:dokumentnummer>\
         <k:dokumentobjekt><k:systemID>{ID}</k:systemID><k:versjonsnummer>1</k:versjonsnummer>\
         <k:variantformat><m:kode>A</m:kode></k:variantformat></k:dokumentobjekt></k:dokumentbeskrivelseKvittering>{}\
         <k:opprettetEllerEksisterende>Eksisterende</k:opprettetEllerEksisterende>\
         <k:journalaar>2026</k:journalaar><k:journalsekvensnummer>{serial}</k:journalsekvensnummer></k:registreringKvittering>",
        &ID[..24],
        key(of)
    )
}

pub const FAILED: &str = "<k:registreringFeilet><f:feilId>e-1</f:feilId><f:feilmelding>Ukjend kode &#60;P&gt;</f:feilmelding></k:registreringFeilet>";

fn sent() -> Archive {
    let archive = Archive::with(&[case(14), case(15)]);
    send(&archive, Scope::Case(number(14)), Version::One).unwrap();
    archive
}

fn read(archive: &Archive, text: &str, message: Option<&str>) -> Result<Vec<Said>, Failure> {
    let (bytes, message) = (text.as_bytes().to_vec(), message.map(str::to_owned));
    archive.house.store.write("cli", now(), move |tx| {
        read_core_receipt(tx, None, &bytes, message.as_deref())
    })
}

#[track_caller]
fn refused(archive: &Archive, text: &str, message: Option<&str>) -> Refusal {
    match read(archive, text, message) {
        Err(Failure::Refusal(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn faulty(text: &str) -> Fault {
    match read(&sent(), text, None) {
        Err(Failure::Fault(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

fn units(archive: &Archive) -> Vec<core_units::Unit> {
    let read = archive.house.store.read(|db| core_units::of_case(db, 1));
    read.unwrap()
}

#[test]
fn a_receipt_marks_the_case_and_its_registration_with_the_numbers_of_the_core() {
    let archive = sent();
    for version in [1, 2] {
        let text = receipt(
            version,
            &(folder("2026-14", 123) + &registration("2026-14-1", 55)),
        );
        if let Some(schemas) = schema_folder("xmllint against the receipts") {
            let file = archive.house.dir.path().join("kvittering.xml");
            std::fs::write(&file, &text).unwrap();
            let schema = format!(
                "fiks-arkiv-v{version}/no.ks.fiks.arkiv.v{version}.arkivering.arkivmelding.opprett.kvittering.xsd"
            );
            lint(&schemas.join(schema), &file);
        }
        let said = read(&archive, &text, None).unwrap();
        assert_eq!(said.len(), 2);
        assert!(said[0].is_case && !said[1].is_case);
        // What the core says again is no news.
        assert_eq!(said.iter().all(|it| it.is_again), version == 2);
    }
    let all = units(&archive);
    let place = &all[0].archived.as_ref().unwrap().place;
    assert_eq!(place.system_id, ID);
    assert_eq!(place.number.as_deref(), Some("2026/123"));
    assert_eq!(
        place.on,
        Some("2026-04-02".parse().unwrap()),
        "half past one in Norway"
    );
    let place = &all[1].archived.as_ref().unwrap().place;
    assert_eq!(place.number.as_deref(), Some("2026/55"));
    assert!(all[2].archived.is_none());
    let other = receipt(1, &folder("2026-14", 124));
    let expected = Refusal::OtherPlace {
        key: "2026-14".to_owned(),
    };
    assert_eq!(refused(&archive, &other, None), expected);
}

/// One of the two answers is wrong, and nobody here knows which.
#[test]
fn what_the_core_calls_one_unit_it_calls_no_other() {
    let archive = Archive::with(&[case(14), case(15)]);
    send(&archive, year(), Version::One).unwrap();
    read(&archive, &receipt(1, &folder("2026-14", 123)), None).unwrap();
    let same = |what: &str| Refusal::OfAnother {
        key: "2026-15".to_owned(),
        what: what.to_owned(),
    };
    let other = receipt(1, &folder("2026-15", 124));
    assert_eq!(refused(&archive, &other, None), same(ID));
    let elsewhere = ID.replace("0b3b", "1b3b");
    let other = receipt(1, &folder("2026-15", 123).replace(ID, &elsewhere));
    assert_eq!(refused(&archive, &other, None), same("2026/123"));
    let right = receipt(1, &folder("2026-15", 124).replace(ID, &elsewhere));
    read(&archive, &right, None).unwrap();
    let to_come = registration("2026-14-1", 55).replace("2026-04-02T", "2099-04-02T");
    let expected = Refusal::NotYet {
        key: "2026-14-1".to_owned(),
        on: "2099-04-02".parse().unwrap(),
    };
    assert_eq!(refused(&archive, &receipt(1, &to_come), None), expected);
}

/// The case was opened on the third of February.
#[test]
fn what_came_in_before_its_case_was_there_is_another() {
    let archive = sent();
    let early = |key: &str| Refusal::BeforeCase {
        key: key.to_owned(),
        on: "2026-02-02".parse().unwrap(),
        opened: "2026-02-03".parse().unwrap(),
    };
    let case = |at: &str| {
        receipt(
            1,
            &folder("2026-14", 123).replace("2026-04-01T23:30:00Z", at),
        )
    };
    let half_past_eleven = case("2026-02-02T22:30:00Z");
    assert_eq!(refused(&archive, &half_past_eleven, None), early("2026-14"));
    let entry = registration("2026-14-1", 55);
    let entry = |at: &str| receipt(1, &entry.replace("2026-04-02T08:00:00", at));
    let last_second = entry("2026-02-02T23:59:59");
    assert_eq!(refused(&archive, &last_second, None), early("2026-14-1"));
    assert!(units(&archive).iter().all(|unit| unit.archived.is_none()));
    let file = archive.house.dir.path().join("kvittering.xml");
    std::fs::write(&file, last_second).unwrap();
    let (code, text) = command(&archive, &["receipt", &file.display().to_string()]);
    assert_eq!(code, FAULTS);
    assert!(text.contains("men saka vart oppretta 2026-02-03"), "{text}");
    // Midnight of the same day, in Norway.
    read(&archive, &case("2026-02-02T23:00:00Z"), None).unwrap();
    read(&archive, &entry("2026-02-03T00:00:00"), None).unwrap();
}

#[test]
fn a_receipt_for_something_else_is_refused_by_name() {
    let archive = sent();
    let of = |key: &str| receipt(1, &folder(key, 1));
    let named = |key: &str| key.to_owned();
    assert_eq!(
        refused(&archive, &of("2026-99"), None),
        Refusal::UnknownCase(named("2026-99"))
    );
    assert_eq!(
        refused(&archive, &of("x"), None),
        Refusal::UnknownCase(named("x"))
    );
    assert_eq!(
        refused(&archive, &of("2026-15"), None),
        Refusal::NotMade(named("2026-15"))
    );
    assert_eq!(
        refused(&archive, &of("2026-14-77"), None),
        Refusal::NotMade(named("2026-14-77"))
    );
    assert_eq!(
        refused(&archive, &of("2026-14-1"), None),
        Refusal::OtherKind(named("2026-14-1"))
    );
    let foreign = of("2026-14").replace("brotsak", "anna");
    assert_eq!(
        refused(&archive, &foreign, None),
        Refusal::OtherSystem(named("anna"))
    );
    // Two messages in one receipt: nothing of it is taken.
    let mixed = receipt(1, &(folder("2026-14", 1) + &registration("2026-14-3", 2)));
    assert_eq!(
        refused(&archive, &mixed, None),
        Refusal::OtherKind(named("2026-14-3"))
    );
    assert!(units(&archive).iter().all(|unit| unit.archived.is_none()));
}

#[test]
fn what_the_core_turned_away_is_kept_with_its_words() {
    let archive = sent();
    let partly = receipt(1, &(folder("2026-14", 1) + FAILED));
    let said = read(&archive, &partly, None).unwrap();
    assert_eq!(
        said[1].what,
        What::Refused {
            text: "Ukjend kode <P>".to_owned()
        }
    );
    let all = units(&archive);
    assert!(all[0].archived.is_some() && all[1].failed.as_ref().unwrap().id == "e-1");
    // Alone, it does not say what it is about.
    let alone = receipt(1, FAILED);
    assert_eq!(refused(&archive, &alone, None), Refusal::NoKey);
    let wrong = refused(&archive, &alone, Some("2026-000015-001"));
    assert_eq!(wrong, Refusal::UnknownMessage("2026-000015-001".to_owned()));
    read(&archive, &alone, Some("2026-000014-002")).unwrap();
    // The whole message turned away, by the message of errors.
    let whole = format!(
        "<u:ugyldigforespoersel xmlns:u=\"{BASE}/feil/ugyldigforespoersel/v1\" xmlns:f=\"{BASE}/feil/feilmelding/v1\"><f:feilId>e-2</f:feilId><f:feilmelding>Nei</f:feilmelding></u:ugyldigforespoersel>"
    );
    assert_eq!(refused(&archive, &whole, None), Refusal::NoKey);
    assert_eq!(
        refused(&archive, &whole, Some("2026-000014-001")),
        Refusal::TakenAlready("2026-14".to_owned())
    );
    read(&archive, &whole, Some("2026-000014-003")).unwrap();
    let failed = |all: &[core_units::Unit]| all.iter().filter(|unit| unit.failed.is_some()).count();
    assert_eq!(failed(&units(&archive)), 3);
    // Written again, it waits for a new answer; what is taken stays taken.
    std::fs::remove_dir_all(archive.out()).unwrap();
    send(&archive, year(), Version::Two).unwrap();
    let all = units(&archive);
    assert_eq!(
        (failed(&all), all[0].archived.is_some(), all[0].version),
        (0, true, 2)
    );
    read(&archive, &receipt(2, &registration("2026-14-1", 9)), None).unwrap();
    assert!(units(&archive)[1].archived.is_some());
}

#[test]
fn a_file_that_is_no_receipt_is_not_read() {
    let text = receipt(1, &folder("2026-14", 1));
    let with = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    let head = "?>\n";
    let bomb = with(
        head,
        "?><!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>",
    );
    assert_eq!(faulty(&bomb), Fault::Doctype);
    let entity = with("<m:noekkel>2026-14", "<m:noekkel>&a;");
    assert_eq!(faulty(&entity), Fault::Entity("a".to_owned()));
    let deep = with("<k:saksaar>", &("<k:a>".repeat(20) + "<k:saksaar>"));
    assert_eq!(faulty(&deep), Fault::TooDeep);
    assert_eq!(
        faulty(&(text.clone() + &" ".repeat(1024 * 1024))),
        Fault::TooLarge
    );
    assert!(matches!(faulty(&text[..400]), Fault::NotXml(_)));
    assert!(matches!(faulty("Kvittering"), Fault::NotXml(_)));
    assert_eq!(faulty(&receipt(1, "")), Fault::Empty);
    assert_eq!(
        faulty(&receipt(3, &folder("2026-14", 1))),
        Fault::NotAReceipt("arkivmeldingKvittering".to_owned())
    );
    assert_eq!(faulty(&with(ID, "1")), Fault::Value("systemID".to_owned()));
    assert_eq!(
        faulty(&with("Opprettet<", "Sletta<")),
        Fault::Value("opprettetEllerEksisterende".to_owned())
    );
    assert_eq!(
        faulty(&with("<k:saksaar>2026", "<k:saksaar>no")),
        Fault::Value("saksaar".to_owned())
    );
    for (from, to, name) in [
        ("nummer>1<", "nummer>-5<", "sakssekvensnummer"),
        ("nummer>1<", "nummer>0<", "sakssekvensnummer"),
        ("<k:saksaar>2026", "<k:saksaar>99999", "saksaar"),
        ("Dato>2026", "Dato>0001", "opprettetDato"),
    ] {
        assert_eq!(faulty(&with(from, to)), Fault::Value(name.to_owned()));
    }
    assert!(matches!(
        faulty(&with("<m:noekkel>", "<m:noekkel>\u{1b}[31m")),
        Fault::NotXml(_)
    ));
    assert_eq!(
        faulty(&with("<m:noekkel>", "<m:noekkel>&#27;")),
        Fault::Entity("#27".to_owned())
    );
    assert_eq!(
        faulty(&with("<k:saksaar>", "<k:ekstra/><k:saksaar>")),
        Fault::Misplaced("ekstra".to_owned())
    );
    let lacking = with(&format!("<k:systemID>{ID}</k:systemID>"), "");
    assert!(matches!(
        faulty(&lacking),
        Fault::Lacks {
            what: "systemID",
            ..
        }
    ));
    let turned = receipt(1, &(registration("2026-14-1", 1) + &folder("2026-14", 1)));
    assert_eq!(
        faulty(&turned),
        Fault::Misplaced("mappeKvittering".to_owned())
    );
    let twice = receipt(1, &(folder("2026-14", 1) + &folder("2026-14", 1)));
    assert_eq!(
        faulty(&twice),
        Fault::Misplaced("mappeKvittering".to_owned())
    );
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    args: ExportArgs,
}

fn command(archive: &Archive, words: &[&str]) -> (u8, String) {
    let line = Line::try_parse_from(["export"].iter().chain(words)).unwrap();
    let (store, files) = (&archive.house.store, &archive.files);
    let ExportKind::OfHouse(kind) = &line.args.kind else {
        panic!("the line is about a house");
    };
    match run(kind, store, files, &archive.profile, now) {
        Ok(text) => (0, text),
        Err(exit) => (exit.code, exit.text),
    }
}

#[test]
fn the_command_line_writes_and_reads_and_says_how_it_went() {
    let archive = Archive::with(&[case(14)]);
    let out = archive.out().display().to_string();
    let line = |more: &[&str]| {
        let words = ["arkivmelding", "--version", "1", "--out", &out];
        let words: Vec<&str> = words.iter().chain(more).copied().collect();
        command(&archive, &words)
    };
    assert_eq!(line(&[]).0, USAGE);
    assert_eq!(line(&["--case", "2026/99"]).0, USAGE);
    assert_eq!(
        line(&["--from", "2025-01-01", "--to", "2025-02-01"]).0,
        FAULTS
    );
    let (code, text) = line(&["--case", "2026/14"]);
    assert_eq!(code, 0, "{text}");
    assert!(text.contains("1 sak, 4 meldingar, 5 filer"), "{text}");
    let file = archive.house.dir.path().join("kvittering.xml");
    let path = file.display().to_string();
    assert_eq!(command(&archive, &["receipt", &path]).0, USAGE);
    std::fs::write(&file, receipt(1, &folder("2026-14", 123))).unwrap();
    let (code, text) = command(&archive, &["receipt", &path]);
    assert_eq!(code, 0, "{text}");
    assert!(
        text.contains("Sak 2026/14 er arkivert i arkivkjernen som 2026/123"),
        "{text}"
    );
    std::fs::write(&file, receipt(1, FAILED)).unwrap();
    let refused = ["receipt", &path, "--message", "2026-000014-002"];
    let (code, text) = command(&archive, &refused);
    assert_eq!(code, FAULTS);
    assert!(text.contains("Ukjend kode <P>"), "{text}");
    let said = |db: &mut _| core_units::of_message(db, "2026-000014-003");
    let said = || {
        let units = archive.house.store.read(said).unwrap();
        units.into_iter().find_map(|unit| unit.failed).unwrap()
    };
    let refused = ["receipt", &path, "--message", "2026-000014-003"];
    assert_eq!(command(&archive, &refused).0, FAULTS);
    assert!(said().text.is_some());
    // The words about a destroyed case are not kept, however late they come.
    sql(
        &archive.house,
        "update cases set destroyed_at = closed_at; update core_units set error_id = null, error_text = null",
    );
    assert_eq!(command(&archive, &refused).0, FAULTS);
    assert_eq!(said().text, None);
}

#[test]
fn the_command_line_withdraws_a_receipt_that_was_wrong() {
    let archive = sent();
    let text = receipt(
        1,
        &(folder("2026-14", 123) + &registration("2026-14-1", 55)),
    );
    read(&archive, &text, None).unwrap();
    let withdraw = |keys: &[&str]| {
        let words = ["withdrawal", "--why", "other_case"];
        let words: Vec<&str> = words.iter().chain(keys).copied().collect();
        command(&archive, &words)
    };
    let (code, said) = withdraw(&["2026-99"]);
    assert_eq!(code, FAULTS, "{said}");
    // A receipt is of one case.
    assert_eq!(withdraw(&["2026-14", "2026-15"]).0, FAULTS);
    assert_eq!(units(&archive)[0].key, "2026-14");
    assert!(units(&archive)[0].archived.is_some());
    let (code, said) = withdraw(&["2026-14", "2026-14-1"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("2026/14") && said.contains("2026-14-1"),
        "{said}"
    );
    assert!(units(&archive).iter().all(|unit| unit.archived.is_none()));
}
