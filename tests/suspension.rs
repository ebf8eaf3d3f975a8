//! A suspension runs beside its case, and never longer than it must (arbeidsmiljølova § 15-13).
use crate::support::desk::{Browser, Desk, Page};
use crate::support::way::{
    GATES, GROUNDS, NOTHING, answer_gates, begin_letter, cleared, consult_on_suspension,
    decided_with_a_warning, deliver, notify, register, report, write_letter,
};
use brotsak::domain::suspension::{Stage, Step};
use chrono::TimeDelta;

const NEED: &str = "Ho har tilgang til journalane, og loggane må sikrast før ho kan kome attende.";

fn propose(kari: &mut Browser, case: &str) -> Page {
    kari.get(&format!("{case}/suspension")).is(200);
    let grounds = [("suspicion", GROUNDS), ("need", NEED)];
    kari.post(&format!("{case}/suspensions"), &grounds)
}

fn decide(desk: &Desk, who: &str, case: &str) -> Page {
    let mut decider = desk.as_person(who);
    decider.get(&format!("{case}/suspension")).is(200);
    let place = format!("{case}/suspension/decisions");
    decider.post(&place, &[("grounds", GROUNDS), ("impartial", "yes")])
}

fn confirm(desk: &Desk, who: &str, case: &str, verdict: &str) -> Page {
    let mut second = desk.as_person(who);
    second.get(&format!("{case}/suspension")).is(200);
    let said = [
        ("verdict", verdict),
        ("grounds", GROUNDS),
        ("impartial", "yes"),
    ];
    second.post(&format!("{case}/suspension/confirmations"), &said)
}

fn hand_over(kari: &mut Browser, case: &str, mode: &str, arrival: &str) -> Page {
    let delivery = [
        ("mode", mode),
        ("sent_on", "23.11.2026"),
        ("arrival", arrival),
        ("arrived_on", "23.11.2026"),
        ("note", "Overlevert på kontoret."),
    ];
    kari.get(&format!("{case}/suspension/deliveries/new"))
        .is(200);
    kari.post(&format!("{case}/suspension/deliveries"), &delivery)
}

fn review(kari: &mut Browser, case: &str, special: &str) -> Page {
    kari.get(&format!("{case}/suspension")).is(200);
    let said = [("grounds", GROUNDS), ("special_nature", special)];
    kari.post(&format!("{case}/suspension/reviews"), &said)
}

fn end(kari: &mut Browser, case: &str, day: &str) -> Page {
    kari.get(&format!("{case}/suspension")).is(200);
    let said = [("ended_on", day), ("end_grounds", GROUNDS)];
    kari.post(&format!("{case}/suspension/endings"), &said)
}

/// A suspension that is proposed, discussed, decided and confirmed.
pub fn decided(desk: &Desk, kari: &mut Browser) -> String {
    let case = cleared(desk, kari);
    propose(kari, &case).is(303);
    desk.wait(TimeDelta::minutes(50));
    consult_on_suspension(kari, &case, &[]).is(303);
    decide(desk, "gro", &case).is(303);
    confirm(desk, "hilde", &case, "confirmed").is(303);
    case
}

/// A suspension that is in force from 23 November 2026.
fn suspended(desk: &Desk, kari: &mut Browser) -> String {
    let case = decided(desk, kari);
    write_letter(kari, &case, "suspension");
    hand_over(kari, &case, "hand", "received").is(303);
    case
}

#[test]
fn every_stage_of_a_suspension_allows_its_lawful_steps_and_no_other() {
    use Stage::*;
    use Step::*;
    let lawful: &[(Stage, &[Step])] = &[
        (Proposed, &[Consult, End]),
        (Consulted, &[Consult, Decide, End]),
        (Unconfirmed, &[Confirm, Return, End]),
        (Decided, &[Deliver, End]),
        (Running, &[Review, End]),
        (Ended, &[]),
    ];
    assert_eq!(lawful.len(), Stage::ALL.len());
    for (stage, steps) in lawful {
        for step in Step::ALL {
            let after = stage.after(step);
            assert_eq!(after.is_ok(), steps.contains(&step), "{stage:?} {step:?}");
        }
    }
}

#[test]
fn a_suspension_goes_the_lawful_way_and_runs_from_the_day_the_letter_comes() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided(&desk, &mut kari);
    hand_over(&mut kari, &case, "hand", "received")
        .is(422)
        .says("Ferdigstill brevet først (arbeidsmiljølova § 15-4 andre ledd)");
    let draft = begin_letter(&mut kari, &case, "suspension");
    // The draft holds what the case says already.
    kari.get(&draft)
        .is(200)
        .says(NEED)
        .says(GROUNDS)
        .says("Gro");
    write_letter(&mut kari, &case, "suspension");
    for mode in ["email", "portal", "post"] {
        hand_over(&mut kari, &case, mode, "received")
            .is(422)
            .says("arbeidsmiljølova § 15-4 andre ledd");
    }
    // A letter that came back suspends nobody.
    hand_over(&mut kari, &case, "registered", "returned").is(303);
    kari.get(&case).is(200).says("avgjord, ikkje levert");
    hand_over(&mut kari, &case, "hand", "received").is(303);
    kari.get(&case)
        .is(200)
        .says("Suspensjon: gjeld no")
        .says("7. desember 2026")
        .says("23. februar 2027");
    kari.get(&format!("{case}/clocks"))
        .is(200)
        .says("7. desember 2026")
        .says("23. februar 2027");
    // It is an enkeltvedtak that can be complained about while the law of 1967 holds.
    kari.get(&format!("{case}/clocks"))
        .says("14. desember 2026");
    end(&mut kari, &case, "23.11.2026").is(303);
    kari.get(&format!("{case}/suspension"))
        .is(200)
        .says("Tidlegare suspensjonar");
    propose(&mut kari, &case).is(303);
}

#[test]
fn nobody_is_suspended_over_a_protected_utterance_or_after_whistleblowing() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let case = register(&desk, &mut kari, &report, &[]);
    propose(&mut kari, &case)
        .is(422)
        .says("Svar på portane først (Grunnlova § 100)");
    let with = |changes: &[(&'static str, &'static str)]| {
        let mut gates = GATES.to_vec();
        gates.retain(|(name, _)| !changes.iter().any(|(other, _)| other == name));
        gates.extend(changes);
        gates
    };
    let answer = |kari: &mut Browser, changes: &[(&'static str, &'static str)]| {
        kari.get(&format!("{case}/gates")).is(200);
        kari.post(&format!("{case}/gates"), &with(changes)).is(303);
    };
    answer(&mut kari, &[("free_speech", "protected")]);
    propose(&mut kari, &case).is(422).says("Grunnlova § 100");
    answer(&mut kari, &[("retaliation", "unresolved")]);
    propose(&mut kari, &case)
        .is(422)
        .says("arbeidsmiljølova § 2 A-4");
    answer(
        &mut kari,
        &[
            ("already_reacted", "same_facts"),
            ("already_reacted_grounds", GROUNDS),
        ],
    );
    propose(&mut kari, &case)
        .is(422)
        .says("kan ikkje føre til avskjed");
    answer_gates(&mut kari, &case);
    propose(&mut kari, &case).is(303);
    propose(&mut kari, &case)
        .is(422)
        .says("Det er alt ein suspensjon i saka");
}

#[test]
fn a_suspension_needs_what_gives_reason_and_what_the_undertaking_needs() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let place = format!("{case}/suspensions");
    for fields in [
        [("suspicion", "Kort."), ("need", NEED)],
        [("suspicion", GROUNDS), ("need", "Kort.")],
    ] {
        kari.get(&format!("{case}/suspension")).is(200);
        kari.post(&place, &fields)
            .is(422)
            .says("Skriv minst 50 teikn (arbeidsmiljølova § 15-13 første ledd)")
            .says("Kort.");
    }
    let long = "å".repeat(20_001);
    kari.post(&place, &[("suspicion", &long), ("need", NEED)])
        .is(422)
        .says("høgst 20 000 teikn");
}

#[test]
fn only_the_right_person_suspends_and_another_confirms() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    decide(&desk, "gro", &case)
        .is(422)
        .says("Det er ikkje gjort framlegg om suspensjon");
    propose(&mut kari, &case).is(303);
    decide(&desk, "gro", &case)
        .is(422)
        .says("Registrer drøftinga om suspensjonen først");
    desk.wait(TimeDelta::minutes(50));
    consult_on_suspension(&mut kari, &case, &[]).is(303);
    decide(&desk, "kari", &case)
        .is(422)
        .says("kommunelova § 13-1 sjuande ledd");
    decide(&desk, "gro", &case).is(303);
    confirm(&desk, "gro", &case, "confirmed")
        .is(422)
        .says("Ingen stadfester si eiga avgjerd");
    confirm(&desk, "kari", &case, "confirmed")
        .is(422)
        .says("Den som har førebudd saka");
    // No letter before the second person has said yes.
    kari.get(&format!("{case}/letters")).is(200);
    let kind = [("kind", "suspension"), ("language", "nn")];
    kari.post(&format!("{case}/letters"), &kind)
        .is(422)
        .says("Det er ikkje avgjort suspensjon");
    confirm(&desk, "hilde", &case, "returned").is(303);
    decide(&desk, "gro", &case).is(303);
    confirm(&desk, "hilde", &case, "confirmed").is(303);
    // What was sent back still stands in the case.
    kari.get(&format!("{case}/suspension"))
        .is(200)
        .says("Send attende")
        .says("Stadfesta");
}

#[test]
fn somebody_who_was_neither_met_nor_told_is_not_suspended() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    propose(&mut kari, &case).is(303);
    let declined = [("outcome", "declined"), ("grounds", GROUNDS)];
    consult_on_suspension(&mut kari, &case, &declined).is(303);
    decide(&desk, "gro", &case)
        .is(422)
        .says("Den tilsette er ikkje høyrd")
        .says("forvaltningslova § 16");
    notify(&mut kari, &case).is(303);
    decide(&desk, "gro", &case).is(303);
}

#[test]
fn a_suspension_is_reviewed_again_and_again_and_beyond_three_months_only_for_a_reason() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = suspended(&desk, &mut kari);
    desk.wait(TimeDelta::days(15));
    let mut kari = desk.as_person("kari");
    kari.get(&case)
        .is(200)
        .says("Fristen for ny vurdering er ute");
    review(&mut kari, &case, "").is(303);
    let page = kari.get(&case);
    page.is(200).says("22. desember 2026");
    assert!(!page.html.contains("Fristen for ny vurdering er ute"));
    desk.wait(TimeDelta::days(78));
    let mut kari = desk.as_person("kari");
    kari.get(&case)
        .is(200)
        .says("Suspensjonen har vart i tre månader");
    review(&mut kari, &case, "")
        .is(422)
        .says("arten til saka gjer det nødvendig å halde fram")
        .says("§ 15-13 andre ledd")
        .says(GROUNDS);
    review(&mut kari, &case, NEED).is(303);
    kari.get(&format!("{case}/suspension")).is(200).says(NEED);
}

#[test]
fn a_suspension_ends_on_a_day_that_can_be_true_and_by_somebody_who_may() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = suspended(&desk, &mut kari);
    for (day, said) in [
        ("22.11.2026", "ikkje før suspensjonen tok til"),
        ("24.11.2026", "i dag eller tidlegare"),
        ("31.11.2026", "Skriv dag.månad.år"),
    ] {
        end(&mut kari, &case, day).is(422).says(said).says(day);
    }
    kari.post(
        &format!("{case}/suspension/endings"),
        &[("ended_on", "23.11.2026"), ("end_grounds", "Ferdig.")],
    )
    .is(422)
    .says("Skriv minst 50 teikn")
    .says("Ferdig.");
    let mut gro = desk.as_person("gro");
    end(&mut gro, &case, "23.11.2026").is(303);
    end(&mut kari, &case, "23.11.2026")
        .is(422)
        .says("Suspensjonen er oppheva");
}

#[test]
fn a_case_is_not_closed_while_somebody_is_suspended() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided_with_a_warning(&desk, &mut kari);
    write_letter(&mut kari, &case, "warning");
    deliver(&mut kari, &case, "hand").is(303);
    propose(&mut kari, &case).is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING)
        .is(422)
        .says("Ein suspensjon i saka er ikkje oppheva (arbeidsmiljølova § 15-13 andre ledd)");
    end(&mut kari, &case, "23.11.2026").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    propose(&mut kari, &case).is(422).says("Saka er avslutta");
}

#[test]
fn a_step_of_a_suspension_is_offered_to_whoever_may_take_it_and_to_nobody_else() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let mut gro = desk.as_person("gro");
    let case = cleared(&desk, &mut kari);
    let place = format!("{case}/suspension");
    let offers = |who: &mut Browser, form: &str| {
        let page = who.get(&place);
        page.is(200);
        page.html.contains(&format!("action=\"{case}/{form}\""))
    };
    assert!(offers(&mut kari, "suspensions") && !offers(&mut gro, "suspensions"));
    propose(&mut kari, &case).is(303);
    desk.wait(TimeDelta::minutes(50));
    consult_on_suspension(&mut kari, &case, &[]).is(303);
    assert!(!offers(&mut kari, "suspension/decisions"));
    kari.get(&place).is(200).says("Dette steget er ikkje ditt");
    assert!(offers(&mut gro, "suspension/decisions"));
    decide(&desk, "gro", &case).is(303);
    assert!(!offers(&mut gro, "suspension/confirmations"));
    gro.get(&place)
        .is(200)
        .says("Ingen stadfester si eiga avgjerd");
    let mut hilde = desk.as_person("hilde");
    assert!(offers(&mut hilde, "suspension/confirmations"));
    assert!(offers(&mut kari, "suspension/endings"));
}
