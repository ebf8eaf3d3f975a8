//! A provider that is down, slow, endless or complains.
use super::{KARI, has_told};
use crate::support::provider::{Fake, Mood, Vouched, parameters};
use chrono::TimeDelta;
use std::time::Duration;

#[test]
fn a_provider_that_is_down_slow_or_endless_is_no_reason_to_wait() {
    for mood in [Mood::Gone, Mood::Silent, Mood::Endless, Mood::Redirecting] {
        let fake = Fake::open();
        let desk = fake.desk(|_, _| {});
        fake.state().mood = mood;
        let mut kari = desk.visitor();
        let page = kari.get("/sign-in/provider");
        page.is(503)
            .says("Innlogginga til kommunen svarar ikkje")
            .says("Systemansvarlege på lista kan bruke naudinngangen");
        has_told(&desk, r#""why": "provider-down""#);
        assert!(!fake.state().asked.contains(&"/annan-stad".to_owned()));
        kari.get("/sign-in").is(200);
        // It goes down between the question and the answer.
        fake.state().mood = Mood::Honest;
        let asked = kari.get("/sign-in/provider");
        let back = fake.vouch(&desk, &asked.location, &Vouched::of(KARI, &["hr"]));
        fake.state().mood = mood;
        kari.get(&back).is(503);
        kari.get("/account").is(303);
        // It is known from before, and nobody is sent to a door that is shut.
        desk.wait(TimeDelta::minutes(2));
        kari.get("/sign-in/provider").is(503);
    }
}

#[test]
fn a_slow_provider_slows_nobody_who_does_not_wait_for_it() {
    let fake = Fake::open();
    let desk = fake.desk(|settings, _| settings.timeout = Duration::from_secs(60));
    fake.state().mood = Mood::Silent;
    let waiting: Vec<_> = (1..=4)
        .map(|many| {
            let mut browser = desk.visitor();
            let waits = std::thread::spawn(move || browser.get("/sign-in/provider").status);
            fake.wait_for(many);
            waits
        })
        .collect();
    // The house has one worker here: it is not the one that waits.
    desk.visitor().get("/sign-in").is(200);
    let page = desk.visitor().get("/sign-in/provider");
    page.is(503).says("Mange loggar inn no");
    assert_eq!(fake.state().asked.len(), 4, "no more than four ask at once");
    assert!(waiting.iter().all(|waits| !waits.is_finished()));
    fake.let_go();
    for waits in waiting {
        assert_eq!(waits.join().unwrap(), 503);
    }
}

#[test]
fn what_the_provider_complains_of_is_shown_to_nobody() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let mut kari = desk.visitor();
    let asked = kari.get("/sign-in/provider");
    let back = fake.vouch(&desk, &asked.location, &Vouched::of(KARI, &["hr"]));
    fake.state().mood = Mood::Refusing;
    let page = kari.get(&back);
    page.is(503).says("Innlogginga til kommunen svarar ikkje");
    assert!(!page.html.contains("invalid_client") && !page.html.contains("løyndom"));
    fake.state().mood = Mood::Honest;
    let asked = kari.get("/sign-in/provider");
    let state = parameters(&asked.location)["state"].clone();
    let evil = "%3Cscript%3Ealert(1)%3C/script%3E";
    let page = kari.get(&format!(
        "/sign-in/provider/answer?state={state}&error={evil}&error_description={evil}"
    ));
    page.is(503);
    assert!(!page.html.contains("alert(1)"));
    let asked = kari.get("/sign-in/provider");
    let state = &parameters(&asked.location)["state"];
    let page = kari.get(&format!(
        "/sign-in/provider/answer?state={state}&error=access_denied"
    ));
    page.is(403).says("Innlogginga vart avbroten");
}
