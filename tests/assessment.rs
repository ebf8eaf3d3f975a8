//! What a case points to: `brotsak assess`, through the program itself.
#![cfg(not(feature = "postgres"))]

mod explained;
mod oracle;
mod properties;
mod reading;
mod rulesets;

use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

const SCENARIOS: &str = include_str!("fixtures/scenarios.json");

/// What the program answered.
pub struct Answer {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// Runs `brotsak assess` with `arguments`, and `document` on standard input.
pub fn assess(arguments: &[&str], document: &[u8]) -> Answer {
    let mut program = Command::new(env!("CARGO_BIN_EXE_brotsak"))
        .arg("assess")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = program.stdin.take().expect("standard input is piped");
    let document = document.to_vec();
    let feeding = std::thread::spawn(move || stdin.write_all(&document));
    let output = program.wait_with_output().expect("the program ends");
    // A program that refuses its arguments closes its input early; that is its right.
    let _ = feeding.join().expect("the feeding thread does not panic");
    Answer {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("the answer is UTF-8"),
        err: String::from_utf8(output.stderr).expect("the message is UTF-8"),
    }
}

/// The assessment of a document that must be good.
#[track_caller]
pub fn assessed(document: &Value) -> Value {
    let answer = assess(&["-"], document.to_string().as_bytes());
    assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""));
    serde_json::from_str(&answer.out).expect("the answer is JSON")
}

/// A case with one point, no factors and nothing at the gates: Kari's first try.
pub fn plain_case() -> Value {
    json!({
        "id": "2026/1",
        "points": ["V2.2"],
        "channel": "private_account",
        "factors": [],
        "gates": {
            "free_speech": "not_speech",
            "retaliation": "no",
            "whistleblowing": "no",
            "conflicted": [],
            "already_reacted": "no",
            "evidence": "qualified",
            "protected_position": []
        }
    })
}

/// [`plain_case`] with other values at these places (JSON pointers).
pub fn case_with(changes: &[(&str, Value)]) -> Value {
    let mut case = plain_case();
    for (place, value) in changes {
        let (parent, field) = place.rsplit_once('/').expect("a pointer begins with /");
        let object = case.pointer_mut(parent).expect("the parent is there");
        object[field] = value.clone();
    }
    case
}

/// The values of `field` in each object of `list`.
pub fn each<'v>(assessment: &'v Value, list: &str, field: &str) -> Vec<&'v str> {
    let items = assessment[list].as_array().expect("the list is there");
    items
        .iter()
        .filter_map(|item| item[field].as_str())
        .collect()
}

#[test]
fn the_eight_scenarios_are_judged_as_they_should_be() {
    let scenarios: Vec<Value> = serde_json::from_str(SCENARIOS).expect("the fixture is JSON");
    assert_eq!(scenarios.len(), 8);
    let inputs: Value = scenarios.iter().map(|it| it["input"].clone()).collect();
    let assessments = assessed(&inputs);
    for (scenario, assessment) in scenarios
        .iter()
        .zip(assessments.as_array().expect("an array"))
    {
        let id = &scenario["id"];
        let contains = |list: &str, value: &Value| {
            scenario[list]
                .as_array()
                .is_some_and(|list| list.contains(value))
        };
        assert_eq!(assessment["id"], *id);
        assert_eq!(assessment["severity"], scenario["expected"], "{id}");
        assert!(contains("acceptable", &assessment["severity"]), "{id}");
        assert!(!contains("forbidden", &assessment["severity"]), "{id}");
        for must in scenario["must_block"].as_array().expect("a list") {
            let blocks = assessment["blocks"].as_array().expect("a list");
            let stands =
                |block: &Value| block["gate"] == must["gate"] && block["stage"] == must["stage"];
            assert!(blocks.iter().any(stands), "{id} must block {must}");
        }
        for code in scenario["must_set_aside"].as_array().expect("a list") {
            let aside = each(assessment, "set_aside", "code");
            assert!(
                aside.contains(&code.as_str().expect("a code")),
                "{id} {code}"
            );
        }
        for factor in scenario["input"]["factors"].as_array().expect("a list") {
            let reasons = each(assessment, "reasons", "code");
            assert!(
                reasons.contains(&factor.as_str().expect("a code")),
                "{id} {factor}"
            );
        }
    }
}

#[test]
fn an_object_gives_an_object_and_an_array_an_array() {
    assert!(assessed(&plain_case()).is_object());
    assert_eq!(assessed(&json!([])), json!([]));
    let two = assessed(&json!([plain_case(), plain_case()]));
    assert_eq!(
        two,
        json!([assessed(&plain_case()), assessed(&plain_case())])
    );
}

#[test]
fn the_document_has_its_fields_in_the_agreed_order_and_ends_its_line() {
    let document = case_with(&[
        ("/factors", json!(["A1", "A2"])),
        ("/points", json!(["V2.2", "V2.7"])),
        ("/gates/evidence", json!("weak")),
        ("/gates/free_speech", json!("unanswered")),
    ]);
    let answer = assess(&["-"], document.to_string().as_bytes());
    assert!(answer.out.ends_with("}\n"));
    let mut from = 0;
    for field in [
        "\"id\"",
        "\"ruleset\": \"valle-2014/1\"",
        "\"severity\": \"guidance\"",
        "\"net\": 5",
        "\"reasons\"",
        "\"kind\": \"point\"",
        "\"code\": \"V2.2\"",
        "\"weight\": 0",
        "\"text\"",
        "\"sources\"",
        "\"kind\": \"factor\"",
        "\"kind\": \"cap\"",
        "\"code\": \"G6\"",
        "\"set_aside\"",
        "\"code\": \"V2.7\"",
        "\"why\"",
        "\"blocks\"",
        "\"gate\": \"G1\"",
        "\"stage\": \"contact\"",
        "\"text\"",
        "\"sources\"",
        "\"would_change\"",
        "\"change\"",
        "\"severity\"",
        "\"next_steps\"",
        "\"task\"",
        "\"text\"",
        "\"sources\"",
    ] {
        let place = answer.out[from..].find(field);
        from += place.unwrap_or_else(|| panic!("{field} comes after byte {from}"));
    }
}

/// Checks severity and blocks of [`plain_case`] with `changes`.
#[track_caller]
fn check(changes: &[(&str, Value)], severity: &str, blocks: &[(&str, &str)]) {
    let assessment = assessed(&case_with(changes));
    let found: Vec<_> = each(&assessment, "blocks", "gate")
        .into_iter()
        .zip(each(&assessment, "blocks", "stage"))
        .collect();
    assert_eq!(assessment["severity"], severity);
    assert_eq!(found, blocks);
}

#[test]
fn each_gate_blocks_what_the_law_wants_blocked() {
    let heavy = || ("/factors", json!(["A1", "A2", "A3", "A6", "A13"]));
    let hearing = ("G9", "decision");
    let consultation = ("G8", "decision");
    check(&[], "warning", &[hearing]);
    check(&[("/gates/hearing", json!("given"))], "warning", &[]);
    check(&[heavy()], "dismissal", &[consultation, hearing]);
    for settled in ["held", "declined", "not_practicable"] {
        check(
            &[heavy(), ("/gates/consultation", json!(settled))],
            "dismissal",
            &[hearing],
        );
    }
    check(
        &[heavy(), ("/gates/protected_position", json!(["sickness"]))],
        "dismissal",
        &[("G7", "decision"), consultation, hearing],
    );
    check(
        &[("/gates/protected_position", json!(["sickness"]))],
        "warning",
        &[hearing],
    );
    check(
        &[heavy(), ("/gates/free_speech", json!("protected"))],
        "none",
        &[("G1", "contact")],
    );
    check(
        &[("/gates/free_speech", json!("unanswered"))],
        "warning",
        &[("G1", "contact"), hearing],
    );
    check(
        &[heavy(), ("/gates/retaliation", json!("unresolved"))],
        "none",
        &[("G2", "proposal")],
    );
    check(
        &[heavy(), ("/gates/already_reacted", json!("same_facts"))],
        "guidance",
        &[("G5", "decision")],
    );
    check(
        &[("/gates/conflicted", json!(["reporter"]))],
        "warning",
        &[("G4", "decision"), hearing],
    );
    check(
        &[heavy(), ("/gates/evidence", json!("weak"))],
        "guidance",
        &[],
    );
    check(
        &[("/factors", json!(["A1", "A2", "A3", "A6", "A7", "A13"]))],
        "termination",
        &[consultation, hearing],
    );
}

#[test]
fn the_block_names_everybody_who_must_be_replaced() {
    let assessment = assessed(&case_with(&[(
        "/gates/conflicted",
        json!(["chief_executive", "case_officer", "reporter", "reporter"]),
    )]));
    let text = assessment["blocks"][0]["text"].as_str().expect("a text");
    assert!(
        text.contains("meldaren, sakshandsamaren og kommunedirektøren"),
        "{text}"
    );
}

#[test]
fn a_point_outside_its_channel_is_set_aside_and_none_left_means_no_reaction() {
    for (points, channel, aside, severity) in [
        (
            json!(["V2.2", "V2.7"]),
            "private_account",
            vec!["V2.7"],
            "warning",
        ),
        (
            json!(["V2.2", "V2.7", "V3.8"]),
            "other",
            vec!["V2.7", "V3.8"],
            "warning",
        ),
        (
            json!(["V3.8", "V2.12"]),
            "official_account",
            vec!["V3.8"],
            "warning",
        ),
        (
            json!(["V3.8", "V3.6"]),
            "official_account",
            vec!["V3.6", "V3.8"],
            "none",
        ),
    ] {
        let case = case_with(&[("/points", points), ("/channel", json!(channel))]);
        let assessment = assessed(&case);
        assert_eq!(each(&assessment, "set_aside", "code"), aside);
        assert_eq!(assessment["severity"], severity);
        let kinds = each(&assessment, "reasons", "kind");
        assert_eq!(kinds.contains(&"cap"), severity == "none", "{kinds:?}");
    }
}

#[test]
fn a_repeated_sentence_counts_once_and_the_original_counts() {
    for (points, channel, counts, aside) in [
        (
            json!(["V3.5", "V3.4"]),
            "private_account",
            vec!["V3.4"],
            vec!["V3.5"],
        ),
        (json!(["V3.5"]), "private_account", vec!["V3.5"], vec![]),
        (
            json!(["V3.10", "V2.14"]),
            "private_account",
            vec!["V2.14"],
            vec!["V3.10"],
        ),
        (
            json!(["V3.10", "V2.14"]),
            "other",
            vec!["V2.14"],
            vec!["V3.10"],
        ),
    ] {
        let case = case_with(&[("/points", points), ("/channel", json!(channel))]);
        let assessment = assessed(&case);
        let reasons = assessment["reasons"].as_array().expect("a list").iter();
        let points = reasons.filter(|reason| reason["kind"] == "point");
        let counted: Vec<_> = points
            .filter_map(|reason| reason["code"].as_str())
            .collect();
        assert_eq!(counted, counts);
        assert_eq!(each(&assessment, "set_aside", "code"), aside);
    }
}

#[test]
fn the_next_steps_come_in_the_order_of_the_law() {
    let case = case_with(&[("/factors", json!(["A1", "A2", "A3", "A6", "A7", "A13"]))]);
    let assessment = assessed(&case);
    let steps = each(&assessment, "next_steps", "task");
    let order = [
        "assess_data_breach",
        "consider_suspension",
        "consider_police_report",
        "give_prior_notice",
        "hold_consultation",
        "prepare_subsidiary_dismissal",
        "decide",
        "deliver_letter",
    ];
    let places: Vec<_> = order
        .iter()
        .map(|task| steps.iter().position(|step| step == task))
        .collect();
    assert!(
        places.iter().all(Option::is_some) && places.is_sorted(),
        "{steps:?}"
    );
}

#[test]
fn nothing_that_contacts_the_employee_is_proposed_before_free_speech_is_settled() {
    let contacts = [
        "give_prior_notice",
        "give_party_access",
        "hold_consultation",
        "hold_guidance_talk",
        "write_warning",
        "deliver_letter",
        "consider_suspension",
        "inform_subject",
    ];
    for factors in [
        json!([]),
        json!(["M3"]),
        json!(["A1", "A2", "A3", "A6", "A13"]),
    ] {
        for answer in ["unanswered", "protected"] {
            let case = case_with(&[
                ("/factors", factors.clone()),
                ("/gates/free_speech", json!(answer)),
            ]);
            let assessment = assessed(&case);
            let steps = each(&assessment, "next_steps", "task");
            assert!(
                !steps.iter().any(|step| contacts.contains(step)),
                "{answer}: {steps:?}"
            );
            assert!(
                steps.contains(&"decide"),
                "a person decides in the end: {steps:?}"
            );
        }
    }
}

#[test]
fn a_varsel_adds_protection_and_never_weight() {
    let without = assessed(&plain_case());
    let with = assessed(&case_with(&[("/gates/whistleblowing", json!("yes"))]));
    for same in ["severity", "net", "reasons", "blocks", "would_change"] {
        assert_eq!(with[same], without[same]);
    }
    let steps = each(&with, "next_steps", "task");
    assert_eq!(
        steps[..3],
        [
            "open_whistleblowing_case",
            "protect_reporter",
            "investigate_in_reasonable_time"
        ]
    );
}

#[test]
fn the_case_in_the_guide_gives_what_the_guide_says() {
    let guide = include_str!("../docs/rettleiing/vurdering.md");
    let example = guide
        .split("```")
        .find_map(|part| part.strip_prefix("json\n"));
    let example = example.expect("the guide shows a case");
    let answer = assess(&["-"], example.as_bytes());
    let assessment: Value = serde_json::from_str(&answer.out).expect("the answer is JSON");
    assert_eq!(
        (&assessment["severity"], &assessment["net"]),
        (&json!("warning"), &json!(1))
    );
    assert_eq!(each(&assessment, "blocks", "gate"), ["G9"]);
    let broken = example.replace("preponderance", "sterkt");
    let message = assess(&["-"], broken.as_bytes()).err;
    let line = message.lines().nth(1).expect("the fault has a line");
    assert!(guide.contains(line), "the guide shows {line}");
}
