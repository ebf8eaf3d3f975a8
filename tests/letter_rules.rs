//! A letter waits for what it is about, has what it must, and stands once it is finalised.
use crate::support::desk::{Browser, Desk};
use crate::support::way::{
    GROUNDS, LETTER, answer_gates, begin_letter, decided_with_a_warning, register, report,
};

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
fn enter_in_a_field_of_a_letter_keeps_the_draft_and_finalises_nothing() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided_with_a_warning(&desk, &mut kari);
    let draft = begin_letter(&mut kari, &case, "warning");
    let page = kari.get(&draft);
    // The browser presses the first button of the form.
    let at = |value: &str| page.html.find(&format!("value=\"{value}\"")).unwrap();
    assert!(at("save") < at("preview") && at("preview") < at("finalise"));
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
