//! A document that is not as agreed is refused whole, with the place and what was expected.

use crate::assessment::{assess, case_with, plain_case};
use serde_json::{Value, json};

/// The document is refused with exit code 2, nothing on standard output, and all of `says`.
#[track_caller]
fn refused(document: &[u8], says: &[&str]) {
    let answer = assess(&["-"], document);
    assert_eq!(
        (answer.code, answer.out.as_str()),
        (Some(2), ""),
        "{}",
        answer.err
    );
    for part in says {
        assert!(
            answer.err.contains(part),
            "{part:?} stands in:\n{}",
            answer.err
        );
    }
}

#[track_caller]
fn refused_with(place: &str, value: Value, says: &[&str]) {
    refused(case_with(&[(place, value)]).to_string().as_bytes(), says);
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table")]
fn a_value_of_the_wrong_kind_is_named_with_its_place() {
    for (place, value, says) in [
        ("/id", json!(7), ["$.id: found 7;", "a string"]),
        ("/id", Value::Null, ["$.id: found null;", "a string"]),
        (
            "/points",
            json!("V2.2"),
            ["$.points: found \"V2.2\";", "an array with at least one"],
        ),
        (
            "/points",
            Value::Null,
            ["$.points: found null;", "an array"],
        ),
        (
            "/points",
            json!([]),
            [
                "$.points: found an empty array;",
                "at least one guideline code",
            ],
        ),
        (
            "/points",
            json!(["V2.2", 3]),
            ["$.points[1]: found 3;", "one of: V1.1, V2.1,"],
        ),
        (
            "/points",
            json!([null]),
            ["$.points[0]: found null;", "V5.3"],
        ),
        (
            "/points",
            json!(["V9.9"]),
            ["$.points[0]: found \"V9.9\";", "V1.1"],
        ),
        (
            "/points",
            json!(["v2.2"]),
            ["$.points[0]: found \"v2.2\";", "V2.2"],
        ),
        (
            "/points",
            json!(["V2.2 "]),
            ["$.points[0]: found \"V2.2 \";", "V2.2"],
        ),
        (
            "/channel",
            json!("facebook"),
            [
                "$.channel: found \"facebook\";",
                "official_account, private_account, other",
            ],
        ),
        (
            "/factors",
            json!({}),
            ["$.factors: found an object;", "an array of factor codes"],
        ),
        (
            "/factors",
            json!(["A1", "A14"]),
            ["$.factors[1]: found \"A14\";", "A1, A2"],
        ),
        (
            "/factors",
            json!(["G1"]),
            ["$.factors[0]: found \"G1\";", "M11"],
        ),
        (
            "/gates",
            json!([]),
            ["$.gates: found an empty array;", "an object"],
        ),
        ("/gates", Value::Null, ["$.gates: found null;", "an object"]),
        (
            "/gates/free_speech",
            json!("maybe"),
            [
                "$.gates.free_speech: found \"maybe\";",
                "not_speech, protected, unprotected, outweighed, unanswered",
            ],
        ),
        (
            "/gates/retaliation",
            json!(false),
            [
                "$.gates.retaliation: found false;",
                "no, unresolved, independent_ground",
            ],
        ),
        (
            "/gates/whistleblowing",
            json!(true),
            ["$.gates.whistleblowing: found true;", "one of: yes, no"],
        ),
        (
            "/gates/whistleblowing",
            json!("YES"),
            ["$.gates.whistleblowing: found \"YES\";", "one of: yes, no"],
        ),
        (
            "/gates/conflicted",
            json!("reporter"),
            [
                "$.gates.conflicted: found \"reporter\";",
                "an array of any of: reporter, case_officer, nearest_leader, unit_leader, chief_executive",
            ],
        ),
        (
            "/gates/conflicted",
            json!(["mayor"]),
            ["$.gates.conflicted[0]: found \"mayor\";", "chief_executive"],
        ),
        (
            "/gates/already_reacted",
            json!("yes"),
            [
                "$.gates.already_reacted: found \"yes\";",
                "no, same_facts, new_facts",
            ],
        ),
        (
            "/gates/evidence",
            json!("strong"),
            [
                "$.gates.evidence: found \"strong\";",
                "one of: weak, preponderance, qualified, admitted",
            ],
        ),
        (
            "/gates/evidence",
            json!(["weak"]),
            ["$.gates.evidence: found an array;", "weak"],
        ),
        (
            "/gates/protected_position",
            json!(["illness"]),
            [
                "$.gates.protected_position[0]: found \"illness\";",
                "sickness, pregnancy_or_leave, military_service",
            ],
        ),
        (
            "/gates/consultation",
            Value::Null,
            [
                "$.gates.consultation: found null;",
                "not_held, held, declined, not_practicable",
            ],
        ),
        (
            "/gates/hearing",
            json!("yes"),
            ["$.gates.hearing: found \"yes\";", "not_given, given"],
        ),
        (
            "/subject",
            Value::Null,
            ["$.subject: found null;", "an object"],
        ),
        (
            "/subject",
            json!({"is_leader": "no"}),
            ["$.subject.is_leader: found \"no\";", "true or false"],
        ),
        (
            "/subject",
            json!({"is_leader": null}),
            ["$.subject.is_leader: found null;", "true or false"],
        ),
        (
            "/subject",
            json!({"years_of_service": -0.5}),
            ["$.subject.years_of_service: found -0.5;", "at least 0"],
        ),
        (
            "/subject",
            json!({"years_of_service": "7"}),
            ["$.subject.years_of_service: found \"7\";", "a number"],
        ),
        (
            "/subject",
            json!({"valid_prior_warnings": 1.5}),
            [
                "$.subject.valid_prior_warnings: found 1.5;",
                "a whole number",
            ],
        ),
        (
            "/subject",
            json!({"valid_prior_warnings": -1}),
            ["$.subject.valid_prior_warnings: found -1;", "at least 0"],
        ),
        (
            "/subject",
            json!({"valid_prior_warnings": true}),
            [
                "$.subject.valid_prior_warnings: found true;",
                "a whole number",
            ],
        ),
    ] {
        refused_with(place, value, &says);
    }
}

#[test]
fn an_unknown_field_is_named_wherever_it_stands() {
    refused_with(
        "/colour",
        json!(1),
        &["$.colour: unknown field;", "id, points, channel"],
    );
    refused_with(
        "/gates/G1",
        json!("no"),
        &["$.gates.G1: unknown field;", "free_speech"],
    );
    refused_with(
        "/gates/Evidence",
        json!("weak"),
        &["$.gates.Evidence: unknown field;"],
    );
    refused_with(
        "/subject",
        json!({"age": 50}),
        &["$.subject.age: unknown field;", "is_leader"],
    );
    refused_with("/odd name", json!(1), &["$[\"odd name\"]: unknown field;"]);
}

#[test]
fn a_missing_field_is_named_with_what_it_should_have_been() {
    for (parent, field, expected) in [
        ("", "id", "a string"),
        ("", "points", "at least one guideline code"),
        ("", "channel", "one of: official_account"),
        ("", "factors", "an array of factor codes"),
        ("", "gates", "an object with the fields free_speech"),
        ("/gates", "free_speech", "one of: not_speech"),
        ("/gates", "retaliation", "one of: no"),
        ("/gates", "whistleblowing", "one of: yes, no"),
        ("/gates", "conflicted", "an array of any of: reporter"),
        ("/gates", "already_reacted", "one of: no"),
        ("/gates", "evidence", "one of: weak"),
        (
            "/gates",
            "protected_position",
            "an array of any of: sickness",
        ),
    ] {
        let mut case = plain_case();
        let object = case.pointer_mut(parent).and_then(Value::as_object_mut);
        object.expect("the parent is an object").remove(field);
        let path = format!(
            "${}.{field}: the field is missing;",
            parent.replace('/', ".")
        );
        refused(case.to_string().as_bytes(), &[&path, expected]);
    }
}

#[test]
fn a_field_given_twice_is_named_and_not_guessed() {
    let good = plain_case().to_string();
    let twice = good.replace("\"evidence\":", "\"evidence\":\"weak\",\"evidence\":");
    refused(
        twice.as_bytes(),
        &["$.gates.evidence: the field is given more than once"],
    );
    let twice = good.replace("\"id\":", "\"id\":\"1\",\"id\":");
    refused(
        format!("[{good},{twice}]").as_bytes(),
        &["$[1].id: the field is given more than once"],
    );
}

#[test]
fn one_bad_element_rejects_the_whole_array() {
    let bad = case_with(&[("/points", json!(["V9.9"]))]);
    let array = json!([plain_case(), bad]).to_string();
    refused(array.as_bytes(), &["$[1].points[0]: found \"V9.9\""]);
    refused(
        json!([plain_case(), 5]).to_string().as_bytes(),
        &["$[1]: found 5;", "an object"],
    );
    refused(
        json!([plain_case(), null]).to_string().as_bytes(),
        &["$[1]: found null;"],
    );
    refused(
        json!([[plain_case()]]).to_string().as_bytes(),
        &["$[0]: found an array;"],
    );
}

#[test]
fn every_fault_is_told_at_once() {
    let case = case_with(&[
        ("/points", json!([])),
        ("/gates/evidence", json!("strong")),
        ("/subject", json!({"age": 1})),
    ]);
    let says = ["$.points:", "$.gates.evidence:", "$.subject.age:"];
    refused(case.to_string().as_bytes(), &says);
    let many = json!(vec![json!(1); 50]).to_string();
    refused(many.as_bytes(), &["$[0]:", "$[19]:", "and 30 more"]);
}

#[test]
fn anything_but_an_object_or_an_array_is_refused() {
    for (document, found) in [
        ("null", "null"),
        ("3", "3"),
        ("\"V2.2\"", "\"V2.2\""),
        ("true", "true"),
    ] {
        refused(
            document.as_bytes(),
            &[&format!("$: found {found};"), "an object"],
        );
    }
}

#[test]
fn a_fault_of_syntax_names_line_and_column() {
    let good = plain_case().to_string();
    for (document, place) in [
        (String::new(), "line 1, column 1:"),
        ("{".to_owned(), "line 1, column 1:"),
        ("{\n  \"id\": \"æøå\" x\n}".to_owned(), "line 2, column 15:"),
        ("{\n  \"id\": tru\n}".to_owned(), "line 2, column 12:"),
        ("{\"id\": NaN}".to_owned(), "line 1, column 8:"),
        ("{\"id\": -Infinity}".to_owned(), "line 1, column 9:"),
        ("{\"id\": 1e999}".to_owned(), "line 1, column"),
        ("{\"id\": \"a\nb\"}".to_owned(), "line 1, column 10:"),
        ("{\n".to_owned(), "line 2, column 1:"),
        ("{'id': 1}".to_owned(), "line 1, column 2:"),
        (format!("{good},"), "line 1, column"),
        (format!("{good}\n{good}"), "line 2, column 1:"),
        (format!("{good}\n\n garbage"), "line 3, column 2:"),
        ("[1,]".to_owned(), "line 1, column 4:"),
        ("// a comment\n{}".to_owned(), "line 1, column 1:"),
        ("[".repeat(100_000), "line 1, column"),
    ] {
        refused(document.as_bytes(), &[place]);
    }
}

#[test]
fn a_file_in_another_encoding_is_refused_by_its_first_wrong_byte() {
    refused(
        b"{\n \"id\": \"\xC3\xA6\xE5\"}",
        &["line 2, column 10:", "0xe5", "UTF-8"],
    );
    let marked = [b"\xEF\xBB\xBF", plain_case().to_string().as_bytes()].concat();
    refused(&marked, &["line 1, column 1:", "byte order mark"]);
    refused(b"\xFF\xFE{\0}\0", &["line 1, column 1:", "0xff"]);
}

#[test]
fn a_file_that_cannot_be_read_gives_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("nothing.json");
    for path in [missing.as_path(), folder.path()] {
        let path = path.to_str().expect("a plain path");
        let answer = assess(&[path], b"");
        assert_eq!((answer.code, answer.out.as_str()), (Some(2), ""));
        assert!(
            answer
                .err
                .starts_with(&format!("brotsak: cannot read {path}: ")),
            "{}",
            answer.err
        );
        assert_eq!(answer.err.lines().count(), 1);
    }
}

#[test]
fn a_file_is_read_as_standard_input_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case.json");
    std::fs::write(&path, plain_case().to_string()).expect("a file");
    let from_file = assess(&[path.to_str().expect("a plain path")], b"");
    let from_input = assess(&["-"], plain_case().to_string().as_bytes());
    assert_eq!((from_file.code, from_file.out), (Some(0), from_input.out));
}

#[test]
fn what_is_optional_may_be_left_out_and_what_is_odd_but_right_is_taken() {
    for (place, value) in [
        ("/id", json!("")),
        ("/subject", json!({})),
        (
            "/subject",
            json!({"years_of_service": 0, "valid_prior_warnings": 0}),
        ),
        (
            "/subject",
            json!({"years_of_service": 11.75, "is_leader": false}),
        ),
        ("/points", json!(["V2.2", "V2.2"])),
        ("/points", json!(["V1.1"])),
        ("/gates/conflicted", json!(["reporter", "reporter"])),
        ("/gates/consultation", json!("held")),
    ] {
        let answer = assess(&["-"], case_with(&[(place, value)]).to_string().as_bytes());
        assert_eq!((answer.code, answer.err.as_str()), (Some(0), ""), "{place}");
    }
    let escaped = plain_case()
        .to_string()
        .replace("\"channel\"", "\"\\u0063hannel\"");
    assert_eq!(assess(&["-"], escaped.as_bytes()).code, Some(0));
}

#[test]
fn a_message_stays_on_its_line_whatever_the_document_holds() {
    let case = case_with(&[(
        "/channel",
        json!(format!("\u{1b}[2J\nfalse line{}", "x".repeat(500))),
    )]);
    let answer = assess(&["-"], case.to_string().as_bytes());
    assert!(!answer.err.contains('\u{1b}'));
    assert_eq!(answer.err.lines().count(), 2, "{}", answer.err);
    assert!(answer.err.contains('…'));
}
