//! A list rests on the schedule it was drawn up under: what its certificate cites is what holds when it is carried out.
use super::{carry_out, ended};
use crate::support::desk::Desk;
use crate::support::keeping::{approve_list, draw_list, page_of, post_all, schedule};
use brotsak::cli::Outcome;
use brotsak::store::disposals;
use chrono::TimeDelta;

/// Arne writes the schedule anew, and Hilde approves it from today; the months of a warning are these.
fn write_anew(desk: &Desk, months: &str) {
    let mut arne = desk.as_person("arne");
    arne.get("/archive/schedule").is(200);
    let mut fields = schedule();
    for (name, value) in &mut fields {
        if *name == "R14-months" {
            *value = months.to_owned();
        }
    }
    post_all(&mut arne, "/archive/schedule", &fields).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/schedule").is(200);
    let today = brotsak::domain::local_time::day(desk.now())
        .format("%d.%m.%Y")
        .to_string();
    hilde
        .post("/archive/schedule/2/approval", &[("from", &today)])
        .is(303);
}

#[test]
fn a_line_is_not_approved_when_a_newer_schedule_is_in_force() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    write_anew(&desk, "24");
    approve_list(&desk, "gro", list)
        .is(422)
        .says("Sak 2026/1: Ein nyare plan gjeld");
    let mut gro = desk.as_person("gro");
    let page = page_of(&desk, list);
    gro.get(&page).is(200);
    let out = [
        ("verdict-1", "taken_out"),
        ("grounds-1", "Ein nyare plan gjeld."),
    ];
    gro.post(&format!("{page}/approval"), &out).is(303);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
}

#[test]
fn a_line_is_not_carried_out_when_a_newer_schedule_came_into_force_meanwhile() {
    for (months, why) in [
        ("24", "Ein nyare plan gjeld"),
        ("60", "Fristen er ikkje ute"),
    ] {
        let desk = Desk::open();
        ended(&desk);
        let list = draw_list(&desk, &["2026/1"]);
        approve_list(&desk, "gro", list).is(303);
        desk.wait(TimeDelta::days(7));
        write_anew(&desk, months);
        let said = carry_out(&desk, list);
        assert_eq!(said.0, Outcome::Faults, "{}", said.1);
        desk.as_person("kari").get("/cases/2026-1").is(200);
        desk.as_person("gro")
            .get(&page_of(&desk, list))
            .says(&format!("Ikkje kassert</strong>: {why}"));
    }
}

#[test]
fn a_checksum_that_is_copied_from_the_certificate_is_the_checksum() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    approve_list(&desk, "gro", list).is(303);
    desk.wait(TimeDelta::days(7));
    assert_eq!(carry_out(&desk, list).0, Outcome::Done);
    let place = format!("{}/certificate", page_of(&desk, list));
    let file = desk.as_person("arne").get(&place);
    let paper = lopdf::Document::load_mem(&file.is(200).bytes).unwrap();
    let pages: Vec<u32> = paper.get_pages().into_keys().collect();
    let text = paper.extract_text(&pages).unwrap();
    let files = desk.house.store.read(|db| {
        let line = &disposals::list_lines(db, list)?[0];
        disposals::list_files(db, line.id)
    });
    let files = files.unwrap();
    assert!(!files.is_empty());
    for file in files {
        assert!(text.contains(&file.sha256), "{} in {text}", file.sha256);
    }
    assert!(!text.contains('\u{200b}'));
}
