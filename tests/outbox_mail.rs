//! One mail in the outbox: what the server said, told by telephone, sent to somebody else; and the banner when nothing leaves.
use crate::outbox_pages::{meet, problem};
use crate::support::desk::{Browser, Desk, Page};
use crate::support::reporting::events;
use crate::support::way::{register, report};
use brotsak::domain::delivery::Fault;
use chrono::TimeDelta;

/// The mail with this recipient, as the list links to it.
fn mail_to(kari: &mut Browser, name: &str) -> String {
    let list = kari.get("/outbox?view=all");
    let until = list.html.find(&format!("\">{name}</a>")).expect(name);
    let from = list.html[..until].rfind("href=\"").unwrap() + 6;
    list.html[from..until].to_owned()
}

fn has(desk: &Desk, event: &str) -> bool {
    events(&desk.house).iter().any(|it| it.starts_with(event))
}

/// A case whose leader's mail comes back; the mails to HR before it have gone.
fn liv_not_reached(desk: &Desk, kari: &mut Browser) -> String {
    let number = report(desk, "kare");
    meet(desk, Ok(()));
    meet(desk, Ok(()));
    let case = register(desk, kari, &number, &[]);
    meet(desk, problem(Fault::Recipient, Some(550)));
    case
}

fn call<'a>(whom: &'a str, time: &'a str) -> [(&'a str, &'a str); 3] {
    [("whom", whom), ("date", "23.11.2026"), ("time", time)]
}

#[test]
fn hr_marks_who_was_told_by_telephone_with_name_and_time() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    liv_not_reached(&desk, &mut kari);
    let mail = mail_to(&mut kari, "Liv Oppdiktstad");
    kari.get(&mail)
        .is(200)
        .says("told by the server")
        .says("Referanse");
    desk.wait(TimeDelta::minutes(20));
    let calls = format!("{mail}/calls");
    kari.post(&calls, &call("", "9.20"))
        .is(422)
        .says("Skriv namnet på den du snakka med");
    kari.post(&calls, &call("Liv", "23.59"))
        .is(422)
        .says("i framtida")
        .says("value=\"Liv\"");
    kari.post(&calls, &call("Liv", "8.00"))
        .is(422)
        .says("før e-posten");
    kari.post(&calls, &call("Liv", "i stad"))
        .is(422)
        .says("dato og klokkeslett");

    let done = kari.post(&calls, &call("Liv sjølv", "9.20"));
    let page = kari.get(&done.is(303).location);
    page.says("Notert")
        .says("Kari Tenktvik ringde og snakka med Liv sjølv")
        .says("23. november 2026 kl. 09.20");
    assert!(!page.html.contains("/attempts\""), "nothing is left to do");
    assert!(has(&desk, "mail-told"));
    kari.get("/outbox")
        .says("All e-post er framme eller på veg");
    kari.get("/tasks");
    assert!(
        !kari
            .get("/tasks")
            .html
            .contains("Ein e-post kom ikkje fram")
    );
    kari.post(&calls, &call("Liv", "9.21")).is(422);
    kari.post(&format!("{mail}/attempts"), &[]).is(422);
    desk.as_person("liv").get("/tasks").says(TOLD);
}

#[test]
fn a_notice_that_does_not_reach_the_leader_goes_to_the_next_in_the_line() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = liv_not_reached(&desk, &mut kari);
    let mail = mail_to(&mut kari, "Liv Oppdiktstad");
    kari.get(&mail)
        .says("Neste i linja er Mona Eksempelmo (nærmaste leiar, stadfortredar)");
    let done = kari.post(&format!("{mail}/recipients"), &[]);
    kari.get(&done.is(303).location)
        .says("Varselet er sendt vidare")
        .says("Varselet gjekk til Mona Eksempelmo i staden");
    assert!(has(&desk, "mail-passed-on"));
    desk.as_person("mona").get("/tasks").says(TOLD);
    let liv = desk.as_person("liv").get("/tasks");
    assert!(!liv.html.contains(TOLD), "one leader has the case");

    // The rules are asked again when a gate is answered: Liv does not get it back.
    let from_mona = mail_to(&mut kari, "Mona Eksempelmo");
    crate::support::way::answer_gates(&mut kari, &case);
    desk.as_person("mona").get("/tasks").says(TOLD);
    // And so it goes on, up the line. The mail to Kari about the first one is no news any more.
    meet(&desk, problem(Fault::Withdrawn, None));
    meet(&desk, problem(Fault::Recipient, Some(550)));
    kari.get(&from_mona)
        .says("Neste i linja er Gro Prøvedal (kommunedirektør)");
    kari.post(&format!("{mail}/recipients"), &[]).is(422);
}

#[test]
fn only_a_leaders_notice_can_go_to_somebody_else() {
    let desk = Desk::open();
    report(&desk, "kare");
    meet(&desk, problem(Fault::Recipient, Some(550)));
    let mut kari = desk.as_person("kari");
    let mail = mail_to(&mut kari, "Hilde Mønsterås");
    kari.get(&mail)
        .says("Denne e-posten kan ikkje gå til nokon annan");
    kari.post(&format!("{mail}/recipients"), &[]).is(422);
}

#[test]
fn the_number_of_the_case_stands_only_where_the_case_may_be_seen() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = liv_not_reached(&desk, &mut kari);
    let mail = mail_to(&mut kari, "Liv Oppdiktstad");
    let number = case.trim_start_matches("/cases/").replace('-', "/");
    for page in ["/outbox", mail.as_str()] {
        kari.get(page).says(&number);
    }
    // Ola is the subject: with every role of HR he sees neither the mail nor the number.
    let mut sondre = desk.as_person("sondre");
    let ola = desk.person("ola").0;
    sondre.get("/accounts");
    sondre
        .post(&format!("/accounts/{ola}/roles"), &[("role", "hr_officer")])
        .is(303);
    let mut ola = desk.as_person("ola");
    assert!(!ola.get("/outbox?view=all").html.contains(&number));
    ola.get(&mail).is(404);
    ola.post(&format!("{mail}/calls"), &call("Liv", "9.20"))
        .is(404);
    ola.post(&format!("{mail}/recipients"), &[]).is(404);
}

/// What a leader reads who is told of a case.
const TOLD: &str = "HR vil at du skal vite om ei sak";

const BANNER: &str = "E-post går ikkje ut frå systemet.";

fn has_banner(page: &Page) -> bool {
    page.html.contains(BANNER)
}

#[test]
fn hr_sees_on_every_page_that_mail_has_not_left_for_an_hour() {
    let desk = Desk::open();
    report(&desk, "kare");
    meet(&desk, problem(Fault::Unreachable, None));
    let everywhere = |name: &str, paths: &[&str]| {
        let mut browser = desk.as_person(name);
        let seen = paths.iter().map(|path| has_banner(&browser.get(path)));
        let seen: Vec<bool> = seen.collect();
        assert!(seen.iter().all(|it| *it == seen[0]), "{name}: {seen:?}");
        seen[0]
    };
    let hr = ["/inbox", "/cases", "/tasks", "/outbox", "/account"];
    desk.wait(TimeDelta::minutes(59));
    assert!(!everywhere("kari", &hr));
    desk.wait(TimeDelta::minutes(1));
    assert!(everywhere("kari", &hr));
    assert!(everywhere("hilde", &hr));
    assert!(
        !everywhere("liv", &["/", "/tasks", "/reports"]),
        "others can do nothing about it"
    );
    desk.as_person("kari")
        .get("/inbox")
        .says("23. november 2026 kl. 09.15")
        .says("href=\"/outbox\"");

    // One that arrives is enough: the way is open.
    meet(&desk, Ok(()));
    assert!(!everywhere("kari", &hr));
}

#[test]
fn one_wrong_address_is_no_reason_to_alarm_everybody() {
    let desk = Desk::open();
    report(&desk, "kare");
    meet(&desk, Ok(()));
    meet(&desk, problem(Fault::Busy, Some(451)));
    desk.wait(TimeDelta::hours(30));
    assert!(!has_banner(&desk.as_person("kari").get("/inbox")));
}
