//! Before what weighs, whoever sits in the session proves once more who they are; what was typed is kept.
use crate::support::desk::{Desk, PASSWORD};
use crate::support::way;
use chrono::TimeDelta;

fn desk() -> Desk {
    Desk::with(|settings| settings.proof = Some(TimeDelta::minutes(10)))
}

#[test]
fn a_role_is_given_only_by_somebody_who_has_proved_it_is_them() {
    let desk = desk();
    let ola = format!("/accounts/{}", desk.person("ola").0);
    let roles = format!("{ola}/roles");
    let mut sondre = desk.as_person("sondre");
    sondre.post(&roles, &[("role", "auditor")]).is(303);

    desk.wait(TimeDelta::minutes(11));
    let fields = [("role", "archivist"), ("to", "31.12.2027")];
    let asked = sondre.post(&roles, &fields);
    assert!(
        asked.is(303).location.starts_with("/proof?kept="),
        "{asked:?}"
    );
    assert!(!sondre.get(&ola).html.contains("31. desember 2027"));
    sondre
        .get(&asked.location)
        .is(200)
        .says("Stadfest at det er deg");
    let kept = asked.location.split_once('=').unwrap().1.to_owned();
    sondre
        .post(
            "/proof",
            &[("kept", &kept), ("password", "noko heilt anna")],
        )
        .is(422)
        .says("Passordet er feil");
    assert!(sondre.post(&roles, &fields).location.starts_with("/proof"));
    let back = sondre.post("/proof", &[("kept", &kept), ("password", PASSWORD)]);
    let page = sondre.get(&back.is(303).location);
    page.is(200)
        .says("Sjå over, og send inn")
        .says("value=\"archivist\"")
        .says("value=\"31.12.2027\"")
        .says(&format!("action=\"{roles}\""));
    let again = [fields[0], fields[1], ("kept", kept.as_str())];
    sondre.post(&roles, &again).is(303);
    sondre.get(&ola).says("31. desember 2027");
    sondre.get(&format!("/kept/{kept}")).is(404);
    // Ten minutes from the proof, not from the sign-in.
    desk.wait(TimeDelta::minutes(9));
    sondre
        .post(&format!("{ola}/roles/archivist/end"), &[])
        .is(303);
}

#[test]
fn nothing_that_weighs_is_taken_from_an_old_proof() {
    let desk = desk();
    let mut kari = desk.as_person("kari");
    let case = way::cleared(&desk, &mut kari);
    let link = format!("/accounts/{}/link", desk.person("ola").0);
    let reset = format!("/accounts/{}/second-factor/reset", desk.person("ola").0);
    let asked = [
        ("gro", format!("{case}/decisions")),
        ("gro", format!("{case}/confirmations")),
        ("gro", format!("{case}/suspension/decisions")),
        ("gro", format!("{case}/suspension/confirmations")),
        ("gro", format!("{case}/suspension/endings")),
        ("arne", "/archive/exports".to_owned()),
        ("arne", "/archive/core/messages".to_owned()),
        ("hilde", "/delegations".to_owned()),
        ("sondre", link),
        ("sondre", reset),
    ];
    let mut browsers: Vec<_> = asked.iter().map(|(name, _)| desk.as_person(name)).collect();
    desk.wait(TimeDelta::minutes(11));
    for (browser, (name, path)) in browsers.iter_mut().zip(&asked) {
        let words = [("grounds", "Eit ord som ikkje skal bli borte.")];
        let asked = browser.post(path, &words);
        let is_asked = asked.location.starts_with("/proof?kept=");
        assert!(is_asked, "{name} {path} {}", asked.status);
    }
    // Reading and preparing goes on as before.
    kari.get(&case).is(200);
    way::hear(&mut kari, &case);
}

#[test]
fn a_kept_form_comes_back_to_its_owner_alone() {
    let desk = desk();
    let mut sondre = desk.as_person("sondre");
    let mut kari = desk.as_person("kari");
    desk.wait(TimeDelta::minutes(11));
    let roles = format!("/accounts/{}/roles", desk.person("ola").0);
    let asked = sondre.post(&roles, &[("role", "auditor")]);
    let kept = asked.location.split_once('=').unwrap().1.to_owned();
    kari.get("/account");
    let back = kari.post("/proof", &[("kept", &kept), ("password", PASSWORD)]);
    kari.get(&back.is(303).location).is(404);
    // Whoever has no business there is told nothing.
    kari.post(&roles, &[("role", "auditor")]).is(404);
}
