//! The input document: one object or an array of them, read field by field.

use crate::domain::assessment::input::{Input, Subject};
use crate::domain::coded::{Coded, codes};
use crate::domain::factor::Factor;
use crate::domain::gate::{Consultation, Gates, Hearing, Question};
use crate::domain::guideline::Point;
use crate::domain::json::{At, Fault, Malformed, Object, parse};
use crate::domain::ruleset::Ruleset;
use serde_json::Number;

/// One case, or any number of them.
#[derive(Clone, Debug, PartialEq)]
pub enum Document<'r> {
    One(Input<'r>),
    Many(Vec<Input<'r>>),
}

/// Reads an input document. Any fault refuses the whole of it, and all faults are named.
pub fn read<'r>(ruleset: &'r Ruleset, bytes: &[u8]) -> Result<Document<'r>, Malformed> {
    let json = parse(bytes)?;
    let root = At::root(&json);
    let mut faults = vec![];
    let document = if root.is_array() {
        let cases = root.list("an array", &mut faults, |item, faults| {
            input(ruleset, item, faults)
        });
        cases.map(Document::Many)
    } else {
        input(ruleset, &root, &mut faults).map(Document::One)
    };
    match document {
        Some(document) if faults.is_empty() => Ok(document),
        _ => Err(Malformed::Faults(faults)),
    }
}

const FIELDS: &[&str] = &["id", "points", "channel", "factors", "gates", "subject"];

fn input<'r>(ruleset: &'r Ruleset, at: &At<'_>, faults: &mut Vec<Fault>) -> Option<Input<'r>> {
    let object = at.object(FIELDS, faults)?;
    let id = object.text("id", faults);
    let points = points(ruleset, object, faults);
    let channel = object.choice("channel", faults);
    let factors = factors(ruleset, object, faults);
    let gates = gates(object, faults);
    let subject = match object.optional("subject") {
        Some(at) => Some(subject(&at, faults)?),
        None => None,
    };
    Some(Input {
        id: id?.to_owned(),
        points: points?,
        channel: channel?,
        factors: factors?,
        gates: gates?,
        subject,
    })
}

fn points<'r>(
    ruleset: &'r Ruleset,
    object: Object<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Vec<&'r Point>> {
    let expected = "an array with at least one guideline code";
    let at = object.required("points", || expected.to_owned(), faults)?;
    let all = || listed(ruleset.points().iter().map(|point| &point.code));
    let points = at.list(expected, faults, |item, faults| {
        item.one_of(|code| ruleset.point(code), all, faults)
    })?;
    if points.is_empty() {
        faults.push(at.fault(expected));
        return None;
    }
    Some(points)
}

fn factors<'r>(
    ruleset: &'r Ruleset,
    object: Object<'_>,
    faults: &mut Vec<Fault>,
) -> Option<Vec<&'r Factor>> {
    let expected = "an array of factor codes";
    let at = object.required("factors", || expected.to_owned(), faults)?;
    let all = || listed(ruleset.factors().iter().map(|factor| &factor.code));
    at.list(expected, faults, |item, faults| {
        item.one_of(|code| ruleset.factor(code), all, faults)
    })
}

fn listed<'c>(codes: impl Iterator<Item = &'c String>) -> String {
    codes.map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn gates(object: Object<'_>, faults: &mut Vec<Fault>) -> Option<Gates> {
    let fields = codes::<Question>();
    let expected = || format!("an object with the fields {}", fields.join(", "));
    let at = object.required("gates", expected, faults)?;
    let gates = at.object(&fields, faults)?;
    let free_speech = gates.choice("free_speech", faults);
    let retaliation = gates.choice("retaliation", faults);
    let whistleblowing = gates.choice("whistleblowing", faults);
    let conflicted = several(gates, "conflicted", faults);
    let already_reacted = gates.choice("already_reacted", faults);
    let evidence = gates.choice("evidence", faults);
    let protected_position = several(gates, "protected_position", faults);
    let consultation = gates.choice_or("consultation", Consultation::NotHeld, faults);
    let hearing = gates.choice_or("hearing", Hearing::NotGiven, faults);
    Some(Gates {
        free_speech: free_speech?,
        retaliation: retaliation?,
        whistleblowing: whistleblowing?,
        conflicted: conflicted?,
        already_reacted: already_reacted?,
        evidence: evidence?,
        protected_position: protected_position?,
        consultation: consultation?,
        hearing: hearing?,
    })
}

/// Any number of answers, sorted, each once.
fn several<T: Coded + Ord>(
    object: Object<'_>,
    name: &str,
    faults: &mut Vec<Fault>,
) -> Option<Vec<T>> {
    let expected = format!("an array of any of: {}", codes::<T>().join(", "));
    let at = object.required(name, || expected.clone(), faults)?;
    let mut answers = at.list(&expected, faults, |item, faults| {
        item.one_of(T::parse, || codes::<T>().join(", "), faults)
    })?;
    answers.sort_unstable();
    answers.dedup();
    Some(answers)
}

fn subject(at: &At<'_>, faults: &mut Vec<Fault>) -> Option<Subject> {
    let object = at.object(
        &["is_leader", "years_of_service", "valid_prior_warnings"],
        faults,
    )?;
    let mut subject = Subject::default();
    if let Some(at) = object.optional("is_leader") {
        subject.is_leader = at.flag(faults);
    }
    if let Some(at) = object.optional("years_of_service") {
        let years = |number: &Number| number.as_f64().filter(|years| *years >= 0.0);
        subject.years_of_service = at.number("a number, at least 0", years, faults);
    }
    if let Some(at) = object.optional("valid_prior_warnings") {
        let expected = "a whole number, at least 0";
        subject.valid_prior_warnings = at.number(expected, Number::as_u64, faults);
    }
    Some(subject)
}
