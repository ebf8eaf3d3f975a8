use crate::support::desk::{Browser, Desk};
use brotsak::domain::person::PersonId;

const GROUNDS: &str =
    "Opplysningane stod ope i nesten eit døgn, og foreldra kjende att barnet sitt.";
const WEIGHING: &str = "Han har vore her i ti år utan merknad, og sletta innlegget same dag som han vart gjord merksam.";

/// A report about Ola from Liv, as the form files it.
pub fn report(desk: &Desk, liv: &mut Browser) -> String {
    let _ = desk;
    let draft = liv.get("/reports");
    draft.is(200);
    let page = liv.post("/reports/drafts", &[]);
    let first = page.is(303).location.clone();
    let base = first.rsplit_once('/').unwrap().0.to_owned();
    let subject = desk.person("ola").0.to_string();
    liv.get(&first).is(200);
    liv.post(&first, &[("subject", &subject)]).is(303);
    let what = [
        (
            "what",
            "Han la ut eit bilete der ein elev er synleg, med ein spøkefull tekst.",
        ),
        ("date", "20.11.2026"),
        ("channel", "private_account"),
    ];
    liv.get(&format!("{base}/what")).is(200);
    liv.post(&format!("{base}/what"), &what).is(303);
    liv.get(&format!("{base}/points")).is(200);
    liv.post(&format!("{base}/points"), &[("points", "V3.8")])
        .is(303);
    liv.get(&format!("{base}/check")).is(200);
    let filed = liv.post(&format!("{base}/filing"), &[]);
    filed.is(303);
    filed.location.strip_prefix("/reports/").unwrap().to_owned()
}

/// Registers the report as Kari does, giving the address of the case.
pub fn register(desk: &Desk, kari: &mut Browser, report: &str, more: &[(&str, &str)]) -> String {
    kari.get("/inbox")
        .is(200)
        .says(&report.replacen('-', "-", 1).replace("M-2026-", "M-2026/"));
    let page = format!("/reports/{report}/case");
    kari.get(&page).is(200).says("ein elev er synleg");
    let registered = kari.post(&page, &registration(desk, more));
    registered.is(303).location.clone()
}

fn registration<'a>(desk: &Desk, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let leak = |id: PersonId| -> &'static str { id.0.to_string().leak() };
    let unit = desk
        .house
        .store
        .read(|db| brotsak::store::units::list(db))
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
    fields.extend(more);
    fields
}

const GATES: &[(&str, &str)] = &[
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

fn answer_gates(kari: &mut Browser, case: &str) {
    kari.get(&format!("{case}/gates")).is(200);
    kari.post(&format!("{case}/gates"), GATES).is(303);
}

fn hear(kari: &mut Browser, case: &str) {
    let heard = [
        ("hearing", "given"),
        (
            "hearing_grounds",
            "Førehandsvarsel sendt 21. november, uttale motteken 23. november 2026.",
        ),
    ];
    kari.get(&format!("{case}/gates")).is(200);
    kari.post(&format!("{case}/gates"), &heard).is(303);
}

fn recommend(kari: &mut Browser, case: &str, severity: &str) {
    kari.get(case).is(200);
    let fields = [
        ("severity", severity),
        ("grounds", GROUNDS),
        ("weighing", WEIGHING),
    ];
    kari.post(&format!("{case}/recommendations"), &fields)
        .is(303);
}

fn case_at_assessment(desk: &Desk, kari: &mut Browser) -> String {
    let mut liv = desk.as_person("liv");
    let report = report(desk, &mut liv);
    let case = register(desk, kari, &report, &[]);
    answer_gates(kari, &case);
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
    case
}

#[test]
fn a_case_goes_the_whole_way_from_report_to_closing() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = case_at_assessment(&desk, &mut kari);
    assert_eq!(case, "/cases/2026-1");
    kari.get(&case)
        .is(200)
        .says("Åtvaring")
        .says("Netto")
        .says("A6")
        .says("M3");
    recommend(&mut kari, &case, "warning");
    hear(&mut kari, &case);
    let mut gro = desk.as_person("gro");
    gro.get(&format!("{case}/decisions/new"))
        .is(200)
        .says(WEIGHING);
    gro.post(
        &format!("{case}/decisions"),
        &[("severity", "warning"), ("grounds", GROUNDS)],
    )
    .is(303);
    kari.get(&format!("{case}/closure"))
        .is(200)
        .says("Arkivaren må avgjere");
    kari.post(&format!("{case}/closure"), &[]).is(303);
    kari.get(&case).is(200).says("Avslutta");
    kari.get(&format!("{case}/documents/1"))
        .is(200)
        .says("MELDING M-2026/1");
}
