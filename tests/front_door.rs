use crate::support::desk::{Desk, PASSWORD};
use chrono::TimeDelta;

#[test]
fn nobody_sees_a_page_without_signing_in() {
    let desk = Desk::open();
    let mut visitor = desk.visitor();
    let page = visitor.get("/account?a=b");
    page.is(303);
    assert_eq!(page.location, "/sign-in?next=%2Faccount%3Fa%3Db");
}

#[test]
fn a_wrong_password_and_an_unknown_name_look_alike() {
    let desk = Desk::open();
    let mut visitor = desk.visitor();
    let wrong = visitor.sign_in("kari", "noko heilt anna enn det");
    let unknown = visitor.sign_in("ingen", PASSWORD);
    wrong.is(422).says("E-posten eller passordet er feil");
    unknown.is(422).says("E-posten eller passordet er feil");
}

#[test]
fn a_session_gets_a_new_secret_at_each_sign_in_and_ends_at_sign_out() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    kari.get("/account").is(200).says("Kari Tenktvik");
    kari.post("/sign-out", &[]).is(303);
    assert_eq!(kari.get("/account").location, "/sign-in?next=%2Faccount");
}

#[test]
fn signing_out_everywhere_ends_every_session() {
    let desk = Desk::open();
    let mut at_work = desk.as_person("kari");
    let mut at_home = desk.as_person("kari");
    at_home.post("/account/sessions", &[]).is(303);
    at_work.get("/account").is(303);
}

#[test]
fn a_session_that_stands_still_ends() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    desk.wait(TimeDelta::minutes(59));
    kari.get("/account").is(200);
    desk.wait(TimeDelta::minutes(61));
    kari.get("/account").is(303);
}

#[test]
fn a_session_ends_after_its_time_however_much_it_is_used() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    for _ in 0..14 {
        desk.wait(TimeDelta::minutes(50));
        kari.get("/account").is(200);
    }
    desk.wait(TimeDelta::minutes(50));
    kari.get("/account").is(303);
}

#[test]
fn guessing_is_slowed_down_for_the_account() {
    let desk = Desk::open();
    let mut visitor = desk.visitor();
    let mut waits = vec![];
    for _ in 0..8 {
        let page = visitor.sign_in("kari", "noko heilt anna enn det");
        waits.push(page.status);
    }
    assert_eq!(waits, [422, 422, 422, 422, 422, 422, 429, 429]);
    let page = visitor.sign_in("kari", PASSWORD);
    page.is(429).says("For mange forsøk");
    assert!(page.headers.contains_key("retry-after"));
}

#[test]
fn a_form_without_its_token_changes_nothing() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    kari.csrf = "0".repeat(64);
    kari.post("/account/sessions", &[])
        .is(403)
        .says("Skjemaet er for gammalt");
    kari.get("/account").is(200);
}

#[test]
fn a_form_is_not_taken_from_another_site() {
    let desk = Desk::open();
    let kari = desk.as_person("kari");
    let answer = ureq::post(format!("{}/account/sessions", desk.address))
        .config()
        .http_status_as_error(false)
        .build()
        .header("sec-fetch-site", "cross-site")
        .send_form([("csrf", kari.csrf.as_str())])
        .unwrap();
    assert_eq!(answer.status().as_u16(), 403);
}

#[test]
fn what_is_no_form_gets_a_clear_answer() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let form = "application/x-www-form-urlencoded";
    let nul = format!("csrf={}&a=%00", kari.csrf);
    kari.post_body("/account/sessions", form, nul.as_bytes())
        .is(400);
    let invalid = format!("csrf={}&a=%FF", kari.csrf);
    kari.post_body("/account/sessions", form, invalid.as_bytes())
        .is(400);
    kari.post_body("/account/sessions", "text/plain", b"x")
        .is(400);
    let large = format!("csrf={}&a={}", kari.csrf, "x".repeat(300 * 1024));
    kari.post_body("/account/sessions", form, large.as_bytes())
        .is(413)
        .says("for stort");
    kari.get("/account").is(200);
}

#[test]
fn an_unknown_page_and_a_forbidden_one_look_alike() {
    let desk = Desk::open();
    let mut ola = desk.as_person("ola");
    let unknown = ola.get("/finst-ikkje");
    unknown.is(404).says("Vi finn ikkje denne sida");
    for path in [
        "/cases/../accounts",
        "/cases/2026-999",
        "/%00",
        "/cases/2026-1%2f..",
        "/audit",
    ] {
        let page = ola.get(path);
        assert_eq!(page.status, 404, "{path}");
        page.says("Vi finn ikkje denne sida");
    }
}

#[test]
fn every_answer_tells_the_browser_what_it_may_do() {
    let desk = Desk::open();
    let mut visitor = desk.visitor();
    for path in ["/sign-in", "/finst-ikkje"] {
        let page = visitor.get(path);
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe"));
        assert_eq!(page.headers["cache-control"], "no-store");
        assert_eq!(page.headers["x-content-type-options"], "nosniff");
        for inline in [" style=", "<style", " onclick=", "<script>"] {
            assert!(!page.html.contains(inline), "{path} has {inline}");
        }
    }
}

#[test]
fn the_pages_speak_three_languages() {
    let desk = Desk::open();
    let mut visitor = desk.visitor();
    visitor
        .get("/sign-in")
        .says("<html lang=\"nn\">")
        .says("Logg inn");
    visitor.get("/language/en?back=%2Fsign-in").is(303);
    visitor
        .get("/sign-in")
        .says("<html lang=\"en\">")
        .says("Sign in");
    let page = visitor.get("/language/nb?back=https%3A%2F%2Fevil.example");
    assert_eq!(page.location, "/");
    visitor
        .get("/sign-in")
        .says("<html lang=\"nb\">")
        .says("Passord");
}
