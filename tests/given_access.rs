//! Access that is given for a time, taken in need, and kept from everybody else.
mod need;
mod whistleblowing;

use crate::support::desk::{Browser, Desk, Page};
use crate::support::trail::written;
use crate::support::way::{register, report};
use brotsak::store::tasks;
use chrono::TimeDelta;

const REASON: &str = "Skal sjå korleis saka vart behandla i haust.";

/// A case of Kari's about Ola, reported by Liv; gives its address.
fn case(desk: &Desk, kari: &mut Browser) -> String {
    let report = report(desk, "liv");
    register(desk, kari, &report, &[])
}

/// The same as a whistleblowing case.
fn varsel(desk: &Desk, kari: &mut Browser) -> String {
    let report = report(desk, "liv");
    register(desk, kari, &report, &[("whistleblowing", "yes")])
}

fn give(desk: &Desk, by: &mut Browser, case: &str, to: &str, first: &str, last: &str) -> Page {
    let page = format!("{case}/access");
    by.get(&page).is(200);
    let person = desk.person(to).0.to_string();
    let asked = [
        ("person", person.as_str()),
        ("first", first),
        ("last", last),
        ("reason", REASON),
    ];
    by.post(&page, &asked)
}

fn break_glass(hilde: &mut Browser, number: &str) -> Page {
    hilde.get("/break-glass").is(200);
    let grounds = "Sakshandsamaren er sjuk, og ein frist går ut i dag.";
    hilde.post("/break-glass", &[("number", number), ("grounds", grounds)])
}

/// The link of the latest task of somebody.
fn link(desk: &Desk, name: &str) -> String {
    let person = desk.person(name);
    let open = desk.house.store.read(|db| tasks::list_open(db, person));
    format!("/t/{}", open.unwrap().last().unwrap().token)
}

#[test]
fn access_that_is_given_opens_the_case_and_ends_by_itself() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    let mut rita = desk.as_person("rita");
    rita.get(&case).is(404);
    give(&desk, &mut hilde, &case, "rita", "23.11.2026", "24.11.2026").is(303);
    hilde
        .get(&format!("{case}/access"))
        .is(200)
        .says(REASON)
        .says("24. november 2026");
    // The mail's link leads to the case, which is on the list as long as it is open.
    let to = link(&desk, "rita");
    assert_eq!(rita.get(&to).is(303).location, case);
    rita.get("/tasks").says("Du har fått tilgang til ei sak");
    rita.get(&case).is(200).says("ein elev er synleg");
    rita.get(&format!("{case}/documents/1")).is(200);
    // Reading is all: what changes the case is not for whoever was given access to see it.
    rita.get(&format!("{case}/gates")).is(404);
    desk.wait(TimeDelta::hours(34));
    let mut rita = desk.as_person("rita");
    rita.get(&case).is(200);
    desk.wait(TimeDelta::hours(5));
    let mut rita = desk.as_person("rita");
    rita.get(&case).is(404);
    rita.get(&to).is(404);
    let tasks = rita.get("/tasks");
    assert!(!tasks.html.contains("Du har fått tilgang"));
}

#[test]
fn access_ends_before_its_time_when_it_is_ended() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    give(&desk, &mut hilde, &case, "rita", "23.11.2026", "30.11.2026").is(303);
    let mut rita = desk.as_person("rita");
    let to = link(&desk, "rita");
    rita.get(&case).is(200);
    kari.get(&case);
    kari.post(&format!("{case}/access/1/end"), &[]).is(404);
    hilde.get(&format!("{case}/access"));
    hilde.post(&format!("{case}/access/1/end"), &[]).is(303);
    rita.get(&case).is(404);
    rita.get(&to).is(404);
    hilde
        .get(&format!("{case}/access"))
        .says("Avslutta før tida: Hilde");
}

#[test]
fn access_is_numbered_in_its_case_and_tells_of_no_other() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let mut hilde = desk.as_person("hilde");
    let cases = [case(&desk, &mut kari), case(&desk, &mut kari)];
    for case in &cases {
        give(&desk, &mut hilde, case, "rita", "23.11.2026", "24.11.2026").is(303);
        let page = hilde.get(&format!("{case}/access"));
        page.is(200).says("/access/1/end");
        hilde.post(&format!("{case}/access/2/end"), &[]).is(404);
    }
    hilde.get(&format!("{}/access", cases[0]));
    hilde
        .post(&format!("{}/access/1/end", cases[0]), &[])
        .is(303);
    // The other one has lost nothing.
    let page = hilde.get(&format!("{}/access", cases[1]));
    page.is(200).says("/access/1/end");
}

#[test]
fn access_begins_on_its_first_day() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    give(&desk, &mut hilde, &case, "rita", "25.11.2026", "30.11.2026").is(303);
    let mut rita = desk.as_person("rita");
    rita.get(&case).is(404);
    let to = link(&desk, "rita");
    rita.get(&to).is(200).says("Tilgangen har ikkje teke til");
    desk.wait(TimeDelta::days(2));
    let mut rita = desk.as_person("rita");
    assert_eq!(rita.get(&to).is(303).location, case);
}

#[test]
fn access_is_given_with_a_reason_for_a_time_and_to_nobody_with_a_part_in_the_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    for (to, first, last, said) in [
        ("ola", "23.11.2026", "24.11.2026", "Vel ein person"),
        ("liv", "23.11.2026", "24.11.2026", "Vel ein person"),
        ("sondre", "23.11.2026", "24.11.2026", "Vel ein person"),
        ("gro", "23.11.2026", "24.11.2026", "Vel ein person"),
        ("rita", "22.11.2026", "24.11.2026", "før i dag"),
        ("rita", "24.11.2026", "23.11.2026", "før første dag"),
        ("rita", "23.11.2026", "23.3.2027", "90 dagar"),
        ("rita", "i dag", "24.11.2026", "dag.månad.år"),
    ] {
        give(&desk, &mut hilde, &case, to, first, last)
            .is(422)
            .says(said)
            .says(REASON);
    }
    let person = desk.person("rita").0.to_string();
    let short = [
        ("person", person.as_str()),
        ("first", "23.11.2026"),
        ("last", "23.11.2026"),
        ("reason", "Fordi ho bad."),
    ];
    hilde
        .post(&format!("{case}/access"), &short)
        .is(422)
        .says("minst 20 teikn");
    // The officer does not open the case for others, and is offered nobody.
    give(&desk, &mut kari, &case, "rita", "23.11.2026", "24.11.2026")
        .is(422)
        .says("Vel ein person");
    desk.as_person("rita").get(&case).is(404);
    assert!(
        written(&desk, "2026/1")
            .iter()
            .all(|it| it.0 != "access-given")
    );
}

#[test]
fn whoever_is_found_to_be_conflicted_loses_access_that_was_given() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case(&desk, &mut kari);
    let mut hilde = desk.as_person("hilde");
    give(&desk, &mut hilde, &case, "kare", "23.11.2026", "30.11.2026").is(303);
    let mut kare = desk.as_person("kare");
    kare.get(&case).is(200);
    let kare_id = desk.person("kare").0.to_string();
    hilde.get(&format!("{case}/conflicts/new")).is(200);
    let conflict = [("person", kare_id.as_str()), ("grounds", "b")];
    hilde.post(&format!("{case}/conflicts"), &conflict).is(303);
    kare.get(&case).is(404);
}
