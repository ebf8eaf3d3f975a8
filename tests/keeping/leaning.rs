//! A warning that another case leans on is kept with it, however the other says so and whenever it began (bevaringsforskrifta § 33).
use crate::support::desk::{Browser, Desk};
use crate::support::keeping::put_schedule_in_force;
use crate::support::way;
use chrono::TimeDelta;

const TIED: &str = "Ei sak ho høyrer i hop med, er open eller bevart";

/// Assessed with repetition as a factor, and the number of warnings left empty.
fn assess_as_repeated(kari: &mut Browser, case: &str) {
    kari.get(&format!("{case}/assessments/new")).is(200);
    let found = [("points", "V3.8"), ("factors", "A4"), ("is_leader", "0")];
    kari.post(&format!("{case}/assessments"), &found).is(303);
}

#[test]
fn a_later_case_leans_on_a_warning_that_is_a_factor_in_it_though_nobody_counted() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    desk.wait(TimeDelta::minutes(5));
    let mut kari = desk.as_person("kari");
    let case = way::cleared(&desk, &mut kari);
    way::hear(&mut kari, &case);
    let mut arne = desk.as_person("arne");
    let kept = arne.get("/archive/cases/2026-1");
    assert!(!kept.is(200).html.contains(TIED));
    assess_as_repeated(&mut kari, &case);
    arne.get("/archive/cases/2026-1").is(200).says(TIED);
}

#[test]
fn a_case_that_began_before_the_warning_leans_on_it_when_it_is_assessed_after_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let other = way::cleared(&desk, &mut kari);
    desk.wait(TimeDelta::minutes(5));
    way::closed_with_a_warning(&desk);
    put_schedule_in_force(&desk);
    desk.wait(TimeDelta::minutes(5));
    let mut kari = desk.as_person("kari");
    way::hear(&mut kari, &other);
    let mut arne = desk.as_person("arne");
    let kept = arne.get("/archive/cases/2026-2");
    assert!(!kept.is(200).html.contains(TIED));
    assess_as_repeated(&mut kari, &other);
    arne.get("/archive/cases/2026-2").is(200).says(TIED);
    // It does not lean on itself, nor on what was decided after it.
    let open = kari.get("/archive/cases/2026-1");
    assert!(!open.is(200).html.contains(TIED));
}
