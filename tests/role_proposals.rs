//! A role is given by two: one proposes, another approves.
use crate::support::desk::{Browser, Desk};

fn address(desk: &Desk, name: &str) -> String {
    format!("/accounts/{}", desk.person(name).0)
}

/// A second administrator has come: Mona.
fn two_administrators() -> (Desk, Browser, Browser) {
    let desk = Desk::open();
    let mut sondre = desk.as_person("sondre");
    let roles = format!("{}/roles", address(&desk, "mona"));
    sondre
        .get(&address(&desk, "mona"))
        .says("gir roller åleine");
    let given = sondre.post(&roles, &[("role", "administrator")]);
    sondre
        .get(&given.is(303).location)
        .says("gitt av deg åleine");
    let mona = desk.as_person("mona");
    (desk, sondre, mona)
}

#[track_caller]
fn proposes(browser: &mut Browser, roles: &str, role: &str) -> String {
    let page = browser.post(roles, &[("role", role)]);
    browser
        .get(&page.is(303).location)
        .says("Framlegget er sendt");
    let page = browser.get("/role-proposals");
    let (_, rest) = page.html.rsplit_once("action=\"/role-proposals/").unwrap();
    format!("/role-proposals/{}", rest.split('"').next().unwrap())
}

const YES: &[(&str, &str)] = &[("answer", "approved")];
const NO: &[(&str, &str)] = &[("answer", "declined")];

#[test]
fn the_first_administrator_is_alone_until_a_second_has_come() {
    let (desk, mut sondre, _) = two_administrators();
    let ola = address(&desk, "ola");
    let answer = proposes(&mut sondre, &format!("{ola}/roles"), "hr_officer");
    sondre.get(&ola).says("ventar på godkjenning");
    let mut officer = desk.as_person("ola");
    officer.get("/outbox").is(404);
    sondre
        .post(&answer, YES)
        .is(422)
        .says("Ingen godkjenner sitt eige framlegg");
    officer.get("/outbox").is(404);
    let mut hilde = desk.as_person("hilde");
    hilde
        .get("/audit")
        .says("det har ikkje vore nokon annan systemansvarleg");

    // Sondre gets rid of Mona, and is still not alone.
    let mona = address(&desk, "mona");
    sondre.post(&format!("{mona}/closure"), &[]).is(303);
    sondre
        .get(&address(&desk, "kari"))
        .says("godkjenner før rolla gjeld");
    proposes(
        &mut sondre,
        &format!("{}/roles", address(&desk, "kari")),
        "archivist",
    );
    desk.as_person("kari").get("/archive").is(404);
}

#[test]
fn another_administrator_or_the_head_of_hr_approves() {
    let (desk, mut sondre, mut mona) = two_administrators();
    let roles = format!("{}/roles", address(&desk, "ola"));
    let mut ola = desk.as_person("ola");
    let answer = proposes(&mut sondre, &roles, "hr_officer");
    for name in ["kari", "gro", "arne", "rita", "liv", "ola"] {
        let mut other = desk.as_person(name);
        other.get("/role-proposals").is(404);
        other.post(&answer, YES).is(404);
    }
    sondre
        .post(&roles, &[("role", "hr_officer")])
        .is(422)
        .says("ventar på svar");
    mona.get("/role-proposals")
        .is(200)
        .says("Ola Dømesund")
        .says("Framlegg frå");
    mona.post(&answer, YES).is(303);
    ola.get("/outbox").is(200);
    mona.post(&answer, YES).is(404);

    let answer = proposes(&mut sondre, &roles, "auditor");
    let mut hilde = desk.as_person("hilde");
    hilde.get("/role-proposals").is(200);
    hilde.post(&answer, &[("answer", "kanskje")]).is(400);
    hilde.post(&answer, NO).is(303);
    ola.get("/audit").is(404);
    let answer = proposes(&mut sondre, &roles, "auditor");
    hilde.post(&answer, YES).is(303);
    ola.get("/audit")
        .is(200)
        .says("Sa nei til rolle: revisor")
        .says("Godkjende rolle: revisor");
}

#[test]
fn nobody_approves_a_role_for_themselves() {
    let (desk, mut sondre, mut mona) = two_administrators();
    let hers = format!("{}/roles", address(&desk, "mona"));
    let answer = proposes(&mut sondre, &hers, "hr_head");
    mona.get("/role-proposals")
        .says("Framlegget er ditt, eller gjeld deg");
    mona.post(&answer, YES)
        .is(422)
        .says("ei rolle til seg sjølv");
    mona.get("/inbox").is(404);
    // Nor one that she proposed for herself; somebody else may.
    let answer = proposes(&mut mona, &hers, "archivist");
    mona.post(&answer, YES).is(422);
    mona.get("/archive").is(404);
    sondre.post(&answer, YES).is(303);
    mona.get("/archive").is(200);
}

#[test]
fn a_role_that_cannot_be_held_is_not_proposed() {
    let (desk, mut sondre, _) = two_administrators();
    let kari = format!("{}/roles", address(&desk, "kari"));
    sondre
        .post(&kari, &[("role", "hr_officer")])
        .is(422)
        .says("har rolla i noko av denne tida");
}
