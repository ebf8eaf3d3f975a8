//! A step of a case is given to another, who may take it.
use crate::absences::{holds, is_away};
use crate::support::desk::{Browser, Desk, Page};
use crate::support::way::{cleared, notify, ready_for_a_dismissal, register, report};
use brotsak::domain::delivery::Delivery;
use brotsak::domain::person::Role;
use brotsak::store::ledger::{self, Wanted};
use brotsak::store::outbox_list::Which;
use brotsak::store::{StoreError, outbox_list};
use chrono::TimeDelta;

const WHY: &str = "Eg har ikkje tid før fristen.";

/// The link of somebody's first task that can be given away.
pub fn step(browser: &mut Browser) -> String {
    let page = browser.get("/tasks");
    let found = page.html.split("href=\"").find(|it| {
        let link = it.split('"').next().unwrap();
        link.starts_with("/t/") && link.ends_with("/transfers")
    });
    let link = found.expect("a task that can be given away");
    link.split('"').next().unwrap().to_owned()
}

pub fn give(browser: &mut Browser, at: &str, to: &str, why: &str) -> Page {
    browser.get(at).is(200);
    browser.post(at, &[("to", to), ("reason", why)])
}

fn id(desk: &Desk, name: &str) -> String {
    desk.person(name).0.to_string()
}

/// Mona becomes an officer too.
fn mona_in_hr(desk: &Desk) {
    let mona = desk.person("mona");
    let granted = desk.house.store.write("system", desk.now(), move |tx| {
        let term = brotsak::domain::account::Term {
            role: Role::HrOfficer,
            from: brotsak::domain::local_time::day(tx.now),
            to: None,
        };
        brotsak::casework::grant_role::grant_role(tx, mona, term)
    });
    granted.unwrap();
}

#[test]
fn the_receiver_is_told_and_knows_from_whom_and_the_giver_sees_where_it_went() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let at = step(&mut kari);
    kari.get(&at)
        .says("Send førehandsvarsel")
        .says("Sak 2026/1")
        .says("Hilde Mønsterås");
    let before = mails(&desk);
    give(&mut kari, &at, &id(&desk, "hilde"), WHY).is(303);
    assert!(holds(&desk, &case).contains(&"give_notice hilde".to_owned()));
    let new: Vec<i32> = mails(&desk).split_off(before.len());
    assert_eq!(new, [desk.person("hilde").0]);
    kari.get("/tasks")
        .says("Gitt til andre")
        .says("til Hilde Mønsterås")
        .says(WHY)
        .says("Ikkje gjort enno");
    let mut hilde = desk.as_person("hilde");
    hilde
        .get("/tasks")
        .says("Kari Tenktvik gav deg oppgåva")
        .says(WHY)
        .says("30. november 2026");
    // The old link opens nothing more.
    kari.get(at.trim_end_matches("/transfers")).is(404);
    kari.get(&at).is(404);
    let wanted = Wanted {
        subject: Some("2026/1".to_owned()),
        before: None,
        limit: 1,
    };
    let last = desk
        .house
        .store
        .read::<_, StoreError>(|db| ledger::entries(db, &wanted));
    let last = last.unwrap().remove(0).payload;
    assert_eq!(last.event, "task-handed-over");
    assert!(!format!("{last:?}").contains("tid"), "{last:?}");

    // What others do to the case does not bring it back; when it is done, the next step is the officer's.
    desk.house
        .store
        .write("system", desk.now(), |tx| {
            brotsak::casework::sweep::sweep(tx)
        })
        .unwrap();
    assert!(holds(&desk, &case).contains(&"give_notice hilde".to_owned()));
    notify(&mut hilde, &case).is(303);
    assert!(holds(&desk, &case).contains(&"record_statement kari".to_owned()));
    kari.get("/tasks").says("Gjort");
}

fn mails(desk: &Desk) -> Vec<i32> {
    let which = Which {
        hidden: &[],
        states: &Delivery::ALL,
        is_open: false,
    };
    let all = desk
        .house
        .store
        .read::<_, StoreError>(|db| outbox_list::list(db, which, None, 100));
    let mut rows = all.unwrap();
    rows.sort_by_key(|row| row.mail.id);
    rows.iter().map(|row| row.mail.person.0).collect()
}

#[test]
fn whoever_may_not_have_the_step_is_refused_by_name() {
    let desk = Desk::open();
    mona_in_hr(&desk);
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let at = step(&mut kari);
    let mut check = |name: &str, says: &str| {
        give(&mut kari, &at, &id(&desk, name), WHY)
            .is(422)
            .says(says)
            .says(WHY);
    };
    check("ola", "har ein del i saka eller er ugild");
    check("liv", "har ein del i saka eller er ugild");
    check("arne", "har ikkje rolla som steget krev");
    check("nils", "har ikkje open konto");
    check("kari", "Du har oppgåva alt");
    let asked = [("from_on", "23.11.2026"), ("to_on", "24.11.2026")];
    is_away(&mut desk.as_person("mona"), &asked).is(303);
    check("mona", "er borte no");
    let hilde = id(&desk, "hilde");
    give(&mut kari, &at, &hilde, "Nei")
        .is(422)
        .says("minst 10 teikn");
    give(&mut kari, &at, &hilde, &"x".repeat(501))
        .is(422)
        .says("høgst 500 teikn");
    give(&mut kari, &at, "", WHY).is(422).says("Vel kven");
    assert!(holds(&desk, &case).contains(&"give_notice kari".to_owned()));
}

#[test]
fn nobody_learns_by_asking_who_has_a_part_in_a_whistleblowing_case() {
    let desk = Desk::open();
    mona_in_hr(&desk);
    let number = report(&desk, "mona");
    let mut kari = desk.as_person("kari");
    let varsel = [("whistleblowing", "yes"), ("whistleblowing_grounds", "")];
    register(&desk, &mut kari, &number, &varsel);
    let at = step(&mut kari);
    let reporter = give(&mut kari, &at, &id(&desk, "mona"), WHY);
    let other = give(&mut kari, &at, &id(&desk, "arne"), WHY);
    let sentence = "Personen har ikkje rolla som steget krev";
    reporter.is(422).says(sentence);
    other.is(422).says(sentence);
}

#[test]
fn a_decision_goes_to_somebody_who_may_decide_and_a_confirmation_never_to_whoever_decided() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = ready_for_a_dismissal(&desk, &mut kari);
    let mut gro = desk.as_person("gro");
    let at = step(&mut gro);
    // Nobody else has the power: the page says so, and the verb too.
    gro.get(&at).says("Ingen andre kan ta dette steget no");
    gro.post(&at, &[("to", &id(&desk, "hilde")), ("reason", WHY)])
        .is(422);
    let rita = id(&desk, "rita");
    let mut hilde = desk.as_person("hilde");
    hilde.get("/delegations").is(200);
    let power = [
        ("person", rita.as_str()),
        ("act", "dismiss"),
        ("from_on", "24.11.2026"),
        ("to_on", "30.11.2026"),
        ("authority", "Delegasjonsvedtak 12/26"),
    ];
    hilde.post("/delegations", &power).is(303);
    gro.get("/tasks");
    gro.post(&at, &[("to", &rita), ("reason", WHY)])
        .is(422)
        .says("Fullmakta");
    desk.wait(TimeDelta::days(1));
    let mut gro = desk.as_person("gro");
    give(&mut gro, &at, &rita, WHY).is(303);
    assert!(holds(&desk, &case).contains(&"decide rita".to_owned()));
    desk.as_person("rita").get(&case).is(200);
}

#[test]
fn a_step_that_comes_again_is_the_officers_again() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    let at = step(&mut kari);
    give(&mut kari, &at, &id(&desk, "hilde"), WHY).is(303);
    assert!(holds(&desk, &case).contains(&"record_statement hilde".to_owned()));
    let mut hilde = desk.as_person("hilde");
    let said = [
        ("manner", "written"),
        ("received_on", "23.11.2026"),
        ("text", "Eg sletta innlegget same dag, og har sagt orsak."),
    ];
    hilde.get(&format!("{case}/hearing")).is(200);
    hilde.post(&format!("{case}/statements"), &said).is(303);
    assert!(holds(&desk, &case).contains(&"assess kari".to_owned()));
    // A new notice: what was given away was the step of that time.
    notify(&mut kari, &case).is(303);
    assert!(holds(&desk, &case).contains(&"record_statement kari".to_owned()));
}

#[test]
fn a_step_comes_back_from_somebody_who_has_lost_the_role() {
    let desk = Desk::open();
    mona_in_hr(&desk);
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let at = step(&mut kari);
    give(&mut kari, &at, &id(&desk, "mona"), WHY).is(303);
    assert!(holds(&desk, &case).contains(&"give_notice mona".to_owned()));
    let mona = desk.person("mona");
    let ended = desk.house.store.write("system", desk.now(), move |tx| {
        brotsak::casework::end_role::end_role(
            tx,
            mona,
            Role::HrOfficer,
            brotsak::domain::local_time::day(tx.now),
        )
    });
    ended.unwrap();
    crate::absences::a_day_later(&desk, 1);
    assert!(holds(&desk, &case).contains(&"give_notice kari".to_owned()));
}

#[test]
fn what_follows_from_who_somebody_is_cannot_be_given_away() {
    let desk = Desk::open();
    let number = report(&desk, "kare");
    register(&desk, &mut desk.as_person("kari"), &number, &[]);
    let mut liv = desk.as_person("liv");
    let page = liv.get("/tasks");
    assert!(!page.html.contains("/transfers"));
    let link = page.html.split("href=\"").find(|it| it.starts_with("/t/"));
    let link = link.unwrap().split('"').next().unwrap();
    liv.get(&format!("{link}/transfers")).is(404);
    liv.post(
        &format!("{link}/transfers"),
        &[("to", "1"), ("reason", WHY)],
    )
    .is(404);
}

#[test]
fn a_task_that_was_given_goes_on_while_the_receiver_is_away_and_is_the_receivers_again() {
    let desk = Desk::open();
    mona_in_hr(&desk);
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let at = step(&mut kari);
    give(&mut kari, &at, &id(&desk, "hilde"), WHY).is(303);
    let held = holds(&desk, &case);
    assert!(held.iter().any(|it| it.ends_with(" hilde")), "{held:?}");
    let mut hilde = desk.as_person("hilde");
    let own = id(&desk, "hilde");
    let mona = id(&desk, "mona");
    let asked = [
        ("person", own.as_str()),
        ("from_on", "23.11.2026"),
        ("to_on", "24.11.2026"),
        ("deputy", mona.as_str()),
    ];
    is_away(&mut hilde, &asked).is(303);
    let held = holds(&desk, &case);
    assert!(held.iter().any(|it| it.ends_with(" mona")), "{held:?}");
    hilde.get("/absences");
    hilde.post("/absences/1/end", &[]).is(303);
    let held = holds(&desk, &case);
    assert!(held.iter().any(|it| it.ends_with(" hilde")), "{held:?}");
}
