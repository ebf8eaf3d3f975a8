//! Whoever has lost a password or a phone is let in again by two, and is told; nobody takes an account over alone.
use crate::support::desk::{Browser, Desk, PASSWORD, Page};
use crate::support::way::{register, report};
use brotsak::domain::delivery::{Delivery, Template};
use brotsak::domain::second_factor::Policy;
use brotsak::store::outbox_list::{self, Which};
use brotsak::store::{StoreError, second_factors};
use chrono::TimeDelta;

const NEW: &str = "grøn sykkel på loftet";
const YES: &[(&str, &str)] = &[("answer", "approved")];
const NO: &[(&str, &str)] = &[("answer", "declined")];
const WHY: &[(&str, &str)] = &[
    (
        "link_reason",
        "Gløymde passordet på ferie; eg har møtt henne.",
    ),
    ("reason", "Mista telefonen på ferja; eg har møtt henne."),
];

fn address(desk: &Desk, name: &str) -> String {
    format!("/accounts/{}", desk.person(name).0)
}

/// What the newest of the forms on the page leads to.
#[track_caller]
fn newest(browser: &mut Browser) -> String {
    let page = browser.get("/role-proposals");
    let (_, rest) = page.html.rsplit_once("action=\"/recoveries/").unwrap();
    format!("/recoveries/{}", rest.split('"').next().unwrap())
}

fn link(desk: &Desk, page: &Page) -> Option<String> {
    let (_, rest) = page.html.split_once(&format!("{}/setup/", desk.address))?;
    Some(format!("/setup/{}", rest.split('<').next()?.trim()))
}

/// To whom mails of this kind have gone, in the order they were queued.
fn told(desk: &Desk, template: Template) -> Vec<String> {
    let which = Which {
        hidden: &[],
        states: &Delivery::ALL,
        is_open: false,
    };
    let rows = desk
        .house
        .store
        .read(|db| outbox_list::list(db, which, None, 1000));
    let mut rows = rows.unwrap();
    rows.retain(|row| row.mail.template == template);
    rows.reverse();
    rows.into_iter().map(|row| row.recipient).collect()
}

#[test]
fn no_administrator_makes_a_link_alone_to_an_account_that_is_in_use() {
    let desk = Desk::open();
    let (mut sondre, mut hilde) = (desk.as_person("sondre"), desk.as_person("hilde"));
    let kari = address(&desk, "kari");
    sondre
        .post(&format!("{kari}/link"), &[("link_reason", "kort")])
        .is(422)
        .says("Skriv grunnen");
    let asked = sondre.post(&format!("{kari}/link"), WHY);
    assert!(link(&desk, &asked).is_none());
    sondre
        .get(&asked.is(303).location)
        .says("sendt til godkjenning")
        .says("Ny lenkje for passord ventar på godkjenning");
    assert_eq!(told(&desk, Template::AccessChanged), ["Kari Tenktvik"]);
    assert_eq!(told(&desk, Template::ApprovalWaits), ["Hilde Mønsterås"]);
    sondre
        .post(&format!("{kari}/link"), WHY)
        .is(422)
        .says("bede om alt");

    let answer = newest(&mut sondre);
    sondre.get("/role-proposals").says("ein annan må godkjenne");
    let own = sondre.post(&answer, YES);
    own.is(422).says("Ingen godkjenner det dei sjølve");
    assert!(link(&desk, &own).is_none());
    for name in ["kari", "gro", "arne", "rita", "liv", "ola"] {
        desk.as_person(name).post(&answer, YES).is(404);
    }
    let approved = hilde.post(&answer, YES);
    let made = link(&desk, approved.is(200)).expect("whoever approves gets the link");
    hilde.post(&answer, YES).is(404);
    assert!(!hilde.get("/role-proposals").html.contains("/recoveries/"));

    let mut visitor = desk.visitor();
    visitor.get(&made).is(200).says("Kari Tenktvik");
    let chosen = [("password", NEW), ("repeat", NEW)];
    visitor.post(&made, &chosen).is(303);
    desk.visitor().sign_in("kari", PASSWORD).is(422);
    let owner = told(&desk, Template::AccessChanged);
    assert_eq!(owner, ["Kari Tenktvik"; 2], "told when the password is set");
    hilde
        .get("/audit")
        .says("Bad om ny lenkje for passord")
        .says("Godkjende ny lenkje for passord");
}

#[test]
fn a_link_that_lets_somebody_in_again_works_for_a_day() {
    let desk = Desk::open();
    let (mut sondre, mut hilde) = (desk.as_person("sondre"), desk.as_person("hilde"));
    let kari = format!("{}/link", address(&desk, "kari"));
    sondre.post(&kari, WHY).is(303);
    let answer = newest(&mut hilde);
    let made = link(&desk, &hilde.post(&answer, YES)).unwrap();
    desk.visitor().get(&made).is(200);
    desk.wait(TimeDelta::hours(25));
    desk.visitor().get(&made).is(410).says("for gammal");
}

#[test]
fn closing_an_account_and_opening_it_again_is_no_way_round() {
    let desk = Desk::open();
    let mut sondre = desk.as_person("sondre");
    let liv = address(&desk, "liv");
    sondre.post(&format!("{liv}/closure"), &[]).is(303);
    sondre.post(&format!("{liv}/account"), &[]).is(303);
    let asked = sondre.post(&format!("{liv}/link"), WHY);
    assert!(link(&desk, &asked).is_none());
    sondre
        .get(&asked.is(303).location)
        .says("ventar på godkjenning");
}

#[test]
fn a_link_and_a_reset_are_never_in_one_hand() {
    let desk = Desk::with(|settings| settings.second_factor = Policy::default());
    enrol(&desk, "kari");
    let mut sondre = enrol(&desk, "sondre");
    let mut hilde = enrol(&desk, "hilde");
    let kari = address(&desk, "kari");
    sondre.post(&format!("{kari}/link"), WHY).is(303);
    let to_link = newest(&mut sondre);
    let made = link(&desk, &hilde.post(&to_link, YES)).unwrap();
    sondre
        .post(&format!("{kari}/second-factor/reset"), WHY)
        .is(303);
    let to_reset = newest(&mut sondre);
    sondre.post(&to_reset, YES).is(422);

    // Hilde has the link; the code still stands between her and Kari's account.
    let mut thief = desk.visitor();
    thief.get(&made);
    let set = thief.post(&made, &[("password", NEW), ("repeat", NEW)]);
    assert!(set.is(303).location.starts_with("/sign-in/code"), "{set:?}");
    thief.get("/cases").is(303);
    // Kari, who has had a mail, phones. Hilde says no, and nothing is changed.
    hilde.post(&to_reset, NO).is(303);
    let factor = |name: &str| {
        let id = desk.person(name);
        let found = desk.house.store.read(|db| second_factors::find(db, id));
        found.unwrap().is_some()
    };
    assert!(factor("kari"));
    let told = told(&desk, Template::AccessChanged);
    assert_eq!(told, ["Kari Tenktvik"; 3], "asked, set, asked");
}

#[test]
fn nobody_lets_themselves_in_again() {
    let desk = Desk::with(|settings| settings.second_factor = Policy::default());
    let mut sondre = enrol(&desk, "sondre");
    let mut hilde = enrol(&desk, "hilde");
    let address = format!("{}/second-factor/reset", address(&desk, "hilde"));
    sondre.post(&address, WHY).is(303);
    let answer = newest(&mut hilde);
    hilde.post(&answer, YES).is(422).says("gjeld dei sjølve");
    assert!(
        !told(&desk, Template::ApprovalWaits).contains(&"Hilde Mønsterås".to_owned()),
        "whom it is about is not asked to approve"
    );
    // But she may say no.
    hilde.post(&answer, NO).is(303);
    hilde.get("/account").is(200);
}

#[test]
fn whoever_may_approve_is_told_by_mail_that_a_role_waits() {
    let desk = Desk::open();
    let mut sondre = desk.as_person("sondre");
    let give = |browser: &mut Browser, name: &str, role: &str| {
        let roles = format!("{}/roles", address(&desk, name));
        browser.post(&roles, &[("role", role)]).is(303);
    };
    give(&mut sondre, "mona", "administrator");
    assert!(told(&desk, Template::ApprovalWaits).is_empty());
    give(&mut sondre, "ola", "hr_officer");
    let mut approvers = told(&desk, Template::ApprovalWaits);
    approvers.sort();
    assert_eq!(approvers, ["Hilde Mønsterås", "Mona Eksempelmo"]);
}

/// Somebody who has taken a phone into use.
#[track_caller]
fn enrol(desk: &Desk, name: &str) -> Browser {
    let mut browser = desk.visitor();
    browser.get("/sign-in");
    let email = format!("{name}@valle.example");
    let page = browser.post("/sign-in", &[("email", &email), ("password", PASSWORD)]);
    assert!(
        page.is(303).location.starts_with("/sign-in/enrolment"),
        "{page:?}"
    );
    let page = browser.get("/sign-in/enrolment");
    let code = crate::second_factor::shown(desk, page.is(200));
    browser
        .post("/sign-in/enrolment", &[("code", &code)])
        .is(200);
    browser.get("/account").is(200);
    desk.wait(TimeDelta::seconds(60));
    browser
}

#[test]
fn a_leader_who_decides_by_delegation_signs_in_with_two_proofs() {
    let desk = Desk::with(|settings| settings.second_factor = Policy::default());
    let mut liv = desk.as_person("liv");
    let mut gro = enrol(&desk, "gro");
    liv.get("/account").is(200);
    let power = [
        ("person", desk.person("liv").0.to_string()),
        ("act", "warn".to_owned()),
        ("from_on", "24.11.2026".to_owned()),
        ("authority", "Delegert i sak 4/2026".to_owned()),
    ];
    let power: Vec<_> = power.iter().map(|(n, v)| (*n, v.as_str())).collect();
    gro.get("/delegations");
    gro.post("/delegations", &power).is(303);
    // What she was signed in to with the password alone is over, though the power begins tomorrow.
    liv.get("/account").is(303);
    enrol(&desk, "liv").get("/account").is(200).says("I bruk");
    // Another leader goes on as before.
    desk.as_person("kare").get("/account").is(200);
}

#[test]
fn a_leader_in_a_conflicted_persons_place_signs_in_with_two_proofs() {
    let desk = Desk::with(|settings| settings.second_factor = Policy::default());
    let number = report(&desk, "kare");
    let mut kari = enrol(&desk, "kari");
    let conflict = [
        ("conflicted", "chief_executive"),
        (
            "conflicted_grounds",
            "Kommunedirektøren er søskenbarn til den meldinga gjeld.",
        ),
    ];
    let case = register(&desk, &mut kari, &number, &conflict);
    let mut hilde = enrol(&desk, "hilde");
    let mut mona = desk.as_person("mona");
    let place = [
        ("person", desk.person("mona").0.to_string()),
        ("authority", "Kommunestyret, sak 7/2026".to_owned()),
        ("appointed_on", "23.11.2026".to_owned()),
    ];
    let place: Vec<_> = place.iter().map(|(n, v)| (*n, v.as_str())).collect();
    hilde.get(&format!("{case}/substitutes/new")).is(200);
    hilde.post(&format!("{case}/substitutes"), &place).is(303);
    mona.get("/account").is(303);
    enrol(&desk, "mona").get("/account").is(200);
}

#[test]
fn whoever_has_left_or_has_no_account_is_not_let_in_again() {
    let desk = Desk::open();
    let mut sondre = desk.as_person("sondre");
    let kari = address(&desk, "kari");
    sondre.post(&format!("{kari}/closure"), &[]).is(303);
    sondre
        .post(&format!("{kari}/link"), WHY)
        .is(422)
        .says("stengd");
    let ola = address(&desk, "ola");
    sondre
        .post(&format!("{ola}/second-factor/reset"), WHY)
        .is(422)
        .says("har ikkje eingongskode");
    let waiting: Result<_, StoreError> = desk
        .house
        .store
        .read(brotsak::store::recoveries::list_waiting);
    assert!(waiting.unwrap().is_empty());
}
