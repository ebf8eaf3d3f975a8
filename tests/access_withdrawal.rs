//! A request for access that was entered by mistake is withdrawn: it stays with the reason, and stands in nobody's way.

use crate::support::copying::{
    PARTLY, WIDER, ask, evidence, mark, take_out_all, weigh, withhold_but,
};
use crate::support::desk::{Browser, Desk, Page};
use crate::support::keeping::{approve_list, draw_list, put_schedule_in_force, try_to_draw};
use crate::support::trail::events;
use crate::support::way::{cleared, closed_with_a_warning};
use brotsak::domain::task::TaskKind;
use brotsak::store::{StoreError, tasks};
use chrono::TimeDelta;

const WHY: &str = "Kravet gjaldt ei anna sak, og er ført der.";
const OFFERED: &str = "Trekk attende innsynskrav ført ved feil";
const ASKED: &str = "Nokon har bede om innsyn i saka";

fn withdraw(officer: &mut Browser, request: &str, why: &str) -> Page {
    officer.get(request).is(200);
    officer.post(&format!("{request}/withdrawal"), &[("why", why)])
}

/// How many open tasks about access Kari has.
fn waiting(desk: &Desk) -> usize {
    let kari = desk.person("kari");
    let store = &desk.house.store;
    let open = store.read::<_, StoreError>(|db| tasks::list_open(db, kari));
    let open = open.unwrap().into_iter();
    open.filter(|task| task.kind == TaskKind::AccessRequest)
        .count()
}

#[test]
fn a_request_that_was_entered_by_mistake_waits_for_no_answer_and_stays_with_the_reason() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    kari.get(&request).is(200).says(OFFERED);
    assert_eq!(waiting(&desk), 1);
    withdraw(&mut kari, &request, WHY).is(303);
    assert_eq!(waiting(&desk), 0);
    let page = kari.get(&request);
    page.is(200)
        .says("Oppdikta Avis")
        .says("Trekt attende")
        .says(WHY);
    for form in ["/rest\"", "/answer\"", "/withdrawal\"", "/documents/1\""] {
        assert!(!page.html.contains(form), "{form}");
    }
    let list = format!("{case}/access-requests");
    kari.get(&list).is(200).says("Trekt attende").says(WHY);
    // The same request is another when somebody does ask.
    let other = ask(&mut kari, &case, "public", "Oppdikta Avis");
    assert!(other.ends_with("/2"), "{other}");
    withdraw(&mut kari, &other, WHY).is(303);
    desk.wait(TimeDelta::days(9));
    let mut kari = desk.as_person("kari");
    for place in [&request, &list] {
        let page = kari.get(place);
        assert!(!page.is(200).html.contains("Over tida"), "{place}");
    }
}

#[test]
fn nothing_is_withdrawn_without_a_reason_or_twice_and_nothing_more_is_done_with_it() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    let unseen = "\u{200b}".repeat(40);
    for why in ["", "Feil sak.", unseen.as_str()] {
        withdraw(&mut kari, &request, why)
            .is(422)
            .says("href=\"#why\">Skriv kvifor, med 20 til 1000 teikn");
    }
    withdraw(&mut kari, &request, "Feil sak.").says("Feil sak.</textarea>");
    assert_eq!(waiting(&desk), 1);
    withdraw(&mut kari, &request, WHY).is(303);
    let gone = "Kravet er trekt attende";
    withdraw(&mut kari, &request, WHY).is(422).says(gone);
    for form in ["rest", "answer"] {
        kari.post(&format!("{request}/{form}"), &[])
            .is(422)
            .says(gone);
    }
    let page = format!("{request}/documents/1");
    kari.get(&page).is(200);
    kari.post(&page, &[("weighed", "given")]).is(422).says(gone);
    let told = events(&desk, "2026/1");
    let told = told.iter().filter(|it| *it == "access-request-withdrawn");
    assert_eq!(told.count(), 1);
}

#[test]
fn what_is_answered_in_whole_or_in_part_is_not_withdrawn() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withhold_but(&mut kari, &request, &[]);
    kari.post(&format!("{request}/answer"), &[WIDER]).is(303);
    withdraw(&mut kari, &request, WHY)
        .is(422)
        .says("Kravet er alt svara på");
    let request = ask(&mut kari, &case, "party", "Ola");
    let kept = [("weighed", "withheld"), ("exemption", "party_internal")];
    let count = kari.get(&request).html.matches("<strong>").count();
    for serial in 2..=count {
        weigh(&mut kari, &request, serial, &kept);
    }
    let later = [
        ("weighed", "postponed"),
        ("exemption", "party_during_inquiry"),
        ("until", "7.12.2026"),
        (
            "grounds",
            "Vitna er ikkje høyrde enno, og svaret kan verke inn på dei.",
        ),
    ];
    weigh(&mut kari, &request, 1, &later);
    kari.post(&format!("{request}/answer"), &[WIDER]).is(303);
    let page = kari.get(&request);
    assert!(page.html.contains("/answer\"") && !page.html.contains(OFFERED));
    withdraw(&mut kari, &request, WHY)
        .is(422)
        .says("Noko av kravet er svara på");
    assert_eq!(waiting(&desk), 1);
}

#[test]
fn only_whoever_answers_requests_withdraws_them() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    for (name, own) in [("arne", "/archive"), ("rita", "/audit")] {
        let mut other = desk.as_person(name);
        other.get(own).is(200);
        other
            .post(&format!("{request}/withdrawal"), &[("why", WHY)])
            .is(404);
    }
    assert_eq!(waiting(&desk), 1);
    withdraw(&mut desk.as_person("hilde"), &request, WHY).is(303);
    assert_eq!(waiting(&desk), 0);
}

#[test]
fn whoever_was_refused_to_answer_leaves_the_withdrawal_to_somebody_else() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let png = include_bytes!("fixtures/files/bilete.png");
    let picture = evidence(&mut kari, &case, "bilete.png", png);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withhold_but(&mut kari, &request, &[picture]);
    weigh(&mut kari, &request, picture, &[("weighed", "given")]);
    let copy = format!("{request}/documents/{picture}/copy");
    kari.get(&copy).is(200);
    let looked = [("do", "looked"), ("looked", "Ingen personar på biletet.")];
    mark(&mut kari, &copy, &[], &looked).is(303);
    kari.post(&format!("{request}/answer"), &[])
        .is(422)
        .says("Ein annan må sjå gjennom svaret");
    withdraw(&mut kari, &request, WHY)
        .is(422)
        .says("Du svarar ikkje på dette kravet");
    withdraw(&mut desk.as_person("hilde"), &request, WHY).is(303);
    kari.get(&request).is(200).says(WHY);
}

#[test]
fn a_copy_that_was_made_for_it_no_longer_counts() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let text = "Ola Dømesund la ut biletet.".as_bytes();
    let serial = evidence(&mut kari, &case, "notat.txt", text);
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    weigh(&mut kari, &request, serial, &PARTLY);
    let copy = format!("{request}/documents/{serial}/copy");
    take_out_all(&mut kari, &copy);
    kari.post(&copy, &[("do", "make")]).is(303);
    kari.get(&format!("{copy}/file")).is(200);
    withdraw(&mut kari, &request, WHY).is(303);
    kari.get(&format!("{copy}/file")).is(404);
}

#[test]
fn it_stands_in_the_way_of_no_disposal_and_a_hold_set_by_hand_stays() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let request = ask(&mut desk.as_person("kari"), &case, "public", "Avisa");
    put_schedule_in_force(&desk);
    desk.wait(TimeDelta::days(740));
    let mut kari = desk.as_person("kari");
    let kept = "/archive/cases/2026-1";
    kari.get(kept).is(200).says(ASKED);
    try_to_draw(&desk, &["2026/1"]).is(422).says(ASKED);
    let hold = [
        ("reason", "access_request"),
        ("grounds", "Krav om innsyn frå ei avis."),
        ("until", ""),
    ];
    kari.post(&format!("{kept}/holds"), &hold).is(303);
    withdraw(&mut kari, &request, WHY).is(303);
    let page = kari.get(kept);
    page.is(200).says("Saka har kassasjonsstopp");
    assert!(!page.html.contains(ASKED));
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Sak 2026/1: Saka har kassasjonsstopp");
    kari.get(kept).is(200);
    let why = [("end_grounds", "Kravet var ført ved feil.")];
    kari.post(&format!("{kept}/holds/1/end"), &why).is(303);
    draw_list(&desk, &["2026/1"]);
}

#[test]
fn whoever_withdrew_it_is_not_the_second_who_stands_behind_that_the_case_is_destroyed() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let request = ask(&mut desk.as_person("kari"), &case, "public", "Avisa");
    put_schedule_in_force(&desk);
    desk.wait(TimeDelta::days(740));
    withdraw(&mut desk.as_person("hilde"), &request, WHY).is(303);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("eller trekte attende eit innsynskrav der");
    approve_list(&desk, "gro", list).is(303);
}

#[test]
fn it_stands_in_the_way_of_no_blocking() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    let mut arne = desk.as_person("arne");
    let block = |arne: &mut Browser| {
        arne.get("/archive/blocked").is(200);
        let asked = [
            ("number", "2026/1"),
            ("serial", ""),
            ("reason", "erasure_claim"),
            ("grounds", "Kravet gjeld heile saka, og ho skal bevarast."),
        ];
        arne.post("/archive/blocked", &asked)
    };
    block(&mut arne).is(422);
    withdraw(&mut kari, &request, WHY).is(303);
    let place = block(&mut arne).is(303).location.clone();
    let page = arne.get(&place);
    assert!(!page.is(200).html.contains(ASKED));
}

#[test]
fn the_trail_says_that_it_was_withdrawn_and_not_why() {
    let desk = Desk::open();
    let case = closed_with_a_warning(&desk);
    let mut kari = desk.as_person("kari");
    let request = ask(&mut kari, &case, "public", "Oppdikta Avis");
    withdraw(&mut kari, &request, WHY).is(303);
    let page = desk.as_person("rita").get("/audit?kind=changes");
    page.is(200)
        .says("Trekte attende eit innsynskrav ført ved feil");
    assert!(!page.html.contains(WHY));
}
