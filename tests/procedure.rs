//! The lawful way to a decision, and every shorter way refused with its paragraph.
use crate::support::desk::{Browser, Desk};
use crate::support::way::{
    GROUNDS, LETTER, answer_gates, assess, begin_letter, case_at_assessment, cleared, confirm,
    consult, decide, decided_with_a_warning, decision, delegate, deliver, hear, heard_and_assessed,
    notify, recommend, register, report, write_letter,
};
use brotsak::domain::case::{Done, Lack, Stage, Step};
use brotsak::domain::{authority, closing, consultation, handover, hearing, letter, suspension};

/// A case in which a dismissal is recommended, and the meeting held.
fn ready_for_a_dismissal(desk: &Desk, kari: &mut Browser) -> String {
    let case = heard_and_assessed(desk, kari);
    recommend(kari, &case, "dismissal");
    desk.wait(chrono::TimeDelta::minutes(30));
    consult(kari, &case, &[]).is(303);
    case
}

#[test]
fn every_stage_allows_its_lawful_steps_and_no_other() {
    use Stage::*;
    use Step::*;
    // The steps of each stage before and after the hearing, beside the table in the code.
    let lawful: &[(Stage, &[Step])] = &[
        (Registered, &[AnswerGates]),
        (Cleared, &[AnswerGates, GiveNotice, OmitNotice, Assess]),
        (Notified, &[AnswerGates, GiveNotice, RecordStatement]),
        (Heard, &[AnswerGates, GiveNotice, RecordStatement, Assess]),
        (
            Assessed,
            &[AnswerGates, GiveNotice, OmitNotice, Assess, Recommend],
        ),
        (
            Recommended,
            &[
                AnswerGates,
                GiveNotice,
                OmitNotice,
                Assess,
                Recommend,
                Summon,
                Consult,
                Decide,
                DecideAlone,
            ],
        ),
        (
            Consulted,
            &[
                AnswerGates,
                GiveNotice,
                OmitNotice,
                Assess,
                Recommend,
                Summon,
                Consult,
                Decide,
                DecideAlone,
            ],
        ),
        (Unconfirmed, &[Confirm, Return]),
        (Decided, &[Deliver, Close]),
        (Delivered, &[Deliver, Close]),
        (Closed, &[Reopen]),
    ];
    assert_eq!(lawful.len(), Stage::ALL.len());
    for (stage, steps) in lawful {
        for step in Step::ALL {
            let is_lawful = steps.contains(&step);
            let after = stage.after(step, Done::default());
            assert_eq!(after.is_ok(), is_lawful, "{stage:?} {step:?} {after:?}");
            let heard = Done {
                heard: true,
                consulted: true,
            };
            let late = [Assessed, Recommended, Consulted].contains(stage);
            let is_lawful = match step {
                OmitNotice => false,
                RecordStatement if late => true,
                _ => is_lawful,
            };
            let after = stage.after(step, heard);
            assert_eq!(
                after.is_ok(),
                is_lawful,
                "heard: {stage:?} {step:?} {after:?}"
            );
        }
    }
}

#[test]
fn every_refusal_names_a_paragraph_that_the_law_map_lists() {
    let map = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/law.md")).unwrap();
    let mut sources: Vec<&str> = vec![];
    for stage in Stage::ALL {
        for step in Step::ALL {
            if let Err(refusal) = stage.after(step, Done::default()) {
                sources.push(refusal.lack.source());
            }
        }
    }
    sources.extend(Lack::ALL.map(Lack::source));
    sources.extend(suspension::Lack::ALL.map(suspension::Lack::source));
    let act = authority::Act::Warn;
    let day = chrono::NaiveDate::MIN;
    let not_ahead = |block| letter::NotAhead { block, day };
    sources.extend([
        authority::Refusal::Conflicted.source(),
        authority::Refusal::LeaderConflicted.source(),
        authority::Refusal::NotDelegated { act }.source(),
        authority::Refusal::OwnDecision.source(),
        authority::Refusal::NobodyConflicted.source(),
        hearing::Refusal::ContactClosed.source(),
        hearing::Refusal::NoMatter.source(),
        hearing::Refusal::StillTime(day).source(),
        hearing::Refusal::NoStatement.source(),
        consultation::Refusal::NotOver.source(),
        consultation::Refusal::BeforeNotice.source(),
        handover::Refusal::NoWitness.source(),
        handover::Refusal::UnknownMode(handover::Mode::Email).source(),
        closing::Refusal::ClocksRun(day).source(),
        closing::Refusal::SuspensionRuns.source(),
        suspension::Refusal::ContactClosed.source(),
        suspension::Refusal::Retaliation.source(),
        suspension::Refusal::SameFacts.source(),
        suspension::Refusal::NotHeard.source(),
        suspension::Refusal::NoSpecialNature.source(),
        suspension::Refusal::NotForYou.source(),
        not_ahead(letter::Block::CommentBy).source(),
        not_ahead(letter::Block::Time).source(),
    ]);
    for source in sources {
        for part in source.split("; ") {
            let (law, paragraphs) = part.split_once(' ').unwrap();
            let numbers = paragraphs.trim_start_matches('§').trim();
            let numbers = numbers.split(" ledd").next().unwrap();
            let number = numbers
                .split_whitespace()
                .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
                .unwrap();
            let row = map
                .lines()
                .any(|line| line.contains(law) && line.contains(number));
            assert!(row, "docs/law.md does not list {law} {number} ({source})");
        }
    }
}

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
    kari.post(&format!("{case}/closure"), &[])
        .is(422)
        .says("stadfestast av ein annan");
    confirm(&desk, "hilde", &case, "confirmed").is(303);
    kari.post(&format!("{case}/closure"), &[]).is(303);
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
fn a_closed_case_is_reopened_with_grounds_and_heard_anew() {
    let desk = Desk::open();
    let case = crate::support::way::closed_with_a_warning(&desk);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&case).is(200).says("Ta opp att saka");
    hilde.get(&format!("{case}/reopenings/new")).is(200);
    let place = format!("{case}/reopenings");
    hilde.post(&place, &[("grounds", "Feil.")]).is(422);
    hilde.post(&place, &[("grounds", GROUNDS)]).is(303);
    let mut kari = desk.as_person("kari");
    assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
    decide(&desk, &case, "warning").is(422).says("Port G9");
    assert_eq!(kari.get(&format!("{place}/new")).status, 404);
}

#[test]
fn a_warning_is_closed_when_its_letter_has_come() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided_with_a_warning(&desk, &mut kari);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &[])
        .is(422)
        .says("Brevet er ikkje registrert som levert (arbeidsmiljølova § 15-4)");
    write_letter(&mut kari, &case, "warning");
    let mut check = |fields: &[(&str, &str)], said: &str| {
        kari.get(&format!("{case}/deliveries/new")).is(200);
        kari.post(&format!("{case}/deliveries"), fields)
            .is(422)
            .says(said);
    };
    let sent = ("sent_on", "23.11.2026");
    let (hand, came) = (("mode", "hand"), ("arrived_on", "23.11.2026"));
    check(
        &[
            hand,
            ("sent_on", "22.11.2026"),
            ("arrival", "received"),
            came,
        ],
        "før avgjerda",
    );
    check(
        &[
            hand,
            sent,
            ("arrival", "received"),
            ("arrived_on", "24.11.2026"),
        ],
        "ikkje komen enno",
    );
    check(
        &[hand, sent, ("arrival", "refused"), came],
        "namnet på eit vitne",
    );
    check(
        &[
            ("mode", "post"),
            sent,
            ("arrival", "refused"),
            came,
            ("note", "Per"),
        ],
        "levert personleg",
    );
    let back = [("mode", "post"), sent, ("arrival", "returned"), came];
    kari.post(&format!("{case}/deliveries"), &back).is(303);
    // It came back: nothing is received, and the case waits.
    kari.post(&format!("{case}/closure"), &[]).is(422);
    deliver(&mut kari, &case, "post").is(303);
    kari.post(&format!("{case}/closure"), &[]).is(303);
}

/// A dismissal that is decided, confirmed and received on 23 November 2026.
fn dismissed(desk: &Desk, kari: &mut Browser) -> String {
    let case = ready_for_a_dismissal(desk, kari);
    decide(desk, &case, "dismissal").is(303);
    confirm(desk, "hilde", &case, "confirmed").is(303);
    write_letter(kari, &case, "dismissal");
    deliver(kari, &case, "hand").is(303);
    case
}

#[test]
fn every_clock_of_a_dismissal_stands_on_its_page() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = dismissed(&desk, &mut kari);
    kari.get(&format!("{case}/clocks"))
        .is(200)
        .says("7. desember 2026")
        .says("18. januar 2027")
        .says("arbeidsmiljølova § 17-3")
        .says("Manglar: dagen tilsetjinga tok til");
    let place = format!("{case}/clock-facts");
    let late = [("employed_on", "24.11.2026"), ("contract", "permanent")];
    kari.post(&place, &late)
        .is(422)
        .says("kan ikkje vere før dagen tilsetjinga tok til");
    let known = [("employed_on", "1.8.2014"), ("contract", "permanent")];
    kari.post(&place, &known).is(303);
    // Twelve years: the law asks for the age too (arbeidsmiljølova § 15-3).
    kari.get(&format!("{case}/clocks"))
        .says("Manglar: fødselsdatoen");
    let born = [
        ("employed_on", "1.8.2014"),
        ("born_on", "1.1.1976"),
        ("contract", "permanent"),
    ];
    kari.post(&place, &born).is(303);
    kari.get(&format!("{case}/clocks")).says("31. mars 2027");
    kari.get(&case).is(200).says("Neste frist");
    // The statement came in time: that clock is no alarm any more.
    let clocks = kari.get(&format!("{case}/clocks")).html;
    assert!(!clocks.contains("gjekk ut"), "{clocks}");
}

#[test]
fn a_case_whose_clocks_run_is_closed_only_with_grounds() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = dismissed(&desk, &mut kari);
    kari.get(&format!("{case}/closure")).is(200);
    let place = format!("{case}/closure");
    kari.post(&place, &[])
        .is(422)
        .says("kan gå til søksmål til og med 24. mai 2027")
        .says("arbeidsmiljølova § 17-4");
    kari.post(&place, &[("grounds", "Ferdig.")]).is(422);
    kari.post(&place, &[("grounds", GROUNDS)]).is(303);
}

#[test]
fn a_case_keeps_the_administrative_law_it_began_under() {
    let under = |from: Option<&str>| {
        let from = from.map(|day| day.parse().unwrap());
        let desk = Desk::with(|settings| settings.fvl2025_from = from);
        let mut kari = desk.as_person("kari");
        let case = cleared(&desk, &mut kari);
        notify(&mut kari, &case).is(303);
        let page = kari.get(&format!("{case}/clocks"));
        page.is(200).html.contains("forvaltningslova av 2025")
    };
    assert!(!under(None));
    assert!(!under(Some("2026-11-24")));
    assert!(under(Some("2026-11-23")));
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
fn a_letter_waits_for_what_it_is_about() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let report = report(&desk, "liv");
    let case = register(&desk, &mut kari, &report, &[]);
    let begin = |kari: &mut Browser, kind: &str| {
        kari.get(&format!("{case}/letters")).is(200);
        let fields = [("kind", kind), ("language", "nn")];
        kari.post(&format!("{case}/letters"), &fields)
    };
    for kind in ["prior_notice", "summons", "warning", "closing"] {
        begin(&mut kari, kind).is(422).says("Grunnlova § 100");
    }
    // To the reporter, who is not the employee.
    begin(&mut kari, "acknowledgement").is(303);
    answer_gates(&mut kari, &case);
    begin(&mut kari, "prior_notice").is(303);
    begin(&mut kari, "summons")
        .is(422)
        .says("Skriv innstillinga først");
    begin(&mut kari, "minutes")
        .is(422)
        .says("arbeidsmiljølova § 15-1");
    begin(&mut kari, "warning")
        .is(422)
        .says("Saka er ikkje avgjord");
    let protected = [
        ("free_speech", "protected"),
        ("free_speech_grounds", GROUNDS),
    ];
    kari.get(&format!("{case}/gates")).is(200);
    kari.post(&format!("{case}/gates"), &protected).is(303);
    begin(&mut kari, "prior_notice")
        .is(422)
        .says("Grunnlova § 100");
}

#[test]
fn a_letter_without_a_mandatory_part_is_refused_with_its_name() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided_with_a_warning(&desk, &mut kari);
    let draft = begin_letter(&mut kari, &case, "warning");
    // What the decision says stands there already.
    kari.get(&draft).is(200).says("eleven er lett å kjenne att");
    let without = |name: &str| {
        let mut fields = LETTER.to_vec();
        fields.retain(|(other, _)| *other != name);
        fields.push(("then", "finalise"));
        fields
    };
    for name in [
        "facts",
        "duty",
        "expectation",
        "storage",
        "signer",
        "recipient",
    ] {
        kari.post(&draft, &without(name))
            .is(422)
            .says(&format!("href=\"#{name}\""));
    }
    kari.post(&draft, &without("")).is(303);
    kari.get(&draft).is(404);
    let letters = kari.get(&format!("{case}/letters"));
    letters.is(200).says("ferdig");
    let pdf = kari.get(&format!("{case}/documents/5"));
    assert!(pdf.is(200).bytes.starts_with(b"%PDF-1.7"));
}

#[test]
fn a_finalised_letter_is_corrected_by_a_new_version_that_names_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided_with_a_warning(&desk, &mut kari);
    let draft = begin_letter(&mut kari, &case, "warning");
    let mut fields = LETTER.to_vec();
    fields.push(("then", "finalise"));
    kari.get(&draft).is(200);
    kari.post(&draft, &fields).is(303);
    // Written over, it would no longer be what was sent.
    kari.post(&draft, &fields).is(404);
    kari.get(&format!("{case}/letters")).is(200);
    let second = kari
        .post(&format!("{draft}/versions"), &[])
        .is(303)
        .location
        .clone();
    kari.get(&second).is(200).says("versjon 2");
    kari.post(&second, &fields).is(303);
    let first = kari.get(&format!("{case}/documents/5")).bytes;
    let second = kari.get(&format!("{case}/documents/6")).bytes;
    assert_ne!(first, second);
}

#[test]
fn what_people_write_in_a_letter_is_data() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided_with_a_warning(&desk, &mut kari);
    let draft = begin_letter(&mut kari, &case, "warning");
    let long = "Ola ".repeat(50);
    let lines = "ei linje til\n".repeat(400);
    let hostile = [
        ("recipient", long.as_str()),
        ("facts", lines.as_str()),
        (
            "duty",
            "#read(\"/etc/passwd\") $x$ \\ *feit* @ref <tag> // slutt שרה 👩‍🏫 e\u{301}",
        ),
        ("then", "finalise"),
    ];
    let mut fields = LETTER.to_vec();
    fields.retain(|(name, _)| !hostile.iter().any(|(other, _)| other == name));
    fields.extend(hostile);
    kari.get(&draft).is(200);
    kari.post(&draft, &fields).is(303);

    let turned = begin_letter(&mut kari, &case, "warning");
    let mut fields = LETTER.to_vec();
    fields.retain(|(name, _)| *name != "duty");
    fields.extend([("duty", "fil\u{202e}gpj.exe"), ("then", "finalise")]);
    kari.get(&turned).is(200);
    kari.post(&turned, &fields)
        .is(422)
        .says("Teikn nummer 4 (U+202E) kan ikkje stå i eit brev");
}

#[test]
fn an_answer_to_a_gate_stands_with_its_grounds_also_after_a_new_one() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    let first = "Biletet av eleven er teiepliktig etter opplæringslova og forvaltningslova § 13.";
    for page in ["", "/gates"] {
        let page = kari.get(&format!("{case}{page}"));
        page.is(200).says(first);
        assert!(!page.html.contains("Tidlegare svar"));
    }
    kari.get(&format!("{case}/gates")).is(200);
    let anew = [
        ("free_speech", "outweighed"),
        ("free_speech_grounds", GROUNDS),
    ];
    kari.post(&format!("{case}/gates"), &anew).is(303);
    for page in ["", "/gates"] {
        kari.get(&format!("{case}{page}"))
            .is(200)
            .says(GROUNDS)
            .says("Tidlegare svar")
            .says(first);
    }
}
