//! What two people and seven days stand behind, and who they may be.
use super::{LATER, ended, execute, mails, told};
use crate::support::desk::{Browser, Desk};
use crate::support::keeping::{
    ANSWER, approve_list, draw_list, page_of, put_schedule_in_force, try_to_draw,
};
use crate::support::reporting::sql;
use crate::support::way;
use chrono::TimeDelta;

#[test]
fn whoever_may_approve_a_list_is_told_of_it_unless_a_case_on_it_is_about_them() {
    let desk = Desk::open();
    ended(&desk);
    let before = told(&desk).len();
    let gro = desk.person("gro").0;
    let conflict = format!(
        "insert into conflicts (case_id, person_id, grounds, declared_by_id, declared_at) \
         select id, {gro}, '', {gro}, registered_at from cases"
    );
    sql(&desk.house, &conflict);
    draw_list(&desk, &["2026-1"]);
    let now = told(&desk);
    assert_eq!(now.len(), before + 1, "{now:?}");
    assert_eq!(now.iter().filter(|name| *name == "Hilde").count(), 2);
}

#[test]
fn the_link_of_what_waits_to_be_approved_leads_to_a_page_that_is_open_to_whoever_is_told() {
    let desk = Desk::open();
    ended(&desk);
    draw_list(&desk, &["2026/1"]);
    let mails = mails(&desk);
    assert_eq!(mails.len(), 4, "{mails:?}");
    for (name, place) in mails {
        desk.as_person(&name.to_lowercase()).get(place).is(200);
    }
}

#[test]
fn nothing_is_destroyed_on_a_suggestion_or_before_its_time() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let mut arne = desk.as_person("arne");
    arne.get("/archive");
    let answer = [("policy", "no"), ("reason", ANSWER)];
    arne.post("/archive/warning-policy", &answer).is(303);
    desk.wait(LATER);
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Ingen plan gjeld");
    desk.as_person("arne")
        .get("/archive/disposals")
        .says("fristen er ikkje godkjend i planen");
    let fresh = Desk::open();
    way::closed_with_a_warning(&fresh);
    put_schedule_in_force(&fresh);
    try_to_draw(&fresh, &["2026/1"])
        .is(422)
        .says("Sak 2026/1: Fristen er ikkje ute");
    try_to_draw(&fresh, &[]).is(422).says("Vel minst éi sak");
}

#[test]
fn two_people_and_seven_days_stand_behind_what_is_destroyed() {
    let desk = Desk::open();
    ended(&desk);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/disposals").is(200);
    let short = [("case", "2026-1"), ("grounds-2026-1", "Kort")];
    arne.post("/archive/disposals", &short)
        .is(422)
        .says("href=\"#grounds-2026-1\">Sak 2026/1: Skriv ei grunngjeving på minst 10 teikn.");
    let list = draw_list(&desk, &["2026/1"]);
    let page = page_of(&desk, list);
    try_to_draw(&desk, &["2026/1"])
        .is(422)
        .says("Saka står på ei anna liste");
    arne.get(&page).is(200).says("Du sette opp lista");
    arne.post(&format!("{page}/approval"), &[("verdict-1", "approved")])
        .is(422)
        .says("ein annan må godkjenne");
    let mut hilde = desk.as_person("hilde");
    hilde
        .get(&page)
        .is(200)
        .says("Fristen er ute, og ingen har bruk for saka.")
        .says("dokument");
    hilde
        .post(&format!("{page}/approval"), &[])
        .is(422)
        .says("href=\"#verdict-1\">Svar på linja for sak 2026/1");
    hilde
        .post(&format!("{page}/approval"), &[("verdict-1", "taken_out")])
        .is(422)
        .says("href=\"#grounds-1\">Skriv kvifor sak 2026/1 blir teken ut");
    approve_list(&desk, "hilde", list).is(303);
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("svara på alt");
    execute(&desk, "hilde", list)
        .is(422)
        .says("kan framleis stoppast");
    desk.wait(TimeDelta::days(7));
    execute(&desk, "gro", list)
        .is(422)
        .says("Berre dei to som står bak lista");
    desk.as_person("kari").get(&page).is(404);
    let mut gro = desk.as_person("gro");
    gro.get(&page).is(200);
    gro.post(&format!("{page}/stop"), &[("reason", "Kort")])
        .is(422)
        .says("href=\"#reason\">Skriv kvifor lista blir stoppa, minst 10 teikn.");
    gro.post(
        &format!("{page}/stop"),
        &[("reason", "Kontrollutvalet vil sjå saka.")],
    )
    .is(303);
    gro.get(&page).says("Kontrollutvalet vil sjå saka.");
    execute(&desk, "hilde", list)
        .is(422)
        .says("Lista er stoppa");
    desk.as_person("kari").get("/cases/2026-1").is(200);
    // A new list can be drawn up, and it begins from the beginning.
    let second = draw_list(&desk, &["2026/1"]);
    assert_ne!(second, list);
}

#[test]
fn everything_that_is_wrong_with_the_lines_of_a_list_is_said_at_once() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    ended(&desk);
    let list = draw_list(&desk, &["2026/1", "2026/2"]);
    let page = page_of(&desk, list);
    let approval = format!("{page}/approval");
    let mut hilde = desk.as_person("hilde");
    hilde.get(&page).is(200);
    hilde
        .post(&approval, &[])
        .is(422)
        .says("href=\"#verdict-1\">Svar på linja for sak 2026/1")
        .says("href=\"#verdict-2\">Svar på linja for sak 2026/2");
    let short = [("verdict-1", "taken_out"), ("grounds-1", "Kort")];
    hilde
        .post(&approval, &short)
        .is(422)
        .says("href=\"#grounds-1\">Skriv kvifor sak 2026/1 blir teken ut")
        .says("href=\"#verdict-2\">Svar på linja for sak 2026/2");
    // What was right of it is not answered either.
    approve_list(&desk, "hilde", list).is(303);
}

#[test]
fn whoever_is_implicated_in_a_case_does_not_approve_that_it_is_destroyed() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    conflict(&desk, "gro");
    let mut gro = desk.as_person("gro");
    let page = gro.get("/archive/disposals");
    page.is(200).says("Ingen lister");
    assert!(!page.html.contains("2026/1"), "{}", page.html);
    let place = page_of(&desk, list);
    gro.get(&place).is(404);
    for deed in ["approval", "stop", "execution"] {
        let fields = [
            ("verdict-1", "approved"),
            ("reason", "Eg vil stoppe lista no."),
        ];
        gro.post(&format!("{place}/{deed}"), &fields).is(404);
    }
    gro.get(&format!("{place}/certificate")).is(404);
    // Something was registered in the case after the list was drawn up.
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("Det har kome noko nytt i saka");
    // Nor does the trail say to the implicated that there is a list; to whoever drew it up, it does.
    let told = |who: &str| {
        let drawn = "Sette opp kassasjonslista";
        desk.as_person(who).get("/audit").html.contains(drawn)
    };
    assert!(told("hilde"));
    conflict(&desk, "hilde");
    assert!(!told("hilde") && told("arne"));
}

#[test]
fn new_material_is_seen_however_much_is_written_around_it_and_an_extraction_is_none() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    // What an extraction looks at and makes ready is no news.
    prepared(&desk, 60);
    let mut arne = desk.as_person("arne");
    arne.get("/archive/core").is(200);
    let year = [
        ("version", "1"),
        ("from", "01.01.2026"),
        ("to", "31.12.2026"),
    ];
    arne.post("/archive/core/messages", &year).is(303);
    while arne.get("/archive").html.contains("Under arbeid") {}
    approve_list(&desk, "hilde", list).is(303);
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1"]);
    conflict(&desk, "gro");
    prepared(&desk, 60);
    approve_list(&desk, "hilde", list)
        .is(422)
        .says("Det har kome noko nytt i saka");
}

/// So many files of the case were made ready for an extraction.
fn prepared(desk: &Desk, count: usize) {
    use brotsak::audit::event::Copying;
    use brotsak::store::{StoreError, ledger};
    let done = desk.house.store.write("cli", desk.now(), move |tx| {
        for at in 0..count {
            let sha256 = format!("{at:064}");
            let event = match at % 3 {
                0 => Copying::FormatRead {
                    claims: "2b".to_owned(),
                    sha256,
                },
                1 => Copying::DocumentNotConverted {
                    from: "eml".to_owned(),
                    why: "failed",
                    sha256,
                },
                _ => Copying::DocumentConverted {
                    from: "png".to_owned(),
                    to: "pdf".to_owned(),
                    tool: "omform".to_owned(),
                    sha256,
                },
            };
            ledger::record(tx, "2026/1", &event.into())?;
        }
        Ok::<_, StoreError>(())
    });
    done.unwrap();
}

/// Somebody says that they have a part in the case.
fn conflict(desk: &Desk, who: &str) {
    use brotsak::store::{cases, ledger, parties};
    let (who, now) = (desk.person(who), desk.now());
    let declared = desk.house.store.write("system", now, move |tx| {
        let number = brotsak::domain::case::CaseNumber {
            year: 2026,
            serial: 1,
        };
        let case = cases::by_number(tx.db(), number)?.id;
        parties::declare_conflict(tx, case, who, "Syster til den det gjeld.", who)?;
        ledger::record(tx, "2026/1", &brotsak::audit::Event::ConflictDeclared)
    });
    declared.unwrap();
}

#[test]
fn the_archive_tells_how_many_periods_are_over_and_how_many_cases_wait_to_be_decided_of() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let waits = "1 sak er bevart til du har avgjort kor lenge";
    let over = "Fristen er ute for 1 sak";
    let told = |arne: &mut Browser| {
        let html = arne.get("/archive").is(200).html.clone();
        (html.contains(over), html.contains(waits))
    };
    let mut arne = desk.as_person("arne");
    assert_eq!(told(&mut arne), (false, true));
    put_schedule_in_force(&desk);
    assert_eq!(told(&mut arne), (false, false));
    desk.wait(LATER);
    let mut arne = desk.as_person("arne");
    assert_eq!(told(&mut arne), (true, false));
    arne.get("/archive")
        .says("<a href=\"/archive/disposals\">Fristar som er ute</a>");
    // What is blocked is told of on its own page alone.
    let by = desk.person("arne").0;
    let block = format!(
        "insert into blockings (case_id, reason, grounds, set_by_id, set_at) \
         select id, 'other', 'Krav om sletting.', {by}, registered_at from cases"
    );
    sql(&desk.house, &block);
    assert_eq!(told(&mut arne), (false, false));
    sql(&desk.house, "update blockings set lifted_at = set_at");
    assert_eq!(told(&mut arne), (true, false));
    conflict(&desk, "arne");
    assert_eq!(told(&mut arne), (false, false));
}

#[test]
fn a_case_that_is_chosen_twice_stands_on_the_list_once() {
    let desk = Desk::open();
    ended(&desk);
    let list = draw_list(&desk, &["2026/1", "2026/1"]);
    let page = desk.as_person("hilde").get(&page_of(&desk, list));
    let lines = page
        .is(200)
        .html
        .matches("<section class=\"card stack\" aria-labelledby=\"line-");
    assert_eq!(lines.count(), 1);
}

#[test]
fn two_lists_of_one_minute_are_told_apart() {
    let desk = Desk::open();
    ended(&desk);
    let first = draw_list(&desk, &["2026/1"]);
    let mut gro = desk.as_person("gro");
    let place = page_of(&desk, first);
    gro.get(&place).is(200);
    let why = [("reason", "Lista vart sett opp med feil grunn.")];
    gro.post(&format!("{place}/stop"), &why).is(303);
    desk.wait(TimeDelta::seconds(20));
    draw_list(&desk, &["2026/1"]);
    let page = gro.get("/archive/disposals");
    let titles = page.is(200).html.split("Kassasjonsliste frå ").skip(1);
    let titles: Vec<&str> = titles.map(|it| it.split('<').next().unwrap()).collect();
    assert_eq!(titles.len(), 2);
    assert_ne!(titles[0], titles[1]);
}
