//! The right person decides, on grounds, and another confirms (kommunelova § 13-1; forvaltningslova §§ 6, 24 and 25).
use crate::support::desk::{Browser, Desk};
use crate::support::way::{
    GROUNDS, NOTHING, answer_gates, assess, confirm, consult, decide, decision, delegate, deliver,
    hear, heard_and_assessed, ready_for_a_dismissal, recommend, register, report, write_letter,
};

#[test]
fn a_dismissal_waits_for_the_meeting_and_for_a_second_person() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "dismissal");
    decide(&desk, &case, "dismissal")
        .is(422)
        .says("Registrer drøftinga først (arbeidsmiljølova § 15-1)");
    desk.wait(chrono::TimeDelta::minutes(50));
    consult(&mut kari, &case, &[]).is(303);
    decide(&desk, &case, "dismissal").is(303);
    // Not in force: neither delivered nor closed.
    deliver(&mut kari, &case, "hand")
        .is(422)
        .says("stadfestast");
    confirm(&desk, "gro", &case, "confirmed")
        .is(422)
        .says("Ingen stadfester si eiga avgjerd");
    confirm(&desk, "kari", &case, "confirmed")
        .is(422)
        .says("Den som har førebudd saka");
    confirm(&desk, "hilde", &case, "confirmed").is(303);
    deliver(&mut kari, &case, "hand")
        .is(422)
        .says("Ferdigstill brevet først (arbeidsmiljølova § 15-4 andre ledd)");
    write_letter(&mut kari, &case, "dismissal");
    for mode in ["email", "portal", "post"] {
        deliver(&mut kari, &case, mode)
            .is(422)
            .says("arbeidsmiljølova § 15-4 andre ledd");
    }
    deliver(&mut kari, &case, "registered").is(303);
}

#[test]
fn a_decision_that_is_sent_back_can_be_made_again() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = ready_for_a_dismissal(&desk, &mut kari);
    decide(&desk, &case, "dismissal").is(303);
    confirm(&desk, "hilde", &case, "returned").is(303);
    kari.get(&case).is(200).says("send attende");
    decide(&desk, &case, "dismissal").is(303);
    confirm(&desk, "hilde", &case, "confirmed").is(303);
}

#[test]
fn a_decision_other_than_proposed_needs_a_second_person_too() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "guidance");
    decide(&desk, &case, "guidance").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING)
        .is(422)
        .says("stadfestast av ein annan");
    confirm(&desk, "hilde", &case, "confirmed").is(303);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
}

#[test]
fn each_text_of_a_dismissal_is_asked_for_by_name() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = ready_for_a_dismissal(&desk, &mut kari);
    let mut gro = desk.as_person("gro");
    for lacking in ["rules", "facts", "grounds", "weighing", "alternatives"] {
        gro.get(&format!("{case}/decisions/new")).is(200);
        let mut fields = decision("dismissal").to_vec();
        fields.retain(|(name, _)| *name != lacking);
        gro.post(&format!("{case}/decisions"), &fields)
            .is(422)
            .says(&format!("href=\"#{lacking}\""));
    }
}

#[test]
fn the_minutes_name_what_they_lack_and_come_after_the_meeting() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "dismissal");
    consult(&mut kari, &case, &[("to", "15.00")])
        .is(422)
        .says("Møtet er ikkje over enno");
    desk.wait(chrono::TimeDelta::minutes(50));
    consult(&mut kari, &case, &[("to", "08.00")])
        .is(422)
        .says("Møtet må slutte etter");
    consult(&mut kari, &case, &[("held_on", "22.11.2026")])
        .is(422)
        .says("før den tilsette fekk vite");
    consult(&mut kari, &case, &[("from", "halv ti")])
        .is(422)
        .says("Skriv klokkeslettet");
    let lacking = consult(
        &mut kari,
        &case,
        &[("employee_view", " "), ("other_work", "")],
    );
    lacking
        .is(422)
        .says("href=\"#employee_view\"")
        .says("href=\"#other_work\"");
    let declined = [("outcome", "declined"), ("grounds", "Nei takk.")];
    consult(&mut kari, &case, &declined)
        .is(422)
        .says("Grunngjev med minst 50 teikn");
    consult(
        &mut kari,
        &case,
        &[("outcome", "declined"), ("grounds", GROUNDS)],
    )
    .is(303);
    decide(&desk, &case, "dismissal").is(303);
}

#[test]
fn a_warning_is_decided_by_whoever_has_the_power() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "warning");
    let mut hilde = desk.as_person("hilde");
    let place = format!("{case}/decisions");
    hilde.get(&format!("{place}/new")).is(200);
    hilde
        .post(&place, &decision("warning"))
        .is(422)
        .says("Du har ikkje fullmakt til å gje åtvaring")
        .says("kommunelova § 13-1 sjuande ledd");
    delegate(&desk, "gro", "hilde", "1.11.2026", "22.11.2026").is(303);
    hilde
        .post(&place, &decision("warning"))
        .is(422)
        .says("gjekk ut 22. november 2026");
    delegate(&desk, "gro", "hilde", "24.11.2026", "").is(303);
    hilde
        .post(&place, &decision("warning"))
        .is(422)
        .says("gjeld frå 24. november 2026");
    desk.wait(chrono::TimeDelta::days(1));
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{place}/new")).is(200);
    hilde.post(&place, &decision("warning")).is(303);
}

#[test]
fn the_register_takes_no_power_that_nobody_gave() {
    let desk = Desk::open();
    delegate(&desk, "hilde", "hilde", "23.11.2026", "")
        .is(422)
        .says("til deg sjølv");
    delegate(&desk, "hilde", "kari", "23.11.2026", "22.11.2026")
        .is(422)
        .says("Sluttdatoen må vere etter");
    delegate(&desk, "hilde", "kari", "23.11.2026", "").is(303);
    delegate(&desk, "hilde", "kari", "1.12.2026", "")
        .is(422)
        .says("alt denne fullmakta");
    for other in ["kari", "liv", "arne", "sondre"] {
        assert_eq!(
            desk.as_person(other).get("/delegations").status,
            404,
            "{other}"
        );
    }
}

#[test]
fn who_is_led_by_the_conflicted_does_not_decide_and_a_substitute_does() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let conflict = [
        ("conflicted", "chief_executive"),
        (
            "conflicted_grounds",
            "Kommunedirektøren er søskenbarn til den meldinga gjeld.",
        ),
    ];
    let case = register(&desk, &mut kari, &report, &conflict);
    answer_gates(&mut kari, &case);
    hear(&mut kari, &case);
    assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
    let mut hilde = desk.as_person("hilde");
    let place = format!("{case}/decisions");
    hilde.get(&format!("{place}/new")).is(200);
    hilde
        .post(&place, &decision("warning"))
        .is(422)
        .says("Leiaren din er ugild i saka")
        .says("forvaltningslova § 6 tredje ledd");
    let appoint = |hilde: &mut Browser, who: &str| {
        let person = desk.person(who).0.to_string();
        hilde.get(&format!("{case}/substitutes/new")).is(200);
        let fields = [
            ("person", person.as_str()),
            ("authority", "Kommunestyresak 45/26"),
            ("appointed_on", "23.11.2026"),
        ];
        hilde.post(&format!("{case}/substitutes"), &fields)
    };
    appoint(&mut hilde, "hilde")
        .is(422)
        .says("forvaltningslova § 6 tredje ledd");
    appoint(&mut hilde, "gro").is(422).says("ugild");
    desk.as_person("mona").get(&case).is(404);
    let mona = appoint(&mut hilde, "mona");
    if mona.status == 303 {
        let mut mona = desk.as_person("mona");
        mona.get(&case).is(200);
        mona.get(&format!("{place}/new")).is(200);
        mona.post(&place, &decision("warning")).is(303);
    } else {
        panic!("mona is led by somebody conflicted: {}", mona.html);
    }
}

#[test]
fn whoever_registered_a_case_decides_it_only_where_the_municipality_lets_them() {
    let desk = Desk::with(|settings| settings.policy.registrar_may_decide = false);
    let mut hilde = desk.as_person("hilde");
    let report = report(&desk, "liv");
    let case = register(&desk, &mut hilde, &report, &[]);
    answer_gates(&mut hilde, &case);
    hear(&mut hilde, &case);
    assess(&mut hilde, &case);
    recommend(&mut hilde, &case, "warning");
    delegate(&desk, "gro", "hilde", "23.11.2026", "").is(303);
    hilde.get(&format!("{case}/decisions/new")).is(200);
    hilde
        .post(&format!("{case}/decisions"), &decision("warning"))
        .is(422)
        .says("Den som registrerte saka, avgjer ho ikkje her");
}

#[test]
fn the_page_of_a_decision_says_what_its_reader_may_not_decide() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = ready_for_a_dismissal(&desk, &mut kari);
    let place = format!("{case}/decisions/new");
    let barred = "kommunelova § 13-1 sjuande ledd";
    let form = format!("action=\"{case}/decisions\"");
    // The officer may settle the case, and reads that the rest lies elsewhere.
    let page = kari.get(&place);
    page.is(200).says(barred);
    assert!(page.html.contains(&form));
    let page = desk.as_person("gro").get(&place);
    assert!(!page.is(200).html.contains(barred));
    decide(&desk, &case, "dismissal").is(303);
    let place = format!("{case}/confirmations/new");
    let page = desk.as_person("gro").get(&place);
    page.is(200).says("Ingen stadfester si eiga avgjerd");
    assert!(
        !page
            .html
            .contains(&format!("action=\"{case}/confirmations\""))
    );
}
