//! Somebody asks for access where something is blocked: it is weighed like the rest when the blocking is lifted.

use super::{WHY, block, closed};
use crate::support::desk::{Browser, Desk};
use crate::support::reporting::{events, is_accounted_for};
use crate::support::way::serial;
use brotsak::domain::delivery::{Delivery, Template};
use brotsak::domain::task::TaskKind;
use brotsak::store::outbox_list::{self, Which};
use brotsak::store::tasks;
use chrono::TimeDelta;

const REQUESTS: &str = "/cases/2026-1/access-requests";
const TOLD: &str = "Nokon har bede om innsyn i saka";

fn ask(kari: &mut Browser) -> String {
    kari.get(REQUESTS).is(200);
    let asked = [
        ("requester", "Oppdikta Avis"),
        ("basis", "public"),
        ("received_on", "23.11.2026"),
    ];
    kari.post(REQUESTS, &asked).is(303).location.clone()
}

fn withhold(kari: &mut Browser, request: &str, serial: &str) {
    let page = format!("{request}/documents/{serial}");
    kari.get(&page).is(200);
    let secret = [("weighed", "withheld"), ("exemption", "secrecy")];
    kari.post(&page, &secret).is(303);
}

/// The days of Kari's open tasks about access.
fn due(desk: &Desk) -> Vec<String> {
    let kari = desk.person("kari");
    let store = &desk.house.store;
    let open = store.read(|db| tasks::list_open(db, kari)).unwrap();
    let asked = open
        .into_iter()
        .filter(|it| it.kind == TaskKind::AccessRequest);
    asked.map(|it| it.due_on.unwrap().to_string()).collect()
}

#[test]
fn a_request_that_was_answered_without_what_was_blocked_is_open_again_when_it_is_lifted() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let mut arne = desk.as_person("arne");
    let prov = serial(&mut kari, "prov.txt");
    let place = block(&mut arne, &prov).is(303).location.clone();
    let request = ask(&mut kari);
    let seen = kari.get(&request).html.matches("<strong>").count();
    for serial in (1..=seen + 1).map(|it| it.to_string()) {
        if serial != prov {
            withhold(&mut kari, &request, &serial);
        }
    }
    let answer = format!("{request}/answer");
    kari.post(&answer, &[]).is(303);
    kari.get(&request).says("Svara");
    assert!(due(&desk).is_empty());
    // Those who may lift it still know that somebody waits.
    for page in [place.as_str(), "/archive/blocked"] {
        arne.get(page).is(200).says(TOLD);
        desk.as_person("hilde").get(page).is(200).says(TOLD);
    }
    desk.wait(TimeDelta::days(1));
    let (mut kari, mut arne) = (desk.as_person("kari"), desk.as_person("arne"));
    arne.get(&place).is(200);
    let why = [("lift_grounds", WHY)];
    arne.post(&format!("{place}/lifting"), &why).is(303);
    kari.get(&request).is(200).says("Ikkje vurdert");
    assert_eq!(due(&desk), ["2026-12-01"]);
    let reopened = || {
        let all = events(&desk.house);
        let own = all.iter().filter(|it| *it == "access-reopened 2026/1");
        own.count()
    };
    assert_eq!(reopened(), 1);
    // What was answered stands, and the rest is answered by a second letter.
    withhold(&mut kari, &request, &prov);
    kari.post(&answer, &[]).is(303);
    let page = kari.get(&request);
    page.says("Svara");
    assert!(!page.html.contains("Ikkje vurdert"));
    assert!(due(&desk).is_empty());
    // What is weighed is not opened once more.
    let place = block(&mut arne, &prov).is(303).location.clone();
    assert!(!arne.get(&place).html.contains(TOLD));
    arne.post(&format!("{place}/lifting"), &why).is(303);
    assert_eq!(reopened(), 1);
    is_accounted_for(&desk.house);
}

#[test]
fn whoever_may_lift_a_blocking_gets_a_mail_when_somebody_asks_and_nobody_else_sees_it() {
    let desk = Desk::open();
    let mut kari = closed(&desk);
    let mut arne = desk.as_person("arne");
    ask(&mut kari);
    assert_eq!(mails(&desk, &[]), 0, "nothing is blocked");
    let requests = format!("{REQUESTS}/1/withdrawal");
    kari.get(&format!("{REQUESTS}/1")).is(200);
    let mistake = [("why", "Kravet gjaldt ei anna sak enn denne.")];
    kari.post(&requests, &mistake).is(303);
    let prov = serial(&mut kari, "prov.txt");
    block(&mut arne, &prov).is(303);
    ask(&mut kari);
    assert_eq!(mails(&desk, &[]), 2, "the archivist and the head of HR");
    let viewer = |name: &str| {
        let person = desk.person(name);
        let at = desk.now();
        let store = &desk.house.store;
        let roles = store
            .read(|db| brotsak::store::people::roles(db, person, "2026-11-23".parse().unwrap()));
        brotsak::domain::access::Viewer {
            person,
            roles: roles.unwrap(),
            at,
        }
    };
    for (name, sees) in [("kari", 0), ("hilde", 1)] {
        let by = viewer(name);
        let store = &desk.house.store;
        let hidden = store.read(|db| outbox_list::hidden_from(db, &by)).unwrap();
        assert_eq!(mails(&desk, &hidden), sees, "{name}");
    }
}

/// How many mails tell that something blocked waits.
fn mails(desk: &Desk, hidden: &[i32]) -> usize {
    let which = Which {
        hidden,
        states: &Delivery::ALL,
        is_open: false,
    };
    let store = &desk.house.store;
    let all = store
        .read(|db| outbox_list::list(db, which, None, 1000))
        .unwrap();
    let own = all
        .iter()
        .filter(|it| it.mail.template == Template::BlockedWaits);
    own.count()
}
