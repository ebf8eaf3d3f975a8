//! Whoever opens what is blocked says why, and whoever does not learns nothing of it.
use super::{WHY, block, closed, handed_on};
use crate::support::desk::Desk;
use crate::support::reporting::{events, sql};
use crate::support::way::{self, NOTHING, register, report, serial};
use brotsak::archive::{ExportError, Profile, Request};
use brotsak::casework::export_archive::{Office, export_archive};
use chrono::TimeDelta;

const HANDED: &str = "Uttrekket skal til depotet for 2026.";

/// The depot gets what is blocked, and whoever fetches it for the depot has opened it.
#[test]
fn whoever_fetches_an_extraction_with_a_blocked_case_stands_in_the_trail_of_the_case() {
    let desk = Desk::open();
    closed(&desk);
    let mut arne = desk.as_person("arne");
    block(&mut arne, "").is(303);
    let opened = || {
        let all = events(&desk.house);
        all.iter()
            .filter(|it| *it == "blocked-opened 2026/1")
            .count()
    };
    let made = handed_on(&mut arne, "/archive", "/archive/exports", &[]);
    let uuid = made.split("href=\"/archive/exports/").nth(1).unwrap();
    let uuid = uuid.split(['/', '"']).next().unwrap();
    let page = format!("/archive/exports/{uuid}");
    let (file, openings) = (format!("{page}/file"), format!("{page}/openings"));
    // Without a reason nobody gets it, and nothing is opened.
    let asked = arne.get(&file);
    asked.is(303);
    assert_eq!(asked.location, page);
    arne.get(&page).is(200).says("skriv kvifor først");
    arne.post(&openings, &[("open_grounds", "kort")])
        .is(422)
        .says("Skriv 10 til 1000 teikn");
    assert_eq!(opened(), 0);
    arne.post(&openings, &[("open_grounds", HANDED)]).is(303);
    assert_eq!(opened(), 1);
    arne.get(&page).is(200).says("i ein time");
    arne.get(&file).is(200);
    // The reason stands with the blocking, and holds for an hour.
    let blocking = arne.get("/archive/blocked").html;
    let blocking = blocking.split("href=\"/archive/blocked/").nth(1).unwrap();
    let blocking = blocking.split('"').next().unwrap();
    arne.get(&format!("/archive/blocked/{blocking}"))
        .is(200)
        .says(HANDED);
    desk.wait(TimeDelta::minutes(61));
    let mut arne = desk.as_person("arne");
    assert_eq!(arne.get(&file).location, page);
    // What is not blocked any more asks nobody.
    arne.get(&format!("/archive/blocked/{blocking}")).is(200);
    let lift = format!("/archive/blocked/{blocking}/lifting");
    arne.post(&lift, &[("lift_grounds", WHY)]).is(303);
    arne.get(&file).is(200);
    assert_eq!(opened(), 1);
}

/// The command line gives the extraction at once: it says why first, and the reason stands with the blocking.
#[test]
fn an_extraction_on_the_command_line_says_why_what_is_blocked_is_opened() {
    let desk = Desk::open();
    closed(&desk);
    let mut arne = desk.as_person("arne");
    block(&mut arne, "").is(303);
    let (from, to) = ("2020-01-01".parse().unwrap(), "2035-12-31".parse().unwrap());
    let profile = Profile::default();
    let folder = desk.house.dir.path().join("uttrekk");
    let make = |opening| {
        let office = Office {
            store: &desk.house.store,
            files: &desk.files,
            profile: &profile,
            actor: "cli",
            person: None,
            opening,
            now: desk.now(),
        };
        let request = Request {
            from,
            to,
            out: folder.clone(),
            schemas: None,
            accept_unknown_schemas: false,
            is_dias: false,
        };
        export_archive(&office, &request, || desk.now(), &mut |_, _| {})
    };
    assert!(matches!(make(None), Err(ExportError::Unsaid)));
    assert!(!folder.exists(), "nothing is written");
    make(Some(HANDED)).unwrap();
    let all = events(&desk.house);
    assert!(all.contains(&"blocked-opened 2026/1".to_owned()));
    arne.get("/archive/blocked").is(200);
    arne.get("/archive/blocked/1")
        .is(200)
        .says(HANDED)
        .says("frå kommandolinja");
}

/// The archive keeps a whistleblowing case and does not read it: blocking is no way to (arbeidsmiljølova § 2 A-4).
#[test]
fn whoever_blocked_a_whistleblowing_case_does_not_open_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let varsel = report(&desk, "liv");
    let case = register(&desk, &mut kari, &varsel, &[("whistleblowing", "yes")]);
    way::answer_gates(&mut kari, &case);
    way::hear(&mut kari, &case);
    way::assess(&mut kari, &case);
    way::recommend(&mut kari, &case, "warning");
    way::decide(&desk, &case, "warning").is(303);
    way::write_letter(&mut kari, &case, "warning");
    way::deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/blocked").is(200);
    let asked = [
        ("number", case.rsplit('/').next().unwrap()),
        ("reason", "order"),
        ("grounds", WHY),
    ];
    let given = "insert into role_grants (person_id, role, from_on)
        select id, 'archivist', '2026-01-01' from people where email like 'mona@%'";
    sql(&desk.house, given);
    let place = arne
        .post("/archive/blocked", &asked)
        .is(303)
        .location
        .clone();
    let page = arne.get(&place);
    page.is(200)
        .says("Ein annan arkivar kan (arbeidsmiljølova § 2 A-4)");
    assert!(!page.html.contains("/openings\""), "it offers no form");
    desk.as_person("hilde").get(&place).is(404);
    let mut mona = desk.as_person("mona");
    mona.get(&place).is(200);
    let why = [("open_grounds", WHY)];
    mona.post(&format!("{place}/openings"), &why).is(303);
    mona.get(&format!("{place}/documents/1")).is(200);
    // Whoever could is gone since.
    let ended = "update role_grants set to_on = '2026-01-02' where role = 'archivist'
        and from_on = '2026-01-01' and person_id = (select id from people where email like 'mona@%')";
    sql(&desk.house, ended);
    arne.get(&place)
        .is(200)
        .says("ingen andre kan no. Må ho opnast, gi arkivarrolla til ein til");
    arne.post(&format!("{place}/openings"), &[("open_grounds", WHY)])
        .is(422)
        .says("href=\"#open\">Den som sperra ei varslingssak, opnar henne ikkje");
    arne.get(&format!("{place}/documents/1")).is(404);
}

#[test]
fn the_officer_reads_nothing_of_what_was_done_with_a_blocked_document() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let added = |page: &str| page.matches("La til dokument (dokumentasjon)").count();
    let before = added(&kari.get("/cases/2026-1").html);
    assert!(before > 0);
    let mut arne = desk.as_person("arne");
    let prov = serial(&mut kari, "prov.txt");
    block(&mut arne, &prov).is(303);
    assert_eq!(added(&kari.get("/cases/2026-1").html), before - 1);
}

/// Who answers does not see what is blocked; the two who see it are told (offentleglova § 31).
#[test]
fn whoever_may_lift_a_blocking_is_told_that_somebody_asks_for_access() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let mut arne = desk.as_person("arne");
    let prov = serial(&mut kari, "prov.txt");
    let place = block(&mut arne, &prov).is(303).location.clone();
    let told = "Nokon har bede om innsyn i saka";
    assert!(!arne.get(&place).html.contains(told));
    let requests = "/cases/2026-1/access-requests";
    kari.get(requests).is(200);
    let asked = [
        ("requester", "Oppdikta Avis"),
        ("basis", "public"),
        ("received_on", "23.11.2026"),
    ];
    let request = kari.post(requests, &asked).is(303).location.clone();
    kari.get(&request).is(200).says("Oppdikta Avis");
    for page in [place.as_str(), "/archive/blocked"] {
        arne.get(page).is(200).says(told);
        desk.as_person("hilde").get(page).is(200).says(told);
    }
}
