//! The way a case goes, step by step, as the office takes it.

use crate::support::desk::{Browser, Desk, Page};
use brotsak::casework::{Failure, begin_draft, file_report, save_draft};
use brotsak::domain::person::PersonId;
use brotsak::domain::report::{WhatWords, WhoWords, Words};
use brotsak::domain::ruleset::Ruleset;

pub const GROUNDS: &str =
    "Opplysningane stod ope i nesten eit døgn, og foreldra kjende att barnet sitt.";
/// What the officer answers at the closing: none of it happened.
pub const NOTHING: [(&str, &str); 1] = [("happened", "none")];

pub const WEIGHING: &str = "Han har vore her i ti år utan merknad, og sletta innlegget same dag som han vart gjord merksam.";

/// Liv reports about Ola; gives the report's number as it stands in addresses.
pub fn report(desk: &Desk, reporter: &str) -> String {
    let words = "Han la ut eit bilete der ein elev er synleg, med ein spøkefull tekst.";
    report_saying(desk, reporter, words)
}

/// The same in other words.
pub fn report_saying(desk: &Desk, reporter: &str, words: &str) -> String {
    let draft = draft_saying(desk, reporter, words);
    send(desk, reporter, &draft)
}

/// What Liv has written about Ola, before she sends it.
pub fn draft_saying(desk: &Desk, reporter: &str, words: &str) -> String {
    draft_about(desk, reporter, "ola", words)
}

/// The same about somebody else.
pub fn draft_about(desk: &Desk, reporter: &str, subject: &str, words: &str) -> String {
    let words = words.to_owned();
    let (liv, ola) = (desk.person(reporter), desk.person(subject));
    let store = &desk.house.store;
    let draft = store.write(&liv.to_string(), desk.now(), move |tx| {
        let draft = begin_draft::begin_draft(tx, liv)?;
        let who = WhoWords {
            subject: ola.0.to_string(),
            ..WhoWords::default()
        };
        save_draft::save_draft(tx, liv, &draft, Words::Who(who))?;
        let what = WhatWords {
            what: words,
            date: "20.11.2026".into(),
            time: String::new(),
            channel: "private_account".into(),
        };
        save_draft::save_draft(tx, liv, &draft, Words::What(what))?;
        Ok(draft)
    });
    draft.map_err(|failure: Failure| failure).unwrap()
}

/// Sends what was written.
pub fn send(desk: &Desk, reporter: &str, draft: &str) -> String {
    let (liv, draft) = (desk.person(reporter), draft.to_owned());
    let points = Ruleset::builtin().selectable_points();
    let points = points.map(|point| point.code.clone()).collect();
    let store = &desk.house.store;
    let filed = store.write(&liv.to_string(), desk.now(), move |tx| {
        file_report::file_report(tx, liv, &draft, &points)
    });
    filed.unwrap().number.slug()
}

/// Kari takes the report: from then on it is hers to read.
pub fn take(kari: &mut Browser, report: &str) {
    let taken = kari.post(&format!("/reports/{report}/holder"), &[]);
    taken.is(303);
}

/// Registers the report as Kari does, giving the address of the case.
pub fn register(desk: &Desk, kari: &mut Browser, report: &str, more: &[(&str, &str)]) -> String {
    kari.get("/inbox")
        .is(200)
        .says(&report.replace("2026-", "2026/"));
    let page = format!("/reports/{report}/case");
    take(kari, report);
    kari.get(&page).is(200).says("ein elev er synleg");
    let registered = kari.post(&page, &registration(desk, more));
    registered.is(303).location.clone()
}

pub fn registration<'a>(desk: &Desk, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let leak = |id: PersonId| -> &'static str { id.0.to_string().leak() };
    let unit = desk
        .house
        .store
        .read(brotsak::store::units::list)
        .unwrap()
        .into_iter()
        .find(|unit| unit.code == "SKULE")
        .unwrap();
    let mut fields = vec![
        ("title", "Bilete av elev på open profil"),
        ("subject", leak(desk.person("ola"))),
        ("unit", unit.id.to_string().leak()),
        ("officer", leak(desk.person("kari"))),
        ("date", "20.11.2026"),
        ("channel", "private_account"),
        ("points", "V3.8"),
    ];
    if !more.iter().any(|(name, _)| *name == "whistleblowing") {
        fields.push(("whistleblowing", "no"));
        fields.push((
            "whistleblowing_grounds",
            "Rektor melder på vegner av arbeidsgjevar i linja, ikkje som arbeidstakar.",
        ));
    }
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    fields
}

pub const GATES: &[(&str, &str)] = &[
    ("free_speech", "unprotected"),
    (
        "free_speech_grounds",
        "Biletet av eleven er teiepliktig etter opplæringslova og forvaltningslova § 13.",
    ),
    ("retaliation", "no"),
    ("already_reacted", "no"),
    ("evidence", "admitted"),
    ("protected_position", "none"),
];

pub fn answer_gates(kari: &mut Browser, case: &str) {
    kari.get(&format!("{case}/gates")).is(200);
    kari.post(&format!("{case}/gates"), GATES).is(303);
}

/// The prior notice, and the statement the same day.
pub fn hear(kari: &mut Browser, case: &str) {
    notify(kari, case).is(303);
    let said = [
        ("manner", "written"),
        ("received_on", "23.11.2026"),
        (
            "text",
            "Eg sletta innlegget same dag, og har sagt orsak til heimen.",
        ),
    ];
    kari.get(&format!("{case}/hearing")).is(200);
    kari.post(&format!("{case}/statements"), &said).is(303);
}

pub fn notify(kari: &mut Browser, case: &str) -> Page {
    let notice = [
        (
            "matter",
            "Eit bilete av ein elev på open profil 20. november 2026.",
        ),
        ("sent_on", "23.11.2026"),
        ("reply_by", "7.12.2026"),
    ];
    kari.get(&format!("{case}/hearing")).is(200);
    kari.post(&format!("{case}/notices"), &notice)
}

pub fn recommend(kari: &mut Browser, case: &str, severity: &str) {
    kari.get(case).is(200);
    let fields = [
        ("severity", severity),
        ("grounds", GROUNDS),
        ("weighing", WEIGHING),
    ];
    kari.post(&format!("{case}/recommendations"), &fields)
        .is(303);
}

/// A case whose gates are answered.
pub fn cleared(desk: &Desk, kari: &mut Browser) -> String {
    let report = report(desk, "liv");
    let case = register(desk, kari, &report, &[]);
    answer_gates(kari, &case);
    case
}

pub fn assess(kari: &mut Browser, case: &str) {
    kari.get(&format!("{case}/assessments/new"))
        .is(200)
        .says("V3.8");
    let found = [
        ("points", "V3.8"),
        ("factors", "A6"),
        ("factors", "M3"),
        ("is_leader", "0"),
    ];
    kari.post(&format!("{case}/assessments"), &found).is(303);
}

/// Assessed before anybody is heard.
pub fn case_at_assessment(desk: &Desk, kari: &mut Browser) -> String {
    let case = cleared(desk, kari);
    assess(kari, &case);
    case
}

/// Heard, and assessed on what was said.
pub fn heard_and_assessed(desk: &Desk, kari: &mut Browser) -> String {
    let case = cleared(desk, kari);
    hear(kari, &case);
    assess(kari, &case);
    case
}

/// Every text that a decision may need, each long enough.
pub fn decision(severity: &str) -> [(&str, &str); 7] {
    [
        ("severity", severity),
        (
            "rules",
            "Retningslinene for sosiale medium punkt 3.8, og styringsretten.",
        ),
        (
            "facts",
            "Biletet låg ope i nesten eit døgn, og eleven er lett å kjenne att.",
        ),
        ("grounds", GROUNDS),
        ("weighing", WEIGHING),
        (
            "alternatives",
            "Rettleiing er vurdert, men er ikkje nok når ein elev er hengd ut.",
        ),
        ("impartial", "yes"),
    ]
}

/// The decision of Gro, the chief executive.
pub fn decide(desk: &Desk, case: &str, severity: &str) -> Page {
    let mut gro = desk.as_person("gro");
    gro.get(&format!("{case}/decisions/new")).is(200);
    gro.post(&format!("{case}/decisions"), &decision(severity))
}

/// Hilde, the head of HR, says yes or no to it.
pub fn confirm(desk: &Desk, who: &str, case: &str, verdict: &str) -> Page {
    let mut second = desk.as_person(who);
    second.get(&format!("{case}/confirmations/new")).is(200);
    let said = [
        ("verdict", verdict),
        ("grounds", GROUNDS),
        ("impartial", "yes"),
    ];
    second.post(&format!("{case}/confirmations"), &said)
}

/// What somebody writes in a letter of any kind, each part with enough in it.
pub const LETTER: &[(&str, &str)] = &[
    ("recipient", "Ola Lærar"),
    ("address", "Dømevegen 4\n4747 Valle"),
    ("position", "Lærar"),
    ("from", "Frå du får dette brevet"),
    ("need", "Elevane og undersøkinga."),
    ("comment_by", "7. desember 2026"),
    ("time", "10.00"),
    ("place", "Møterom 2"),
    ("date", "23. november 2026"),
    ("received_on", "23. november 2026"),
    ("matter", "Eit bilete av ein elev på open profil."),
    ("considered", "Åtvaring er vurdert."),
    ("rules", "Retningslinene for sosiale medium punkt 3.8."),
    ("facts", "Biletet låg ope i nesten eit døgn."),
    ("duty", "Punkt 3.8 i retningslinene."),
    ("legitimate_ground", "Eleven vart hengd ut."),
    ("weighing", "Han angra same dag."),
    ("alternatives", "Rettleiing er vurdert."),
    ("considerations", "Omsynet til eleven."),
    ("notice_period", "Tre månader."),
    ("subsidiary", "Du blir subsidiært sagt opp."),
    ("expectation", "Følg retningslinene."),
    ("storage", "I personalmappa i 24 månader."),
    ("participants", "Kari og Ola"),
    ("background", "Biletet"),
    ("documents", "Ingen"),
    ("employer_view", "Alvorleg"),
    ("employee_view", "Han angrar"),
    ("other_work", "Vurdert"),
    ("signer", "Gro Direktør"),
    ("signer_title", "kommunedirektør"),
];

/// Begins a letter, giving the address of its draft.
pub fn begin_letter(kari: &mut Browser, case: &str, kind: &str) -> String {
    kari.get(&format!("{case}/letters")).is(200);
    let fields = [("kind", kind), ("language", "nn")];
    let begun = kari.post(&format!("{case}/letters"), &fields);
    begun.is(303).location.clone()
}

/// Writes and finalises a letter.
pub fn write_letter(kari: &mut Browser, case: &str, kind: &str) {
    let draft = begin_letter(kari, case, kind);
    kari.get(&draft).is(200);
    let mut fields = LETTER.to_vec();
    fields.push(("then", "finalise"));
    kari.post(&draft, &fields).is(303);
}

pub fn deliver(kari: &mut Browser, case: &str, mode: &str) -> Page {
    let delivery = [
        ("mode", mode),
        ("sent_on", "23.11.2026"),
        ("arrival", "received"),
        ("arrived_on", "23.11.2026"),
        ("note", "Overlevert på kontoret."),
    ];
    kari.get(&format!("{case}/deliveries/new")).is(200);
    kari.post(&format!("{case}/deliveries"), &delivery)
}

/// A case in which a warning is decided.
pub fn decided_with_a_warning(desk: &Desk, kari: &mut Browser) -> String {
    let case = heard_and_assessed(desk, kari);
    recommend(kari, &case, "warning");
    decide(desk, &case, "warning").is(303);
    case
}

/// The same, and its letter has come.
pub fn delivered_warning(desk: &Desk, kari: &mut Browser) -> String {
    let case = decided_with_a_warning(desk, kari);
    write_letter(kari, &case, "warning");
    deliver(kari, &case, "hand").is(303);
    case
}

/// The same, closed.
pub fn closed_with_a_warning(desk: &Desk) -> String {
    let mut kari = desk.as_person("kari");
    let case = delivered_warning(desk, &mut kari);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    case
}

/// The discussion meeting of this morning, with what is to be otherwise in it.
pub fn consult(kari: &mut Browser, case: &str, more: &[(&str, &str)]) -> Page {
    meet(kari, &format!("{case}/consultations"), more)
}

/// The same about the suspension.
pub fn consult_on_suspension(kari: &mut Browser, case: &str, more: &[(&str, &str)]) -> Page {
    meet(kari, &format!("{case}/suspension/consultations"), more)
}

fn meet(kari: &mut Browser, place: &str, more: &[(&str, &str)]) -> Page {
    let mut minutes = vec![
        ("outcome", "held"),
        ("held_on", "23.11.2026"),
        ("from", "8.15"),
        ("to", "09:10"),
        ("place", "Møterom 2"),
        ("participants", "Kari for arbeidsgjevar, Ola og tillitsvald"),
        ("background", "Biletet av eleven"),
        ("shown", "Ingen"),
        ("employer_view", "Alvorleg"),
        ("employee_view", "Han angrar"),
        ("other_work", "Er vurdert"),
        ("signatures", "Alle skreiv under"),
    ];
    minutes.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    minutes.extend(more);
    kari.get(&format!("{place}/new")).is(200);
    kari.post(place, &minutes)
}

/// Somebody is given the power to dismiss or whatever the register's form says, by `by`.
pub fn delegate(desk: &Desk, by: &str, to: &str, from: &str, last: &str) -> Page {
    let person = desk.person(to).0.to_string();
    let mut keeper = desk.as_person(by);
    keeper.get("/delegations").is(200);
    let fields = [
        ("person", person.as_str()),
        ("act", "warn"),
        ("from_on", from),
        ("to_on", last),
        ("authority", "Delegasjonsvedtak 12/26"),
    ];
    keeper.post("/delegations", &fields)
}

/// A case in which a dismissal is recommended, and the meeting held.
pub fn ready_for_a_dismissal(desk: &Desk, kari: &mut Browser) -> String {
    let case = heard_and_assessed(desk, kari);
    recommend(kari, &case, "dismissal");
    desk.wait(chrono::TimeDelta::minutes(30));
    consult(kari, &case, &[]).is(303);
    case
}

/// A dismissal that is decided, confirmed and received on 23 November 2026.
pub fn dismissed(desk: &Desk, kari: &mut Browser) -> String {
    let case = ready_for_a_dismissal(desk, kari);
    decide(desk, &case, "dismissal").is(303);
    confirm(desk, "hilde", &case, "confirmed").is(303);
    write_letter(kari, &case, "dismissal");
    deliver(kari, &case, "hand").is(303);
    case
}

/// The number of the first document that is saved under such a name.
pub fn serial(kari: &mut Browser, name: &str) -> String {
    let found = (1..20).find(|serial| {
        let page = kari.get(&format!("/cases/2026-1/documents/{serial}"));
        let said = page.headers.get("content-disposition");
        said.is_some_and(|said| said.to_str().unwrap().contains(name))
    });
    found.unwrap().to_string()
}
