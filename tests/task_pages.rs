//! Where the link in a mail leads, and what a leader is told.
use crate::support::desk::{Desk, has_word};
use crate::support::way::{register, report};
use brotsak::domain::task::TaskKind;
use brotsak::store::tasks;

/// The link that the mail to `name` carries, for the newest open task of this kind.
#[track_caller]
fn link(desk: &Desk, name: &str, kind: TaskKind) -> String {
    let person = desk.person(name);
    let open = desk.house.store.read(|db| tasks::list_open(db, person));
    let task = open.unwrap().into_iter().rfind(|task| task.kind == kind);
    format!("/t/{}", task.unwrap().token)
}

/// Kåre reports, Kari registers, Liv is told. Gives Liv's link and the address of the case.
fn told(desk: &Desk) -> (String, String) {
    let number = report(desk, "kare");
    let mut kari = desk.as_person("kari");
    let case = register(desk, &mut kari, &number, &[]);
    (link(desk, "liv", TaskKind::CaseRegistered), case)
}

#[test]
fn a_link_in_a_mail_asks_for_sign_in_and_comes_back() {
    let desk = Desk::open();
    let (link, _) = told(&desk);
    let page = desk.visitor().get(&link);
    let next = link.replace('/', "%2F");
    assert_eq!(page.is(303).location, format!("/sign-in?next={next}"));
}

#[test]
fn the_leader_learns_whom_it_concerns_and_to_wait_and_nothing_else() {
    let desk = Desk::open();
    let (link, case) = told(&desk);
    let mut liv = desk.as_person("liv");
    let page = liv.get(&link);
    page.is(200)
        .says("Ola Dømesund")
        .says("Valle skule")
        .says("Kari Tenktvik");
    page.says("Ikkje ta dette opp med Ola Dømesund")
        .says("(Grunnlova § 100)");
    for secret in [
        "2026/1", "2026-1", "Bilete", "elev", "V3.8", "Kåre", "M-2026", "private",
    ] {
        assert!(!page.html.contains(secret), "the page says {secret}");
    }
    liv.get(&case).is(404);
    liv.get("/tasks")
        .says(&link)
        .says("HR vil at du skal vite om ei sak");
    assert!(!liv.get("/tasks").html.contains("Ola Dømesund"));
}

#[test]
fn when_free_speech_is_answered_the_leader_agrees_with_hr_first() {
    let desk = Desk::open();
    let (link, case) = told(&desk);
    answer(&desk, &case, "not_speech");
    let mut liv = desk.as_person("liv");
    let page = liv.get(&link);
    page.is(200)
        .says("Avtal med HR")
        .says("Snakk med Kari Tenktvik før du tek saka opp");
    assert!(!page.html.contains("Ikkje ta dette opp"));
}

#[test]
fn protected_speech_takes_the_task_from_the_leader() {
    let desk = Desk::open();
    let (link, case) = told(&desk);
    let mut liv = desk.as_person("liv");
    liv.get(&link).is(200);
    answer(&desk, &case, "protected");
    let gone = liv.get(&link);
    gone.is(404).says("Vi finn ikkje denne sida");
    assert!(!has_word(&gone.html, "Ola"));
    assert!(!liv.get("/tasks").html.contains(&link));
}

/// Kari answers the gates; the one of free speech (G1) with `code`.
fn answer(desk: &Desk, case: &str, code: &str) {
    let mut kari = desk.as_person("kari");
    let gates = format!("{case}/gates");
    kari.get(&gates).is(200);
    let grounds = "Ytringa er vurdert ord for ord, saman med samanhengen ho stod i.";
    let answers = [
        ("free_speech", code),
        ("free_speech_grounds", grounds),
        ("retaliation", "no"),
        ("already_reacted", "no"),
        ("evidence", "admitted"),
        ("protected_position", "none"),
    ];
    kari.post(&gates, &answers).is(303);
}

#[test]
fn nobody_opens_the_task_of_another() {
    let desk = Desk::open();
    let (link, _) = told(&desk);
    for name in ["ola", "kari", "kare", "sondre", "gro"] {
        let mut browser = desk.as_person(name);
        let unknown = browser.get("/t/00000000000000000000000000000000");
        let other = browser.get(&link);
        assert_eq!((unknown.status, other.status), (404, 404), "{name}");
        let own = unknown.html.replace("00000000000000000000000000000000", "");
        let token = link.trim_start_matches("/t/");
        assert_eq!(other.html.replace(token, ""), own, "{name}");
    }
}

#[test]
fn a_link_leads_hr_to_what_the_task_is_about() {
    let desk = Desk::open();
    let number = report(&desk, "kare");
    let mut hilde = desk.as_person("hilde");
    let new = link(&desk, "hilde", TaskKind::NewReport);
    assert_eq!(
        hilde.get(&new).is(303).location,
        format!("/reports/{number}/case")
    );
    hilde
        .get("/tasks")
        .says("Ei melding har kome inn")
        .says(&new);

    let mut kari = desk.as_person("kari");
    let case = register(&desk, &mut kari, &number, &[]);
    let own = link(&desk, "kari", TaskKind::CaseOwner);
    assert_eq!(kari.get(&own).is(303).location, case);
    assert_eq!(
        hilde.get(&new).is(303).location,
        case,
        "the report is a case now"
    );
}

#[test]
fn whoever_may_not_see_the_case_is_not_led_to_its_number() {
    let desk = Desk::open();
    let number = report(&desk, "kare");
    let new = link(&desk, "hilde", TaskKind::NewReport);
    let mut kari = desk.as_person("kari");
    register(&desk, &mut kari, &number, &[]);
    let hilde = desk.person("hilde");
    let by = desk.person("kari");
    let declare = desk
        .house
        .store
        .write(&by.to_string(), desk.now(), move |tx| {
            brotsak::store::parties::declare_conflict(
                tx,
                1,
                hilde,
                "Syster av den saka gjeld.",
                by,
            )?;
            brotsak::store::ledger::record(tx, "2026/1", &brotsak::audit::Event::ConflictDeclared)
        });
    declare.unwrap();
    let page = desk.as_person("hilde").get(&new);
    assert!(page.is(404).location.is_empty());
}

#[test]
fn the_chief_executive_is_asked_to_name_somebody_outside_hr() {
    let desk = Desk::open();
    let person = desk.person("gro");
    desk.house
        .store
        .write("system", desk.now(), move |tx| {
            let task = tasks::NewTask {
                person,
                kind: TaskKind::NameSubstitute,
                report_id: None,
                case_id: None,
                reasons: "",
                todo: None,
                due_on: None,
            };
            tasks::insert(tx, &task)?;
            brotsak::store::ledger::record(tx, "system", &brotsak::audit::Event::TaskOpened)
        })
        .unwrap();
    let page = desk
        .as_person("gro")
        .get(&link(&desk, "gro", TaskKind::NameSubstitute));
    page.is(200)
        .says("Peik ut nokon utanfor HR")
        .says("forvaltningslova § 6");
}

#[test]
fn a_receipt_leads_to_ones_own_reports_and_is_no_task() {
    let desk = Desk::open();
    report(&desk, "kare");
    desk.house
        .store
        .write("system", desk.now(), |tx| {
            brotsak::casework::notify::send_receipt(tx, 1)?;
            let event = brotsak::audit::Event::TaskOpened;
            brotsak::store::ledger::record(tx, "system", &event)?;
            Ok::<_, brotsak::casework::Failure>(())
        })
        .unwrap();
    let mut kare = desk.as_person("kare");
    let receipt = link(&desk, "kare", TaskKind::ReportReceipt);
    assert_eq!(kare.get(&receipt).is(303).location, "/reports");
    kare.get("/tasks").says("Du har ingen oppgåver no");
}
