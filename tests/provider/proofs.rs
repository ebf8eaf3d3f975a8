//! What is asked of whoever has come in: the session, proof once more, and the doors that stay shut.
use super::{HILDE, KARI, has_told};
use crate::support::desk::{Browser, Desk, PASSWORD, Page};
use crate::support::provider::{Fake, Mood, Vouched, come_in, parameters};
use brotsak::domain::provider::{Local, Terms};
use brotsak::domain::second_factor::Policy;
use chrono::TimeDelta;
use serde_json::json;

#[test]
fn the_session_is_a_new_one_and_the_old_one_ends() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let mut kari = desk.visitor();
    let cookie = |page: &Page| {
        let set = page.headers.get("set-cookie").expect("a cookie");
        set.to_str().unwrap().split(';').next().unwrap().to_owned()
    };
    let first = come_in(&desk, &fake, &mut kari, &Vouched::of(KARI, &["hr"]));
    let second = come_in(&desk, &fake, &mut kari, &Vouched::of(KARI, &["hr"]));
    assert_ne!(cookie(&first), cookie(&second));
    let page = kari.get("/account");
    page.is(200);
    assert_eq!(page.html.matches("Denne økta").count(), 1);
    assert!(
        !page.html.contains("Logg ut der"),
        "no other session is open"
    );
}

#[test]
fn signing_out_ends_the_session_here_and_offers_to_end_it_there() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let mut kari = desk.visitor();
    come_in(&desk, &fake, &mut kari, &Vouched::of(KARI, &["hr"])).is(303);
    let page = kari.post("/sign-out", &[]);
    assert_eq!(page.location, "/signed-out");
    kari.get("/account").is(303);
    let page = kari.get("/signed-out");
    page.is(200)
        .says("Du er logga ut her")
        .says("Logg ut der òg");
    page.says(&format!(
        "{}/ut?client_id=brotsak&#38;post_logout",
        fake.issuer
    ));
}

#[test]
fn a_weighty_form_asks_the_provider_again_and_reads_the_groups_again() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let mut hilde = desk.visitor();
    come_in(&desk, &fake, &mut hilde, &Vouched::of(HILDE, &["hr-sjef"])).is(303);
    hilde.get("/role-proposals").is(200);
    desk.wait(TimeDelta::minutes(11));
    let form = [("person", "2007"), ("act", "warning")];
    let page = hilde.post("/delegations", &form);
    assert!(page.location.starts_with("/proof?kept="), "{page:?}");
    let kept = page.location.split_once('=').unwrap().1.to_owned();
    let page = hilde.get(&page.location);
    page.is(200).says("Stadfest med kommunen si innlogging");
    assert!(!page.html.contains("type=\"password\""));
    hilde
        .post("/proof", &[("password", PASSWORD), ("kept", &kept)])
        .is(422);
    let ask = |hilde: &mut Browser| {
        let asked = hilde.get(&format!("/proof/provider?kept={kept}"));
        asked.is(303);
        let sent = parameters(&asked.location);
        assert_eq!(sent["prompt"], "login");
        assert_eq!(sent["max_age"], "0");
        asked.location
    };
    // The provider did not ask.
    let asked = ask(&mut hilde);
    let early = desk.now().timestamp() - 61;
    let lazy = Vouched {
        more: json!({ "auth_time": early }),
        ..Vouched::of(HILDE, &["hr-sjef"])
    };
    let page = hilde.get(&fake.vouch(&desk, &asked, &lazy));
    page.is(403)
        .says("Det er ikkje stadfesta at det er deg")
        .says("spurde deg ikkje på nytt")
        .says(&format!("/proof?kept={kept}"));
    has_told(&desk, r#""why": "stale-proof""#);
    // Somebody else sits down.
    let asked = ask(&mut hilde);
    let other = Vouched::of(KARI, &["hr"]);
    let page = hilde.get(&fake.vouch(&desk, &asked, &other));
    page.is(403).says("Ein annan enn du stadfesta");
    let page = hilde.post("/delegations", &form);
    assert!(
        page.location.starts_with("/proof?kept="),
        "nothing is proved"
    );
    // It is her, and she is asked.
    let asked = ask(&mut hilde);
    let page = hilde.get(&fake.vouch(&desk, &asked, &Vouched::of(HILDE, &["hr-sjef"])));
    assert_eq!(page.location, format!("/kept/{kept}?proved=1"));
    hilde.get(&page.location).is(200).says("Send inn");
    has_told(&desk, "proved-again");
    hilde.get("/inbox").is(200);
    // In the next step-up the group of the head is gone, and then every group.
    desk.wait(TimeDelta::minutes(11));
    let asked = ask(&mut hilde);
    hilde
        .get(&fake.vouch(&desk, &asked, &Vouched::of(HILDE, &["alle"])))
        .is(303);
    hilde.get("/inbox").is(404);
    hilde.get("/account").is(200);
    let asked = ask(&mut hilde);
    let page = hilde.get(&fake.vouch(&desk, &asked, &Vouched::of(HILDE, &[])));
    page.is(403).says("ikkje med i nokon av gruppene");
    hilde.get("/account").is(303);
}

#[test]
fn a_weak_proof_is_refused_or_the_house_asks_for_its_own() {
    let fake = Fake::open();
    let strict = |classes: &[&str], methods: &[&str]| {
        let (classes, methods) = (classes.to_vec(), methods.to_vec());
        let owned = |all: Vec<&str>| all.into_iter().map(str::to_owned).collect();
        let terms = Terms {
            classes: owned(classes),
            methods: owned(methods),
            ..fake.settings().terms
        };
        let mut settings = fake.settings();
        settings.terms = terms;
        Desk::with(|own| {
            let provider = brotsak::identity::Provider::new(settings, &own.base_url);
            own.provider = Some(std::sync::Arc::new(provider));
            own.second_factor = Policy::default();
        })
    };
    let vouched = |more| Vouched {
        more,
        ..Vouched::of(KARI, &["hr"])
    };
    // The provider's proof counts for nothing unless it is asked for.
    let desk = strict(&[], &[]);
    let page = come_in(
        &desk,
        &fake,
        &mut desk.visitor(),
        &vouched(json!({ "acr": "hog" })),
    );
    assert!(page.location.starts_with("/sign-in/enrolment"), "{page:?}");
    has_told(&desk, "provider-accepted");
    let desk = strict(&["hog"], &[]);
    let mut kari = desk.visitor();
    let asked = kari.get("/sign-in/provider");
    assert_eq!(parameters(&asked.location)["acr_values"], "hog");
    let page = come_in(&desk, &fake, &mut kari, &vouched(json!({ "acr": "lag" })));
    page.is(403).says("sterkare innlogging");
    let page = come_in(&desk, &fake, &mut kari, &vouched(json!({ "acr": "hog" })));
    assert_eq!(page.location, "/", "two proofs are enough");
    kari.get("/inbox").is(200);
    let desk = strict(&[], &["mfa"]);
    let mut kari = desk.visitor();
    come_in(&desk, &fake, &mut kari, &vouched(json!({ "amr": ["pwd"] }))).is(403);
    come_in(
        &desk,
        &fake,
        &mut kari,
        &vouched(json!({ "amr": ["pwd", "mfa"] })),
    )
    .is(303);
}

#[test]
fn a_password_is_for_the_emergency_alone() {
    let fake = Fake::open();
    let number = {
        let desk = fake.desk(|_, _| {});
        let id = desk.person("sondre");
        let sondre = desk
            .house
            .store
            .read(|db| brotsak::store::people::find(db, id));
        sondre.unwrap().employee_no
    };
    let desk = fake.desk(|_, local| *local = Local::BreakGlass(vec![number]));
    let mut kari = desk.visitor();
    let page = kari.get("/sign-in");
    page.says("Naudinngang for systemansvarlege")
        .says("<details class=\"more\"><summary>");
    let page = kari.sign_in("kari", PASSWORD);
    page.is(422)
        .says("du skal logge inn med kommunen si innlogging");
    has_told(&desk, r#""why": "not-by-password""#);
    kari.get("/account").is(303);
    // Whoever guesses wrong learns nothing of the list.
    let page = desk.visitor().sign_in("kari", "heilt feil passord her");
    page.is(422).says("E-posten eller passordet er feil");
    fake.state().mood = Mood::Gone;
    let mut sondre = desk.as_person("sondre");
    sondre.get("/accounts").is(200);
    has_told(&desk, "emergency-way-used");
    // A new password by a link, which takes two, is no way round.
    fake.state().mood = Mood::Honest;
    let id = desk.person("kari");
    let account = format!("/accounts/{}", id.0);
    sondre.get(&account).is(200);
    let why = [(
        "link_reason",
        "Gløymde passordet på ferie; eg har møtt henne.",
    )];
    sondre.post(&format!("{account}/link"), &why).is(303);
    let mut hilde = desk.visitor();
    come_in(&desk, &fake, &mut hilde, &Vouched::of(HILDE, &["hr-sjef"])).is(303);
    let page = hilde.get("/role-proposals");
    let (_, rest) = page
        .html
        .rsplit_once("action=\"/recoveries/")
        .expect("a form");
    let answer = format!("/recoveries/{}", rest.split('"').next().expect("its end"));
    let page = hilde.post(&answer, &[("answer", "approved")]);
    let mark = format!("{}/setup/", desk.address);
    let (_, rest) = page.is(200).html.split_once(&mark).expect("a link");
    let link = format!("/setup/{}", &rest[..64]);
    let mut kari = desk.visitor();
    kari.get(&link).is(200);
    let new = "fire heilt vanlege trebåtar";
    let page = kari.post(&link, &[("password", new), ("repeat", new)]);
    page.is(422)
        .says("du skal logge inn med kommunen si innlogging");
    kari.get("/account").is(303);
}

#[test]
fn without_a_provider_there_is_no_such_door() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    for path in [
        "/sign-in/provider",
        "/sign-in/provider/answer?state=x&code=y",
        "/proof/provider",
        "/signed-out",
    ] {
        kari.get(path).is(404);
        desk.visitor().get("/sign-in").is(200);
    }
    let page = desk.visitor().get("/sign-in");
    assert!(!page.html.contains("/sign-in/provider"));
    assert!(!page.html.contains("<details"));
}
