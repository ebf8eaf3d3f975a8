//! A suit, or a request for access, that nobody has said is finished holds a case that is not kept by it (arbeidsmiljølova § 17-4).
use super::holds::hold;
use super::{carry_out, ended};
use crate::support::desk::{Browser, Desk};
use crate::support::keeping::{approve_list, draw_list, page_of, try_to_draw};
use crate::support::reporting::sql;
use brotsak::cli::Outcome;
use chrono::TimeDelta;

/// A case without a reaction, which a suit does not preserve, whose period is over.
fn ended_without_a_reaction(desk: &Desk) {
    ended(desk);
    sql(
        &desk.house,
        "update decisions set severity = 'none'; update cases set outcome = 'none'",
    );
}

/// No row is for a case without a reaction that was before the court: the archivist has decided of it.
fn decide(desk: &Desk) {
    let page = "/archive/cases/2026-1/circumstances";
    let mut arne = desk.as_person("arne");
    arne.get(page).is(200);
    let reason =
        "Søksmålet gjaldt ei anna sak, og dommen er arkivert der. Ingenting her er følgje av det.";
    let said = [("verdict", "own_period"), ("reason", reason)];
    arne.post(page, &said).is(303);
}

/// Kari writes down a fact of the clocks, as its row: the case is closed.
fn write_down(desk: &Desk, fact: &str) {
    let kari = desk.person("kari").0;
    let row = format!(
        "insert into clock_facts (case_id, contract, is_on_probation, is_on_leave, has_form_defect, {fact},
            recorded_by_id, recorded_at)
        select id, 'permanent', false, false, false, '2027-01-15', {kari}, closed_at from cases"
    );
    sql(&desk.house, &row);
}

fn end_hold(browser: &mut Browser) {
    let page = "/archive/cases/2026-1";
    browser.get(page).is(200);
    let why = [("end_grounds", "Dommen er rettskraftig frå i fjor.")];
    browser.post(&format!("{page}/holds/1/end"), &why).is(303);
}

#[test]
fn a_suit_or_a_request_that_is_not_finished_stops_disposal_until_somebody_says_that_it_is() {
    for (fact, reason, said) in [
        ("sued_on", "dispute", "Eit søksmål er registrert"),
        (
            "access_requested_on",
            "access_request",
            "Eit krav om innsyn er registrert",
        ),
    ] {
        let desk = Desk::open();
        ended_without_a_reaction(&desk);
        write_down(&desk, fact);
        if fact == "sued_on" {
            decide(&desk);
        }
        try_to_draw(&desk, &["2026/1"])
            .is(422)
            .says(&format!("Sak 2026/1: {said}"));
        let mut kari = desk.as_person("kari");
        hold(&mut kari, reason, "Ført under fristane i saka.", "").is(303);
        try_to_draw(&desk, &["2026/1"]).is(422);
        end_hold(&mut kari);
        draw_list(&desk, &["2026/1"]);
    }
}

#[test]
fn a_suit_that_comes_after_the_approval_stops_the_case_at_the_execution() {
    let desk = Desk::open();
    ended_without_a_reaction(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(7));
    write_down(&desk, "sued_on");
    let said = carry_out(&desk, list);
    assert_eq!(said.0, Outcome::Faults, "{}", said.1);
    desk.as_person("gro")
        .get(&page_of(&desk, list))
        .says("Ikkje kassert</strong>: ");
}

#[test]
fn a_case_is_held_for_each_reason_that_the_law_gives() {
    let desk = Desk::open();
    ended(&desk);
    let mut kari = desk.as_person("kari");
    for (reason, said) in [
        ("suit_deadline", "Søksmålsfristen er open"),
        ("police_report", "Politimelding"),
        ("data_subject", "Krav frå den registrerte"),
        ("whistleblowing", "Open varslingssak"),
    ] {
        hold(&mut kari, reason, "Grunnen står i journalen.", "").is(303);
        kari.get("/archive/cases/2026-1").is(200).says(said);
    }
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Saka har kassasjonsstopp");
}
