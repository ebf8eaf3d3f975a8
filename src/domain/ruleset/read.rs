//! A rule set file, read and checked as a whole.

use crate::domain::coded::Coded;
use crate::domain::factor::Factor;
use crate::domain::gate::{Gate, Question};
use crate::domain::guideline::Point;
use crate::domain::json::{At, Fault, Malformed, Object, parse};
use crate::domain::procedure::Task;
use crate::domain::ruleset::parts;
use crate::domain::ruleset::{Principle, Ruleset, StepText, Thresholds, source_key};
use std::collections::BTreeMap;

const SCHEMA: &str = "brotsak.ruleset/1";

const FIELDS: &[&str] = &[
    "schema",
    "id",
    "version",
    "title",
    "adopted_by",
    "adopted_on",
    "guideline_source",
    "thresholds",
    "points",
    "factors",
    "gates",
    "human_decision",
    "steps",
    "sources",
];

pub fn ruleset(bytes: &[u8]) -> Result<Ruleset, Malformed> {
    let json = parse(bytes)?;
    let mut faults = vec![];
    let read = whole(&At::root(&json), &mut faults);
    match read {
        Some(ruleset) if faults.is_empty() => Ok(ruleset),
        _ => Err(Malformed::Faults(faults)),
    }
}

fn whole(root: &At<'_>, faults: &mut Vec<Fault>) -> Option<Ruleset> {
    let file = root.object(FIELDS, faults)?;
    let is_ours = |text: &str| (text == SCHEMA).then_some(());
    let schema = file.required("schema", || SCHEMA.to_owned(), faults);
    schema.and_then(|at| at.one_of(is_ours, || SCHEMA.to_owned(), faults))?;

    let sources = sources(file, faults)?;
    let guideline = file.text("guideline_source", faults);
    let id = parts::code(file, "id", faults);
    let version = file
        .required("version", || WHOLE.to_owned(), faults)
        .and_then(|at| at.number(WHOLE, |n| n.as_u64().filter(|v| *v > 0), faults));
    let title = parts::text(file, "title", faults);
    let adopted_by = file.text("adopted_by", faults);
    let adopted_on = file.text("adopted_on", faults);
    let thresholds = thresholds(file, faults);
    let points = parts::points(file, guideline.unwrap_or_default(), faults);
    let factors = parts::factors(file, faults);
    let gates = parts::gates(file, faults);
    let human_decision = principle(file, faults);
    let steps = steps(file, faults);

    let ruleset = Ruleset {
        id: id?,
        version: version?,
        title: title?,
        adopted_by: adopted_by?.to_owned(),
        adopted_on: adopted_on?.to_owned(),
        thresholds: thresholds?,
        human_decision: human_decision?,
        points: points?,
        factors: factors?,
        gates: gates?,
        steps: steps?,
        sources,
    };
    whole_fits_together(&ruleset, faults);
    Some(ruleset)
}

const WHOLE: &str = "a whole number, at least 1";

fn thresholds(file: Object<'_>, faults: &mut Vec<Fault>) -> Option<Thresholds> {
    const STEPS: [&str; 4] = ["guidance", "warning", "dismissal", "termination"];
    let at = file.required("thresholds", || "an object".to_owned(), faults)?;
    let object = at.object(&STEPS, faults)?;
    let read = STEPS.map(|step| {
        let whole = "a whole number";
        object.required(step, || whole.to_owned(), faults)?.number(
            whole,
            serde_json::Number::as_i64,
            faults,
        )
    });
    let [
        Some(guidance),
        Some(warning),
        Some(dismissal),
        Some(termination),
    ] = read
    else {
        return None;
    };
    let rising = guidance < warning && warning < dismissal && dismissal < termination;
    if !rising {
        faults.push(at.fault("each step to begin at a higher net than the one before"));
        return None;
    }
    Some(Thresholds {
        guidance,
        warning,
        dismissal,
        termination,
    })
}

fn sources(file: Object<'_>, faults: &mut Vec<Fault>) -> Option<BTreeMap<String, String>> {
    let expected = "an object with a text for each source";
    let at = file.required("sources", || expected.to_owned(), faults)?;
    let entries = at.entries(expected, faults)?;
    let mut sources = BTreeMap::new();
    for (name, entry) in entries {
        let text = entry.text(faults)?;
        if sources.insert(name.to_owned(), text.to_owned()).is_some() {
            faults.push(entry.fault("the source once"));
        }
    }
    Some(sources)
}

fn principle(file: Object<'_>, faults: &mut Vec<Fault>) -> Option<Principle> {
    let at = file.required("human_decision", || "an object".to_owned(), faults)?;
    let object = at.object(&["name", "rule", "sources"], faults)?;
    let name = parts::text(object, "name", faults);
    let rule = parts::text(object, "rule", faults);
    let sources = parts::sources(object, faults);
    Some(Principle {
        name: name?,
        rule: rule?,
        sources: sources?,
    })
}

fn steps(file: Object<'_>, faults: &mut Vec<Fault>) -> Option<Vec<StepText>> {
    let expected = "an array with each task once";
    let at = file.required("steps", || expected.to_owned(), faults)?;
    let mut steps = at.list(expected, faults, |item, faults| {
        let object = item.object(&["code", "text", "sources"], faults)?;
        let task = object.choice("code", faults);
        let text = parts::text(object, "text", faults);
        let sources = parts::sources(object, faults);
        Some(StepText {
            task: task?,
            text: text?,
            sources: sources?,
        })
    })?;
    steps.sort_by_key(|step| step.task);
    let given: Vec<Task> = steps.iter().map(|step| step.task).collect();
    parts::each_once(&at, "task", Task::ALL, &given, faults)?;
    Some(steps)
}

/// What no single part can see: that the parts name each other rightly.
fn whole_fits_together(ruleset: &Ruleset, faults: &mut Vec<Fault>) {
    let mut complain = |path: String, found: String, expected: &str| {
        let expected = expected.to_owned();
        faults.push(Fault {
            path,
            found,
            expected,
        });
    };
    for (
        index,
        Point {
            duplicate_of, code, ..
        },
    ) in ruleset.points.iter().enumerate()
    {
        let Some(original) = duplicate_of else {
            continue;
        };
        let fits = ruleset
            .point(original)
            .is_some_and(|point| point.code != *code && point.duplicate_of.is_none());
        if !fits {
            complain(
                format!("$.points[{index}].duplicate_of"),
                format!("found {original:?}"),
                "the code of another point that is not itself a duplicate",
            );
        }
    }
    for (index, Factor { rules_out, .. }) in ruleset.factors.iter().enumerate() {
        for (place, (question, code)) in rules_out.iter().enumerate() {
            if ruleset.gate(*question).answer(code).is_none() {
                complain(
                    format!("$.factors[{index}].rules_out[{place}]"),
                    format!("found {code:?}"),
                    "an answer of that gate",
                );
            }
        }
    }
    let factors = ruleset.factors.iter().map(|it| (&it.code, &it.sources));
    let gates = ruleset.gates.iter().zip(Question::ALL);
    let gates = gates.map(|(Gate { sources, .. }, question)| (question.gate(), sources));
    let steps = ruleset.steps.iter().map(|it| (it.task.code(), &it.sources));
    let cited = factors.map(|(code, sources)| (code.as_str(), sources));
    for (who, cited) in cited.chain(gates).chain(steps) {
        for source in cited {
            if !ruleset.sources.contains_key(source_key(source)) {
                complain(
                    format!("$.sources.{}", source_key(source)),
                    format!("the source is missing, and {who} cites {source:?}"),
                    "the full reference",
                );
            }
        }
    }
}
