//! What came of a case beside the decision, and what the archivist decides where the rules have no answer.
use super::schedules::place;
use super::{LATER, ended, told};
use crate::support::desk::{Browser, Desk, Page};
use crate::support::keeping::{put_schedule_in_force, try_to_draw};
use crate::support::reporting::{is_accounted_for, sql};
use crate::support::way::{self, NOTHING};
use brotsak::jobs::keep;

const WHY: &str = "Arkivaren har lese avtalen mellom kommunen og den tilsette av 3. mars.";
const PAGE: &str = "/archive/cases/2026-1/circumstances";
const CASE: &str = "/archive/cases/2026-1";

fn note(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    browser.get(PAGE).is(200);
    let mut all = vec![("reason", WHY)];
    all.extend(fields);
    browser.post(PAGE, &all)
}

#[test]
fn a_case_is_not_closed_before_somebody_has_said_what_came_of_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = way::delivered_warning(&desk, &mut kari);
    let page = format!("{case}/closure");
    kari.get(&page).is(200).says("Hende noko av dette?");
    let grounds = ("grounds", way::GROUNDS);
    kari.post(&page, &[grounds])
        .is(422)
        .says("eller for «Ingen av desse»")
        .says(way::GROUNDS);
    kari.post(&page, &[grounds, NOTHING[0], ("happened", "conflict")])
        .is(422)
        .says("kan ikkje stå saman med noko anna");
    kari.post(&page, &[grounds, ("happened", "employment_ended")])
        .is(303);
    desk.as_person("arne")
        .get(CASE)
        .says("Bevart for alltid")
        .says("Tilsetjinga tok slutt (bevaringsforskrifta § 33 h)");
    is_accounted_for(&desk.house);
}

#[test]
fn what_the_archivist_comes_to_know_preserves_a_case_that_was_to_be_destroyed() {
    let desk = Desk::open();
    ended(&desk);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/disposals").says("2026/1");
    note(&mut arne, &[])
        .is(422)
        .says("Kryss av for det som er nytt. Er ingenting nytt, treng du ikkje lagre");
    let short = [("happened", "reassigned"), ("reason", "Kort.")];
    arne.post(PAGE, &short).is(422).says("minst 50 teikn");
    let moved = [("happened", "reassigned")];
    note(&mut arne, &moved).is(303);
    note(&mut arne, &moved).is(422).says("Dette er sagt før");
    let page = arne.get(CASE);
    page.says("Bevart for alltid").says("§ 33 f");
    page.says("Saka er bevart av andre grunnar enn handsaminga");
    let handling = "Viser korleis saka vart handsama";
    assert!(
        !page.html.contains(handling),
        "it is no whistleblowing case"
    );
    try_to_draw(&desk, &["2026/1"]).is(422);
    desk.as_person("kari")
        .get("/cases/2026-1")
        .says("Skreiv ned kva som hende i saka: omplassering");
    // What is said stays said, and nobody decides otherwise.
    note(&mut arne, &[("verdict", "own_period")])
        .is(422)
        .says("Reglane har eit svar");
    desk.as_person("kari").get(PAGE).is(404);
    is_accounted_for(&desk.house);
}

#[test]
fn a_case_closed_before_anybody_was_asked_waits_for_the_archivist() {
    let desk = Desk::open();
    ended(&desk);
    sql(&desk.house, "delete from case_circumstances");
    try_to_draw(&desk, &["2026/1"]).is(422);
    keep::keep(&place(&desk), desk.now()).unwrap();
    desk.as_person("kari")
        .get("/cases/2026-1")
        .says("Grunn: ingen har sagt kva som hende i saka");
    let mut arne = desk.as_person("arne");
    arne.get("/archive")
        .says("Saka er bevart til arkivaren har avgjort");
    arne.get(PAGE).says("Ingen har svara");
    // A decision alone says nothing of what happened.
    note(&mut arne, &[("verdict", "own_period")])
        .is(422)
        .says("eller for «Ingen av desse»");
    note(&mut arne, &NOTHING).is(303);
    try_to_draw(&desk, &["2026/1"]).is(303);
}

#[test]
fn the_archivist_decides_of_one_case_that_the_rules_have_no_answer_for() {
    let desk = Desk::open();
    ended(&desk);
    // A suspension that was lifted and led to nothing (bevaringsforskrifta § 33 g).
    let began = "insert into suspensions (case_id, stage, suspicion, need, proposed_by_id, proposed_at, began_on) \
                 select id, 'ended', 'x', 'x', officer_id, registered_at, '2026-11-24' from cases";
    sql(&desk.house, began);
    let mut arne = desk.as_person("arne");
    try_to_draw(&desk, &["2026/1"]).is(422);
    note(&mut arne, &[("verdict", "own_period")]).is(303);
    arne.get(CASE).says("Eigen frist");
    try_to_draw(&desk, &["2026/1"]).is(303);
    // Upward it may still be decided.
    note(&mut arne, &[("verdict", "preserved")]).is(303);
    arne.get(CASE)
        .says("Arkivaren har avgjort at saka blir bevart");
}

#[test]
fn a_case_taken_up_again_is_never_kept_for_less_than_before() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    note(&mut arne, &[("happened", "in_committee")]).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/cases/2026-1/reopenings/new").is(200);
    let grounds = [("grounds", way::GROUNDS)];
    hilde.post("/cases/2026-1/reopenings", &grounds).is(303);
    // Decided otherwise the second time, and what was said is gone.
    let again = "delete from case_circumstances; \
                 update cases set stage = 'closed', outcome = 'none', closed_at = '2027-03-01 09:00:00', \
                 closed_by_id = officer_id; \
                 update decisions set severity = 'none'";
    sql(&desk.house, again);
    desk.wait(LATER);
    let mut arne = desk.as_person("arne");
    note(&mut arne, &NOTHING).is(303);
    arne.get(CASE).says("administrasjonsutvalet");
    try_to_draw(&desk, &["2026/1"]).is(422);
    assert!(!told(&desk).is_empty());
}
