//! The parts of a rule set file: texts, points, factors and gates.

mod gates;

pub use gates::gates;

use crate::domain::coded::{Coded, codes};
use crate::domain::factor::Factor;
use crate::domain::gate::Question;
use crate::domain::guideline::Point;
use crate::domain::json::{At, Fault, Object};
use crate::domain::language::Text;
use crate::domain::person::Language;
use crate::domain::procedure::Task;

/// A text in all three languages, none of them empty.
pub fn text(object: Object<'_>, name: &str, faults: &mut Vec<Fault>) -> Option<Text> {
    let at = object.required(name, || "an object with nn, nb and en".to_owned(), faults)?;
    written(&at, faults)
}

fn written(at: &At<'_>, faults: &mut Vec<Fault>) -> Option<Text> {
    let object = at.object(&codes::<Language>(), faults)?;
    let [nn, nb, en] = ["nn", "nb", "en"].map(|language| {
        let words = object.required(language, || "a text".to_owned(), faults)?;
        let text = words.text(faults)?;
        if text.trim().is_empty() {
            faults.push(words.fault("a text that is not empty"));
            return None;
        }
        Some(text)
    });
    Some(Text::of(nn?, nb?, en?))
}

/// A code of letters, digits, dots and hyphens.
pub fn code(object: Object<'_>, name: &str, faults: &mut Vec<Fault>) -> Option<String> {
    let expected = "a code of letters, digits, dots and hyphens";
    let at = object.required(name, || expected.to_owned(), faults)?;
    let text = at.text(faults)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '.' || c == '-';
    if text.is_empty()
        || !text.starts_with(|c: char| c.is_ascii_alphanumeric())
        || !text.chars().all(plain)
    {
        faults.push(at.fault(expected));
        return None;
    }
    Some(text.to_owned())
}

/// At least one source.
pub fn sources(object: Object<'_>, faults: &mut Vec<Fault>) -> Option<Vec<String>> {
    let expected = "an array with at least one source";
    let at = object.required("sources", || expected.to_owned(), faults)?;
    let sources = strings(&at, expected, faults)?;
    if sources.is_empty() {
        faults.push(at.fault(expected));
        return None;
    }
    Some(sources)
}

fn strings(at: &At<'_>, expected: &str, faults: &mut Vec<Fault>) -> Option<Vec<String>> {
    at.list(expected, faults, |item, faults| {
        item.text(faults).map(str::to_owned)
    })
}

fn follow_up(object: Object<'_>, faults: &mut Vec<Fault>) -> Option<Vec<Task>> {
    let Some(at) = object.optional("follow_up") else {
        return Some(vec![]);
    };
    at.list("an array of tasks", faults, |item, faults| {
        item.choice(faults)
    })
}

/// That `given` (sorted) holds each of `all` exactly once.
pub fn each_once<T: Coded + PartialEq>(
    at: &At<'_>,
    what: &str,
    all: &[T],
    given: &[T],
    faults: &mut Vec<Fault>,
) -> Option<()> {
    let wrong = all
        .iter()
        .find(|one| given.iter().filter(|it| it == one).count() != 1);
    let Some(wrong) = wrong else { return Some(()) };
    let times = given.iter().filter(|it| *it == wrong).count();
    faults.push(Fault {
        path: at.path(),
        found: format!("found {what} {} {times} times", wrong.code()),
        expected: "each once".to_owned(),
    });
    None
}

/// Notes a fault for each code that has been given before.
fn unique<'c>(at: &At<'_>, codes: impl Iterator<Item = &'c str>, faults: &mut Vec<Fault>) {
    let mut seen = std::collections::BTreeSet::new();
    for (index, code) in codes.enumerate() {
        if !seen.insert(code) {
            faults.push(Fault {
                path: format!("{}[{index}].code", at.path()),
                found: format!("found {code:?} again"),
                expected: "each code once".to_owned(),
            });
        }
    }
}

const POINT: &[&str] = &[
    "code",
    "title",
    "breach",
    "note",
    "kind",
    "scope",
    "cap",
    "stands_alone",
    "asks_free_speech",
    "selectable",
    "duplicate_of",
    "laws",
    "follow_up",
];

pub fn points(file: Object<'_>, guideline: &str, faults: &mut Vec<Fault>) -> Option<Vec<Point>> {
    let expected = "an array of points";
    let at = file.required("points", || expected.to_owned(), faults)?;
    let points = at.list(expected, faults, |item, faults| {
        point(item, guideline, faults)
    })?;
    if points.is_empty() {
        faults.push(at.fault("at least one point"));
    }
    unique(&at, points.iter().map(|point| point.code.as_str()), faults);
    Some(points)
}

fn point(item: &At<'_>, guideline: &str, faults: &mut Vec<Fault>) -> Option<Point> {
    let object = item.object(POINT, faults)?;
    let code = code(object, "code", faults);
    let title = text(object, "title", faults);
    let breach = text(object, "breach", faults);
    let note = match object.optional("note") {
        Some(at) => Some(written(&at, faults)?),
        None => None,
    };
    let kind = object.text("kind", faults);
    let scope = object.choice("scope", faults);
    let cap = object.choice("cap", faults);
    let stands_alone = object.flag("stands_alone", faults);
    let asks_free_speech = object.flag("asks_free_speech", faults);
    let selectable = object.flag("selectable", faults);
    let duplicate_of = match object.optional("duplicate_of") {
        Some(at) => Some(at.text(faults)?.to_owned()),
        None => None,
    };
    let laws = object
        .required("laws", || "an array of laws".to_owned(), faults)
        .and_then(|at| strings(&at, "an array of laws", faults));
    let follow_up = follow_up(object, faults);
    let code = code?;
    let mut sources = vec![format!("{guideline} {code}")];
    sources.extend(laws?);
    Some(Point {
        code,
        title: title?,
        breach: breach?,
        note,
        kind: kind?.to_owned(),
        scope: scope?,
        cap: cap?,
        stands_alone: stands_alone?,
        asks_free_speech: asks_free_speech?,
        selectable: selectable?,
        duplicate_of,
        sources,
        follow_up: follow_up?,
    })
}

pub fn factors(file: Object<'_>, faults: &mut Vec<Fault>) -> Option<Vec<Factor>> {
    let expected = "an array of factors";
    let at = file.required("factors", || expected.to_owned(), faults)?;
    let factors = at.list(expected, faults, factor)?;
    unique(
        &at,
        factors.iter().map(|factor| factor.code.as_str()),
        faults,
    );
    Some(factors)
}

/// The heaviest weight a factor may have, so that no sum can overflow.
const HEAVIEST: i64 = 1000;

fn factor(item: &At<'_>, faults: &mut Vec<Fault>) -> Option<Factor> {
    let object = item.object(
        &[
            "code",
            "weight",
            "name",
            "sources",
            "rules_out",
            "follow_up",
        ],
        faults,
    )?;
    let expected = "a whole number from -1000 to 1000, but not 0";
    let fits = |weight: &i64| *weight != 0 && (-HEAVIEST..=HEAVIEST).contains(weight);
    let code = code(object, "code", faults);
    let weight = object
        .required("weight", || expected.to_owned(), faults)
        .and_then(|at| at.number(expected, |n| n.as_i64().filter(fits), faults));
    let name = text(object, "name", faults);
    let sources = sources(object, faults);
    let rules_out = match object.optional("rules_out") {
        Some(at) => at.list("an array of gate answers", faults, gate_answer),
        None => Some(vec![]),
    };
    let follow_up = follow_up(object, faults);
    Some(Factor {
        code: code?,
        weight: weight?,
        name: name?,
        sources: sources?,
        rules_out: rules_out?,
        follow_up: follow_up?,
    })
}

/// `free_speech=protected`.
fn gate_answer(item: &At<'_>, faults: &mut Vec<Fault>) -> Option<(Question, String)> {
    let read = |text: &str| {
        let (question, answer) = text.split_once('=')?;
        Some((Question::parse(question)?, answer.to_owned()))
    };
    let all = || {
        format!(
            "gate=answer, with a gate of {}",
            codes::<Question>().join(", ")
        )
    };
    item.one_of(read, all, faults)
}
