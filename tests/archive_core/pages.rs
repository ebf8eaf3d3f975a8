//! The archivist writes for the core, reads its answer, and the case says where it is kept.
use super::receipts::{self, FAILED, ID, receipt};
use crate::support::desk::{Browser, Desk, Page};
use crate::support::keeping::{approve_list, draw_list, page_of, put_schedule_in_force};
use crate::support::reporting::{is_accounted_for, sql};
use crate::support::way;
use std::io::{Cursor, Read};

/// Makes messages and waits until they are made.
fn make(arne: &mut Browser, fields: &[(&str, &str)]) -> Page {
    arne.get("/archive/core").is(200);
    arne.post("/archive/core/messages", fields).is(303);
    loop {
        let page = arne.get("/archive");
        if !page.is(200).html.contains("Under arbeid") {
            return page;
        }
    }
}

/// Half past midnight on the day the case was opened, as the core writes it.
fn folder(of: &str, serial: i32) -> String {
    let text = receipts::folder(of, serial);
    text.replace("2026-04-01T23:30:00Z", "2026-11-22T23:30:00Z")
}

fn registration(of: &str, serial: i32) -> String {
    receipts::registration(of, serial).replace("2026-04-02T", "2026-11-23T")
}

fn answer(arne: &mut Browser, text: &str, message: &str) -> Page {
    arne.get("/archive/core").is(200);
    let file = ("file", "kvittering.xml", text.as_bytes());
    arne.upload("/archive/core/receipts", &[("message", message)], &[file])
}

#[test]
fn a_closed_case_is_written_for_the_core_and_its_page_says_where_it_is_kept() {
    let desk = Desk::open();
    let case = way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    let one = [("case", "2026/1"), ("version", "1")];
    let page = make(&mut arne, &one);
    page.says("Ferdig").says("Fiks Arkiv, versjon 1");
    let at = page.html.find("/archive/exports/").unwrap();
    let link = page.html[at..].split('"').next().unwrap().to_owned();
    let file = arne.get(&link);
    file.is(200);
    let name = file.headers["content-disposition"].to_str().unwrap();
    assert!(name.contains("arkivmelding-v1-2026-11-23"), "{name}");
    let mut zip = zip::ZipArchive::new(Cursor::new(&file.bytes)).unwrap();
    let mut message = String::new();
    zip.by_name("arkivmelding-v1/2026-000001-001/arkivmelding.xml")
        .unwrap()
        .read_to_string(&mut message)
        .unwrap();
    assert!(
        message.contains("<m:noekkel>2026-1</m:noekkel>"),
        "{message}"
    );
    // A letter of the house is PDF/A, and says so.
    let letters: Vec<String> = zip
        .file_names()
        .map(|name| name.unwrap().into_owned())
        .collect();
    let kinds: Vec<String> = letters
        .iter()
        .filter(|name| name.ends_with("arkivmelding.xml"))
        .map(|name| {
            let mut text = String::new();
            zip.by_name(name)
                .unwrap()
                .read_to_string(&mut text)
                .unwrap();
            text
        })
        .collect();
    assert!(
        kinds.iter().any(|text| text.contains("PDF/A-2")),
        "{kinds:?}"
    );
    arne.get("/archive/core").says("Ventar på kvittering");
    arne.get("/archive/cases/2026-1")
        .says("Ventar på kvittering");

    let text = receipt(1, &(folder("2026-1", 123) + &registration("2026-1-1", 55)));
    answer(&mut arne, &text, "").is(303);
    arne.get("/archive/core")
        .says("Delvis arkivert")
        .says("Arkivert i arkivkjernen som 2026/123")
        .says("23. november 2026")
        .says(ID)
        .says("1 av ");
    arne.get("/archive")
        .says("Arkivert i arkivkjernen som 2026/123")
        .says("Fiks Arkiv, versjon 1, sak 2026/1");
    arne.get("/archive/cases/2026-1").says(ID);
    let mut kari = desk.as_person("kari");
    kari.get(&case)
        .is(200)
        .says("Arkivert i arkivkjernen som 2026/123")
        .says(ID);
    let mut rita = desk.as_person("rita");
    rita.get("/audit?kind=archive")
        .says("meldingar til arkivkjernen (Fiks Arkiv, versjon 1)")
        .says(&format!("Arkivkjernen har teke imot: {ID}"));
    is_accounted_for(&desk.house);
}

#[test]
fn the_page_says_what_is_wrong_and_keeps_what_was_typed() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    way::cleared(&desk, &mut kari);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/core")
        .is(200)
        .says("Ingen meldingar er laga enno");
    let mut wrong = |fields: &[(&str, &str)]| arne.post("/archive/core/messages", fields);
    wrong(&[("version", "1")])
        .is(422)
        .says("Skriv eit saksnummer, eller ein periode");
    wrong(&[("case", "2026/1")])
        .is(422)
        .says("Vel kva versjon")
        .says("value=\"2026/1\"");
    wrong(&[("case", "2026/1"), ("from", "1.1.2026"), ("version", "1")])
        .is(422)
        .says("Skriv anten eit saksnummer eller dagar");
    // One that is open and one that is not there have the same answer.
    for case in ["2026/2", "2026/99", "x"] {
        wrong(&[("case", case), ("version", "2")])
            .is(422)
            .says("Ingen avslutta sak har dette nummeret");
    }
    wrong(&[("from", "31.12.2026"), ("to", "1.1.2026"), ("version", "2")])
        .is(422)
        .says("Byt om datoane");
    wrong(&[("from", "i dag"), ("to", ""), ("version", "2")])
        .is(422)
        .says("Skriv datoen slik");

    for (key, said) in [
        ("2026-1", "er ikkje skriven til arkivkjernen"),
        // Open, and not there: the same.
        ("2026-2", "Ingen avslutta sak har nøkkelen «2026-2»"),
        ("2026-99", "Ingen avslutta sak har nøkkelen «2026-99»"),
    ] {
        answer(&mut arne, &receipt(1, &folder(key, 1)), "")
            .is(422)
            .says(said);
    }
    answer(&mut arne, "<!DOCTYPE a><a/>", "")
        .is(422)
        .says("Fila har ein DOCTYPE");
    answer(&mut arne, &" ".repeat(1_100_000), "")
        .is(422)
        .says("Fila er større enn 1 MB");
    answer(&mut arne, FAILED, "").is(422).says("gyldig XML");
    arne.upload("/archive/core/receipts", &[], &[])
        .is(422)
        .says("Vel ei fil");
    let shut = desk
        .as_person("kari")
        .upload("/archive/core/receipts", &[], &[]);
    shut.is(404);
}

#[test]
fn what_the_core_turned_away_stands_with_its_words() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    let period = [
        ("from", "1.11.2026"),
        ("to", "30.11.2026"),
        ("version", "2"),
    ];
    make(&mut arne, &period).says("Fiks Arkiv, versjon 2");
    let failed = receipt(2, FAILED);
    answer(&mut arne, &failed, "")
        .is(422)
        .says("Kvitteringa nemner inga sak");
    answer(&mut arne, &failed, "2026-000001-001").is(303);
    arne.get("/archive/core")
        .says("Ikkje teken imot")
        .says("Ukjend kode &#60;P&#62;")
        .says("2026-000001-001");
    is_accounted_for(&desk.house);
}

#[test]
fn what_the_core_said_goes_with_the_case_and_where_it_is_kept_stays() {
    let desk = Desk::open();
    put_schedule_in_force(&desk);
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    make(&mut arne, &[("case", "2026/1"), ("version", "1")]);
    let partly = receipt(1, &(folder("2026-1", 123) + FAILED));
    answer(&mut arne, &partly, "").is(303);
    arne.get("/archive/core").says("Ukjend kode");
    desk.wait(chrono::TimeDelta::days(800));
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "hilde", list).is(303);
    desk.wait(chrono::TimeDelta::days(8));
    let mut arne = desk.as_person("arne");
    let page = page_of(&desk, list);
    arne.get(&page).is(200);
    arne.post(&format!("{page}/execution"), &[("confirmed", "yes")])
        .is(303);
    while !arne.get(&page).html.contains("/certificate") {
        std::thread::yield_now();
    }
    let core = arne.get("/archive/core");
    core.is(200)
        .says("Arkivert i arkivkjernen som 2026/123")
        .says("teksten er borte, fordi saka er kassert");
    assert!(!core.html.contains("Ukjend kode"));
    let again = [("case", "2026/1"), ("version", "1")];
    arne.post("/archive/core/messages", &again).is(303);
    loop {
        let page = arne.get("/archive");
        if !page.html.contains("Under arbeid") {
            page.says("Innhaldet i saka er kassert. Det er ingenting att å sende.");
            break;
        }
    }
}

#[test]
fn what_is_blocked_goes_to_the_depot_and_not_to_the_core() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let letter = way::serial(&mut desk.as_person("kari"), ".pdf");
    let mut arne = desk.as_person("arne");
    arne.get("/archive/blocked").is(200);
    let document = [
        ("number", "2026/1"),
        ("serial", letter.as_str()),
        ("reason", "erasure_claim"),
        ("grounds", "Kravet gjeld dokumentet."),
    ];
    arne.post("/archive/blocked", &document).is(303);
    let one = [("case", "2026/1"), ("version", "1")];
    make(&mut arne, &one).says("Noko i saka er sperra. Ho blir ikkje send.");
    let year = [
        ("from", "01.01.2026"),
        ("to", "31.12.2026"),
        ("version", "1"),
    ];
    make(&mut arne, &year).says("Ingen saker vart avslutta i perioden");
    arne.get("/archive/blocked").is(200);
    let all = [document[0], ("serial", ""), document[2], document[3]];
    arne.post("/archive/blocked", &all).is(303);
    arne.get("/archive").is(200);
    arne.post("/archive/exports", &year[..2]).is(303);
    while arne.get("/archive").html.contains("Under arbeid") {}
    arne.get("/archive").says("Saker: 1. Dokument");
}

#[test]
fn the_page_names_the_cases_that_are_not_among_the_messages() {
    let desk = Desk::open();
    let first = way::closed_with_a_warning(&desk);
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/blocked").is(200);
    let number = first.rsplit('/').next().unwrap().replace('-', "/");
    let all = [
        ("number", number.as_str()),
        ("serial", ""),
        ("reason", "erasure_claim"),
        ("grounds", "Kravet gjeld heile saka."),
    ];
    arne.post("/archive/blocked", &all).is(303);
    let year = [
        ("from", "01.01.2026"),
        ("to", "31.12.2026"),
        ("version", "1"),
    ];
    make(&mut arne, &year)
        .says("Saker: 1. Dokument")
        .says("Dette bør du vite om pakken")
        .says(&format!("Noko er sperra, og saka er ikkje med: {number}"));
}

#[test]
fn an_archivist_with_a_part_in_a_case_makes_no_messages_of_its_period() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let by = desk.person("arne").0;
    let conflict = format!(
        "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at) \
         select id, {by}, '', {by}, registered_at from cases"
    );
    sql(&desk.house, &conflict);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/core").is(200);
    let year = [
        ("from", "01.01.2026"),
        ("to", "31.12.2026"),
        ("version", "1"),
    ];
    arne.post("/archive/core/messages", &year)
        .is(422)
        .says("Be ein annan arkivar eller drift ta ut denne perioden");
}

#[test]
fn a_receipt_that_was_wrong_is_withdrawn_with_a_reason_and_stays_in_the_trail() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    make(&mut arne, &[("case", "2026/1"), ("version", "1")]);
    let page = "/archive/cases/2026-1";
    let form = "Trekk ei kvittering attende";
    assert!(!arne.get(page).is(200).html.contains(form));
    let text = receipt(1, &(folder("2026-1", 123) + &registration("2026-1-1", 55)));
    answer(&mut arne, &text, "").is(303);
    arne.get(page)
        .says(form)
        .says("Saka: 2026/123")
        .says("Registrering 2026-1-1: 2026/55");
    let mut kari = desk.as_person("kari");
    assert!(!kari.get(page).is(200).html.contains(form));
    let place = format!("{page}/receipt-withdrawals");
    arne.post(&place, &[])
        .is(422)
        .says("Vel kva kvitteringa gjaldt")
        .says("Vel kvifor kvitteringa blir trekt attende");
    let wrong = |key| [("receipt", key), ("withdrawal_why", "wrong_place")];
    // All of it, or nothing.
    let both = [("receipt", "2026-1"), ("receipt", "2026-9"), wrong("")[1]];
    arne.post(&place, &both)
        .is(422)
        .says("«2026-9» er ikkje skriven til arkivkjernen");
    arne.get(page).says("Saka: 2026/123");
    arne.post(&place, &wrong("2026-1")).is(303);
    let shown = arne.get(page);
    shown.says("Delvis arkivert").says("Registrering 2026-1-1");
    assert!(!shown.html.contains("2026/123"));
    assert!(!arne.get("/archive").html.contains("2026/123"));
    arne.get(page);
    arne.post(&place, &wrong("2026-1"))
        .is(422)
        .says("«2026-1» har inga kvittering å trekkje attende");
    // What the core says now is taken.
    answer(&mut arne, &receipt(1, &folder("2026-1", 124)), "").is(303);
    arne.get(page).says("Arkivert i arkivkjernen som 2026/124");
    let mut rita = desk.as_person("rita");
    rita.get("/audit?kind=archive")
        .says(&format!("Arkivkjernen har teke imot: {ID}"))
        .says(&format!(
            "Trekte kvitteringa attende: {ID}. Grunn: nummeret eller systemID er feil"
        ));
    is_accounted_for(&desk.house);
}
