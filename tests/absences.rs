//! Somebody is away: the tasks go to whoever steps in and may, and come back.
use crate::support::desk::{Browser, Desk, Page};
use crate::support::way::{
    answer_gates, assess, cleared, confirm, consult, decide, delegate, hear, heard_and_assessed,
    recommend, register, report,
};
use brotsak::domain::local_time::day;
use brotsak::domain::routing::LeaderTold;
use brotsak::jobs::settle_absences::settle;
use brotsak::store::ledger::{self, Wanted};
use brotsak::store::{StoreError, cases, tasks};
use chrono::{NaiveDate, TimeDelta};

/// What the case waits for now, and who has been told of it: `kind-or-step person`, one a line.
pub fn holds(desk: &Desk, case: &str) -> Vec<String> {
    let names = [
        "gro", "kari", "hilde", "liv", "ola", "kare", "mona", "arne", "rita",
    ];
    let people: Vec<_> = names.iter().map(|it| (desk.person(it), *it)).collect();
    let serial: i32 = case.rsplit('-').next().unwrap().parse().unwrap();
    let open = desk.house.store.read::<_, StoreError>(|db| {
        let case = cases::by_id(db, serial)?;
        tasks::list_open_of_case(db, case.id)
    });
    let held = |task: tasks::Task| {
        let (_, name) = people.iter().find(|(id, _)| *id == task.person).unwrap();
        let what = task.todo.map_or(task.kind.code(), |todo| todo.code());
        format!("{what} {name}")
    };
    let mut all: Vec<String> = open.unwrap().into_iter().map(held).collect();
    all.sort();
    all
}

pub fn is_away(browser: &mut Browser, fields: &[(&str, &str)]) -> Page {
    browser.get("/absences").is(200);
    browser.post("/absences", fields)
}

fn id(desk: &Desk, name: &str) -> String {
    desk.person(name).0.to_string()
}

/// Liv is away from today through the day, and names somebody, or nobody.
fn liv_goes(desk: &Desk, deputy: Option<&str>) {
    let deputy = deputy.map(|name| id(desk, name)).unwrap_or_default();
    let mut liv = desk.as_person("liv");
    let asked = [
        ("from_on", "23.11.2026"),
        ("to_on", "27.11.2026"),
        ("deputy", deputy.as_str()),
    ];
    is_away(&mut liv, &asked).is(303);
}

/// Kåre reports, Kari registers.
fn case(desk: &Desk) -> String {
    let number = report(desk, "kare");
    register(desk, &mut desk.as_person("kari"), &number, &[])
}

#[track_caller]
fn check(desk: &Desk, case: &str, expected: &[&str]) {
    assert_eq!(holds(desk, case), expected);
}

/// The night comes, and the house sees to whoever went or came back.
pub fn a_day_later(desk: &Desk, days: i64) -> Option<usize> {
    desk.wait(TimeDelta::days(days));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let settled = settle(&desk.house.store, LeaderTold::default(), desk.now());
    runtime.block_on(settled).unwrap()
}

fn events(desk: &Desk, subject: &str) -> Vec<String> {
    let wanted = Wanted {
        subject: Some(subject.to_owned()),
        before: None,
        limit: 1000,
    };
    let found = desk
        .house
        .store
        .read::<_, StoreError>(|db| ledger::entries(db, &wanted));
    let named = found.unwrap().into_iter().map(|it| it.payload.event);
    named.collect()
}

#[test]
fn the_one_whom_the_absent_leader_names_steps_in_knows_why_and_gives_it_back() {
    let desk = Desk::open();
    let case = case(&desk);
    let told = [
        "answer_gates kari",
        "case_owner kari",
        "case_registered liv",
    ];
    check(&desk, &case, &told);
    a_day_later(&desk, 0);
    // Not Mona, who is the deputy of the unit: Liv has named Rita.
    liv_goes(&desk, Some("rita"));
    let stands_in = [
        "answer_gates kari",
        "case_owner kari",
        "case_registered rita",
    ];
    check(&desk, &case, &stands_in);
    let mut rita = desk.as_person("rita");
    let page = rita.get("/tasks");
    page.says(
        "Du er stadfortredar for Liv Oppdiktstad, som er borte til og med 27. november 2026.",
    );
    let link = page.html.split("href=\"").find(|it| it.starts_with("/t/"));
    let link = link.unwrap().split('"').next().unwrap();
    rita.get(link)
        .is(200)
        .says("Ola Dømesund")
        .says("Du er stadfortredar for Liv Oppdiktstad");
    rita.get("/absences")
        .says("Du er stadfortredar for")
        .says("Liv Oppdiktstad");
    desk.as_person("liv")
        .get("/tasks")
        .says("Du har ingen oppgåver no");
    // HR sees how it came to be Rita.
    desk.as_person("kari")
        .get(&format!("{case}/recipients"))
        .says("nærmaste leiar Liv Oppdiktstad: er borte; stadfortredaren trer inn");

    // On the last day nothing comes back, the day after it does, by itself and once.
    assert_eq!(a_day_later(&desk, 4), Some(0));
    check(&desk, &case, &stands_in);
    assert_eq!(a_day_later(&desk, 1), Some(1));
    check(&desk, &case, &told);
    assert_eq!(a_day_later(&desk, 0), None);
    desk.as_person("rita").get(link).is(404);
}

#[test]
fn an_absence_to_come_works_when_its_day_comes_and_ends_early_at_once() {
    let desk = Desk::open();
    let case = case(&desk);
    let mut liv = desk.as_person("liv");
    let asked = [
        ("from_on", "25.11.2026"),
        ("to_on", "30.11.2026"),
        ("deputy", ""),
    ];
    is_away(&mut liv, &asked).is(303);
    let told = [
        "answer_gates kari",
        "case_owner kari",
        "case_registered liv",
    ];
    check(&desk, &case, &told);
    a_day_later(&desk, 2);
    // Without anybody named the deputy of the unit steps in.
    let deputy = [
        "answer_gates kari",
        "case_owner kari",
        "case_registered mona",
    ];
    check(&desk, &case, &deputy);
    let mut liv = desk.as_person("liv");
    liv.get("/absences").says("Borte no");
    liv.post("/absences/1/end", &[]).is(303);
    check(&desk, &case, &told);
    liv.get("/absences").says("Ingen er registrert som borte.");
    liv.post("/absences/1/end", &[]).is(409);
    let person = desk.person("liv").to_string();
    assert!(events(&desk, &person).contains(&"absence-registered".to_owned()));
    assert!(events(&desk, &person).contains(&"absence-ended".to_owned()));
}

#[test]
fn one_that_is_withdrawn_before_it_begins_never_works() {
    let desk = Desk::open();
    let case = case(&desk);
    let mut liv = desk.as_person("liv");
    let asked = [
        ("from_on", "25.11.2026"),
        ("to_on", "30.11.2026"),
        ("deputy", ""),
    ];
    is_away(&mut liv, &asked).is(303);
    liv.post("/absences/1/end", &[]).is(303);
    a_day_later(&desk, 3);
    let told = [
        "answer_gates kari",
        "case_owner kari",
        "case_registered liv",
    ];
    check(&desk, &case, &told);
    // Not even when the rules are asked anew.
    let mut kari = desk.as_person("kari");
    let at = format!("{case}/recipients");
    kari.get(&at).is(200);
    kari.post(&at, &[]).is(303);
    check(&desk, &case, &told);
}

#[test]
fn whoever_is_a_part_of_the_case_never_steps_in() {
    // Ola is the one it is about, Kåre has reported it.
    for deputy in ["ola", "kare"] {
        let desk = Desk::open();
        let case = case(&desk);
        liv_goes(&desk, Some(deputy));
        // The deputy of the unit does.
        let expected = [
            "answer_gates kari",
            "case_owner kari",
            "case_registered mona",
        ];
        check(&desk, &case, &expected);
        desk.as_person(deputy)
            .get("/tasks")
            .says("Du har ingen oppgåver no");
    }
}

#[test]
fn where_nobody_can_be_told_hr_has_a_blocking_task_at_once() {
    let desk = Desk::open();
    let case = case(&desk);
    for (name, head) in [("liv", false), ("mona", true), ("gro", true)] {
        let mut browser = desk.as_person(if head { "hilde" } else { "liv" });
        let person = id(&desk, name);
        let asked = [
            ("person", person.as_str()),
            ("from_on", "23.11.2026"),
            ("to_on", "24.11.2026"),
        ];
        is_away(&mut browser, if head { &asked } else { &asked[1..] }).is(303);
    }
    let expected = [
        "answer_gates kari",
        "case_owner kari",
        "find_recipient kari",
    ];
    check(&desk, &case, &expected);
    let mut kari = desk.as_person("kari");
    let page = kari.get("/tasks");
    page.says("Finn rett mottakar").says("Stansar saka");
    // What stops the case stands first, and leads to what to do about it.
    let first = page.html.split("href=\"").find(|it| it.starts_with("/t/"));
    let link = first.unwrap().split('"').next().unwrap().to_owned();
    let at = kari.get(&link).is(303).location.clone();
    kari.get(&at)
        .says("Ingen kan få vite om saka slik organisasjonen er registrert")
        .says("Rett leiar, stadfortredar, fråvær");
    // When Kari herself is away, somebody else in HR has it.
    let asked = [("from_on", "23.11.2026"), ("to_on", "24.11.2026")];
    is_away(&mut kari, &asked).is(303);
    let expected = [
        "answer_gates hilde",
        "case_owner kari",
        "find_recipient hilde",
    ];
    check(&desk, &case, &expected);
    // Gro comes back, and is told: nobody needs to find anybody.
    let mut hilde = desk.as_person("hilde");
    let page = hilde.get("/absences");
    page.says("Gro Prøvedal");
    hilde.post("/absences/3/end", &[]).is(303);
    let expected = [
        "answer_gates hilde",
        "case_owner kari",
        "case_registered gro",
    ];
    check(&desk, &case, &expected);
}

#[test]
fn the_officers_steps_go_to_the_deputy_in_hr_or_to_the_head_of_hr() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    // Liv is nobody in HR, and may not prepare: the head of HR does.
    let asked = |deputy: &str| {
        [
            ("from_on", "23.11.2026".to_owned()),
            ("to_on", "24.11.2026".to_owned()),
            ("deputy", id(&desk, deputy)),
        ]
    };
    let fields = asked("arne");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    is_away(&mut kari, &fields).is(303);
    assert!(holds(&desk, &case).contains(&"give_notice hilde".to_owned()));
    desk.as_person("hilde")
        .get("/tasks")
        .says("Kari Tenktvik er borte til og med 24. november 2026, og du er den neste som kan ta steget.");
    kari.get("/absences");
    kari.post("/absences/1/end", &[]).is(303);
    assert!(holds(&desk, &case).contains(&"give_notice kari".to_owned()));
    let fields = asked("hilde");
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    is_away(&mut kari, &fields).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde
        .get("/tasks")
        .says("Du er stadfortredar for Kari Tenktvik");
    hilde
        .get(&format!("{case}/recipients"))
        .says("i staden for Kari Tenktvik, som er borte");
    assert!(holds(&desk, &case).contains(&"give_notice hilde".to_owned()));
    a_day_later(&desk, 2);
    assert!(holds(&desk, &case).contains(&"give_notice kari".to_owned()));
}

#[test]
fn a_whistleblowing_case_is_opened_to_nobody_because_its_officer_is_away() {
    let desk = Desk::open();
    let number = report(&desk, "kare");
    let mut kari = desk.as_person("kari");
    let varsel = [("whistleblowing", "yes"), ("whistleblowing_grounds", "")];
    let case = register(&desk, &mut kari, &number, &varsel);
    let asked = [("from_on", "23.11.2026"), ("to_on", "24.11.2026")];
    is_away(&mut kari, &asked).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&case).is(404);
    assert!(!hilde.get("/tasks").html.contains("Kari"));
    // Whom Kari names herself, if in HR, goes on with it, and sees it as long as that lasts.
    kari.get("/absences");
    kari.post("/absences/1/end", &[]).is(303);
    let deputy = id(&desk, "hilde");
    let asked = [
        ("from_on", "23.11.2026"),
        ("to_on", "24.11.2026"),
        ("deputy", deputy.as_str()),
    ];
    is_away(&mut kari, &asked).is(303);
    hilde.get(&case).is(200);
    kari.get("/absences");
    kari.post("/absences/2/end", &[]).is(303);
    hilde.get(&case).is(404);
}

#[test]
fn a_deputy_decides_only_with_a_power_of_their_own() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "dismissal");
    desk.wait(TimeDelta::minutes(50));
    consult(&mut kari, &case, &[]).is(303);
    assert!(holds(&desk, &case).contains(&"decide gro".to_owned()));
    let mut gro = desk.as_person("gro");
    let rita = id(&desk, "rita");
    let asked = [
        ("from_on", "23.11.2026"),
        ("to_on", "24.11.2026"),
        ("deputy", rita.as_str()),
    ];
    is_away(&mut gro, &asked).is(303);
    // Rita has no power to dismiss: the officer has to find somebody, and is told so.
    assert!(holds(&desk, &case).contains(&"decide kari".to_owned()));
    kari.get("/tasks")
        .says("Gro Prøvedal er borte til og med 24. november 2026, og ingen andre kan ta steget.");
    desk.as_person("rita").get(&case).is(404);
    // With it, she takes the step as a deputy, sees the case, and decides.
    let mut hilde = desk.as_person("hilde");
    hilde.get("/delegations").is(200);
    let power = [
        ("person", rita.as_str()),
        ("act", "dismiss"),
        ("from_on", "23.11.2026"),
        ("to_on", "30.11.2026"),
        ("authority", "Delegasjonsvedtak 12/26"),
    ];
    hilde.post("/delegations", &power).is(303);
    assert!(holds(&desk, &case).contains(&"decide rita".to_owned()));
    desk.as_person("rita").get(&case).is(200);
    a_day_later(&desk, 2);
    // Whoever has the power goes before the chief executive: it stays.
    assert!(holds(&desk, &case).contains(&"decide rita".to_owned()));
}

#[test]
fn a_deputy_who_is_led_by_somebody_conflicted_prepares_and_never_decides() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let number = report(&desk, "kare");
    let case = register(&desk, &mut kari, &number, &[]);
    answer_gates(&mut kari, &case);
    hear(&mut kari, &case);
    assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
    // Mona, whom Liv leads, has the power to warn. Then Liv is found to be conflicted.
    delegate(&desk, "hilde", "mona", "23.11.2026", "30.11.2026").is(303);
    assert!(holds(&desk, &case).contains(&"decide mona".to_owned()));
    conflict(&desk, &case, "liv");
    let held = holds(&desk, &case);
    assert!(held.contains(&"decide gro".to_owned()), "{held:?}");
    let mut gro = desk.as_person("gro");
    let mona = id(&desk, "mona");
    let asked = [
        ("from_on", "23.11.2026"),
        ("to_on", "24.11.2026"),
        ("deputy", mona.as_str()),
    ];
    is_away(&mut gro, &asked).is(303);
    let held = holds(&desk, &case);
    assert!(!held.contains(&"decide mona".to_owned()), "{held:?}");
    desk.as_person("mona").get(&case).is(404);
}

/// The head of HR writes down that somebody is conflicted.
fn conflict(desk: &Desk, case: &str, name: &str) {
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{case}/conflicts/new")).is(200);
    let person = id(desk, name);
    let found = [
        ("person", person.as_str()),
        ("grounds", "special"),
        ("explanation", "Er sjølv ein del av det som hende."),
    ];
    hilde.post(&format!("{case}/conflicts"), &found).is(303);
}

#[test]
fn the_second_person_is_never_the_one_who_decided_though_a_deputy() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = crate::support::way::ready_for_a_dismissal(&desk, &mut kari);
    decide(&desk, &case, "dismissal").is(303);
    assert!(holds(&desk, &case).contains(&"confirm hilde".to_owned()));
    let mut hilde = desk.as_person("hilde");
    let gro = id(&desk, "gro");
    let own = id(&desk, "hilde");
    let asked = [
        ("person", own.as_str()),
        ("from_on", "23.11.2026"),
        ("to_on", "24.11.2026"),
        ("deputy", gro.as_str()),
    ];
    is_away(&mut hilde, &asked).is(303);
    let held = holds(&desk, &case);
    assert!(!held.contains(&"confirm gro".to_owned()), "{held:?}");
    confirm(&desk, "gro", &case, "confirmed").is(422);
}

#[test]
fn whoever_stood_in_for_the_officer_and_recommended_does_not_confirm() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    let deputy = id(&desk, "hilde");
    let asked = [
        ("from_on", "23.11.2026"),
        ("to_on", "24.11.2026"),
        ("deputy", deputy.as_str()),
    ];
    is_away(&mut kari, &asked).is(303);
    let mut hilde = desk.as_person("hilde");
    recommend(&mut hilde, &case, "dismissal");
    desk.wait(TimeDelta::minutes(50));
    consult(&mut hilde, &case, &[]).is(303);
    decide(&desk, &case, "dismissal").is(303);
    // It lies with her because somebody else has to be found.
    hilde
        .get("/tasks")
        .says("Ingen kan ta dette steget no. Registrer fullmakt");
    confirm(&desk, "hilde", &case, "confirmed").is(422);
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence_at_its_field() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let (own, rita) = (id(&desk, "liv"), id(&desk, "rita"));
    let mut check = |from: &str, to: &str, deputy: &str, says: &str| {
        let asked = [("from_on", from), ("to_on", to), ("deputy", deputy)];
        is_away(&mut liv, &asked).is(422).says(says);
    };
    check(
        "22.11.2026",
        "24.11.2026",
        "",
        "Fråværet kan ikkje ta til før i dag.",
    );
    check(
        "24.11.2026",
        "23.11.2026",
        "",
        "Siste dag kan ikkje vere før første dag.",
    );
    check(
        "24.11.2026",
        "25.11.2027",
        "",
        "Registrer høgst eitt år om gongen.",
    );
    check("i morgon", "25.11.2026", "", "Dag, månad og år");
    check(
        "24.11.2026",
        "25.11.2026",
        &own,
        "Vel ein annan enn den som er borte.",
    );
    let nils = id(&desk, "nils");
    check("24.11.2026", "25.11.2026", &nils, "har ikkje open konto");
    let sondre = id(&desk, "sondre");
    check(
        "24.11.2026",
        "25.11.2026",
        &sondre,
        "Systemansvarleg ser ingen saker",
    );

    let mut other = desk.as_person("rita");
    let asked = [("from_on", "25.11.2026"), ("to_on", "26.11.2026")];
    is_away(&mut other, &asked).is(303);
    check(
        "24.11.2026",
        "25.11.2026",
        &rita,
        "Stadfortredaren er sjølv borte",
    );
    let asked = [("from_on", "24.11.2026"), ("to_on", "25.11.2026")];
    is_away(&mut desk.as_person("liv"), &asked).is(303);
    check(
        "25.11.2026",
        "30.11.2026",
        "",
        "Det er alt registrert fråvær",
    );
}

#[test]
fn nobody_but_the_head_of_hr_writes_down_or_ends_for_another() {
    let desk = Desk::open();
    let gro = id(&desk, "gro");
    let asked = [
        ("person", gro.as_str()),
        ("from_on", "24.11.2026"),
        ("to_on", "25.11.2026"),
    ];
    for name in ["liv", "kari", "sondre", "arne"] {
        let mut browser = desk.as_person(name);
        is_away(&mut browser, &asked)
            .is(422)
            .says("Berre du sjølv eller HR-sjefen");
    }
    is_away(&mut desk.as_person("hilde"), &asked).is(303);
    let mut liv = desk.as_person("liv");
    liv.get("/absences").says("Ingen er registrert som borte.");
    liv.post("/absences/1/end", &[]).is(404);
    desk.as_person("gro").get("/absences").says("Gro Prøvedal");
    let today: NaiveDate = day(desk.now());
    assert_eq!(today.to_string(), "2026-11-23");
}
