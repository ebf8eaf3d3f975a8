use crate::support::desk::{Browser, Desk, Page};
use crate::support::reporting::{is_accounted_for, sql};
use crate::support::way;
use brotsak::archive::Request;
use brotsak::casework::export_archive::{Office, Profile, end_abandoned, export_archive, start};
use std::io::{Cursor, Read};

const REASON: &str = "Ei åtvaring åleine endrar korkje stilling, løn eller oppgåver; kommunestyret har teke det til vitande.";

/// Asks for an extraction of the whole year and waits until it has come to an end.
fn extract(arne: &mut Browser) -> Page {
    arne.get("/archive").is(200);
    let year = [("from", "01.01.2026"), ("to", "31.12.2026")];
    arne.post("/archive/exports", &year).is(303);
    loop {
        let page = arne.get("/archive");
        if !page.is(200).html.contains("Under arbeid") {
            return page;
        }
    }
}

fn decide(arne: &mut Browser, policy: &str, reason: &str) -> Page {
    arne.get("/archive").is(200);
    let answer = [("policy", policy), ("reason", reason)];
    arne.post("/archive/warning-policy", &answer)
}

#[test]
fn the_archivist_sees_how_long_each_closed_case_is_kept_and_why() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    arne.get("/archive")
        .is(200)
        .says("Ingen saker er avslutta enno");
    way::closed_with_a_warning(&desk);
    let page = arne.get("/archive");
    page.is(200)
        .says("<p>Må avgjerast av deg</p><b>1</b>")
        .says("<p>Bevart for alltid</p><b>0</b>")
        .says("2026/1")
        .says("Personalsak")
        .says("Åtvaring, eller ein suspensjon som er oppheva, utan andre følgjer")
        .says("(bevaringsforskrifta § 33 g)");
    for secret in ["Bilete av elev", "Ola", "Liv"] {
        assert!(!page.html.contains(secret), "{secret}");
    }
}

#[test]
fn own_periods_are_marked_as_suggestions() {
    let desk = Desk::open();
    let page = desk.as_person("arne").get("/archive");
    page.is(200)
        .says("24 månader <span class=\"tag open\">Framlegg</span>")
        .says("12 månader <span class=\"tag open\">Framlegg</span>")
        .says("Arkivforskrifta § 3, eigen frist");
}

#[test]
fn the_archive_is_for_the_archivist() {
    let desk = Desk::open();
    for name in ["kari", "hilde", "gro", "rita", "liv", "sondre"] {
        let mut person = desk.as_person(name);
        person.get("/archive").is(404);
        person
            .get("/archive/exports/00000000-0000-4000-8000-000000000000/file")
            .is(404);
        person.get("/account");
        person.post("/archive/exports", &[]).is(404);
        person.post("/archive/warning-policy", &[]).is(404);
    }
}

#[test]
fn the_answer_on_warnings_needs_a_reason_and_keeps_what_was_typed() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    decide(&mut arne, "", REASON)
        .is(422)
        .says("Vel ja eller nei")
        .says(REASON);
    decide(&mut arne, "no", "For kort.")
        .is(422)
        .says("<title>Feil: Arkiv")
        .says("Skriv ei grunngjeving på minst 50 teikn")
        .says("For kort.")
        .says("value=\"no\" checked");
    arne.get("/archive").is(200).says("Ikkje svara på");
}

#[test]
fn the_answer_marks_the_cases_that_waited_and_only_moves_upward() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    decide(&mut arne, "no", REASON).is(303);
    arne.get("/archive")
        .is(200)
        .says("<p>Med eigen frist</p><b>1</b>")
        .says("24 månader, kan kasserast frå")
        .says("24. november 2028")
        .says(REASON)
        .says(
            "Svara <time datetime=\"2026-11-23T08:15Z\">23. november 2026 kl. 09.15</time> av Arne",
        );
    decide(&mut arne, "no", REASON)
        .is(422)
        .says("Dette er svaret alt");
    decide(&mut arne, "yes", REASON).is(303);
    let page = arne.get("/archive");
    page.is(200)
        .says("<p>Bevart for alltid</p><b>1</b>")
        .says("Reaksjonen fekk følgjer (bevaringsforskrifta § 33 g)")
        .says("Svaret står");
    assert!(!page.html.contains("name=\"policy\""));
    arne.post(
        "/archive/warning-policy",
        &[("policy", "no"), ("reason", REASON)],
    )
    .is(422);
    arne.get("/archive")
        .says("<p>Bevart for alltid</p><b>1</b>");
    is_accounted_for(&desk.house);
    let mut rita = desk.as_person("rita");
    rita.get("/audit?kind=changes")
        .says("Endra innstilling: om ei åtvaring åleine er ein konsekvens for tilsetjinga");
}

#[test]
fn a_case_that_is_closed_after_the_answer_follows_it() {
    let desk = Desk::open();
    decide(&mut desk.as_person("arne"), "yes", REASON).is(303);
    let mut kari = desk.as_person("kari");
    let case = way::decided_with_a_warning(&desk, &mut kari);
    kari.get(&format!("{case}/closure"))
        .is(200)
        .says("Bevart for alltid");
}

#[test]
fn an_extraction_is_no_break_in_the_trail() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    extract(&mut desk.as_person("arne")).says("Ferdig");
    let mut rita = desk.as_person("rita");
    rita.get("/audit").is(200);
    rita.post("/audit/verifications", &[])
        .is(200)
        .says("Heile sporet er kontrollert og uendra");
}

#[test]
fn the_archivist_makes_an_extraction_and_fetches_it_as_one_file() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    let page = extract(&mut arne);
    page.says("Ferdig")
        .says("Saker: 1. Dokument: ")
        .says("Ufullstendig pakke: skjemafilene manglar")
        .says("Noark 5, avslutta 1. januar 2026 til 31. desember 2026");
    let (_, rest) = page.html.split_once("href=\"/archive/exports/").unwrap();
    let uuid = rest.split('/').next().unwrap();
    let file = arne.get(&format!("/archive/exports/{uuid}/file"));
    file.is(200);
    assert_eq!(file.headers["content-type"], "application/zip");
    let name = file.headers["content-disposition"].to_str().unwrap();
    assert!(name.starts_with("attachment") && name.contains("noark5-uttrekk-2026-01-01"));
    let policy = file.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("default-src 'none'"), "{policy}");
    assert_eq!(
        file.headers["content-length"],
        file.bytes.len().to_string().as_str()
    );
    let mut zip = zip::ZipArchive::new(Cursor::new(&file.bytes)).unwrap();
    let mut xml = String::new();
    zip.by_name("noark5-uttrekk-2026-01-01-2026-12-31/arkivstruktur.xml")
        .unwrap()
        .read_to_string(&mut xml)
        .unwrap();
    assert!(xml.contains("<offentligTittel>Personalsak</offentligTittel>"));
    // The report came from Liv, and the statement from Ola.
    assert_eq!(xml.matches("Inngående dokument").count(), 2);
    let (_, statement) = xml.split_once("<dokumenttype>Uttale<").unwrap();
    assert!(statement.contains("<korrespondansepartNavn>Ola Dømesund<"));
    assert!(statement.contains("<mottattDato>2026-11-23T00:00:00<"));
    let mut rita = desk.as_person("rita");
    rita.get("/audit?kind=archive")
        .says("Starta uttrekk for 1. januar 2026 til 31. desember 2026")
        .says("Uttrekket er ferdig. Saker: 1, dokument: ")
        .says("Lasta ned uttrekk");
}

#[test]
fn an_extraction_of_nothing_says_so() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    extract(&mut arne)
        .says("Ikkje laga")
        .says("Ingen saker vart avslutta i perioden");
}

#[test]
fn every_fault_that_stopped_an_extraction_is_listed() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    sql(
        &desk.house,
        "update documents set public_title = '' where id = 1",
    );
    std::fs::remove_dir_all(desk.house.dir.path().join("files")).unwrap();
    let mut arne = desk.as_person("arne");
    extract(&mut arne)
        .says("Ikkje laga")
        .says("Det er feil i sakene")
        .says("Dette må rettast først")
        .says("fila finst ikkje i lageret")
        .says("2026/1");
}

#[test]
fn of_more_faults_than_the_page_has_room_for_the_first_are_shown_and_all_are_counted() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    std::fs::remove_dir_all(desk.house.dir.path().join("files")).unwrap();
    let mut arne = desk.as_person("arne");
    extract(&mut arne).says("Ikkje laga");
    let kept = std::fs::read_dir(desk.house.dir.path().join("exports")).unwrap();
    let mut kept = kept.map(|it| it.unwrap().path());
    let list = kept.find(|it| it.extension().is_some_and(|it| it == "txt"));
    let lines: Vec<String> = (1..=501).map(|it| format!("sak 2026/{it}: feil")).collect();
    std::fs::write(list.unwrap(), lines.join("\n")).unwrap();
    let page = arne.get("/archive");
    page.says("Dette må rettast først (501; her er dei første 500)");
    page.says("sak 2026/500: feil");
    assert!(!page.html.contains("sak 2026/501: feil"));
}

#[test]
fn days_that_make_no_period_are_refused() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    arne.get("/archive");
    for (from, to, says) in [
        ("", "31.12.2026", "Skriv datoen slik: 31.12.2026"),
        ("01.01.2026", "i fjor", "Skriv datoen slik: 31.12.2026"),
        ("31.12.2026", "01.01.2026", "Til-datoen er før frå-datoen"),
    ] {
        let page = arne.post("/archive/exports", &[("from", from), ("to", to)]);
        page.is(422).says(says).says(&format!("value=\"{to}\""));
    }
    arne.get("/archive").says("Ingen uttrekk er laga enno");
}

#[test]
fn the_page_looks_again_by_itself_only_when_asked_and_only_while_something_is_made() {
    let desk = Desk::open();
    let mut arne = desk.as_person("arne");
    let me = desk.person("arne");
    let office = Office {
        store: &desk.house.store,
        files: &desk.files,
        profile: &Profile::default(),
        actor: &me.to_string(),
        person: Some(me),
        opening: None,
        now: desk.now(),
    };
    let (from, to) = ("2026-01-01".parse().unwrap(), "2026-12-31".parse().unwrap());
    start(&office, from, to).unwrap();
    let page = arne.get("/archive");
    page.is(200).says("Under arbeid").says("kvart 10. sekund");
    assert!(!page.html.contains("http-equiv"));
    arne.get("/archive?follow=1")
        .says("<meta http-equiv=\"refresh\" content=\"10; url=/archive?follow=1\">")
        .says("Ikkje sjå etter av seg sjølv");
    let year = [("from", "01.01.2026"), ("to", "31.12.2026")];
    arne.post("/archive/exports", &year)
        .is(422)
        .says("Eit uttrekk er under arbeid");
    let folder = desk.house.dir.path().join("exports");
    end_abandoned(&desk.house.store, &folder, desk.now()).unwrap();
    let page = arne.get("/archive?follow=1");
    page.is(200).says("Programmet stoppa undervegs");
    assert!(!page.html.contains("http-equiv"));
}

#[test]
fn of_an_extraction_that_lies_elsewhere_the_page_does_not_say_that_it_is_gone() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let room = tempfile::tempdir().unwrap();
    let request = Request {
        from: "2026-01-01".parse().unwrap(),
        to: "2026-12-31".parse().unwrap(),
        out: room.path().join("uttrekk"),
        schemas: None,
        accept_unknown_schemas: false,
        is_dias: false,
    };
    let office = Office {
        store: &desk.house.store,
        files: &desk.files,
        profile: &Profile::default(),
        actor: "cli",
        person: None,
        opening: None,
        now: desk.now(),
    };
    export_archive(&office, &request, || desk.now(), &mut |_, _| ()).unwrap();
    let mut arne = desk.as_person("arne");
    extract(&mut arne);
    sql(&desk.house, "update exports set removed_at = finished_at");
    let page = arne.get("/archive");
    let count = |words: &str| page.html.matches(words).count();
    assert_eq!(count("Kopien er fjerna"), 1);
    assert_eq!(count("slett det der det ligg"), 1);
}

/// A period that only the program suggests is nobody's, and so it cannot be over (arkivforskrifta § 3).
#[test]
fn no_period_is_over_while_the_periods_are_suggestions() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    decide(&mut desk.as_person("arne"), "no", REASON).is(303);
    desk.wait(chrono::TimeDelta::days(3 * 365));
    let mut arne = desk.as_person("arne");
    let page = arne.get("/archive");
    page.is(200)
        .says("24 månader, kan kasserast frå")
        .says("Fristane er framlegg");
    assert!(!page.html.contains("Fristen er ute"));
}
