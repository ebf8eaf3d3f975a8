//! A second, plain reading of the rules, to hold the program against. Built from the guidelines
//! and the weights themselves, not from the rule set file.

use brotsak::domain::severity::Severity;
use serde_json::Value;

/// Code, scope (b both, o official, p private), cap, and whether it stands alone.
pub const POINTS: [(&str, char, usize, bool); 36] = [
    ("V1.1", 'b', 0, false),
    ("V2.1", 'b', 1, false),
    ("V2.2", 'b', 4, true),
    ("V2.3", 'b', 2, true),
    ("V2.4", 'o', 2, true),
    ("V2.5", 'o', 1, false),
    ("V2.6", 'o', 2, true),
    ("V2.7", 'o', 2, true),
    ("V2.8", 'o', 2, true),
    ("V2.9", 'o', 1, false),
    ("V2.10", 'b', 2, true),
    ("V2.11", 'o', 1, true),
    ("V2.12", 'o', 4, true),
    ("V2.13", 'o', 0, false),
    ("V2.14", 'b', 1, false),
    ("V3.1", 'p', 3, false),
    ("V3.2", 'p', 1, false),
    ("V3.3", 'p', 1, false),
    ("V3.4", 'p', 1, false),
    ("V3.5", 'p', 1, false),
    ("V3.6", 'p', 2, true),
    ("V3.7", 'p', 4, true),
    ("V3.8", 'p', 4, true),
    ("V3.9", 'p', 3, false),
    ("V3.10", 'p', 1, false),
    ("V3.11", 'p', 0, false),
    ("V4.1", 'b', 2, false),
    ("V4.2", 'b', 3, true),
    ("V4.3", 'b', 2, false),
    ("V4.4", 'b', 4, true),
    ("V4.5", 'b', 3, true),
    ("V4.6", 'b', 3, true),
    ("V4.7", 'b', 1, false),
    ("V5.1", 'b', 0, false),
    ("V5.2", 'b', 0, false),
    ("V5.3", 'b', 0, false),
];

pub const FACTORS: [(&str, i64); 24] = [
    ("A1", 3),
    ("A2", 2),
    ("A3", 2),
    ("A4", 3),
    ("A5", 2),
    ("A6", 2),
    ("A7", 1),
    ("A8", 2),
    ("A9", 3),
    ("A10", 1),
    ("A11", 1),
    ("A12", 1),
    ("A13", 2),
    ("M1", -3),
    ("M2", -2),
    ("M3", -2),
    ("M4", -1),
    ("M5", -2),
    ("M6", -1),
    ("M7", -1),
    ("M8", -3),
    ("M9", -1),
    ("M10", -1),
    ("M11", -1),
];

fn holds(list: &Value, code: &str) -> bool {
    list.as_array()
        .is_some_and(|list| list.iter().any(|it| it == code))
}

/// The net weight and the proposal that the rules give for the input document `case`.
pub fn judge(case: &Value) -> (i64, Severity) {
    let found = FACTORS
        .iter()
        .filter(|(code, _)| holds(&case["factors"], code));
    let net: i64 = found.map(|(_, weight)| weight).sum();
    let mut level = [-2, 0, 6, 12].iter().filter(|least| net >= **least).count();

    let scope = |scope: char| match case["channel"].as_str() {
        Some("official_account") => scope != 'p',
        Some("private_account") => scope != 'o',
        _ => scope == 'b',
    };
    let counted: Vec<_> = POINTS
        .iter()
        .filter(|point| holds(&case["points"], point.0) && scope(point.1))
        .collect();
    let alone = counted
        .iter()
        .filter(|point| point.3)
        .map(|point| point.2)
        .max();
    let any = counted.iter().map(|point| point.2).max();
    level = level.min(alone.or(any.map(|cap| cap.min(1))).unwrap_or(0));

    for (gate, answer, most) in [
        ("free_speech", "protected", 0),
        ("retaliation", "unresolved", 0),
        ("already_reacted", "same_facts", 1),
        ("evidence", "weak", 1),
        ("evidence", "preponderance", 3),
    ] {
        if case["gates"][gate] == answer {
            level = level.min(most);
        }
    }
    (net, Severity::ALL[level])
}
