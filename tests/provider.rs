//! Sign-in by the municipality's own provider: whom it lets in, what its groups open, and every answer that is not believed.
mod proofs;
mod tokens;
mod unwell;

use crate::support::desk::Desk;
use crate::support::provider::{Fake, Vouched, come_in, parameters};
use crate::support::way;
use brotsak::casework::grant_role::grant_role;
use brotsak::casework::import_people;
use brotsak::domain::account::Term;
use brotsak::domain::local_time::day;
use brotsak::domain::person::Role;
use brotsak::domain::provider::{Access, Key, Local};
use brotsak::store::StoreError;
use brotsak::store::ledger::{self, Wanted};
use serde_json::json;

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
