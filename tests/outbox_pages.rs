//! The list of mails, and the demo's mailbox.
use crate::support::desk::{Desk, Page};
use crate::support::way::{register, report};
use brotsak::casework::{record_delivery, take_mail};
use brotsak::domain::delivery::{Fault, Problem, Trouble};
use brotsak::jobs::deliver_mail::deliver_due;
use brotsak::mail::{Letterhead, Settings, Transport};
use brotsak::store::outbox;
use chrono::TimeDelta;

fn head(desk: &Desk) -> Letterhead {
    Letterhead {
        from: "ikkje-svar@valle.example".to_owned(),
        kommune: "Valle kommune".to_owned(),
        base_url: desk.address.clone(),
        reply_to: None,
        contact: None,
    }
}

/// Takes the mail whose turn it is, and says how it went.
pub fn meet(desk: &Desk, outcome: Result<(), Problem>) {
    let head = head(desk);
    let store = &desk.house.store;
    let taken = store.write("job:deliver-mail", desk.now(), move |tx| {
        take_mail(tx, &head)
    });
    let mail = taken.unwrap().mail;
    let outcome = outcome.map_err(|problem| {
        let said = problem.status.map(|status| status.to_string());
        let said = said.unwrap_or_default() + " told by the server";
        Trouble::said(problem, &said)
    });
    let done = store.write("job:deliver-mail", desk.now(), move |tx| {
        record_delivery(tx, &mail, outcome.as_ref().map(|()| "abc"))
    });
    done.unwrap();
}

pub fn problem(fault: Fault, status: Option<u16>) -> Result<(), Problem> {
    Err(Problem { fault, status })
}

/// How often the page says this.
fn count(page: &Page, words: &str) -> usize {
    page.html.matches(words).count()
}

/// What an address names the mail by.
fn token(desk: &Desk, id: i32) -> String {
    let mail = desk.house.store.read(|db| outbox::find(db, id));
    mail.unwrap().message_id
}

fn attempts(desk: &Desk, id: i32) -> String {
    format!("/outbox/{}/attempts", token(desk, id))
}

#[test]
fn hr_sees_where_each_mail_stands_and_what_to_do() {
    let desk = Desk::open();
    report(&desk, "liv");
    let mut kari = desk.as_person("kari");
    kari.get("/outbox")
        .is(200)
        .says("All e-post er framme eller på veg");
    kari.get("/outbox?view=all")
        .says("Ventar")
        .says("Hilde Mønsterås")
        .says("Kari Tenktvik");

    meet(&desk, problem(Fault::Recipient, Some(550)));
    meet(&desk, problem(Fault::Busy, Some(451)));
    let page = kari.get("/outbox");
    page.says("Feila").says("kjenner ikkje adressa").says("550");
    page.says("Prøver igjen")
        .says("bad oss vente")
        .says("Ingen no")
        .says("Neste forsøk");
    assert_eq!(count(&page, "/attempts\""), 2);

    let (_, rest) = page.html.split_once("action=\"/outbox/").unwrap();
    let again = format!("/outbox/{}/attempts", rest.split('/').next().unwrap());
    let done = kari.post(&again, &[]);
    kari.get(&done.is(303).location)
        .says("E-posten ligg fremst i køa");
    kari.post(&again, &[])
        .is(422)
        .says("E-posten er alt sendt, eller går av seg sjølv");
    kari.post("/outbox/999/attempts", &[]).is(404);
}

#[test]
fn nobody_is_asked_to_mend_mail_about_what_is_done() {
    let desk = Desk::open();
    let number = report(&desk, "liv");
    meet(&desk, problem(Fault::Recipient, Some(550)));
    let mut kari = desk.as_person("kari");
    kari.get("/outbox").says("Feila");
    register(&desk, &mut kari, &number, &[]);
    let stopped = kari.get("/outbox");
    stopped.is(200).says("All e-post er framme eller på veg");
    kari.get("/outbox?view=all").says("Feila");
}

#[test]
fn the_list_names_who_must_act() {
    let desk = Desk::open();
    report(&desk, "liv");
    meet(&desk, problem(Fault::Recipient, Some(550)));
    meet(&desk, problem(Fault::SignIn, Some(535)));
    let mut kari = desk.as_person("kari");
    let page = kari.get("/outbox");
    page.says("data-l=\"Kven må handle\" class=\"wide\">Hilde Mønsterås");
    page.says("data-l=\"Kven må handle\" class=\"wide\">Systemansvarleg");
}

#[test]
fn a_mail_that_has_gone_is_only_shown_as_sent() {
    let desk = Desk::open();
    report(&desk, "liv");
    meet(&desk, Ok(()));
    meet(&desk, problem(Fault::NoAnswer, None));
    let mut kari = desk.as_person("kari");
    let sent = kari.get("/outbox?view=sent");
    sent.says("Sendt");
    assert_eq!(count(&sent, "<th scope=\"row\">"), 1);
    assert_eq!(count(&sent, "/attempts\""), 0);
    let stopped = kari.get("/outbox?view=stopped");
    stopped.says("Uvisst utfall").says("Han kan ha kome fram");
    kari.post(&attempts(&desk, 1), &[]).is(422);
}

#[test]
fn the_page_says_when_nobody_sends_the_mail() {
    let desk = Desk::open();
    report(&desk, "liv");
    let mut kari = desk.as_person("kari");
    desk.wait(TimeDelta::minutes(9));
    assert!(
        !kari
            .get("/outbox")
            .html
            .contains("Ingenting er sendt på ti minutt")
    );
    desk.wait(TimeDelta::minutes(1));
    let page = kari.get("/outbox");
    page.says("Ingenting er sendt på ti minutt")
        .says("ingen sender dei no");
}

#[test]
fn only_hr_sees_the_list_and_nobody_sees_mail_about_themselves() {
    let desk = Desk::open();
    report(&desk, "liv");
    meet(&desk, problem(Fault::Recipient, Some(550)));
    for name in ["gro", "liv", "ola", "arne", "rita", "sondre"] {
        let mut browser = desk.as_person(name);
        browser
            .get("/outbox")
            .is(404)
            .says("Vi finn ikkje denne sida");
        browser.post(&attempts(&desk, 1), &[]).is(404);
    }
    let mut sondre = desk.as_person("sondre");
    let ola = desk.person("ola").0;
    sondre.get("/accounts");
    let grant = format!("/accounts/{ola}/roles");
    sondre.post(&grant, &[("role", "hr_officer")]).is(303);
    let mut ola = desk.as_person("ola");
    let page = ola.get("/outbox?view=all");
    page.is(200).says("Ingen e-post her");
    ola.post(&attempts(&desk, 1), &[]).is(404);
}

#[test]
fn a_long_list_comes_in_pages() {
    let desk = Desk::open();
    for _ in 0..26 {
        report(&desk, "liv");
    }
    let mut kari = desk.as_person("kari");
    let first = kari.get("/outbox?view=all");
    assert_eq!(count(&first, "<th scope=\"row\">"), 50);
    first.says("Eldre e-post");
    let second = kari.get(&format!("/outbox?view=all&before={}", token(&desk, 3)));
    assert_eq!(count(&second, "<th scope=\"row\">"), 2);
    assert!(!second.html.contains("Eldre e-post"));
}

#[test]
fn the_demo_shows_the_mail_that_would_have_gone_out() {
    let desk = Desk::demo();
    let number = report(&desk, "kare");
    let mut kari = desk.as_person("kari");
    kari.get("/demo/mail").is(200).says("Ingen e-post enno");
    register(&desk, &mut kari, &number, &[]);
    let folder = desk.house.dir.path().join("mail");
    let settings = format!(
        "from = \"ikkje-svar@valle.example\"\nfrom_name = \"Valle kommune\"\nfolder = {:?}",
        folder.display().to_string()
    );
    let settings: Settings = toml::from_str(&settings).unwrap();
    let transport = Transport::open(&settings).unwrap();
    let head = head(&desk);
    let round = deliver_due(&desk.house.store, &transport, &head, desk.now());
    tokio::runtime::Runtime::new()
        .unwrap()
        .block_on(round)
        .unwrap();

    let list = kari.get("/demo/mail");
    list.is(200)
        .says("liv@valle.example")
        .says("Du har ei ny oppgåve")
        .says("23. november 2026");
    let (_, rest) = list.html.split_once("href=\"/demo/mail/").unwrap();
    let name = rest.split('"').next().unwrap();
    let mail = kari.get(&format!("/demo/mail/{name}"));
    mail.is(200)
        .says("Logg inn for å sjå kva ho gjeld")
        .says("href=\"/t/");

    std::fs::write(
        desk.house.dir.path().join("secret.eml"),
        "Subject: loynd\n\nloynd",
    )
    .unwrap();
    std::os::unix::fs::symlink("../secret.eml", folder.join("a.eml")).unwrap();
    std::fs::write(
        folder.join("b.eml"),
        "Subject: <b>x\n\n<script>alert(1)</script>",
    )
    .unwrap();
    for name in [
        "..%2fsecret.eml",
        "%2e%2e%2fsecret.eml",
        "a.eml",
        "b.txt",
        "..%5csecret.eml",
        "%00.eml",
    ] {
        let page = kari.get(&format!("/demo/mail/{name}"));
        assert_eq!(page.status, 404, "{name}");
    }
    assert!(!kari.get("/demo/mail").html.contains("loynd"));
    let safe = kari.get("/demo/mail/b.eml");
    assert!(!safe.html.contains("<script>alert") && !safe.html.contains("<b>x"));
    desk.visitor().get("/demo/mail").is(303);
}

#[test]
fn there_is_no_mailbox_where_there_is_no_demo() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let page = kari.get("/demo/mail");
    page.is(404).says("Vi finn ikkje denne sida");
    kari.get("/demo/mail/b.eml").is(404);
}
