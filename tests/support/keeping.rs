//! The archivist's work: the schedule, and lists of what is to be destroyed.
use crate::support::desk::{Browser, Desk, Page};
use brotsak::store::disposals;

pub const WORDS: &str = "Ingen reglar krev lengre tid, og ingen treng det lenger.";
pub const ANSWER: &str = "Ei åtvaring åleine endrar korkje stilling, løn eller oppgåver; kommunestyret har teke det til vitande.";

/// Every field of the schedule, as Arne writes it.
pub fn schedule() -> Vec<(String, String)> {
    let mut fields = vec![
        ("owner".to_owned(), "Arkivleiaren".to_owned()),
        ("review_on".to_owned(), "1.1.2030".to_owned()),
    ];
    for (code, months) in [("R14", "24"), ("R15", "12"), ("R16", "6"), ("R17", "6")] {
        fields.push((format!("{code}-outcome"), "own_period".to_owned()));
        fields.push((format!("{code}-months"), months.to_owned()));
        for which in [
            "other_rules",
            "own_needs",
            "needs_of_others",
            "needs_of_citizens",
        ] {
            fields.push((format!("{code}-{which}"), WORDS.to_owned()));
        }
    }
    fields
}

pub fn post_all(browser: &mut Browser, place: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(k, v)| (k.as_str(), v.as_str()))
        .collect();
    browser.post(place, &fields)
}

/// Arne answers on warnings and writes the schedule, and Hilde approves it from today.
pub fn put_schedule_in_force(desk: &Desk) {
    let mut arne = desk.as_person("arne");
    arne.get("/archive").is(200);
    let answer = [("policy", "no"), ("reason", ANSWER)];
    arne.post("/archive/warning-policy", &answer).is(303);
    arne.get("/archive/schedule").is(200);
    post_all(&mut arne, "/archive/schedule", &schedule()).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/schedule").is(200);
    let today = brotsak::domain::local_time::day(desk.now())
        .format("%d.%m.%Y")
        .to_string();
    hilde
        .post("/archive/schedule/1/approval", &[("from", &today)])
        .is(303);
}

/// Arne draws up a list of these cases; gives its number.
#[track_caller]
pub fn draw_list(desk: &Desk, cases: &[&str]) -> i32 {
    let drawn = try_to_draw(desk, cases);
    let place = &drawn.is(303).location;
    let lists = desk.house.store.read(disposals::list).unwrap();
    let list = lists.iter().find(|list| place.ends_with(&list.slug));
    list.unwrap().id
}

/// Where the list with that number is read.
pub fn page_of(desk: &Desk, list: i32) -> String {
    let find = |db: &mut _| disposals::find(db, list);
    let list = desk.house.store.read(find).unwrap();
    format!("/archive/disposals/{}", list.slug)
}

pub fn try_to_draw(desk: &Desk, cases: &[&str]) -> Page {
    let mut arne = desk.as_person("arne");
    arne.get("/archive/disposals").is(200);
    let mut fields = vec![];
    for case in cases {
        let slug = case.replace('/', "-");
        fields.push(("case".to_owned(), slug.clone()));
        let grounds = "Fristen er ute, og ingen har bruk for saka.";
        fields.push((format!("grounds-{slug}"), grounds.to_owned()));
    }
    post_all(&mut arne, "/archive/disposals", &fields)
}

/// Somebody approves every line of the list.
pub fn approve_list(desk: &Desk, who: &str, list: i32) -> Page {
    let mut second = desk.as_person(who);
    let place = page_of(desk, list);
    let page = second.get(&place);
    let mut fields = vec![];
    for part in page.is(200).html.split("name=\"verdict-").skip(1) {
        let line = part.split('"').next().unwrap();
        fields.push((format!("verdict-{line}"), "approved".to_owned()));
    }
    fields.dedup();
    post_all(&mut second, &format!("{place}/approval"), &fields)
}

/// Puts a file into the case, as its officer.
pub fn add(kari: &mut Browser, case: &str, name: &str, bytes: &[u8]) {
    kari.get(&format!("{case}/documents/new")).is(200);
    let fields = [("title", "Dokumentasjon")];
    kari.upload(
        &format!("{case}/documents"),
        &fields,
        &[("file", name, bytes)],
    )
    .is(303);
}
