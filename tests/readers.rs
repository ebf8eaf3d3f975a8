//! Who has looked at a case, and at the cases about a person: the answer to an access request.

use crate::support::desk::{Desk, Page};
use crate::support::reporting::is_accounted_for;
use crate::support::way;
use brotsak::domain::trail::Who;
use brotsak::store::trail::{Wanted, stored};

/// What stands in the tables.
fn rows(page: &Page) -> String {
    let html = page.html.replace('\u{a0}', " ");
    let tables: Vec<&str> = html.split("<tbody>").skip(1).collect();
    let inside = tables.iter().map(|it| it.split("</tbody>").next().unwrap());
    inside.collect()
}

/// The names under which a person's doings with this event stand in the trail.
fn said(desk: &Desk, who: &str, event: &'static [&'static str]) -> Vec<String> {
    let wanted = Wanted {
        who: Some(Who::Person(desk.person(who))),
        events: event,
        limit: 1000,
        ..Wanted::default()
    };
    let found = desk.house.store.read(|db| stored(db, &wanted)).unwrap();
    found.into_iter().filter_map(|it| it.payload).collect()
}

#[test]
fn every_look_at_a_case_stands_in_its_report_with_when_who_what_and_why() {
    let desk = Desk::open();
    let case = way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    arne.get(&format!("{case}/documents/1")).is(404);
    let mut kari = desk.as_person("kari");
    kari.get(&format!("{case}/documents/1")).is(200);
    let mut hilde = desk.as_person("hilde");
    let page = hilde.get(&format!("{case}/readers"));
    page.is(200)
        .says("Kven har sett på saka")
        .says("dekkjer alle oppslag frå 23. november 2026 til 23. november 2026 kl. 09.15")
        .says("Saker og meldingar: 2026/1.");
    let rows = rows(&page);
    for looked in [
        "Kari",
        "Sakshandsamar i saka",
        "Gro",
        "Skulle avgjere eller stadfeste",
        "Las avgjerda",
        "Las meldinga (før registrering)",
        "Opna dokument 1",
        // The one who asks is in the answer.
        "Hilde",
        "kven som har sett på saka",
    ] {
        assert!(rows.contains(looked), "{looked}: {rows}");
    }
    is_accounted_for(&desk.house);
}

#[test]
fn asking_who_has_looked_is_a_look_itself() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = way::cleared(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{case}/readers")).is(200);
    hilde.get(&format!("{case}/readers.csv")).is(200);
    let ola = desk.person("ola").0;
    hilde.get(&format!("/audit/readers?person={ola}")).is(200);
    let looks = said(&desk, "hilde", &["case-read"]);
    assert_eq!(looks.len(), 3, "{looks:?}");
    assert!(
        looks
            .iter()
            .all(|it| it.contains("2026/1") && it.contains("readers"))
    );
    // The trail does not tell about whom it was asked.
    let asked = said(&desk, "hilde", &["ledger-read"]);
    assert_eq!(asked.len(), 1);
    assert!(
        asked.iter().all(|it| !it.contains(&format!("u-{ola}\""))),
        "{asked:?}"
    );
}

#[test]
fn the_copy_that_is_handed_out_may_name_roles_instead_of_people() {
    let desk = Desk::open();
    let case = way::closed_with_a_warning(&desk);
    let mut hilde = desk.as_person("hilde");
    let page = hilde.get(&format!("{case}/readers?names=roles"));
    page.is(200).says("Rollene står i staden for namn");
    let rows = rows(&page);
    for name in ["Kari", "Gro", "Hilde"] {
        assert!(!rows.contains(name), "{name}: {rows}");
    }
    assert!(rows.contains("Sakshandsamar i HR 1") && rows.contains("Kommunedirektør 1"));
    let file = hilde.get(&format!("{case}/readers.csv?names=roles"));
    file.is(200).says("Sakshandsamar i HR 1");
    assert!(!file.html.contains("Kari"), "{}", file.html);
    hilde
        .get(&format!("{case}/readers.csv"))
        .is(200)
        .says("Kari Tenktvik, Sakshandsamar i HR");
}

#[test]
fn the_reporter_does_not_stand_among_those_who_looked() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = way::report(&desk, "liv");
    let mut liv = desk.as_person("liv");
    liv.get(&format!("/reports/{report}")).is(200);
    let case = way::register(&desk, &mut kari, &report, &[]);
    let mut hilde = desk.as_person("hilde");
    let ola = desk.person("ola").0;
    for place in [
        format!("{case}/readers"),
        format!("/audit/readers?person={ola}"),
    ] {
        let page = hilde.get(&place);
        page.is(200);
        assert!(!rows(&page).contains("Liv"), "{}", page.html);
        assert!(rows(&page).contains("Kari"));
    }
}

#[test]
fn a_person_is_answered_about_every_case_and_report_about_them() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    way::cleared(&desk, &mut kari);
    let waiting = way::report(&desk, "mona");
    kari.get("/inbox").is(200);
    way::take(&mut kari, &waiting);
    kari.get(&format!("/reports/{waiting}/case")).is(200);
    let mut hilde = desk.as_person("hilde");
    hilde
        .get("/audit/readers")
        .is(200)
        .says("Personen som spør");
    let ola = desk.person("ola").0;
    let page = hilde.get(&format!("/audit/readers?person={ola}"));
    page.is(200)
        .says("Gjeld Ola")
        .says("Saker og meldingar: 2026/1.");
    // Whom a report is about is for whoever has taken it.
    assert!(!page.html.contains("M-2026/2") && rows(&page).contains(">2026/1<"));
    let why = [("grounds", "Kari er sjuk ut veka, og fristen for svar går.")];
    hilde.get(&format!("/reports/{waiting}/case")).is(200);
    hilde
        .post(&format!("/reports/{waiting}/holder"), &why)
        .is(303);
    let page = hilde.get(&format!("/audit/readers?person={ola}"));
    page.is(200).says("Saker og meldingar: 2026/1, M-2026/2.");
    assert!(rows(&page).contains(">M-2026/2<"));
    let nobody = desk.person("mona").0;
    hilde
        .get(&format!("/audit/readers?person={nobody}"))
        .is(200)
        .says("Det finst inga sak og inga melding om personen");
}

#[test]
fn a_day_outside_the_filter_is_not_there_and_a_wrong_day_is_refused() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = way::cleared(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    let at = |query: &str| format!("{case}/readers?{query}");
    hilde
        .get(&at("from=23.11.2026&to=23.11.2026"))
        .is(200)
        .says("Kari");
    hilde
        .get(&at("to=22.11.2026"))
        .is(200)
        .says("Ingen har sett på saka i denne tida");
    hilde
        .get(&at("from=24.11.2026"))
        .is(200)
        .says("Ingen har sett på saka i denne tida");
    hilde
        .get(&at("from=i+dag"))
        .is(422)
        .says("Skriv datoen slik");
    hilde
        .get(&at("from=24.11.2026&to=23.11.2026"))
        .is(422)
        .says("Siste dag kan ikkje vere før");
}

#[test]
fn only_the_head_of_hr_may_ask_and_never_about_their_own_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = way::cleared(&desk, &mut kari);
    for place in [
        format!("{case}/readers"),
        format!("{case}/readers.csv"),
        "/audit/readers".to_owned(),
        "/audit/readers.csv?person=1".to_owned(),
    ] {
        for who in ["kari", "gro", "liv", "ola", "arne", "rita", "sondre"] {
            desk.as_person(who).get(&place).is(404);
        }
    }
    let hilde = desk.person("hilde");
    desk.house
        .store
        .write("cli", desk.now(), move |tx| {
            brotsak::store::parties::declare_conflict(tx, 1, hilde, "", hilde)?;
            brotsak::store::ledger::record(tx, "2026/1", &brotsak::audit::Event::ConflictDeclared)
        })
        .unwrap();
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{case}/readers")).is(404);
    let ola = desk.person("ola").0;
    let page = hilde.get(&format!("/audit/readers?person={ola}"));
    page.is(200).says("Det finst inga sak og inga melding");
}
