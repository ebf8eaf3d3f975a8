//! Who handles a case says whether they are impartial; who is not, loses it at once (forvaltningslova §§ 6 and 8).

use crate::support::desk::{Browser, Desk, Page, has_word};
use crate::support::reporting::is_accounted_for;
use crate::support::way::{
    self, GROUNDS, answer_gates, assess, decision, hear, heard_and_assessed, recommend,
};
use brotsak::casework::grant_role;
use brotsak::domain::account::Term;
use brotsak::domain::local_time::day;
use brotsak::domain::person::Role;
use brotsak::domain::{assignment, impartiality};
use brotsak::store::tasks;

fn answer(who: &mut Browser, case: &str, fields: &[(&str, &str)]) -> Page {
    who.get(&format!("{case}/impartiality")).is(200);
    who.post(&format!("{case}/impartiality/declarations"), fields)
}

fn step_aside(who: &mut Browser, case: &str) -> Page {
    let said = [
        ("answer", "aside"),
        ("grounds", "b"),
        ("grounds", "special"),
        ("explanation", "Han er fetteren min, og vi er nære vener."),
    ];
    answer(who, case, &said)
}

fn assign(hilde: &mut Browser, desk: &Desk, case: &str, to: &str) -> Page {
    let person = desk.person(to).0.to_string();
    hilde.get(&format!("{case}/officers/new")).is(200);
    let fields = [
        ("person", person.as_str()),
        ("why", "Ho som hadde saka, er ugild."),
    ];
    hilde.post(&format!("{case}/officers"), &fields)
}

fn conflict(hilde: &mut Browser, desk: &Desk, case: &str, of: &str) -> Page {
    let person = desk.person(of).0.to_string();
    hilde.get(&format!("{case}/conflicts/new")).is(200);
    let fields = [("person", person.as_str()), ("grounds", "c")];
    hilde.post(&format!("{case}/conflicts"), &fields)
}

/// Mona works in HR, too.
fn employ_mona(desk: &Desk) {
    let mona = desk.person("mona");
    let from = day(desk.now());
    let term = Term {
        role: Role::HrOfficer,
        from,
        to: None,
    };
    let store = &desk.house.store;
    store
        .write("cli", desk.now(), move |tx| {
            grant_role::grant_role(tx, mona, term)
        })
        .unwrap();
}

/// Whether somebody has an open task in the first case.
fn has_task(desk: &Desk, who: &str) -> bool {
    let person = desk.person(who);
    let open = desk.house.store.read(|db| tasks::list_open_of_case(db, 1));
    open.unwrap().iter().any(|task| task.person == person)
}

#[test]
fn the_case_asks_its_officer_until_they_have_answered() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = way::report(&desk, "liv");
    let case = way::register(&desk, &mut kari, &report, &[]);
    let remind = "har ikkje svara på om du er habil (forvaltningslova §§ 6 og 8)";
    kari.get(&case).is(200).says(remind);
    answer(&mut kari, &case, &[])
        .is(422)
        .says("Vel eitt av svara");
    answer(&mut kari, &case, &[("answer", "impartial")]).is(303);
    let page = kari.get(&case);
    page.is(200).says("G4 Habilitet").says("Erklærte seg habil");
    assert!(!page.html.contains("har ikkje svara"));
    // Whoever only reads is not asked.
    let read = desk.as_person("gro").get(&case);
    assert!(!read.html.contains("har ikkje svara"));
    is_accounted_for(&desk.house);
}

#[test]
fn nobody_decides_or_confirms_before_they_have_said_that_they_are_impartial() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "guidance");
    let mut gro = desk.as_person("gro");
    gro.get(&format!("{case}/decisions/new"))
        .is(200)
        .says("Eg har vurdert forvaltningslova § 6 og er habil");
    let silent: Vec<_> = decision("guidance")
        .into_iter()
        .filter(|(name, _)| *name != "impartial")
        .collect();
    gro.post(&format!("{case}/decisions"), &silent)
        .is(422)
        .says("Svar på om du er habil først (forvaltningslova §§ 6 og 8)")
        // The words are kept.
        .says("Biletet låg ope i nesten eit døgn");
    gro.post(&format!("{case}/decisions"), &decision("guidance"))
        .is(303);
    // It is a deviation: a second person confirms, and is asked the same.
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{case}/confirmations/new")).is(200);
    let said = [("verdict", "returned"), ("grounds", GROUNDS)];
    let place = format!("{case}/confirmations");
    hilde
        .post(&place, &said)
        .is(422)
        .says("Svar på om du er habil først");
    way::confirm(&desk, "hilde", &case, "returned").is(303);
    // Said once, it holds.
    let again = gro.get(&format!("{case}/decisions/new"));
    assert!(!again.html.contains("name=\"impartial\""), "{}", again.html);
    gro.post(&format!("{case}/decisions"), &silent).is(303);
    hilde.get(&case).says("Erklærte seg habil");
    is_accounted_for(&desk.house);
}

#[test]
fn whoever_steps_aside_loses_the_case_and_its_tasks_at_once() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = way::cleared(&desk, &mut kari);
    assert!(has_task(&desk, "kari"));
    let none = [("answer", "aside")];
    answer(&mut kari, &case, &none)
        .is(422)
        .says("Vel minst eitt av punkta (forvaltningslova § 6)");
    let unexplained = [("answer", "aside"), ("grounds", "special")];
    answer(&mut kari, &case, &unexplained)
        .is(422)
        .says("(forvaltningslova § 6 andre ledd)");
    let gone = step_aside(&mut kari, &case);
    assert_eq!(gone.is(303).location, "/stepped-aside");
    kari.get("/stepped-aside")
        .is(200)
        .says("Du har gått frå saka");
    for place in ["", "/impartiality", "/gates", "/documents/1"] {
        kari.get(&format!("{case}{place}")).is(404);
    }
    assert!(!kari.get("/cases?closed=1").html.contains("Bilete av elev"));
    assert!(!kari.get("/tasks").html.contains("2026/1"));
    assert!(!has_task(&desk, "kari") && has_task(&desk, "hilde"));
    // The grounds are for the head of HR alone.
    let mut hilde = desk.as_person("hilde");
    hilde
        .get(&format!("{case}/impartiality"))
        .is(200)
        .says("b. Er i slekt")
        .says("fetteren min");
    hilde
        .get(&case)
        .is(200)
        .says("Saka har ingen habil sakshandsamar")
        .says("Kari Tenktvik");
    let read = desk.as_person("gro").get(&format!("{case}/impartiality"));
    read.is(200).says("Ugild");
    assert!(!read.html.contains("fetteren"));
    assert!(!read.html.contains("conflicts/new"));
    is_accounted_for(&desk.house);
}

#[test]
fn the_head_of_hr_gives_the_case_to_another_and_the_trail_stays() {
    let desk = Desk::open();
    employ_mona(&desk);
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    step_aside(&mut kari, &case).is(303);
    let mut hilde = desk.as_person("hilde");
    let form = hilde.get(&format!("{case}/officers/new"));
    form.is(200).says("Mona Eksempelmo");
    // Neither the conflicted nor the reporter is offered, nor taken.
    assert!(!form.html.contains("Kari Tenktvik") && !has_word(&form.html, "Liv"));
    assign(&mut hilde, &desk, &case, "kari")
        .is(422)
        .says("Personen er ugild eller har ei rolle i saka (forvaltningslova § 6)");
    assign(&mut hilde, &desk, &case, "arne")
        .is(422)
        .says("Berre dei som arbeider i HR");
    assign(&mut hilde, &desk, &case, "mona").is(303);
    assert!(has_task(&desk, "mona") && !has_task(&desk, "hilde"));
    let mut mona = desk.as_person("mona");
    mona.get(&case)
        .is(200)
        .says("Sakshandsamarar før")
        .says("Gav saka til ein annan sakshandsamar")
        .says("har ikkje svara på om du er habil");
    recommend(&mut mona, &case, "warning");
    assign(&mut hilde, &desk, &case, "mona")
        .is(422)
        .says("Personen har alt saka");
    // Who looked before is still the officer of that time.
    let looked = hilde.get(&format!("{case}/readers"));
    looked.says("Sakshandsamar i saka").says("Kari Tenktvik");
    desk.as_person("mona")
        .get(&format!("{case}/officers/new"))
        .is(404);
    is_accounted_for(&desk.house);
}

#[test]
fn a_conflict_found_later_is_registered_by_the_head_of_hr() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "warning");
    assert!(has_task(&desk, "gro"));
    let mut hilde = desk.as_person("hilde");
    kari.get(&format!("{case}/conflicts/new")).is(404);
    for part in ["ola", "liv"] {
        conflict(&mut hilde, &desk, &case, part)
            .is(422)
            .says("Personen har alt ei rolle i saka");
    }
    conflict(&mut hilde, &desk, &case, "gro").is(303);
    assert!(!has_task(&desk, "gro"));
    let mut gro = desk.as_person("gro");
    gro.get(&case).is(404);
    gro.get(&format!("{case}/decisions/new")).is(404);
    conflict(&mut hilde, &desk, &case, "gro").is(422);
    // Now a substitute may be appointed (§ 9).
    hilde.get(&case).is(200).says("substitutes/new");
    // The officer learns who, not why.
    kari.get(&case).is(200).says("Gro Prøvedal");
    conflict(&mut hilde, &desk, &case, "kari").is(303);
    kari.get(&case).is(404);
    assert_eq!(
        conflict(&mut hilde, &desk, &case, "hilde").is(303).location,
        "/stepped-aside"
    );
    hilde.get(&case).is(404);
    is_accounted_for(&desk.house);
}

#[test]
fn the_reporter_of_a_case_is_not_told_by_its_conflicts() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = way::report(&desk, "liv");
    let named = [
        ("conflicted", "reporter"),
        (
            "conflicted_grounds",
            "Ho er leiaren hans, og har sjølv meldt saka etter ein lang konflikt med han.",
        ),
    ];
    let case = way::register(&desk, &mut kari, &report, &named);
    answer_gates(&mut kari, &case);
    hear(&mut kari, &case);
    assess(&mut kari, &case);
    let page = kari.get(&format!("{case}/impartiality"));
    page.is(200);
    assert!(!has_word(&page.html, "Liv"), "{}", page.html);
}

#[test]
fn each_refusal_says_where_the_rule_stands() {
    use impartiality::Refusal::{Already, NoExplanation, NoGround, NotDeclared, TooLong};
    for refusal in [Already, NoExplanation, NoGround, NotDeclared, TooLong] {
        assert!(refusal.source().contains('§') && !refusal.to_string().is_empty());
    }
    use assignment::Refusal as No;
    let no = [
        No::Closed,
        No::Implicated,
        No::NotInHr,
        No::IsOfficer,
        No::NoGrounds,
        No::TooLong,
    ];
    for refusal in no {
        assert!(refusal.source().contains('§') && !refusal.to_string().is_empty());
    }
}
