//! The lifecycle of a case: what may be done at each stage, and what is refused with its paragraph.
use crate::support::desk::Desk;
use crate::support::way::{
    GROUNDS, NOTHING, assess, cleared, decide, decided_with_a_warning, deliver, dismissed, notify,
    recommend, write_letter,
};
use brotsak::domain::case::{Done, Lack, Stage, Step};
use brotsak::domain::{authority, closing, consultation, handover, hearing, letter, suspension};

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
    kari.post(&format!("{case}/closure"), &NOTHING)
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
    kari.post(&format!("{case}/closure"), &NOTHING).is(422);
    deliver(&mut kari, &case, "post").is(303);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
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
    kari.post(&place, &NOTHING)
        .is(422)
        .says("kan gå til søksmål til og med 24. mai 2027")
        .says("arbeidsmiljølova § 17-4");
    kari.post(&place, &[("grounds", "Ferdig."), NOTHING[0]])
        .is(422);
    kari.post(&place, &[("grounds", GROUNDS), NOTHING[0]])
        .is(303);
}
