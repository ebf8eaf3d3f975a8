//! What holds for every case, whatever is found in it.

use crate::assessment::oracle::{FACTORS, POINTS, judge};
use brotsak::domain::assessment::{
    Alteration, Assessment, Document, ReasonKind, assess, gate_ceiling, read,
};
use brotsak::domain::coded::Coded;
use brotsak::domain::gate::{Gates, Question};
use brotsak::domain::ruleset::Ruleset;
use brotsak::domain::severity::Severity;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};

/// Any input document: every answer, any points and any factors.
fn any_case() -> impl Strategy<Value = Value> {
    let points = prop_oneof![
        subsequence(POINTS.map(|point| point.0).to_vec(), 1..=4),
        // Nothing but points that carry much, so that the factors and gates decide.
        Just(vec!["V2.2", "V3.7"]),
    ];
    let factors = subsequence(FACTORS.map(|factor| factor.0).to_vec(), 0..=24);
    let channel = select(vec!["official_account", "private_account", "other"]);
    let gates: Vec<_> = Question::ALL
        .iter()
        .map(|question| any_answer(*question))
        .collect();
    (points, channel, factors, gates).prop_map(|(points, channel, factors, gates)| {
        let gates: serde_json::Map<String, Value> = Question::ALL
            .iter()
            .map(|question| question.code().to_owned())
            .zip(gates)
            .collect();
        json!({"id": "x", "points": points, "channel": channel, "factors": factors, "gates": gates})
    })
}

/// Half of the time the first answer that limits nothing, so that limits are not always there.
fn any_answer(question: Question) -> BoxedStrategy<Value> {
    let choices = question.choices();
    if question.takes_many() {
        let most = choices.len();
        return subsequence(choices, 0..=most)
            .prop_map(|given| json!(given))
            .boxed();
    }
    let quiet = match question {
        Question::Evidence => "qualified",
        Question::FreeSpeech => "not_speech",
        _ => choices[0],
    };
    prop_oneof![
        Just(json!(quiet)),
        select(choices).prop_map(|code| json!(code))
    ]
    .boxed()
}

fn judged(case: &Value) -> Assessment {
    let ruleset = Ruleset::builtin();
    match read(ruleset, case.to_string().as_bytes()) {
        Ok(Document::One(input)) => assess(ruleset, &input),
        other => panic!("{case} is a good case: {other:?}"),
    }
}

/// `case` with the change applied, as the format writes it.
fn changed(case: &Value, change: &str) -> Value {
    let mut case = case.clone();
    let factors = case["factors"].as_array_mut().expect("factors");
    if let Some(code) = change.strip_prefix('+') {
        factors.push(json!(code));
    } else if let Some(code) = change.strip_prefix('-') {
        factors.retain(|factor| factor != code);
    } else {
        let (gate, answer) = change
            .strip_prefix("gates.")
            .and_then(|change| change.split_once('='))
            .expect("a change is a factor or a gate");
        case["gates"][gate] = json!(answer);
    }
    case
}

/// Every single change the format can write, honest or not.
fn all_changes(case: &Value) -> Vec<String> {
    let found = |code: &str| {
        let factors = case["factors"].as_array();
        factors.is_some_and(|factors| factors.iter().any(|factor| factor == code))
    };
    let factors = FACTORS.iter().map(|(code, _)| {
        let sign = if found(code) { '-' } else { '+' };
        format!("{sign}{code}")
    });
    let single = Question::ALL
        .iter()
        .filter(|question| !question.takes_many());
    let gates = single.flat_map(|question| {
        let choices = question.choices().into_iter();
        choices.map(|answer| format!("gates.{}={answer}", question.code()))
    });
    factors.chain(gates).collect()
}

fn weight(change: &str) -> Option<i64> {
    let code = change.strip_prefix(['+', '-'])?;
    FACTORS
        .iter()
        .find(|factor| factor.0 == code)
        .map(|factor| factor.1.abs())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_proposal_is_what_a_plain_reading_of_the_rules_gives(case in any_case()) {
        let assessment = judged(&case);
        prop_assert_eq!((assessment.net, assessment.severity), judge(&case));
    }

    #[test]
    fn a_worse_factor_never_helps_and_a_milder_one_never_harms(case in any_case()) {
        let before = judged(&case).severity;
        for (code, weight) in FACTORS {
            let after = judged(&changed(&case, &format!("+{code}"))).severity;
            prop_assert!(if weight > 0 { after >= before } else { after <= before }, "{}", code);
        }
    }

    #[test]
    fn order_and_repetition_never_matter(
        case in any_case(),
        turns in prop::collection::vec((any::<Index>(), any::<Index>()), 8),
        again in any::<Index>(),
    ) {
        let mut other = case.clone();
        for list in ["/points", "/factors", "/gates/conflicted", "/gates/protected_position"] {
            let list = other.pointer_mut(list).and_then(Value::as_array_mut).expect("a list");
            if list.is_empty() {
                continue;
            }
            list.push(list[again.index(list.len())].clone());
            for (one, two) in &turns {
                let length = list.len();
                list.swap(one.index(length), two.index(length));
            }
        }
        prop_assert_eq!(judged(&other), judged(&case));
    }

    #[test]
    fn the_reasons_add_up_and_each_has_a_source(case in any_case()) {
        let assessment = judged(&case);
        let sum: i64 = assessment.reasons.iter().map(|reason| reason.weight).sum();
        prop_assert_eq!(sum, assessment.net);
        prop_assert!(assessment.reasons.iter().all(|reason| !reason.sources.is_empty()));
        prop_assert!(assessment.blocks.iter().all(|block| !block.sources.is_empty()));
        prop_assert!(assessment.next_steps.iter().all(|step| !step.sources.is_empty()));
        let kinds: Vec<_> = assessment.reasons.iter().map(|reason| reason.kind as u8).collect();
        let order: Vec<_> = kinds.iter().map(|kind| (*kind).min(ReasonKind::Cap as u8)).collect();
        prop_assert!(order.is_sorted(), "points, then factors, then what limited");
    }

    #[test]
    fn a_cap_or_gate_is_a_reason_exactly_when_it_lowered_the_proposal(case in any_case()) {
        let assessment = judged(&case);
        let unlimited = Ruleset::builtin().thresholds.severity(assessment.net);
        let limits = |kind| matches!(kind, ReasonKind::Cap | ReasonKind::Gate);
        let limiting = assessment.reasons.iter().any(|reason| limits(reason.kind));
        let no_point = !assessment.reasons.iter().any(|reason| reason.kind == ReasonKind::Point);
        prop_assert!(assessment.severity <= unlimited);
        prop_assert_eq!(limiting, assessment.severity < unlimited || no_point);
    }

    #[test]
    fn every_change_is_true_single_and_honest(case in any_case()) {
        let assessment = judged(&case);
        for change in &assessment.would_change {
            let written = change.change.to_string();
            let after = judged(&changed(&case, &written)).severity;
            prop_assert_eq!(after, change.severity, "{}", written);
            prop_assert_ne!(after, assessment.severity, "{}", written);
            if let Alteration::Answer(gate, answer) = &change.change {
                let now = case["gates"][gate.code()].as_str().expect("a single answer");
                prop_assert!(is_honest(*gate, now, answer), "{} was {}", written, now);
            }
        }
    }

    #[test]
    fn whatever_can_raise_or_lower_is_told_the_lightest_factor_first(case in any_case()) {
        let assessment = judged(&case);
        let now = assessment.severity;
        let all: Vec<_> = all_changes(&case)
            .into_iter()
            .map(|change| (judged(&changed(&case, &change)).severity, change))
            .collect();
        let told: Vec<_> = assessment
            .would_change
            .iter()
            .map(|change| (change.severity, change.change.to_string()))
            .collect();
        for higher in [true, false] {
            let side = |severity: Severity| if higher { severity > now } else { severity < now };
            let possible: Vec<_> = all.iter().filter(|(severity, _)| side(*severity)).collect();
            let listed: Vec<_> = told.iter().filter(|(severity, _)| side(*severity)).collect();
            prop_assert_eq!(possible.is_empty(), listed.is_empty());
            let lightest = possible.iter().filter_map(|(_, change)| weight(change)).min();
            let weights: Vec<_> = listed.iter().map(|(_, change)| weight(change)).collect();
            let factors: Vec<_> = weights.iter().map_while(|weight| *weight).collect();
            prop_assert_eq!(factors.first().copied(), lightest);
            prop_assert!(factors.is_sorted());
            prop_assert!(weights[factors.len()..].iter().all(Option::is_none), "gates come last");
        }
        let leading = assessment.leading_changes(6);
        prop_assert_eq!(leading.len(), told.len().min(6));
        for higher in [true, false] {
            let side = |severity: Severity| if higher { severity > now } else { severity < now };
            let told = told.iter().any(|(severity, _)| side(*severity));
            prop_assert_eq!(told, leading.iter().any(|change| side(change.severity)));
        }
    }

    #[test]
    fn only_four_gates_move_the_proposal_and_never_above_their_ceiling(
        case in any_case(),
        other in any_case(),
    ) {
        let before = judged(&case);
        let mut quiet = case.clone();
        for gate in ["whistleblowing", "conflicted", "protected_position", "consultation", "hearing"] {
            quiet["gates"][gate] = other["gates"][gate].clone();
        }
        quiet["subject"] = json!({
            "is_leader": true, "years_of_service": 27.5, "valid_prior_warnings": 3
        });
        let after = judged(&quiet);
        prop_assert_eq!((after.severity, after.net), (before.severity, before.net));
        prop_assert_eq!(after.would_change, before.would_change);
        let ceiling = gate_ceiling(Ruleset::builtin(), &gates(&case));
        prop_assert!(before.severity <= ceiling);
        // The ceiling is the gates' own: with weight enough and a point that carries all, it is reached.
        let mut worst = case.clone();
        worst["points"] = json!(["V2.2"]);
        worst["factors"] = json!(["A1", "A2", "A3", "A4", "A5"]);
        prop_assert_eq!(judged(&worst).severity, ceiling);
    }

    #[test]
    fn an_input_is_written_as_it_was_read(case in any_case(), years in 0.0..60.0) {
        let mut case = case;
        case["subject"] = json!({"years_of_service": years, "valid_prior_warnings": 2});
        let ruleset = Ruleset::builtin();
        let first = read(ruleset, case.to_string().as_bytes());
        let Ok(Document::One(input)) = &first else { panic!("{case} is a good case") };
        let written = serde_json::to_vec(input).expect("an input can be written");
        prop_assert_eq!(read(ruleset, &written), first);
    }
}

/// Which answers could stand in each other's place: the house's own table.
fn is_honest(gate: Question, now: &str, answer: &str) -> bool {
    let could_be: &[&str] = match (gate.code(), now) {
        ("free_speech", "protected") => &["outweighed"],
        ("free_speech", "outweighed" | "unprotected" | "unanswered") => &["protected"],
        ("retaliation", "no" | "independent_ground") => &["unresolved"],
        ("retaliation", "unresolved") => &["independent_ground"],
        ("already_reacted", "no" | "new_facts") => &["same_facts"],
        ("already_reacted", "same_facts") => &["new_facts"],
        ("evidence", "weak" | "preponderance" | "qualified") => {
            &["weak", "preponderance", "qualified", "admitted"]
        }
        _ => &[],
    };
    could_be.contains(&answer)
}

fn gates(case: &Value) -> Gates {
    match read(Ruleset::builtin(), case.to_string().as_bytes()) {
        Ok(Document::One(input)) => input.gates,
        other => panic!("{case} is a good case: {other:?}"),
    }
}

#[test]
fn speech_is_not_called_protected_while_a_breach_of_secrecy_is_found() {
    let lists = |factors: Value| {
        let case = json!({
            "id": "x", "points": ["V2.2"], "channel": "private_account", "factors": factors,
            "gates": {
                "free_speech": "unprotected", "retaliation": "no", "whistleblowing": "no",
                "conflicted": [], "already_reacted": "no", "evidence": "qualified",
                "protected_position": []
            }
        });
        let changes = judged(&case).would_change;
        changes
            .iter()
            .any(|it| it.change.to_string() == "gates.free_speech=protected")
    };
    assert!(lists(json!(["A2"])));
    assert!(!lists(json!(["A1"])));
    assert!(!lists(json!(["A13"])));
}
