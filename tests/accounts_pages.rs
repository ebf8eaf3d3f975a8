//! The administrator's room, one-time links, and one's own password.
use crate::support::House;
use crate::support::desk::{Browser, Desk, PASSWORD, Page};
use crate::support::way::{register, report};
use brotsak::casework::found_house::make_founding_link;
use chrono::TimeDelta;

const NEW: &str = "grøn sykkel på loftet";

fn address(desk: &Desk, name: &str) -> String {
    format!("/accounts/{}", desk.person(name).0)
}

/// The link that stands on the page, without the house's own address.
#[track_caller]
fn link(desk: &Desk, page: &Page) -> String {
    let mark = format!("{}/setup/", desk.address);
    let (_, rest) = page.html.split_once(&mark).expect("a link on the page");
    let token: String = rest
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    format!("/setup/{token}")
}

fn choose(browser: &mut Browser, link: &str, password: &str, repeat: &str) -> Page {
    browser.get(link);
    browser.post(link, &[("password", password), ("repeat", repeat)])
}

#[test]
fn only_the_administrator_gets_to_the_accounts() {
    let desk = Desk::open();
    let ola = address(&desk, "ola");
    for name in ["kari", "hilde", "gro", "arne", "rita", "ola"] {
        let mut browser = desk.as_person(name);
        let unknown = browser.get("/finst-ikkje");
        for path in [
            "/accounts",
            ola.as_str(),
            "/accounts/new",
            &format!("{ola}/closure"),
        ] {
            let page = browser.get(path);
            assert_eq!(page.status, 404, "{name} {path}");
            // The address itself stands in the links that change the language.
            let there = page.html.replace(&path.replace('/', "%2F"), "");
            let nowhere = unknown.html.replace("%2Ffinst-ikkje", "");
            assert_eq!(there, nowhere, "{name} {path}");
        }
        for action in ["account", "link", "closure", "roles", "roles/auditor/end"] {
            let page = browser.post(&format!("{ola}/{action}"), &[("role", "auditor")]);
            assert_eq!(page.status, 404, "{name} {action}");
        }
    }
    desk.visitor().get("/accounts").is(303);
}

#[test]
fn the_administrator_sees_no_case() {
    let desk = Desk::open();
    let number = report(&desk, "kare");
    let mut kari = desk.as_person("kari");
    let case = register(&desk, &mut kari, &number, &[]);
    let mut sondre = desk.as_person("sondre");
    for path in [
        "/cases",
        case.as_str(),
        "/inbox",
        "/outbox",
        &format!("/reports/{number}/case"),
    ] {
        assert_eq!(sondre.get(path).status, 404, "{path}");
    }
    assert_eq!(sondre.get("/").location, "/accounts");
    for path in ["/accounts".to_owned(), address(&desk, "ola")] {
        let page = sondre.get(&path);
        page.is(200);
        for word in ["2026/1", "2026-1", "Bilete", number.as_str(), "/cases"] {
            assert!(!page.html.contains(word), "{path} says {word}");
        }
    }
}

#[test]
fn somebody_new_gets_an_account_and_chooses_a_password() {
    let desk = Desk::open();
    let nils = address(&desk, "nils");
    let mut sondre = desk.as_person("sondre");
    sondre.get(&nils).is(200).says("Ingen konto");
    sondre
        .post(&format!("{nils}/link"), &[])
        .is(422)
        .says("Gi konto først");
    let given = sondre.post(&format!("{nils}/account"), &[]);
    assert_eq!(given.is(303).location, format!("{nils}?done=given"));
    sondre
        .get(&given.location)
        .says("Ventar på passord")
        .says("Kontoen er klar");
    sondre
        .post(&format!("{nils}/account"), &[])
        .is(422)
        .says("Personen har konto alt");

    let made = sondre.post(&format!("{nils}/link"), &[]);
    made.is(200)
        .says("Lenkja er klar")
        .says("Nils Tenkjeli sjølv")
        .says("30. november 2026");
    let link = link(&desk, &made);
    assert!(!sondre.get(&nils).html.contains(&link), "it is shown once");

    let mut visitor = desk.visitor();
    visitor
        .get(&link)
        .is(200)
        .says("Vel passord")
        .says("Nils Tenkjeli");
    choose(&mut visitor, &link, "for kort", "for kort")
        .is(422)
        .says("Passordet må ha minst 12 teikn")
        .says("id=\"password-e\"");
    choose(&mut visitor, &link, "Nils.Tenkjeli", "Nils.Tenkjeli")
        .is(422)
        .says("namnet ditt");
    choose(&mut visitor, &link, "passord12345", "passord12345")
        .is(422)
        .says("for vanleg");
    choose(&mut visitor, &link, "defghijklmnopq", "defghijklmnopq")
        .is(422)
        .says("Rekkjer som abc eller 987");
    let differs = choose(&mut visitor, &link, NEW, "noko anna");
    differs.is(422).says("ikkje like");
    assert!(!differs.html.contains(NEW), "no password is sent back");
    choose(&mut visitor, &link, NEW, NEW).is(303);
    visitor.get("/account").is(200).says("Nils Tenkjeli");
    sondre.get(&nils).says("Open");

    let again = desk.visitor().get(&link);
    again.is(410).says("Lenkja er brukt");
    desk.visitor().sign_in("nils", NEW).is(303);
}

#[test]
fn a_link_that_does_not_work_says_why_and_what_to_do() {
    let desk = Desk::open();
    let nils = address(&desk, "nils");
    let mut sondre = desk.as_person("sondre");
    sondre.post(&format!("{nils}/account"), &[]).is(303);
    let first = link(&desk, &sondre.post(&format!("{nils}/link"), &[]));
    let second = link(&desk, &sondre.post(&format!("{nils}/link"), &[]));
    let mut visitor = desk.visitor();
    visitor.get(&first).is(410).says("det er laga ei nyare");
    visitor.get(&second).is(200);
    choose(
        &mut visitor,
        &format!("/setup/{}", "0".repeat(64)),
        NEW,
        NEW,
    )
    .is(410)
    .says("Lenkja finst ikkje");
    visitor.get("/setup/%2e%2e%2fx").is(410);
    desk.wait(TimeDelta::days(8));
    choose(&mut visitor, &second, NEW, NEW)
        .is(410)
        .says("for gammal");
}

#[test]
fn a_closed_account_cannot_be_opened_with_an_old_link() {
    let desk = Desk::open();
    let kari = address(&desk, "kari");
    let mut sondre = desk.as_person("sondre");
    let why = [("link_reason", "Gløymde passordet; eg har møtt henne.")];
    sondre.post(&format!("{kari}/link"), &why).is(303);
    let mut hilde = desk.as_person("hilde");
    let yes = [("answer", "approved")];
    let link = link(&desk, &hilde.post("/recoveries/1/answer", &yes));
    let mut at_work = desk.as_person("kari");
    let ask = sondre.get(&format!("{kari}/closure"));
    ask.is(200)
        .says("Stengje kontoen til Kari Tenktvik?")
        .says("logga ut overalt");
    at_work.get("/account").is(200);
    let closed = sondre.post(&format!("{kari}/closure"), &[]);
    sondre
        .get(&closed.is(303).location)
        .says("Stengd")
        .says("Opne kontoen att");
    at_work.get("/account").is(303);
    desk.visitor().get(&link).is(410);
    desk.visitor().sign_in("kari", PASSWORD).is(422);
    sondre
        .post(&format!("{kari}/closure"), &[])
        .is(422)
        .says("Kontoen er stengd");
    sondre.post(&format!("{kari}/account"), &[]).is(303);
    desk.visitor().sign_in("kari", PASSWORD).is(422);
}

#[test]
fn a_role_has_a_first_day_and_a_last() {
    let desk = Desk::open();
    let ola = address(&desk, "ola");
    let roles = format!("{ola}/roles");
    let mut sondre = desk.as_person("sondre");
    let mut give = |role: &str, from: &str, to: &str| {
        sondre.post(&roles, &[("role", role), ("from", from), ("to", to)])
    };
    give("", "", "").is(422).says("Vel ei rolle");
    give("king", "", "").is(422).says("Vel ei rolle");
    let wrong = give("hr_officer", "31.2.2027", "i morgon");
    wrong
        .is(422)
        .says("id=\"from-e\"")
        .says("id=\"to-e\"")
        .says("i morgon");
    give("hr_officer", "1.2.2027", "31.1.2027")
        .is(422)
        .says("Siste dag er før den første");
    give("hr_officer", "", "31.12.2026").is(303);
    give("hr_officer", "31.12.2026", "")
        .is(422)
        .says("har rolla i noko av denne tida");
    give("hr_officer", "1.1.2027", "").is(303);
    sondre
        .get(&ola)
        .says("31. desember 2026")
        .says("byrjar seinare")
        .says("utan sluttdato");

    let mut officer = desk.as_person("ola");
    officer.get("/outbox").is(200);
    let end = format!("{ola}/roles/hr_officer/end");
    sondre.post(&end, &[]).is(303);
    officer.get("/outbox").is(404);
    sondre.post(&end, &[]).is(422).says("har ikkje denne rolla");
    sondre.post(&format!("{ola}/roles/king/end"), &[]).is(404);
    sondre.get("/accounts/99999").is(404);
    sondre.get("/accounts/x").is(404);
}

#[test]
fn somebody_can_always_manage_accounts() {
    let desk = Desk::open();
    let me = address(&desk, "sondre");
    let mut sondre = desk.as_person("sondre");
    let end = format!("{me}/roles/administrator/end");
    sondre
        .post(&end, &[])
        .is(422)
        .says("Gi rolla til nokon andre først");
    sondre.get(&format!("{me}/closure")).says("din eigen konto");
    sondre
        .post(&format!("{me}/closure"), &[])
        .is(422)
        .says("einaste som kan styre kontoar");
    let rita = address(&desk, "rita");
    sondre
        .post(&format!("{rita}/roles"), &[("role", "administrator")])
        .is(303);
    assert_eq!(sondre.post(&end, &[]).location, "/");
    sondre.get("/accounts").is(404);
}

#[test]
fn people_are_found_without_a_name_in_the_address() {
    let desk = Desk::open();
    let mut sondre = desk.as_person("sondre");
    sondre
        .get("/accounts")
        .is(200)
        .says("11 personar")
        .says("Kari Tenktvik");
    let found = sondre.post("/accounts", &[("search", " TENKJ nils ")]);
    found.is(200).says("1 person").says("Nils Tenkjeli");
    assert!(!found.html.contains("Kari Tenktvik"));
    sondre
        .post("/accounts", &[("search", "mønsterås")])
        .says("Hilde Mønsterås");
    sondre
        .post("/accounts", &[("search", "2005")])
        .says("Ola Dømesund");
    sondre
        .post("/accounts", &[("which", "without")])
        .says("1 person")
        .says("Nils Tenkjeli");
    sondre
        .post("/accounts", &[("which", "with"), ("page", "99")])
        .is(200)
        .says("10 personar");
    sondre
        .post("/accounts", &[("search", "<b>x")])
        .says("Ingen passar")
        .says("&#60;b&#62;x");
}

#[test]
fn somebody_from_outside_gets_an_account_of_their_own() {
    let desk = Desk::open();
    let mut sondre = desk.as_person("sondre");
    let mut add = |number: &str, name: &str, email: &str| {
        let fields = [
            ("employee_no", number),
            ("name", name),
            ("email", email),
            ("position", "Revisor"),
        ];
        sondre.post("/accounts/new", &fields)
    };
    let faulty = add("rev 1", "", "revi");
    faulty
        .is(422)
        .says("id=\"name-e\"")
        .says("id=\"email-e\"")
        .says("id=\"employee_no-e\"");
    add("2002", "Revi Sormo", "revi@revisjon.example")
        .is(422)
        .says("nummeret er i bruk");
    add("rev-1", "Revi Sormo", "kari@valle.example")
        .is(422)
        .says("Nokon andre har denne");
    let added = add("rev-1", "Revi Sormo", "revi@revisjon.example");
    sondre
        .get(&added.is(303).location)
        .is(200)
        .says("Revi Sormo")
        .says("Ventar på passord");
}

#[test]
fn whoever_founds_the_house_becomes_its_administrator() {
    let desk = Desk::of(House::empty(), None);
    let made = desk
        .house
        .store
        .write("system", desk.now(), make_founding_link)
        .unwrap();
    let link = format!("/setup/{}", made.token);
    let mut founder = desk.visitor();
    founder.get(&link).is(200).says("Du er den første her");
    let mut send = |name: &str, email: &str| {
        let fields = [
            ("name", name),
            ("email", email),
            ("employee_no", ""),
            ("password", NEW),
            ("repeat", NEW),
        ];
        founder.post(&link, &fields)
    };
    send("", "first")
        .is(422)
        .says("id=\"name-e\"")
        .says("id=\"email-e\"")
        .says("value=\"first\"");
    let done = send("Fia Fyrstemo", "fia@valle.example");
    assert_eq!(done.is(303).location, "/");
    assert_eq!(founder.get("/").location, "/accounts");
    founder
        .get("/accounts")
        .is(200)
        .says("Fia Fyrstemo")
        .says("Systemansvarleg");
    desk.visitor().get(&link).is(410);
}

#[test]
fn a_new_password_ends_every_other_session() {
    let desk = Desk::open();
    let mut at_home = desk.as_person("kari");
    let mut kari = desk.as_person("kari");
    let mut change = |old: &str, new: &str, repeat: &str| {
        let fields = [("old_password", old), ("password", new), ("repeat", repeat)];
        kari.post("/account/password", &fields)
    };
    change("feil passord her", NEW, NEW)
        .is(422)
        .says("Passordet du har no, er feil");
    change(PASSWORD, "kort", "kort")
        .is(422)
        .says("minst 12 teikn");
    change(PASSWORD, "Kari Tenktvik", "Kari Tenktvik")
        .is(422)
        .says("namnet ditt");
    change(PASSWORD, NEW, "noko anna")
        .is(422)
        .says("ikkje like");
    at_home.get("/account").is(200);
    let done = change(PASSWORD, NEW, NEW);
    kari.get(&done.is(303).location)
        .is(200)
        .says("Passordet er bytt");
    at_home.get("/account").is(303);
    desk.visitor().sign_in("kari", PASSWORD).is(422);
    desk.visitor().sign_in("kari", NEW).is(303);
}

#[test]
fn guessing_the_old_password_is_slowed_down() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let fields = [
        ("old_password", "feil passord her"),
        ("password", NEW),
        ("repeat", NEW),
    ];
    let tries = [(); 8].map(|()| kari.post("/account/password", &fields).status);
    assert_eq!(tries, [422, 422, 422, 422, 422, 422, 429, 429]);
}

#[test]
fn a_password_is_never_kept_when_the_session_has_ended() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    kari.get("/sign-in").is(200);
    desk.wait(TimeDelta::minutes(61));
    let turned_away = kari.post(
        "/sign-in",
        &[("email", "kari@valle.example"), ("password", PASSWORD)],
    );
    assert_eq!(turned_away.is(303).location, "/sign-in?next=");
    let id = desk.person("kari");
    let kept = desk
        .house
        .store
        .read(|db| brotsak::store::parked_forms::count(db, id));
    assert_eq!(kept.unwrap(), 0);
    desk.visitor().sign_in("kari", PASSWORD).is(303);
}

#[test]
fn whoever_is_signed_in_elsewhere_ends_it_from_here() {
    let desk = Desk::open();
    let mut here = desk.as_person("kari");
    let (mut there, mut third) = (desk.as_person("kari"), desk.as_person("kari"));
    let mut ola = desk.as_person("ola");
    let page = here.get("/account");
    page.is(200).says("sist brukt").says("Logg ut der");
    let ends: Vec<String> = page
        .html
        .split("action=\"")
        .filter_map(|rest| rest.split_once('"').map(|(action, _)| action.to_owned()))
        .filter(|action| action.ends_with("/end"))
        .collect();
    assert_eq!(ends.len(), 2, "one for each of the others");
    ola.post(&ends[0], &[]).is(404);
    third.get("/account").is(200);
    // The newest stands first: the third window.
    here.post(&ends[0], &[]).is(303);
    third.get("/account").is(303);
    there.get("/account").is(200);
    here.post(&ends[0], &[]).is(404);
    here.post("/account/sessions/others", &[]).is(303);
    there.get("/account").is(303);
    here.get("/account").is(200);
    ola.get("/account").is(200);
}
