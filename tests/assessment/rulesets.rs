//! The rule set is data: another municipality brings its own, and a broken one is refused.

use crate::assessment::{Answer, assess, plain_case};
use brotsak::domain::ruleset::Ruleset;
use serde_json::{Value, json};

fn builtin() -> Value {
    serde_json::from_str(Ruleset::BUILTIN_TEXT).expect("the built-in rule set is JSON")
}

/// Assesses [`plain_case`] by `ruleset`.
fn judged_by(ruleset: &str) -> Answer {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("rules.json");
    std::fs::write(&path, ruleset).expect("a file");
    let path = path.to_str().expect("a plain path");
    assess(
        &["--ruleset", path, "-"],
        plain_case().to_string().as_bytes(),
    )
}

#[test]
fn another_rule_set_judges_in_its_own_name() {
    let mut ruleset = builtin();
    ruleset["id"] = json!("bykle-2027");
    ruleset["version"] = json!(3);
    ruleset["thresholds"] = json!({"guidance": -9, "warning": 1, "dismissal": 2, "termination": 3});
    let answer = judged_by(&ruleset.to_string());
    let assessment: Value = serde_json::from_str(&answer.out).expect("the answer is JSON");
    assert_eq!(assessment["ruleset"], "bykle-2027/3");
    assert_eq!(assessment["severity"], "guidance");
}

#[test]
fn the_builtin_rule_set_given_as_a_file_judges_the_same() {
    let from_file = judged_by(Ruleset::BUILTIN_TEXT);
    let built_in = assess(&["-"], plain_case().to_string().as_bytes());
    assert_eq!((from_file.code, from_file.out), (Some(0), built_in.out));
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn a_broken_rule_set_is_refused_with_the_place() {
    for (place, value, says) in [
        (
            "/schema",
            json!("brotsak.ruleset/9"),
            "$.schema: found \"brotsak.ruleset/9\"; expected one of: brotsak.ruleset/1",
        ),
        (
            "/id",
            json!("valle 2014"),
            "$.id: found \"valle 2014\"; expected a code",
        ),
        (
            "/version",
            json!(0),
            "$.version: found 0; expected a whole number, at least 1",
        ),
        (
            "/version",
            json!("1"),
            "$.version: found \"1\"; expected a whole number",
        ),
        (
            "/title/nb",
            json!(" "),
            "$.title.nb: found \" \"; expected a text that is not empty",
        ),
        (
            "/thresholds/warning",
            json!(6),
            "$.thresholds: found an object; expected each step to begin at a higher net",
        ),
        (
            "/thresholds/warning",
            json!(0.5),
            "$.thresholds.warning: found 0.5; expected a whole number",
        ),
        (
            "/points",
            json!([]),
            "$.points: found an empty array; expected at least one point",
        ),
        (
            "/points/2/cap",
            json!("harsh"),
            "$.points[2].cap: found \"harsh\"; expected one of: none, guidance",
        ),
        (
            "/points/2/scope",
            json!("privat"),
            "$.points[2].scope: found \"privat\"; expected one of: any, official_account, private_account",
        ),
        (
            "/points/2/stands_alone",
            json!("yes"),
            "$.points[2].stands_alone: found \"yes\"; expected true or false",
        ),
        (
            "/points/2/code",
            json!("V2.1"),
            "$.points[2].code: found \"V2.1\" again; expected each code once",
        ),
        (
            "/points/2/code",
            json!("-M3"),
            "$.points[2].code: found \"-M3\"; expected a code",
        ),
        (
            "/points/2/duplicate_of",
            json!("V2.2"),
            "$.points[2].duplicate_of: found \"V2.2\"; expected the code of another point",
        ),
        (
            "/points/2/duplicate_of",
            json!("V3.5"),
            "$.points[2].duplicate_of: found \"V3.5\"; expected the code of another point",
        ),
        (
            "/points/2/duplicate_of",
            json!("V9"),
            "$.points[2].duplicate_of: found \"V9\"",
        ),
        (
            "/points/2/follow_up",
            json!(["dance"]),
            "$.points[2].follow_up[0]: found \"dance\"; expected one of: answer_free_speech",
        ),
        (
            "/points/2/weight",
            json!(3),
            "$.points[2].weight: unknown field",
        ),
        (
            "/factors/0/weight",
            json!(0),
            "$.factors[0].weight: found 0; expected a whole number from -1000 to 1000, but not 0",
        ),
        (
            "/factors/0/weight",
            json!(1001),
            "$.factors[0].weight: found 1001",
        ),
        (
            "/factors/0/weight",
            json!(i64::MIN),
            "$.factors[0].weight: found -9223372036854775808",
        ),
        (
            "/factors/0/sources",
            json!([]),
            "$.factors[0].sources: found an empty array; expected an array with at least one source",
        ),
        (
            "/factors/0/sources",
            json!(["UNHEARD § 1"]),
            "$.sources.UNHEARD: the source is missing, and A1 cites \"UNHEARD § 1\"",
        ),
        (
            "/factors/1/code",
            json!("A1"),
            "$.factors[1].code: found \"A1\" again",
        ),
        (
            "/factors/0/rules_out",
            json!(["free_speech"]),
            "$.factors[0].rules_out[0]: found \"free_speech\"; expected one of: gate=answer",
        ),
        (
            "/factors/0/rules_out",
            json!(["free_speech=free"]),
            "$.factors[0].rules_out[0]: found \"free\"; expected an answer of that gate",
        ),
        (
            "/gates/0/code",
            json!("G2"),
            "$.gates[0].code: found \"G2\"; expected one of: G1",
        ),
        (
            "/gates/0/input",
            json!("speech"),
            "$.gates[0].input: found \"speech\"; expected one of: free_speech",
        ),
        (
            "/gates/0/answers",
            json!([]),
            "$.gates[0].answers: found the answers ; expected an array with each of the answers not_speech",
        ),
        (
            "/gates/0/answers/1/limit/severity",
            json!("nothing"),
            "$.gates[0].answers[1].limit.severity: found \"nothing\"",
        ),
        (
            "/gates/0/answers/1/block/stage",
            json!("later"),
            "$.gates[0].answers[1].block.stage: found \"later\"; expected one of: contact, proposal, decision",
        ),
        (
            "/gates/0/answers/1/may_become",
            json!(["protected"]),
            "$.gates[0].answers[1].may_become[0]: found \"protected\"; expected one of: not_speech, unprotected",
        ),
        (
            "/gates/3/answers/0/limit",
            json!({}),
            "$.gates[3].answers[0].limit: unknown field",
        ),
        (
            "/steps/0/code",
            json!("decide"),
            "$.steps: found task answer_free_speech 0 times; expected each once",
        ),
        (
            "/human_decision",
            json!(null),
            "$.human_decision: found null; expected an object",
        ),
        (
            "/sources",
            json!([]),
            "$.sources: found an empty array; expected an object with a text for each source",
        ),
    ] {
        let mut ruleset = builtin();
        let (parent, field) = place.rsplit_once('/').expect("a pointer");
        let parent = ruleset.pointer_mut(parent).expect("the parent is there");
        match field.parse::<usize>() {
            Ok(index) => parent[index] = value,
            Err(_) => parent[field] = value,
        }
        let answer = judged_by(&ruleset.to_string());
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""), "{place}");
        assert!(
            answer.err.contains("is not a valid rule set"),
            "{}",
            answer.err
        );
        assert!(
            answer.err.contains(says),
            "{says:?} stands in:\n{}",
            answer.err
        );
    }
}

#[test]
fn each_part_of_a_rule_set_is_asked_for() {
    let whole = builtin();
    for field in whole.as_object().expect("an object").keys() {
        let mut ruleset = whole.clone();
        ruleset.as_object_mut().expect("an object").remove(field);
        let answer = judged_by(&ruleset.to_string());
        assert_eq!(answer.code, Some(2), "{field}");
        let says = format!("$.{field}: the field is missing;");
        assert!(
            answer.err.contains(&says),
            "{says:?} stands in:\n{}",
            answer.err
        );
    }
}

#[test]
fn a_rule_set_that_is_not_json_names_line_and_column() {
    let answer = judged_by("{\n  \"schema\": brotsak\n}");
    assert_eq!(answer.code, Some(2));
    assert!(answer.err.contains("line 2, column"), "{}", answer.err);
}

#[test]
fn people_are_offered_every_point_that_can_be_broken() {
    let ruleset = Ruleset::builtin();
    let offered: Vec<_> = ruleset
        .selectable_points()
        .map(|point| point.code.as_str())
        .collect();
    assert_eq!((ruleset.points().len(), offered.len()), (36, 29));
    for hidden in ["V1.1", "V2.13", "V3.5", "V3.11", "V5.1", "V5.2", "V5.3"] {
        assert!(
            !offered.contains(&hidden),
            "{hidden} is not something to break"
        );
    }
}
