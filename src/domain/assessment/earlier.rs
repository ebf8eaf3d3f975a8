//! Whether an assessment leans on an earlier warning, as it is kept.

use serde_json::Value;

/// Repetition after a clear warning.
const REPEATED: &str = "A4";
/// The employer has reacted before, and there are new facts (G5).
const NEW_FACTS: &str = "new_facts";

/// A warning is used where it is counted, where it is a factor, and where the case goes on because of what happened
/// after it: then it is ground or factor, and kept with a case that is (bevaringsforskrifta § 33 g and h).
///
/// What cannot be read leans on nothing.
pub fn leans_on_earlier(input: &str) -> bool {
    let Ok(input) = serde_json::from_str::<Value>(input) else {
        return false;
    };
    let count = input.pointer("/subject/valid_prior_warnings");
    let says = |at: &str, word: &str| match input.pointer(at) {
        Some(Value::String(said)) => said == word,
        Some(Value::Array(all)) => all.iter().any(|it| it == word),
        _ => false,
    };
    count.and_then(Value::as_u64).is_some_and(|count| count > 0)
        || says("/factors", REPEATED)
        || says("/gates/already_reacted", NEW_FACTS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_warning_is_used_as_a_number_as_a_factor_or_as_a_ground() {
        for (input, leans) in [
            (r#"{"subject": {"valid_prior_warnings": 1}}"#, true),
            (
                r#"{"subject": {"valid_prior_warnings": 0}, "factors": ["A4"]}"#,
                true,
            ),
            (r#"{"factors": ["A6", "A4"]}"#, true),
            (r#"{"gates": {"already_reacted": "new_facts"}}"#, true),
            (r#"{"gates": {"already_reacted": ["new_facts"]}}"#, true),
            (r#"{"gates": {"already_reacted": "same_facts"}}"#, false),
            (
                r#"{"factors": ["A6"], "gates": {"already_reacted": "no"}}"#,
                false,
            ),
            ("", false),
        ] {
            assert_eq!(leans_on_earlier(input), leans, "{input}");
        }
    }
}
