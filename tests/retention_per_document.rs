//! A document is kept as its case is, but where a rule of its own differs: copied evidence in a whistleblowing case.
use crate::support::desk::{Browser, Desk, Page};
use crate::support::keeping::{add, put_schedule_in_force, schedule};
use crate::support::reporting::is_accounted_for;
use crate::support::way::{self, NOTHING};
use chrono::TimeDelta;

const CASE: &str = "/archive/cases/2026-5001";
const REASON: &str =
    "Kopiane ligg hos dei som laga dei, og avgjerda gjengir det som vart lagt til grunn.";

/// A whistleblowing case with evidence, in which a warning was given, closed. Gives its address.
fn closed_varsel(desk: &Desk) -> String {
    let mut kari = desk.as_person("kari");
    let report = way::report(desk, "kare");
    let varsel = [
        ("whistleblowing", "yes"),
        (
            "whistleblowing_grounds",
            "Kåre er tilsett og varslar om brot på lova på arbeidsplassen.",
        ),
    ];
    let case = way::register(desk, &mut kari, &report, &varsel);
    way::answer_gates(&mut kari, &case);
    add(
        &mut kari,
        &case,
        "utskrift.txt",
        b"Utskrift av innlegget.\n",
    );
    way::hear(&mut kari, &case);
    way::assess(&mut kari, &case);
    way::recommend(&mut kari, &case, "warning");
    way::decide(desk, &case, "warning").is(303);
    way::write_letter(&mut kari, &case, "warning");
    way::deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    case
}

fn answer(arne: &mut Browser, which: &str, reason: &str) -> Page {
    arne.get("/archive").is(200);
    let fields = [("evidence", which), ("evidence_reason", reason)];
    arne.post("/archive/evidence-policy", &fields)
}

/// What the archive's page of the case says of its documents, one after the other.
fn documents(arne: &mut Browser, case: &str) -> Vec<String> {
    let page = arne.get(case);
    let html = &page.is(200).html;
    let part = html.split("id=\"documents\"").nth(1).unwrap();
    let part = part.split("</section>").next().unwrap();
    part.split("<li>").skip(1).map(str::to_owned).collect()
}

/// Of those, the one copied in as evidence.
fn evidence(arne: &mut Browser) -> String {
    let all = documents(arne, CASE);
    let chain = "Viser korleis saka vart handsama";
    let mut others: Vec<String> = all
        .iter()
        .filter(|it| !it.contains(chain))
        .cloned()
        .collect();
    assert!(
        all.len() >= others.len() + 4,
        "the chain follows its case: {all:?}"
    );
    for paper in all.iter().filter(|it| it.contains(chain)) {
        assert!(paper.contains("Følgjer saka"), "{paper}");
    }
    assert_eq!(others.len(), 1, "{others:?}");
    others.remove(0)
}

fn has(text: &str, words: &[&str]) {
    for words in words {
        assert!(text.contains(words), "{words}: {text}");
    }
}

#[test]
fn copied_evidence_waits_for_the_archivist_and_is_then_kept_as_answered() {
    let desk = Desk::open();
    closed_varsel(&desk);
    let mut arne = desk.as_person("arne");
    // Something else in the case waits: the evidence waits with it.
    has(
        &evidence(&mut arne),
        &["Følgjer saka", "noko i henne er ikkje avgjort"],
    );
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    has(
        &evidence(&mut arne),
        &["Må avgjerast av deg", "bevart til arkivaren har svara på"],
    );
    arne.get("/archive")
        .says("Høyrer kopierte bevis til handsaminga av eit varsel?")
        .says("For å bevare dei")
        .says("For eigen frist")
        .says("Kopierte bevis er bevarte til du har svara");
    answer(&mut arne, "", REASON)
        .is(422)
        .says("Vel ja eller nei")
        .says(REASON);
    answer(&mut arne, "no", "For kort.")
        .is(422)
        .says("minst 50 teikn")
        .says("For kort.");
    answer(&mut arne, "no", REASON).is(303);
    has(
        &evidence(&mut arne),
        &[
            "Med eigen frist",
            "36 månader, kan kasserast frå",
            "blir ståande når fristen er ute",
            "24. november 2029",
            "ikkje høyrer til handsaminga",
        ],
    );
    // The case is as strong as before.
    arne.get(CASE).says("Bevart for alltid");
    let page = arne.get("/archive");
    page.says(REASON).says("<p>Bevart for alltid</p><b>1</b>");
    desk.as_person("rita")
        .get("/audit?kind=changes")
        .says("Endra innstilling: om kopierte bevis høyrer til handsaminga av eit varsel");
    is_accounted_for(&desk.house);
}

#[test]
fn the_answer_on_evidence_only_moves_upward() {
    let desk = Desk::open();
    closed_varsel(&desk);
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    answer(&mut arne, "no", REASON).is(303);
    answer(&mut arne, "no", REASON)
        .is(422)
        .says("Dette er svaret alt");
    answer(&mut arne, "yes", REASON).is(303);
    has(
        &evidence(&mut arne),
        &["Bevart for alltid", "svara at bevis høyrer til handsaminga"],
    );
    let page = arne.get("/archive");
    page.says("Svaret står");
    assert!(!page.html.contains("name=\"evidence\""));
    answer(&mut arne, "no", REASON)
        .is(422)
        .says("kan ikkje takast tilbake");
    has(&evidence(&mut arne), &["Bevart for alltid"]);
    for name in ["kari", "hilde", "gro", "rita"] {
        let mut person = desk.as_person(name);
        person.get("/account");
        person
            .post("/archive/evidence-policy", &[("evidence", "yes")])
            .is(404);
    }
}

#[test]
fn a_case_closed_after_the_answer_follows_it_and_an_ordinary_case_is_treated_as_one() {
    let desk = Desk::open();
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    answer(&mut arne, "no", REASON).is(303);
    closed_varsel(&desk);
    has(
        &evidence(&mut arne),
        &["Med eigen frist", "24. november 2029"],
    );
    way::closed_with_a_warning(&desk);
    let ordinary = documents(&mut arne, "/archive/cases/2026-1");
    assert!(!ordinary.is_empty());
    for paper in ordinary {
        has(
            &paper,
            &["Følgjer saka", "alt i henne blir handsama under eitt"],
        );
    }
}

#[test]
fn a_longer_schedule_keeps_the_evidence_longer_and_the_trail_says_why() {
    let desk = Desk::open();
    closed_varsel(&desk);
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    answer(&mut arne, "no", REASON).is(303);
    let mut longer = schedule();
    for (name, value) in &mut longer {
        if name == "D3-months" {
            *value = "60".to_owned();
        }
    }
    arne.get("/archive/schedule")
        .says("Kopierte bevis i ei sak");
    crate::support::keeping::post_all(&mut arne, "/archive/schedule", &longer).is(303);
    let mut hilde = desk.as_person("hilde");
    hilde.get("/archive/schedule");
    hilde
        .post("/archive/schedule/2/approval", &[("from", "23.11.2026")])
        .is(303);
    has(&evidence(&mut arne), &["60 månader", "24. november 2031"]);
    desk.wait(TimeDelta::days(1));
    let told = trail(&desk);
    has(
        &told,
        &[
            "Grunn: arkivaren svara om kopierte bevis",
            "Grunn: ein ny bevaringsplan gjeld",
        ],
    );
}

#[test]
fn a_suit_keeps_the_evidence_with_its_case_for_good() {
    let desk = Desk::open();
    let case = closed_varsel(&desk);
    put_schedule_in_force(&desk);
    let mut arne = desk.as_person("arne");
    answer(&mut arne, "no", REASON).is(303);
    has(&evidence(&mut arne), &["Med eigen frist"]);
    let mut kari = desk.as_person("kari");
    let mut sued = |on: &str| {
        kari.get(&format!("{case}/clocks")).is(200);
        let facts = [("contract", "permanent"), ("sued_on", on)];
        kari.post(&format!("{case}/clock-facts"), &facts).is(303);
    };
    sued("23.11.2026");
    let kept = ["Bevart for alltid", "Reaksjonen kom for retten"];
    has(&evidence(&mut arne), &kept);
    // That it was written down by mistake lowers nothing.
    sued("");
    has(&evidence(&mut arne), &kept);
    has(&trail(&desk), &["Grunn: noko nytt har kome til"]);
}

/// The trail of what is kept, as the auditor reads it.
fn trail(desk: &Desk) -> String {
    let mut rita = desk.as_person("rita");
    rita.get("/audit?kind=changes").is(200).html.clone()
}
