//! The second proof at sign-in: who must have one, that a code opens once, and what to do without the phone.
use crate::support::desk::{Browser, Desk, PASSWORD, Page};
use brotsak::domain::second_factor::{Demand, Policy, code};
use chrono::TimeDelta;

fn desk() -> Desk {
    Desk::with(|settings| settings.second_factor = Policy::default())
}

/// The phone: what it has scanned.
struct Phone(Vec<u8>);

impl Phone {
    /// Reads the secret as it stands on the page, for whoever cannot scan.
    #[track_caller]
    fn scan(page: &Page) -> Phone {
        let (_, rest) = page.html.split_once("id=\"secret\">").expect("a secret");
        let text = rest.split('<').next().unwrap().replace(' ', "");
        let (mut held, mut bits, mut bytes) = (0u32, 0, vec![]);
        for letter in text.bytes() {
            let value = match letter {
                b'A'..=b'Z' => letter - b'A',
                _ => letter - b'2' + 26,
            };
            held = held << 5 | u32::from(value);
            bits += 5;
            if bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits & 255) as u8);
            }
        }
        assert_eq!(bytes.len(), 20);
        Phone(bytes)
    }

    fn shows(&self, desk: &Desk, steps_off: i64) -> String {
        format!(
            "{:06}",
            code(&self.0, desk.now().timestamp() / 30 + steps_off)
        )
    }
}

/// The code that a phone shows which scans this page.
#[track_caller]
pub fn shown(desk: &Desk, page: &Page) -> String {
    Phone::scan(page).shows(desk, 0)
}

fn recovery(page: &Page) -> Vec<String> {
    let codes = page.html.split("<li><code>").skip(1);
    codes
        .map(|rest| rest.split('<').next().unwrap().to_owned())
        .collect()
}

/// The first sign-in: gives the phone, and the recovery codes.
#[track_caller]
fn enrols(desk: &Desk, name: &str) -> (Browser, Phone, Vec<String>) {
    let mut browser = desk.visitor();
    let page = password(&mut browser, name, "");
    assert!(page.location.starts_with("/sign-in/enrolment"), "{page:?}");
    let page = browser.get(&page.location);
    let phone = Phone::scan(page.is(200));
    let shown = browser.post("/sign-in/enrolment", &[("code", &phone.shows(desk, 0))]);
    let codes = recovery(shown.is(200).says("Ta vare på reservekodane"));
    assert_eq!(codes.len(), 10);
    browser.get("/account").is(200);
    desk.wait(TimeDelta::seconds(60));
    (browser, phone, codes)
}

#[track_caller]
fn password(browser: &mut Browser, name: &str, next: &str) -> Page {
    browser.get("/sign-in");
    let email = format!("{name}@valle.example");
    let fields = [
        ("email", email.as_str()),
        ("password", PASSWORD),
        ("next", next),
    ];
    let page = browser.post("/sign-in", &fields);
    page.is(303);
    page
}

#[test]
fn whoever_opens_cases_sets_up_a_phone_at_the_first_sign_in() {
    let desk = desk();
    for name in ["kari", "hilde", "gro", "arne", "rita", "sondre"] {
        let mut browser = desk.visitor();
        let page = password(&mut browser, name, "");
        assert!(page.location.starts_with("/sign-in/enrolment"), "{name}");
        for path in ["/", "/account", "/cases", "/accounts", "/audit", "/archive"] {
            let page = browser.get(path);
            assert_eq!(page.status, 303, "{name} {path} before the code");
            assert!(page.location.starts_with("/sign-in"), "{name} {path}");
        }
    }
    for name in ["liv", "ola"] {
        desk.as_person(name)
            .get("/account")
            .is(200)
            .says("Ikkje i bruk");
    }
    let mut visitor = desk.visitor();
    let page = password(&mut visitor, "kari", "/cases");
    let page = visitor.get(&page.location);
    page.is(200)
        .says("Set opp eingongskode")
        .says("<svg class=\"qr\"");
    let phone = Phone::scan(&page);
    let again = Phone::scan(&visitor.get("/sign-in/enrolment"));
    assert_eq!(
        phone.0, again.0,
        "a page loaded twice shows the same secret"
    );
    visitor
        .post("/sign-in/enrolment", &[("code", "000000")])
        .is(422)
        .says("Koden er feil");
    visitor.get("/account").is(303);
    let fields = [
        ("code", phone.shows(&desk, 0)),
        ("next", "/cases".to_owned()),
    ];
    let fields: Vec<_> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    visitor
        .post("/sign-in/enrolment", &fields)
        .is(200)
        .says("href=\"/cases\"");
    visitor.get("/cases").is(200);
}

#[test]
fn a_code_opens_once() {
    let desk = desk();
    let (_, phone, _) = enrols(&desk, "kari");
    let mut first = desk.visitor();
    let page = password(&mut first, "kari", "/outbox");
    assert!(page.location.starts_with("/sign-in/code?next="), "{page:?}");
    first.get(&page.location).is(200).says("Steg 2 av 2");
    let now = phone.shows(&desk, 0);
    let typed = format!("{} {}", &now[..3], &now[3..]);
    let page = first.post("/sign-in/code", &[("code", &typed), ("next", "/outbox")]);
    assert_eq!(page.is(303).location, "/outbox");
    first.get("/outbox").is(200);

    // Somebody has seen the code over the shoulder, and knows the password too.
    let mut second = desk.visitor();
    let page = password(&mut second, "kari", "");
    second.get(&page.location);
    second
        .post("/sign-in/code", &[("code", &now)])
        .is(422)
        .says("Koden er brukt");
    // Nor does a code that was shown before it.
    second
        .post("/sign-in/code", &[("code", &phone.shows(&desk, -1))])
        .is(422)
        .says("Koden er brukt");
    second.get("/outbox").is(303);
    second
        .post("/sign-in/code", &[("code", &phone.shows(&desk, 2))])
        .is(422)
        .says("Koden er feil");
    second
        .post("/sign-in/code", &[("code", &phone.shows(&desk, 1))])
        .is(303);
    second.get("/outbox").is(200);
}

#[test]
fn the_password_alone_opens_nothing_for_long() {
    let desk = desk();
    let (_, phone, _) = enrols(&desk, "kari");
    let mut browser = desk.visitor();
    let page = password(&mut browser, "kari", "");
    browser.get(&page.location).is(200);
    desk.wait(TimeDelta::minutes(11));
    let late = browser.post("/sign-in/code", &[("code", &phone.shows(&desk, 0))]);
    assert_ne!(late.status, 200);
    browser.get("/account").is(303);
}

#[test]
fn whoever_guesses_at_codes_waits() {
    let desk = desk();
    let (_, phone, _) = enrols(&desk, "kari");
    let mut browser = desk.visitor();
    let page = password(&mut browser, "kari", "");
    browser.get(&page.location);
    // The enrolment cost a try as well.
    for _ in 0..5 {
        browser.post("/sign-in/code", &[("code", "12345x")]).is(422);
    }
    let page = browser.post("/sign-in/code", &[("code", &phone.shows(&desk, 0))]);
    page.is(429);
    assert!(page.headers.contains_key("retry-after"));
}

#[test]
fn a_recovery_code_opens_once_and_only_for_its_owner() {
    let desk = desk();
    let (mut kari, _, codes) = enrols(&desk, "kari");
    let (_, _, hers) = enrols(&desk, "hilde");
    let tries = |code: &str| {
        let mut browser = desk.visitor();
        let page = password(&mut browser, "kari", "");
        browser.get(&page.location);
        browser.post("/sign-in/code", &[("code", code)]).status
    };
    assert_eq!(tries(&hers[0]), 422);
    assert_eq!(tries(&codes[0].to_uppercase().replace('-', "")), 303);
    assert_eq!(tries(&codes[0]), 422);
    kari.get("/account").says("9 reservekodar");
    let new = kari.post("/account/recovery-codes", &[]);
    let new = recovery(new.is(200));
    kari.get("/account").says("10 reservekodar");
    assert_eq!(tries(&codes[1]), 422);
    assert_eq!(tries(&new[0]), 303);
}

#[test]
fn who_has_the_database_alone_has_no_secret() {
    let desk = desk();
    let (_, phone, codes) = enrols(&desk, "kari");
    let secret = brotsak::domain::second_factor::base32(&phone.0);
    let rows = desk.house.store.read(|db| {
        let mut text = String::new();
        for table in brotsak::store::tracked::all() {
            for (_, columns) in brotsak::store::tracked::page(db, table, 0, 100)? {
                text += &format!("{columns:?}\n");
            }
        }
        Ok::<_, brotsak::store::StoreError>(text)
    });
    let rows = rows.unwrap();
    assert!(rows.contains("last_step"));
    for hidden in [secret, codes[0].clone(), codes[0].replace('-', "")] {
        assert!(!rows.contains(&hidden));
    }
}

#[test]
fn a_lost_phone_is_reset_for_a_reason_by_somebody_else() {
    let desk = desk();
    let (mut kari, _, codes) = enrols(&desk, "kari");
    let (mut sondre, _, _) = enrols(&desk, "sondre");
    let reset = |name: &str| format!("/accounts/{}/second-factor/reset", desk.person(name).0);
    sondre
        .get(&format!("/accounts/{}", desk.person("kari").0))
        .says("Nullstill eingongskoden");
    sondre
        .post(&reset("kari"), &[("reason", "mista")])
        .is(422)
        .says("Skriv grunnen");
    let why = [("reason", "Mista telefonen på ferja; eg har møtt henne.")];
    sondre
        .post(&reset("sondre"), &why)
        .is(422)
        .says("sin eigen kode");
    kari.post(&reset("hilde"), &why).is(404);
    let (mut hilde, _, _) = enrols(&desk, "hilde");
    let asked = sondre.post(&reset("kari"), &why);
    sondre
        .get(&asked.is(303).location)
        .says("sendt til godkjenning");
    kari.get("/account").is(200);
    hilde
        .get("/role-proposals")
        .says("nullstilling av eingongskoden")
        .says("på ferja");
    hilde
        .post("/recoveries/1/answer", &[("answer", "approved")])
        .is(303);
    kari.get("/account").is(303);
    let mut again = desk.visitor();
    let page = password(&mut again, "kari", "");
    assert!(page.location.starts_with("/sign-in/enrolment"));
    again.get(&page.location);
    again
        .post("/sign-in/enrolment", &[("code", &codes[3])])
        .is(422);
    hilde.get("/audit").is(200).says("Nullstilte eingongskoden");
}

#[test]
fn a_leader_may_be_asked_for_a_code_too() {
    let desk = desk();
    let mut liv = desk.as_person("liv");
    let page = liv.get("/account/second-factor");
    let phone = Phone::scan(page.is(200).says("kan ingen logge inn som deg"));
    liv.post(
        "/account/second-factor",
        &[("code", &phone.shows(&desk, 0))],
    )
    .is(200)
    .says("Ta vare på reservekodane");
    liv.get("/account/second-factor").is(409);
    let mut again = desk.visitor();
    assert!(
        password(&mut again, "liv", "")
            .location
            .starts_with("/sign-in/code")
    );

    let strict = Desk::with(|settings| {
        settings.second_factor = Policy {
            office: Demand::Required,
            leader: Demand::Required,
        }
    });
    let mut liv = strict.visitor();
    assert!(
        password(&mut liv, "liv", "")
            .location
            .starts_with("/sign-in/enrolment")
    );
    let off = Desk::open();
    off.as_person("kari").get("/account/second-factor").is(404);
}
