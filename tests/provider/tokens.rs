//! Words that are not believed: tokens that lie, keys of others, clocks that differ.
use super::{KARI, has_told};
use crate::support::provider::{Fake, Twist, Vouched, come_in, parameters};
use chrono::TimeDelta;
use serde_json::json;

/// A token that the house must not believe, and the way it lies.
const LIES: &[(&str, Twist)] = &[
    ("another nonce", |_, claims| claims["nonce"] = json!("x")),
    ("no nonce", |_, claims| {
        claims.as_object_mut().unwrap().remove("nonce");
    }),
    ("for another program", |_, claims| {
        claims["aud"] = json!("lonssystemet");
    }),
    ("for two programs", |_, claims| {
        claims["aud"] = json!(["brotsak", "lonssystemet"]);
    }),
    ("given to another program", |_, claims| {
        claims["azp"] = json!("lonssystemet");
    }),
    ("by another issuer", |_, claims| {
        claims["iss"] = json!("https://evil.example");
    }),
    ("expired", |_, claims| {
        let now = claims["iat"].as_i64().unwrap();
        claims["exp"] = json!(now - 61);
    }),
    ("given long ago", |_, claims| {
        let now = claims["iat"].as_i64().unwrap();
        claims["iat"] = json!(now - 3600);
    }),
    ("given tomorrow", |_, claims| {
        let now = claims["iat"].as_i64().unwrap();
        claims["iat"] = json!(now + 86_400);
    }),
    ("not yet to be used", |_, claims| {
        let now = claims["iat"].as_i64().unwrap();
        claims["nbf"] = json!(now + 300);
    }),
    ("unsigned", |header, _| header["alg"] = json!("none")),
    ("signed with the secret, it says", |header, _| {
        header["alg"] = json!("HS256");
    }),
    ("signed with RSA, it says", |header, _| {
        header["alg"] = json!("RS256");
    }),
    ("signed with an unknown key", |header, _| {
        header["kid"] = json!("ukjend");
    }),
];

#[test]
fn no_token_that_lies_is_believed() {
    for (lie, twist) in LIES {
        let fake = Fake::open();
        let desk = fake.desk(|_, _| {});
        fake.state().twist = Some(*twist);
        let mut kari = desk.visitor();
        let page = come_in(&desk, &fake, &mut kari, &Vouched::of(KARI, &["hr"]));
        assert_eq!(page.status, 403, "{lie}");
        page.says("Svaret frå innlogginga held ikkje");
        kari.get("/account").is(303);
        has_told(&desk, r#""why": "provider-untrue""#);
        // The same provider, honest again.
        fake.state().twist = None;
        come_in(&desk, &fake, &mut kari, &Vouched::of(KARI, &["hr"])).is(303);
    }
}

#[test]
fn a_word_that_somebody_else_signed_is_not_believed_and_a_new_key_is() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let vouched = Vouched::of(KARI, &["hr"]);
    come_in(&desk, &fake, &mut desk.visitor(), &vouched).is(303);
    fake.change_key();
    // The keys were fetched this very minute: they are not asked for again at once.
    let page = come_in(&desk, &fake, &mut desk.visitor(), &vouched);
    page.is(403).says("Svaret frå innlogginga held ikkje");
    desk.wait(TimeDelta::minutes(2));
    come_in(&desk, &fake, &mut desk.visitor(), &vouched).is(303);
    // It changes while somebody is there: the keys are fetched anew when they come back.
    let mut slow = desk.visitor();
    let asked = slow.get("/sign-in/provider");
    fake.change_key();
    desk.wait(TimeDelta::minutes(3));
    let back = fake.vouch(&desk, &asked.location, &vouched);
    slow.get(&back).is(303);
    let asked = fake.state().asked.clone();
    assert_eq!(asked.iter().filter(|path| *path == "/keys").count(), 3);
}

#[test]
fn clocks_may_differ_by_a_minute() {
    let late: Twist = |_, claims| {
        let now = claims["iat"].as_i64().unwrap();
        claims["iat"] = json!(now + 50);
        claims["nbf"] = json!(now + 50);
        claims["exp"] = json!(now - 50);
    };
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    fake.state().twist = Some(late);
    come_in(
        &desk,
        &fake,
        &mut desk.visitor(),
        &Vouched::of(KARI, &["hr"]),
    )
    .is(303);
}

#[test]
fn an_answer_is_taken_once_by_the_browser_that_asked_and_within_ten_minutes() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let (mut kari, mut thief) = (desk.visitor(), desk.visitor());
    let vouched = Vouched::of(KARI, &["hr"]);
    let asked = kari.get("/sign-in/provider");
    let back = fake.vouch(&desk, &asked.location, &vouched);
    let lapsed = "Innlogginga varte for lenge";
    thief.get("/sign-in");
    let page = thief.get(&back);
    page.is(403)
        .says(lapsed)
        .says("/language/en?back=%2Fsign-in");
    assert!(!page.html.contains("kode-0"), "the code stands on no page");
    thief.get("/account").is(303);
    assert!(!fake.state().asked.contains(&"/token".to_owned()));
    kari.get(&back).is(303);
    kari.get("/account").is(200);
    // The way back is used up: by the button of the browser, or by whoever finds it in the history.
    kari.get(&back).is(403).says(lapsed);
    desk.visitor().get(&back).is(403).says(lapsed);
    let exchanged = |fake: &Fake| {
        let asked = fake.state().asked.clone();
        asked.iter().filter(|path| *path == "/token").count()
    };
    assert_eq!(exchanged(&fake), 1, "a used answer asks nobody anything");
    // A code of before in a new answer: the provider says no.
    let asked = kari.get("/sign-in/provider");
    let state = &parameters(&asked.location)["state"];
    let page = kari.get(&format!(
        "/sign-in/provider/answer?code=kode-0&state={state}"
    ));
    page.is(503).says("Innlogginga til kommunen svarar ikkje");
    // Too late.
    let asked = kari.get("/sign-in/provider");
    let back = fake.vouch(&desk, &asked.location, &vouched);
    desk.wait(TimeDelta::minutes(10));
    kari.get(&back).is(403).says(lapsed);
    has_told(&desk, r#""why": "provider-lapsed""#);
    for junk in ["", "?state=", "?state=x&code=y", "?error=server_error"] {
        let page = desk
            .visitor()
            .get(&format!("/sign-in/provider/answer{junk}"));
        page.is(403).says(lapsed);
    }
}

#[test]
fn an_answer_from_another_provider_is_not_taken() {
    for (names_itself, issuer) in [
        (true, None),
        (true, Some("https://evil.example")),
        (false, Some("https://evil.example")),
    ] {
        let fake = Fake::open();
        let desk = fake.desk(|_, _| {});
        fake.state().names_itself = names_itself;
        let mut kari = desk.visitor();
        let asked = kari.get("/sign-in/provider");
        let back = fake.vouch(&desk, &asked.location, &Vouched::of(KARI, &["hr"]));
        let back = back.split("&iss=").next().unwrap().to_owned();
        let back = match issuer {
            Some(issuer) => format!("{back}&iss={issuer}"),
            None => back,
        };
        let page = kari.get(&back);
        page.is(403).says("Svaret frå innlogginga held ikkje");
        assert!(
            !fake.state().asked.contains(&"/token".to_owned()),
            "no code is handed to whoever is not asked"
        );
    }
    let fake = Fake::open();
    fake.state().names_itself = true;
    let desk = fake.desk(|_, _| {});
    come_in(
        &desk,
        &fake,
        &mut desk.visitor(),
        &Vouched::of(KARI, &["hr"]),
    )
    .is(303);
}
