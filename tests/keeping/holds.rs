//! What must not be destroyed now: holds, and what is blocked.
use super::{carry_out, ended, execute};
use crate::support::desk::{Browser, Desk, Page};
use crate::support::keeping::{approve_list, draw_list, page_of, try_to_draw};
use crate::support::reporting::sql;
use brotsak::cli::Outcome;
use chrono::TimeDelta;

pub fn hold(browser: &mut Browser, reason: &str, grounds: &str, until: &str) -> Page {
    browser.get("/archive/cases/2026-1").is(200);
    let fields = [("reason", reason), ("grounds", grounds), ("until", until)];
    browser.post("/archive/cases/2026-1/holds", &fields)
}

fn end_hold(browser: &mut Browser) -> Page {
    browser.get("/archive/cases/2026-1").is(200);
    let why = [("end_grounds", "Klagen er avgjord av klageorganet.")];
    browser.post("/archive/cases/2026-1/holds/1/end", &why)
}

#[test]
fn a_hold_is_refused_at_the_field_that_it_is_about_and_keeps_what_was_typed() {
    let desk = Desk::open();
    ended(&desk);
    let mut kari = desk.as_person("kari");
    hold(&mut kari, "complaint", "Kort", "1.1.2027")
        .is(422)
        .says("href=\"#grounds\">Skriv ei grunngjeving")
        .says("href=\"#until\">Vel i dag eller ein seinare dag");
    for why in ["Klage av 3. desember.", "Søksmål frå 4. desember."] {
        hold(&mut kari, "complaint", why, "").is(303);
    }
    kari.get("/archive/cases/2026-1")
        .says("id=\"end_grounds-1-h\">Minst 10 teikn");
    let short = [("end_grounds", "Avgjord")];
    let page = kari.post("/archive/cases/2026-1/holds/2/end", &short);
    page.is(422)
        .says("href=\"#end_grounds-2\">Skriv ei grunngjeving")
        .says("id=\"end_grounds-2\" name=\"end_grounds\" value=\"Avgjord\"")
        .says("id=\"end_grounds-1\" name=\"end_grounds\" value=\"\"");
    assert!(!page.html.contains("id=\"end_grounds-1-e\""));
}

#[test]
fn a_hold_stops_disposal_until_somebody_ends_it_with_a_reason() {
    let desk = Desk::open();
    ended(&desk);
    let mut kari = desk.as_person("kari");
    hold(&mut kari, "", "Kort", "i fjor")
        .is(422)
        .says("Vel kvifor")
        .says("Skriv datoen som dag.månad.år")
        .says("Kort");
    hold(&mut kari, "complaint", "Kort", "")
        .is(422)
        .says("minst 10 teikn");
    hold(&mut kari, "complaint", "Klage av 3. desember.", "1.1.2029").is(303);
    // A form that is sent twice sets one hold; another complaint is another hold.
    hold(&mut kari, "complaint", "Klage av 3. desember.", "")
        .is(422)
        .says("href=\"#reason\">Saka er stoppa av same grunn alt");
    let page = kari.get("/archive/cases/2026-1");
    assert!(!page.html.contains("holds/2/end"));
    kari.get("/archive/cases/2026-1")
        .says("Klage av 3. desember.")
        .says("Saka har kassasjonsstopp");
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Sak 2026/1: Saka har kassasjonsstopp");
    desk.wait(TimeDelta::days(60));
    let mut hilde = desk.as_person("hilde");
    hilde
        .get("/archive/cases/2026-1")
        .is(200)
        .says("Venta slutt er passert");
    try_to_draw(&desk, &["2026/1"]).is(422);
    end_hold(&mut hilde).is(303);
    end_hold(&mut hilde).is(422).says("Stoppen er avslutta alt");
    hilde
        .get("/archive/cases/2026-1")
        .says("Klagen er avgjord av klageorganet");
    // Whoever ended it is not the second person.
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("Du avslutta ein stopp på sak 2026/1");
    approve_list(&desk, "gro", list).is(303);
    desk.as_person("gro").get("/archive/cases/2026-1").is(404);
}

#[test]
fn whoever_ended_a_hold_neither_draws_up_the_list_nor_carries_it_out() {
    let desk = Desk::open();
    ended(&desk);
    let mut arne = desk.as_person("arne");
    hold(&mut arne, "complaint", "Klage av 3. desember.", "").is(303);
    end_hold(&mut arne).is(303);
    arne.get("/archive/disposals")
        .is(200)
        .says("Ein annan arkivar set opp lista");
    try_to_draw(&desk, &["2026/1"]).is(422).says(
        "Du avslutta ein stopp på sak 2026/1, eller trekte attende eit innsynskrav der: ein annan",
    );
}

#[test]
fn what_one_of_the_two_freed_from_a_hold_is_not_destroyed_by_them() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(7));
    let mut arne = desk.as_person("arne");
    hold(&mut arne, "complaint", "Klage av 3. desember.", "").is(303);
    end_hold(&mut arne).is(303);
    execute(&desk, "arne", list)
        .is(422)
        .says("Du avslutta ein stopp på sak 2026/1")
        .says("Ein annan arkivar set opp lista");
    let said = carry_out(&desk, list);
    assert_eq!(said.0, Outcome::Faults, "{}", said.1);
    desk.as_person("kari").get("/cases/2026-1").is(200);
    desk.as_person("gro")
        .get(&page_of(&desk, list))
        .says("Ikkje kassert</strong>: Den som avslutta ein stopp");
}

#[test]
fn a_hold_that_comes_after_the_approval_stops_the_case_at_the_execution() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "hilde", list).is(303);
    desk.wait(TimeDelta::days(7));
    hold(
        &mut desk.as_person("kari"),
        "access_request",
        "Krav om innsyn i dag.",
        "",
    )
    .is(303);
    execute(&desk, "arne", list)
        .says("Ikkje kassert</strong>: Saka har kassasjonsstopp")
        .says("Avslutta, ingenting kassert");
    desk.as_person("kari").get("/cases/2026-1").is(200);
    let file = desk
        .as_person("arne")
        .get(&format!("{}/certificate", page_of(&desk, list)));
    assert!(file.is(200).bytes.starts_with(b"%PDF-"));
    desk.as_person("rita")
        .get("/audit?kind=archive")
        .says("Kasserte ikkje sak 2026/1: kassasjonsstopp");
}

#[test]
fn what_was_blocked_on_a_list_is_refused_when_it_is_approved_and_when_it_is_carried_out() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    let arne = desk.person("arne").0;
    let block = format!(
        "insert into blockings (case_id, document_id, reason, grounds, set_by_id, set_at) \
         select 1, id, 'other', 'Krav om sletting.', {arne}, created_at from documents where case_id = 1 and serial = 1"
    );
    sql(&desk.house, &block);
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("Noko i saka er sperra");
    let refused = approve_list(&desk, "gro", list);
    assert!(!refused.is(422).html.contains("sperra"), "{}", refused.html);
    sql(&desk.house, "update blockings set lifted_at = set_at");
    approve_list(&desk, "hilde", list).is(303);
    desk.wait(TimeDelta::days(7));
    sql(&desk.house, "update blockings set lifted_at = null");
    let said = carry_out(&desk, list);
    assert_eq!(said.0, Outcome::Faults, "{}", said.1);
    desk.as_person("kari").get("/cases/2026-1").is(200);
}
