//! The employee is told and heard before anything is decided (forvaltningslova §§ 16 and 17).
use crate::support::desk::Desk;
use crate::support::way::{
    GROUNDS, answer_gates, assess, case_at_assessment, cleared, decide, hear, notify, recommend,
    register, report,
};

#[test]
fn nobody_is_contacted_before_free_speech_is_answered() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let case = register(&desk, &mut kari, &report, &[]);
    kari.get(&format!("{case}/hearing"))
        .is(200)
        .says("Ikkje ta kontakt");
    notify(&mut kari, &case).is(422).says("Grunnlova § 100");
    answer_gates(&mut kari, &case);
    notify(&mut kari, &case).is(303);
}

#[test]
fn a_warning_waits_for_the_hearing_and_is_proposed_again_after_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case_at_assessment(&desk, &mut kari);
    recommend(&mut kari, &case, "warning");
    decide(&desk, &case, "warning")
        .is(422)
        .says("Port G9 står i vegen");
    hear(&mut kari, &case);
    // What was proposed and recommended before no longer counts (forvaltningslova § 17).
    decide(&desk, &case, "warning")
        .is(422)
        .says("Rekn ut framlegget først (forvaltningslova § 17)");
    assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
    decide(&desk, &case, "warning").is(303);
}

#[test]
fn silence_is_noted_when_the_time_is_over() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    let silent = |day| [("manner", "silent"), ("received_on", day), ("text", "")];
    kari.get(&format!("{case}/hearing")).is(200);
    kari.post(&format!("{case}/statements"), &silent("23.11.2026"))
        .is(422)
        .says("Den tilsette kan uttale seg til og med 7. desember 2026");
    kari.get(&format!("{case}/assessments/new")).is(200);
    kari.post(&format!("{case}/assessments"), &[("points", "V3.8")])
        .is(422)
        .says("Vent på uttalen");
    desk.wait(chrono::TimeDelta::days(15));
    let mut kari = desk.as_person("kari");
    kari.get(&format!("{case}/hearing")).is(200);
    kari.post(&format!("{case}/statements"), &silent("8.12.2026"))
        .is(303);
    assess(&mut kari, &case);
}

#[test]
fn a_notice_has_its_days_in_order() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let mut check = |sent_on: &str, reply_by: &str, matter: &str, said: &str| {
        kari.get(&format!("{case}/hearing")).is(200);
        let notice = [
            ("matter", matter),
            ("sent_on", sent_on),
            ("reply_by", reply_by),
        ];
        kari.post(&format!("{case}/notices"), &notice)
            .is(422)
            .says(said)
            .says(sent_on);
    };
    check("24.11.2026", "8.12.2026", "Eit bilete", "ikkje komen enno");
    check(
        "22.11.2026",
        "8.12.2026",
        "Eit bilete",
        "før saka vart registrert",
    );
    check(
        "23.11.2026",
        "23.11.2026",
        "Eit bilete",
        "Fristen må vere etter",
    );
    check("23.11.2026", "8.12.2026", " ", "Skriv kva saka gjeld");
    check("31.2.2026", "8.12.2026", "Eit bilete", "Skriv dag.månad.år");
}

#[test]
fn a_notice_is_left_out_only_for_a_reason_the_law_knows() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    kari.get(&format!("{case}/hearing")).is(200);
    let place = format!("{case}/omissions");
    kari.post(&place, &[("omit_grounds", GROUNDS)])
        .is(422)
        .says("Vel eitt av svara");
    let short = [
        ("omission", "has_spoken"),
        ("omit_grounds", "Har sagt sitt."),
    ];
    kari.post(&place, &short)
        .is(422)
        .says("forvaltningslova § 16");
    let reasoned = [("omission", "has_spoken"), ("omit_grounds", GROUNDS)];
    kari.post(&place, &reasoned).is(303);
    assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
    decide(&desk, &case, "warning").is(303);
}
