//! What stands wrong is corrected by adding: what stood stays (arkivforskrifta § 11).
use crate::archive_core::lint;
use crate::archive_export::schema_folder;
use crate::support::desk::{Browser, Desk, Page};
use crate::support::keeping::add;
use crate::support::reporting::{is_accounted_for, sql};
use crate::support::way::{self, serial};
use brotsak::archive::arkivmelding::{MessageRequest, Scope, Version};
use brotsak::archive::{Profile, Request, check};
use brotsak::casework::export_archive::{Office, export_archive};
use brotsak::casework::export_messages::export_messages;
use brotsak::domain::case::CaseNumber;
use std::path::PathBuf;

const REPORTED: &str = "ein elev er synleg";
const RIGHT: &str = "to elevar er synlege";
const WHY: &str = "Meldaren ringde og sa at det var to.";

/// Posts a correction at `place`; each part may be another than the ready ones.
fn correct(browser: &mut Browser, place: &str, other: &[(&str, &str)]) -> Page {
    browser.get(place).is(200);
    browser.post(place, &fields(other))
}

fn fields<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let ready = [
        ("what", "account"),
        ("document", ""),
        ("quoted", REPORTED),
        ("corrected", RIGHT),
        ("reason", WHY),
        ("replacement", ""),
    ];
    let said = |name| other.iter().find(|(it, _)| *it == name);
    ready
        .into_iter()
        .map(|(name, value)| (name, said(name).map_or(value, |it| it.1)))
        .collect()
}

/// A case of Kari's, with a document of evidence.
fn open(desk: &Desk) -> (Browser, String) {
    let mut kari = desk.as_person("kari");
    let report = way::report(desk, "kare");
    let case = way::register(desk, &mut kari, &report, &[]);
    add(&mut kari, &case, "prov.txt", b"Utskrift av sida.\n");
    (kari, case)
}

/// A case that is decided and closed.
fn closed(desk: &Desk) -> (Browser, String) {
    let mut kari = desk.as_person("kari");
    let case = way::decided_with_a_warning(desk, &mut kari);
    way::write_letter(&mut kari, &case, "warning");
    way::deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &way::NOTHING).is(303);
    (kari, case)
}

#[test]
fn what_stood_stays_and_what_is_right_stands_beside_it() {
    let desk = Desk::open();
    let (mut kari, case) = open(&desk);
    let place = format!("{case}/corrections");
    correct(&mut kari, &place, &[]).is(303);
    // A form that is sent twice adds one.
    correct(&mut kari, &place, &[])
        .is(422)
        .says("href=\"#what\">Du har skrive denne rettinga i dag alt");
    assert!(!kari.get(&place).html.contains("Retting 2"));
    let beside = format!("«{REPORTED}» skal vere «{RIGHT}»");
    for name in ["kari", "hilde", "gro"] {
        let mut browser = desk.as_person(name);
        let page = browser.get(&case);
        page.is(200).says(REPORTED).says(&beside);
        page.says("av Kari").says(&format!("href=\"{place}\""));
        let page = browser.get(&place);
        page.is(200).says("Retting 1: Kva som er meldt").says(WHY);
    }

    // Of a document: its row says it, its file is the same, and the right one is named.
    let file = kari.get(&format!("{case}/documents/2")).bytes;
    add(&mut kari, &case, "rett.txt", b"Heile utskrifta.\n");
    let of_document = [
        ("what", "document_content"),
        ("document", "2"),
        ("quoted", "Utskrift"),
        ("corrected", "Heile utskrifta, tre sider"),
        ("replacement", "3"),
    ];
    correct(&mut kari, &place, &of_document).is(303);
    assert_eq!(kari.get(&format!("{case}/documents/2")).bytes, file);
    let page = kari.get(&case);
    let row = page.html.split("/documents/2\">").nth(1).unwrap();
    let row = row.split("</li>").next().unwrap();
    assert!(row.contains("Heile utskrifta, tre sider"), "{row}");
    kari.get(&place)
        .says("Dokument: innhaldet, dokument 2")
        .says("Rett dokument er nummer 3 i saka.");

    // A correction is corrected by a new one; then the new one stands beside, and both on the page.
    let again = [("what", "correction-1"), ("corrected", "tre elevar")];
    correct(&mut kari, &place, &again).is(303);
    let page = kari.get(&case);
    page.says(&format!("«{REPORTED}» skal vere «tre elevar»"));
    assert!(
        !page.html.contains(RIGHT),
        "what is corrected again is not beside"
    );
    kari.get(&place)
        .says(RIGHT)
        .says("Rettar retting 1.")
        .says("Retta på nytt i retting 3.");
    for name in ["rita", "hilde"] {
        let trail = desk.as_person(name).get("/audit");
        trail.says("Retting 2: innhaldet i dokument 2");
        assert!(!trail.html.contains(WHY) && !trail.html.contains(RIGHT));
    }
    is_accounted_for(&desk.house);
}

#[test]
fn what_is_refused_is_named_and_what_was_typed_is_kept() {
    let desk = Desk::open();
    let (mut kari, case) = open(&desk);
    let place = format!("{case}/corrections");
    let long = "a".repeat(4001);
    for (other, why) in [
        (("quoted", " "), "Siter det som er feil."),
        (("corrected", ""), "Skriv kva som er rett."),
        (("reason", ""), "Skriv kvifor."),
        (("corrected", REPORTED), "står der alt"),
        (("quoted", &long), "Skriv høgst 4000 teikn."),
        (("reason", "feil\u{7}"), "Ta bort teiknet U+0007"),
        (("what", ""), "Vel kva som er feil."),
        (("what", "king"), "Vel kva som er feil."),
        (("what", "document_date"), "Vel dokumentet som er feil."),
        (("document", "1"), "noko som ikkje gjeld eit dokument"),
        (
            ("what", "correction-7"),
            "Rettinga er ikkje i saka (arkivforskrifta § 11)",
        ),
        (("replacement", "1"), "Berre eit dokument har"),
    ] {
        let page = correct(&mut kari, &place, &[other]);
        page.is(422).says(why);
        let kept = if other.0 == "reason" { RIGHT } else { WHY };
        page.says(kept);
    }
    let content = [("what", "document_content"), ("document", "1")];
    for (other, why) in [
        (("document", "99"), "Dokumentet er ikkje i saka."),
        (("document", "x"), "Dokumentet er ikkje i saka."),
        (("replacement", "99"), "Legg det inn først."),
        (("replacement", "1"), "kan ikkje vere det som er feil"),
    ] {
        let mut all = vec![other];
        all.extend(content);
        correct(&mut kari, &place, &all).is(422).says(why);
    }
    kari.get(&place).says("Ingenting er retta.");
}

#[test]
fn an_open_case_is_its_officers_and_a_closed_one_the_archivists() {
    let desk = Desk::open();
    let (mut kari, case) = closed(&desk);
    let place = format!("{case}/corrections");
    let kept = format!("/archive{place}");
    let page = kari.get(&place);
    page.is(200).says("Arkivaren rettar det som er avslutta.");
    assert!(!page.html.contains("<form method=\"post\" action=\"/cases"));
    let page = kari.post(&place, &fields(&[]));
    page.is(422)
        .says("Be arkivaren om å rette (arkivforskrifta § 11)")
        .says(WHY);
    let mut arne = desk.as_person("arne");
    arne.get(&place).is(404);
    correct(&mut arne, &kept, &[("reason", "")])
        .is(422)
        .says("Skriv kvifor.")
        .says(RIGHT);
    correct(&mut arne, &kept, &[]).is(303);
    let at = "/archive/cases/2026-1";
    arne.get(at).says(RIGHT).says(&format!("href=\"{kept}\""));
    kari.get(at).says(RIGHT).says(&format!("href=\"{place}\""));
    kari.get(&case).says(RIGHT).says("av Arne");

    // An open case is not the archivist's, and not that of an officer who does not have it.
    let desk = Desk::open();
    let (mut kari, case) = open(&desk);
    let place = format!("{case}/corrections");
    correct(&mut kari, &place, &[]).is(303);
    let mut arne = desk.as_person("arne");
    arne.get("/account");
    arne.get(&format!("/archive{place}")).is(404);
    arne.post(&format!("/archive{place}"), &fields(&[])).is(404);
    let hilde = desk.person("hilde").0;
    sql(
        &desk.house,
        &format!("update cases set officer_id = {hilde}"),
    );
    kari.get(&case).is(200);
    kari.get(&place).is(200);
    kari.post(&place, &fields(&[]))
        .is(422)
        .says("Berre sakshandsamaren i saka");
    correct(&mut desk.as_person("hilde"), &place, &[]).is(303);
}

#[test]
fn the_archivist_who_keeps_a_case_is_told_that_it_was_corrected_but_not_what_is_in_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = way::decided_with_a_warning(&desk, &mut kari);
    correct(&mut kari, &format!("{case}/corrections"), &[]).is(303);
    way::write_letter(&mut kari, &case, "warning");
    way::deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &way::NOTHING).is(303);
    let mut arne = desk.as_person("arne");
    for place in ["", "/corrections"] {
        let page = arne.get(&format!("/archive/cases/2026-1{place}"));
        page.is(200).says("Retting 1").says("Kva som er meldt");
        for words in [REPORTED, RIGHT, WHY] {
            assert!(!page.html.contains(words), "{place} says {words}");
        }
    }
}

#[test]
fn whoever_may_not_see_the_case_or_the_document_sees_nothing_of_its_corrections() {
    let desk = Desk::open();
    let (mut kari, case) = open(&desk);
    let place = format!("{case}/corrections");
    correct(&mut kari, &place, &[]).is(303);
    for name in ["ola", "liv", "rita", "sondre", "mona", "arne"] {
        let mut browser = desk.as_person(name);
        browser.get(&place).is(404);
        browser.get("/account");
        browser.post(&place, &fields(&[])).is(404);
        browser.get(&format!("/archive{place}")).is(404);
    }
    let journal = desk
        .as_person("arne")
        .get("/archive/journal?from=1.1.2026&to=31.12.2026");
    assert!(!journal.is(200).html.contains(RIGHT));

    // What is blocked of a closed case takes its corrections with it.
    let desk = Desk::open();
    let (mut kari, case) = closed(&desk);
    let kept = format!("/archive{case}/corrections");
    let mut arne = desk.as_person("arne");
    let letter = serial(&mut kari, ".pdf");
    let of_document = [("what", "document_title"), ("document", letter.as_str())];
    correct(&mut arne, &kept, &of_document).is(303);
    kari.get(&case).says(RIGHT);
    let blocked = [
        ("number", "2026/1"),
        ("serial", letter.as_str()),
        ("reason", "other"),
        ("grounds", "Kravet gjeld dette dokumentet."),
    ];
    arne.get("/archive/blocked");
    arne.post("/archive/blocked", &blocked).is(303);
    for (browser, page) in [(&mut kari, &case), (&mut arne, &kept)] {
        let page = browser.get(page);
        assert!(!page.is(200).html.contains(RIGHT));
    }
    correct(&mut arne, &kept, &of_document)
        .is(422)
        .says("Dokumentet er ikkje i saka.");
}

#[test]
fn the_extraction_has_each_correction_as_a_remark_where_it_belongs() {
    let desk = Desk::open();
    let (_, case) = closed(&desk);
    let kept = format!("/archive{case}/corrections");
    let mut arne = desk.as_person("arne");
    correct(&mut arne, &kept, &[]).is(303);
    let of_document = [
        ("what", "document_date"),
        ("document", "1"),
        ("quoted", "20. november"),
        ("corrected", "21. november"),
    ];
    correct(&mut arne, &kept, &of_document).is(303);
    let out = desk.house.dir.path().join("uttrekk");
    let (from, to) = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    let request = Request {
        from,
        to,
        out: out.clone(),
        schemas: None,
        accept_unknown_schemas: false,
        is_dias: false,
    };
    let profile = profile();
    export_archive(
        &office(&desk, &profile),
        &request,
        || desk.now(),
        &mut |_, _| (),
    )
    .unwrap();
    let found = out.join("arkivstruktur.xml");
    let text = std::fs::read_to_string(&found).unwrap();
    let (folder, rest) = text.split_once("<registrering").unwrap();
    let own = format!(
        "<merknad><merknadstekst>Retting 1 av det som er meldt. Det står: «{REPORTED}». Rett er: «{RIGHT}». Grunn: {WHY}</merknadstekst><merknadstype>Retting</merknadstype>"
    );
    assert!(folder.contains(&own), "{folder}");
    assert!(folder.contains("<merknadRegistrertAv>Arne"));
    let first = rest.split("</registrering>").next().unwrap();
    assert!(first.contains("Retting 2 av datoen på dokumentet. Det står: «20. november»."));
    assert!(first.contains("<skjermingMetadata>Skjerming merknadstekst</skjermingMetadata>"));
    assert_eq!(text.matches("Retting 2 av").count(), 1);
    assert_eq!(check::run(&out).unwrap(), []);
    for version in Version::ALL {
        let first = message(&desk, version);
        let said = std::fs::read_to_string(&first).unwrap();
        assert!(
            said.contains(RIGHT) && said.contains("Retting 2 av datoen"),
            "{said}"
        );
        let Some(schemas) = schema_folder("xmllint of corrections") else {
            continue;
        };
        let n = version.number();
        let schema =
            format!("fiks-arkiv-v{n}/no.ks.fiks.arkiv.v{n}.arkivering.arkivmelding.opprett.xsd");
        lint(&schemas.join(schema), &first);
    }
    let Some(schemas) = schema_folder("xmllint of corrections") else {
        return;
    };
    for generation in ["noark5-5.0-2019-05-13", "noark5-5.0-2023-12-08"] {
        lint(&schemas.join(generation).join("arkivstruktur.xsd"), &found);
    }
}

#[test]
fn a_correction_does_not_tell_the_archive_core_who_blew_the_whistle() {
    let desk = Desk::open();
    let (_, case) = closed(&desk);
    sql(&desk.house, "update cases set narrowed_at = registered_at");
    let kept = format!("/archive{case}/corrections");
    let mut arne = desk.as_person("arne");
    let named = [("reason", "Liv Oppdiktstad ringde.")];
    correct(&mut arne, &kept, &named).is(303);
    correct(&mut arne, &kept, &[]).is(303);
    let first = message(&desk, Version::One);
    let said = std::fs::read_to_string(&first).unwrap();
    assert!(!said.contains("Oppdiktstad"), "{said}");
    assert!(said.contains("Teksten er ikkje send") && said.contains(WHY));
}

/// Where the case's first message to an archive core lies.
fn message(desk: &Desk, version: Version) -> PathBuf {
    let profile = profile();
    let number = CaseNumber {
        year: 2026,
        serial: 1,
    };
    let asked = MessageRequest {
        scope: Scope::Case(number),
        version,
        out: desk.house.dir.path().join(version.number().to_string()),
    };
    export_messages(
        &office(desk, &profile),
        &asked,
        || desk.now(),
        &mut |_, _| (),
    )
    .unwrap();
    asked.out.join("2026-000001-001/arkivmelding.xml")
}

fn profile() -> Profile {
    Profile::new("Valle kommune", "974760673").unwrap()
}

fn office<'a>(desk: &'a Desk, profile: &'a Profile) -> Office<'a> {
    Office {
        store: &desk.house.store,
        files: &desk.files,
        profile,
        actor: "cli",
        person: None,
        opening: None,
        now: desk.now(),
    }
}
