//! Sign-in by the municipality's own provider: whom it lets in, what its groups open, and every answer that is not believed.
use crate::support::desk::{Browser, Desk, PASSWORD, Page};
use crate::support::provider::{Fake, Mood, Twist, Vouched, come_in, parameters};
use crate::support::way;
use brotsak::casework::grant_role::grant_role;
use brotsak::casework::import_people;
use brotsak::domain::account::Term;
use brotsak::domain::local_time::day;
use brotsak::domain::person::Role;
use brotsak::domain::provider::{Access, Key, Local, Terms};
use brotsak::domain::second_factor::Policy;
use brotsak::store::StoreError;
use brotsak::store::ledger::{self, Wanted};
use chrono::TimeDelta;
use serde_json::json;
use std::time::Duration;

const KARI: &str = "kari@valle.example";
const HILDE: &str = "hilde@valle.example";

/// What the ledger tells, oldest first: the event, and its data.
fn told(desk: &Desk) -> Vec<String> {
    let wanted = Wanted {
        subject: None,
        before: None,
        limit: 10_000,
    };
    let entries = desk
        .house
        .store
        .read::<_, StoreError>(|db| ledger::entries(db, &wanted));
    let mut told: Vec<String> = entries
        .unwrap()
        .iter()
        .map(|entry| {
            let payload = &entry.payload;
            format!("{} {:?} by {}", payload.event, payload.data, payload.actor)
        })
        .collect();
    told.reverse();
    told
}

#[track_caller]
fn has_told(desk: &Desk, words: &str) {
    let told = told(desk);
    assert!(
        told.iter().any(|line| line.contains(words)),
        "{words}: {told:#?}"
    );
}

#[test]
fn whoever_the_provider_knows_comes_in_and_back_to_where_they_were_going() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let mut kari = desk.visitor();
    let page = kari.get("/sign-in?next=/cases");
    page.is(200)
        .says("Logg inn med kommunen si innlogging")
        .says("/sign-in/provider?next=%2Fcases");
    let asked = kari.get("/sign-in/provider?next=%2Fcases");
    asked.is(303);
    let sent = parameters(&asked.location);
    assert_eq!(sent["scope"], "openid email");
    assert!(!sent.contains_key("prompt") && !sent.contains_key("max_age"));
    let back = fake.vouch(&desk, &asked.location, &Vouched::of(KARI, &["hr"]));
    let before = kari.get("/account");
    assert!(before.location.starts_with("/sign-in"), "not in yet");
    let page = kari.get(&back);
    page.is(303);
    assert_eq!(page.location, "/cases");
    kari.get("/cases").is(200);
    let by = format!("by {}", desk.person("kari"));
    let said = r#"signed-in-by-provider {"roles": "hr_officer"}"#;
    has_told(&desk, &format!("{said} {by}"));
    let told = told(&desk).join("\n");
    for secret in ["kode-0", &sent["state"], &sent["nonce"], "abc-1", KARI] {
        assert!(!told.contains(secret), "{secret} is no affair of the trail");
    }
}

#[test]
fn nobody_is_led_out_of_the_house_on_the_way_in() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    for next in ["https://evil.example", "//evil.example", "/\\evil.example"] {
        let mut kari = desk.visitor();
        let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let asked = kari.get(&format!("/sign-in/provider?next={next}"));
        let back = fake.vouch(&desk, &asked.location, &Vouched::of(KARI, &["hr"]));
        assert_eq!(kari.get(&back).location, "/", "{next}");
    }
}

#[test]
fn a_role_holds_only_with_the_group_and_the_grant() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let mut hilde = desk.visitor();
    come_in(&desk, &fake, &mut hilde, &Vouched::of(HILDE, &["alle"])).is(303);
    hilde.get("/inbox").is(404);
    hilde.get("/reports").is(200);
    come_in(&desk, &fake, &mut hilde, &Vouched::of(HILDE, &["hr-sjef"])).is(303);
    hilde.get("/inbox").is(200);
    // The group is gone at the provider: at the next sign-in the role is gone here.
    come_in(&desk, &fake, &mut hilde, &Vouched::of(HILDE, &["alle"])).is(303);
    hilde.get("/inbox").is(404);
    // A group that gives a role which nobody here has granted.
    let mut ola = desk.visitor();
    let vouched = Vouched::of("ola@valle.example", &["hr-sjef", "hr", "it"]);
    come_in(&desk, &fake, &mut ola, &vouched).is(303);
    for path in ["/inbox", "/cases", "/accounts"] {
        ola.get(path).is(404);
    }
    // A role that no group confirms does not hold either.
    let mut arne = desk.visitor();
    let vouched = Vouched::of("arne@valle.example", &["alle", "arkivar"]);
    come_in(&desk, &fake, &mut arne, &vouched).is(303);
    arne.get("/archive").is(404);
}

#[test]
fn whoever_does_not_belong_is_told_why_and_the_trail_has_the_code() {
    let fake = Fake::open();
    let desk = fake.desk(|_, _| {});
    let unverified = Vouched {
        more: json!({ "email_verified": false }),
        ..Vouched::of(KARI, &["hr"])
    };
    let nameless = Vouched {
        more: json!({ "email": null }),
        ..Vouched::of("", &["hr"])
    };
    for (vouched, said, why) in [
        (
            Vouched::of("framand@valle.example", &["hr"]),
            "Ingen her svarar til",
            "unknown-person",
        ),
        (
            Vouched::of(KARI, &["anna"]),
            "ikkje med i nokon av gruppene",
            "no-group",
        ),
        (
            Vouched::of(KARI, &[]),
            "ikkje med i nokon av gruppene",
            "no-group",
        ),
        (
            unverified,
            "går ikkje god for e-postadressa",
            "unverified-email",
        ),
        (nameless, "fortel ikkje kven du er", "no-claim"),
    ] {
        let mut visitor = desk.visitor();
        let page = come_in(&desk, &fake, &mut visitor, &vouched);
        page.is(403).says("Du kjem ikkje inn her").says(said);
        assert!(!page.headers.contains_key("set-cookie"), "{why}");
        visitor.get("/account").is(303);
        has_told(&desk, &format!("sign-in-failed {{\"why\": \"{why}\"}}"));
    }
}

#[test]
fn whoever_has_left_or_has_a_closed_account_stays_outside() {
    let fake = Fake::open();
    let desk = fake.desk(|_, local| *local = Local::Everybody);
    let person = desk.person("kari");
    let mut kari = desk.visitor();
    come_in(&desk, &fake, &mut kari, &Vouched::of(KARI, &["hr"])).is(303);
    let mut sondre = desk.as_person("sondre");
    let address = format!("/accounts/{}/closure", person.0);
    sondre.get(&address).is(200);
    sondre.post(&address, &[("confirm", "1")]).is(303);
    kari.get("/account").is(303);
    let page = come_in(
        &desk,
        &fake,
        &mut desk.visitor(),
        &Vouched::of(KARI, &["hr"]),
    );
    page.is(403).says("Kontoen din er stengd");
    has_told(&desk, r#""why": "disabled""#);
    // Nils works here and has no account; in the next file he does not stand.
    let nils = Vouched::of("nils@valle.example", &["alle"]);
    let page = come_in(&desk, &fake, &mut desk.visitor(), &nils);
    page.is(403).says("Du har ikkje konto her enno");
    has_told(&desk, r#""why": "no-account""#);
    let everybody = include_str!("fixtures/kommune.csv");
    let kept = everybody.lines().filter(|line| !line.contains("Nils"));
    import(&desk, &kept.collect::<Vec<_>>().join("\n"));
    let page = come_in(&desk, &fake, &mut desk.visitor(), &nils);
    page.is(403).says("Du er registrert som slutta i kommunen");
    has_told(&desk, r#""why": "has-left""#);
}

/// Reads a new file from the personnel system.
fn import(desk: &Desk, csv: &str) {
    let import = import_people::Import {
        file: import_people::read(csv.as_bytes(), day(desk.now())).unwrap(),
        day: day(desk.now()),
        allow_many_left: true,
    };
    let store = &desk.house.store;
    let plan = store.read(|db| import_people::plan(db, &import)).unwrap();
    let applied = store.write("cli", desk.now(), move |tx| {
        import_people::apply(tx, &import, &plan)
    });
    applied.unwrap();
}

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
fn the_claim_that_ties_may_be_the_employee_number_and_lie_deep() {
    let fake = Fake::open();
    let desk = fake.desk(|settings, _| {
        settings.key_claim = "kommune.ansattnr".to_owned();
        settings.groups_claim = "realm_access.roles".to_owned();
        settings.terms.key = Key::EmployeeNo;
        settings.terms.access = Access::Everybody;
    });
    let vouched = Vouched {
        more: json!({ "kommune": { "ansattnr": 2002 }, "realm_access": { "roles": ["hr", "hr-sjef"] } }),
        ..Vouched::of("heilt@anna.example", &[])
    };
    let mut somebody = desk.visitor();
    come_in(&desk, &fake, &mut somebody, &vouched).is(303);
    let page = somebody.get("/account");
    page.is(200).says("Kari Tenktvik");
    assert!(
        !page.html.contains("Byt passord</h2>"),
        "there is none to change"
    );
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

#[test]
fn the_implicated_see_nothing_whichever_way_they_come_in() {
    let fake = Fake::open();
    let desk = fake.desk(|_, local| *local = Local::Everybody);
    let ola = desk.person("ola");
    let term = Term {
        role: Role::HrOfficer,
        from: day(desk.now()),
        to: None,
    };
    let mut kari = desk.as_person("kari");
    // Ola is the subject of this case, and comes to HR afterwards.
    let case = way::cleared(&desk, &mut kari);
    let granted = move |tx: &mut brotsak::store::Tx<'_>| grant_role(tx, ola, term);
    desk.house.store.write("cli", desk.now(), granted).unwrap();
    let mut by_provider = desk.visitor();
    come_in(&desk, &fake, &mut by_provider, &Vouched::of(KARI, &["hr"])).is(303);
    by_provider.get(&case).is(200);
    let mut ola = desk.visitor();
    let vouched = Vouched::of("ola@valle.example", &["hr", "hr-sjef"]);
    come_in(&desk, &fake, &mut ola, &vouched).is(303);
    ola.get("/cases").is(200);
    ola.get(&case).is(404);
}
