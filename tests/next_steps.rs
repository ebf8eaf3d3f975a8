//! Every stage of a case asks somebody to take the next lawful step, by a day.
use crate::support::desk::Desk;
use crate::support::way::{
    GROUNDS, NOTHING, answer_gates, assess, cleared, confirm, consult, decide, delegate, deliver,
    hear, heard_and_assessed, notify, recommend, register, report, write_letter,
};
use brotsak::casework::sweep::sweep;
use brotsak::domain::delivery::Delivery;
use brotsak::store::outbox_list::Which;
use brotsak::store::{StoreError, cases, outbox_list, tasks};
use chrono::TimeDelta;

/// What the case waits for now: `step person due`, one a line.
fn waits(desk: &Desk, case: &str) -> Vec<String> {
    let names = ["gro", "kari", "hilde", "liv", "ola", "kare", "mona", "arne"];
    let people: Vec<_> = names.iter().map(|it| (desk.person(it), *it)).collect();
    let serial: i32 = case.rsplit('-').next().unwrap().parse().unwrap();
    let open = desk.house.store.read::<_, StoreError>(|db| {
        let case = cases::by_id(db, serial)?;
        tasks::list_open_of_case(db, case.id)
    });
    let step = |task: tasks::Task| {
        let (_, name) = people.iter().find(|(id, _)| *id == task.person).unwrap();
        Some(format!("{} {name} {}", task.todo?.code(), task.due_on?))
    };
    open.unwrap().into_iter().filter_map(step).collect()
}

#[track_caller]
fn check(desk: &Desk, case: &str, expected: &[&str]) {
    assert_eq!(waits(desk, case), expected);
}

#[test]
fn a_dismissal_asks_the_right_person_for_each_step_by_a_day() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let number = report(&desk, "liv");
    let case = register(&desk, &mut kari, &number, &[]);
    check(&desk, &case, &["answer_gates kari 2026-11-30"]);
    answer_gates(&mut kari, &case);
    check(&desk, &case, &["give_notice kari 2026-11-30"]);
    notify(&mut kari, &case).is(303);
    // The day that the employee was given.
    check(&desk, &case, &["record_statement kari 2026-12-07"]);
    hear(&mut kari, &case);
    check(&desk, &case, &["assess kari 2026-11-30"]);
    assess(&mut kari, &case);
    check(&desk, &case, &["recommend kari 2026-11-30"]);
    recommend(&mut kari, &case, "dismissal");
    check(&desk, &case, &["consult kari 2026-12-07"]);
    desk.wait(TimeDelta::minutes(50));
    consult(&mut kari, &case, &[]).is(303);
    check(&desk, &case, &["decide gro 2026-11-30"]);
    kari.get(&case)
        .is(200)
        .says("Ventar på Gro")
        .says("30. november 2026");
    desk.as_person("gro")
        .get("/tasks")
        .is(200)
        .says("Ta avgjerd")
        .says("Sak 2026/1")
        .says("30. november 2026");
    decide(&desk, &case, "dismissal").is(303);
    check(&desk, &case, &["confirm hilde 2026-11-26"]);
    // Sent back, it waits for whoever decides.
    confirm(&desk, "hilde", &case, "returned").is(303);
    check(&desk, &case, &["decide gro 2026-11-30"]);
    decide(&desk, &case, "dismissal").is(303);
    confirm(&desk, "hilde", &case, "confirmed").is(303);
    check(&desk, &case, &["deliver kari 2026-11-26"]);
    write_letter(&mut kari, &case, "dismissal");
    deliver(&mut kari, &case, "hand").is(303);
    check(&desk, &case, &["close kari 2026-12-07"]);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(
        &format!("{case}/closure"),
        &[("grounds", GROUNDS), NOTHING[0]],
    )
    .is(303);
    check(&desk, &case, &[]);
    kari.get("/tasks").is(200).says("Du har ingen oppgåver no");
}

#[test]
fn a_late_step_is_marked_and_the_link_leads_to_where_it_is_taken() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let tasks = kari.get("/tasks");
    tasks.is(200).says("Send førehandsvarsel");
    assert!(!tasks.html.contains("Fristen er ute"));
    let link = tasks.html.split("href=\"").find(|it| it.starts_with("/t/"));
    let link = link.unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(kari.get(&link).is(303).location, format!("{case}/hearing"));
    desk.wait(TimeDelta::days(8));
    let mut kari = desk.as_person("kari");
    kari.get("/tasks").is(200).says("Fristen er ute");
    kari.get(&case).is(200).says("Fristen er ute");
    // When it is done, the link leads to the case.
    notify_later(&mut kari, &case);
    assert_eq!(kari.get(&link).is(303).location, case);
}

fn notify_later(kari: &mut crate::support::desk::Browser, case: &str) {
    let notice = [
        ("matter", "Eit bilete av ein elev på open profil."),
        ("sent_on", "1.12.2026"),
        ("reply_by", "15.12.2026"),
    ];
    kari.get(&format!("{case}/hearing")).is(200);
    kari.post(&format!("{case}/notices"), &notice).is(303);
}

#[test]
fn a_delegate_sees_the_case_that_waits_for_their_decision_and_no_other() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    let other = cleared(&desk, &mut kari);
    recommend(&mut kari, &case, "warning");
    check(&desk, &case, &["decide gro 2026-11-30"]);
    let mut mona = desk.as_person("mona");
    mona.get(&case).is(404);
    // The power is given while the case waits: the task goes to the delegate.
    delegate(&desk, "gro", "mona", "23.11.2026", "").is(303);
    check(&desk, &case, &["decide mona 2026-11-30"]);
    mona.get(&case).is(200).says("Bilete av elev");
    mona.get(&other).is(404);
    mona.get(&format!("{case}/decisions/new")).is(200);
    let decision = crate::support::way::decision("warning");
    mona.post(&format!("{case}/decisions"), &decision).is(303);
    mona.get(&case).is(200);
    write_letter(&mut kari, &case, "warning");
    deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    mona.get(&case).is(404);
}

#[test]
fn a_delegate_whose_power_ends_loses_the_task_and_the_case() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    delegate(&desk, "gro", "mona", "23.11.2026", "").is(303);
    recommend(&mut kari, &case, "warning");
    check(&desk, &case, &["decide mona 2026-11-30"]);
    let mut mona = desk.as_person("mona");
    mona.get(&case).is(200);
    let mut gro = desk.as_person("gro");
    let page = gro.get("/delegations");
    let mut forms = page.html.split("action=\"");
    let place = forms.find(|it| it.starts_with("/delegations/")).unwrap();
    let place = place.split('"').next().unwrap().to_owned();
    gro.post(&place, &[("last_day", "23.11.2026")]).is(303);
    // It holds for the rest of the day.
    check(&desk, &case, &["decide mona 2026-11-30"]);
    desk.wait(TimeDelta::days(1));
    let swept = desk.house.store.write("job:sweep", desk.now(), sweep);
    swept.unwrap();
    check(&desk, &case, &["decide gro 2026-11-30"]);
    desk.as_person("mona").get(&case).is(404);
}

#[test]
fn whoever_brings_a_case_forward_is_not_mailed_about_it_and_the_next_one_is() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    let mails = |name: &str| {
        let all = Which {
            hidden: &[],
            states: &Delivery::ALL,
            is_open: true,
        };
        let person = desk.person(name);
        let listed = desk.house.store.read(|db| {
            let mine = tasks::list_open(db, person)?;
            let steps: Vec<i32> = mine
                .iter()
                .filter(|it| it.todo.is_some())
                .map(|it| it.id)
                .collect();
            let mails = outbox_list::list(db, all, None, 100)?;
            let about =
                |it: &outbox_list::Listed| it.mail.task_id.is_some_and(|id| steps.contains(&id));
            Ok::<_, StoreError>(mails.into_iter().filter(about).count())
        });
        listed.unwrap()
    };
    assert_eq!(mails("kari"), 0);
    recommend(&mut kari, &case, "warning");
    assert_eq!(mails("gro"), 1);
    assert_eq!(mails("kari"), 0);
}

#[test]
fn no_verb_moves_a_case_without_settling_who_takes_the_next_step() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/casework");
    let moves = [
        "cases::advance(",
        "cases::reopen(",
        "cases::insert(",
        "suspensions::advance(",
    ];
    let mut found = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let path = file.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        // `export_cases::insert(` moves nothing.
        let is_moved = |it: &&str| {
            let mut found = text.match_indices(*it);
            found.any(|(at, _)| !text[..at].ends_with('_'))
        };
        if moves.iter().any(is_moved) {
            found += 1;
            assert!(text.contains("next_step::settle("), "{path:?}");
        }
    }
    assert!(found > 12);
}
