//! The file of the two laws, read and checked as a whole.

use super::{Act, Complaint, Procedure, RuleSet, Topic};
use crate::domain::coded::{Coded, codes};
use crate::domain::json::{At, Fault, Malformed, Object, parse};
use crate::domain::language::Text;
use crate::domain::person::Language;
use std::collections::BTreeMap;

const SCHEMA: &str = "brotsak.administrative-law/1";

const FIELDS: &[&str] = &[
    "code",
    "law",
    "name",
    "in_force_from",
    "paragraphs",
    "complaint",
];

pub fn laws(bytes: &[u8]) -> Result<Vec<Procedure>, Malformed> {
    let json = parse(bytes)?;
    let mut faults = vec![];
    match whole(&At::root(&json), &mut faults) {
        Some(laws) if faults.is_empty() => Ok(laws),
        _ => Err(Malformed::Faults(faults)),
    }
}

/// Both laws, each once, in the order of [`RuleSet::ALL`].
fn whole(root: &At<'_>, faults: &mut Vec<Fault>) -> Option<Vec<Procedure>> {
    let file = root.object(&["schema", "sets"], faults)?;
    let is_ours = |text: &str| (text == SCHEMA).then_some(());
    let schema = file.required("schema", || SCHEMA.to_owned(), faults);
    schema.and_then(|at| at.one_of(is_ours, || SCHEMA.to_owned(), faults))?;
    let expected = "an array with each law once";
    let at = file.required("sets", || expected.to_owned(), faults)?;
    let mut laws = at.list(expected, faults, law)?;
    laws.sort_by_key(|law| law.rule_set);
    let given = laws.iter().map(|law| law.rule_set);
    if !given.eq(RuleSet::ALL.iter().copied()) {
        faults.push(at.fault(expected));
        return None;
    }
    Some(laws)
}

fn law(at: &At<'_>, faults: &mut Vec<Fault>) -> Option<Procedure> {
    let object = at.object(FIELDS, faults)?;
    let rule_set = object.choice("code", faults);
    let law = object.text("law", faults);
    let name = name(object, faults);
    let in_force_from = object.required("in_force_from", || DATE.to_owned(), faults)?;
    let in_force_from = or_null(&in_force_from, DATE, |text| text.parse().ok(), faults);
    let paragraphs = paragraphs(object, faults);
    let complaints = complaints(object, faults);
    Some(Procedure {
        rule_set: rule_set?,
        law: law?.to_owned(),
        name: name?,
        in_force_from,
        paragraphs: paragraphs?,
        complaints: complaints?,
    })
}

const DATE: &str = "a date, 1970-01-01, or null";
const PARAGRAPH: &str = "paragraphs, or null where they are not verified";

fn name(object: Object<'_>, faults: &mut Vec<Fault>) -> Option<Text> {
    let at = object.required("name", || "an object with nn, nb and en".to_owned(), faults)?;
    let texts = at.object(&codes::<Language>(), faults)?;
    let [nn, nb, en] = ["nn", "nb", "en"].map(|language| texts.text(language, faults));
    Some(Text::of(nn?, nb?, en?))
}

/// Every topic, each with its paragraphs or a null that says nobody has checked.
fn paragraphs(
    object: Object<'_>,
    faults: &mut Vec<Fault>,
) -> Option<BTreeMap<Topic, Option<String>>> {
    let expected = "an object with every topic";
    let at = object.required("paragraphs", || expected.to_owned(), faults)?;
    let topics = at.object(&codes::<Topic>(), faults)?;
    let mut paragraphs = BTreeMap::new();
    for topic in Topic::ALL {
        let at = topics.required(topic.code(), || PARAGRAPH.to_owned(), faults)?;
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.to_owned());
        paragraphs.insert(*topic, or_null(&at, PARAGRAPH, some, faults));
    }
    Some(paragraphs)
}

fn complaints(object: Object<'_>, faults: &mut Vec<Fault>) -> Option<BTreeMap<Act, Complaint>> {
    let expected = "an object with every act";
    let at = object.required("complaint", || expected.to_owned(), faults)?;
    let acts = at.object(&codes::<Act>(), faults)?;
    let mut complaints = BTreeMap::new();
    for act in Act::ALL {
        let at = acts.required(act.code(), || "an object".to_owned(), faults)?;
        let complaint = at.object(&["allowed", "paragraph"], faults)?;
        let is_allowed = complaint.flag("allowed", faults)?;
        let paragraph = complaint.text("paragraph", faults)?.to_owned();
        complaints.insert(
            *act,
            Complaint {
                is_allowed,
                paragraph,
            },
        );
    }
    Some(complaints)
}

/// What `read` makes of a text; nothing where the value is null, or where the fault is noted.
fn or_null<T>(
    at: &At<'_>,
    expected: &str,
    read: impl Fn(&str) -> Option<T>,
    faults: &mut Vec<Fault>,
) -> Option<T> {
    if at.is_null() {
        return None;
    }
    at.one_of(read, || expected.to_owned(), faults)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::administrative_law::RULES;

    #[track_caller]
    fn check(find: &str, replace: &str, path: &str) {
        let text = RULES.replacen(find, replace, 1);
        assert_ne!(text, RULES, "{find} is in the file");
        let why = laws(text.as_bytes()).unwrap_err().to_string();
        assert!(why.contains(path), "{path} in {why}");
    }

    #[test]
    fn a_fault_in_the_file_is_told_by_its_place() {
        check("\"FVL2025\"", "\"FVL1967\"", "$.sets");
        check("\"FVL2025\"", "\"FVL2026\"", "$.sets[1].code");
        check("\"1970-01-01\"", "\"1970\"", "$.sets[0].in_force_from");
        check("\"§ 16\"", "\"\"", "$.sets[0].paragraphs.prior_notice");
        check("\"prior_notice\"", "\"notice\"", "prior_notice");
        check("\"allowed\": false", "\"allowed\": 0", "allowed");
    }
}
