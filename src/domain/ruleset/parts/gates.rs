//! The gates of a rule set file.

use crate::domain::coded::Coded;
use crate::domain::gate::{Answer, Block, Gate, Limit, Question};
use crate::domain::json::{At, Fault, Object};
use crate::domain::ruleset::parts::{each_once, follow_up, sources, text};
use crate::domain::severity::Severity;

const GATE: &[&str] = &[
    "code",
    "input",
    "name",
    "question",
    "rule",
    "sources",
    "block",
    "follow_up",
    "answers",
];

/// G1 to G9, each once, in the order of [`Question::ALL`].
pub fn gates(file: Object<'_>, faults: &mut Vec<Fault>) -> Option<Vec<Gate>> {
    let expected = "an array with the gates G1 to G9";
    let at = file.required("gates", || expected.to_owned(), faults)?;
    let mut gates = at.list(expected, faults, gate)?;
    gates.sort_by_key(|gate| gate.question as usize);
    let given: Vec<Question> = gates.iter().map(|gate| gate.question).collect();
    each_once(&at, "gate", Question::ALL, &given, faults)?;
    Some(gates)
}

fn gate(item: &At<'_>, faults: &mut Vec<Fault>) -> Option<Gate> {
    let object = item.object(GATE, faults)?;
    let question: Question = object.choice("input", faults)?;
    let gate_code = object.required("code", || question.gate().to_owned(), faults)?;
    let is_its_own = |text: &str| (text == question.gate()).then_some(());
    gate_code.one_of(is_its_own, || question.gate().to_owned(), faults)?;

    let name = text(object, "name", faults);
    let ask = text(object, "question", faults);
    let rule = text(object, "rule", faults);
    let sources = sources(object, faults);
    let block = block(object, faults);
    let follow_up = follow_up(object, faults);
    let answers = answers(object, question, faults);
    Some(Gate {
        question,
        name: name?,
        ask: ask?,
        rule: rule?,
        sources: sources?,
        answers: answers?,
        block: block?,
        follow_up: follow_up?,
    })
}

/// Every answer that the assessment document knows for `question`, each once.
fn answers(object: Object<'_>, question: Question, faults: &mut Vec<Fault>) -> Option<Vec<Answer>> {
    let all = question.choices().join(", ");
    let expected = format!("an array with each of the answers {all}, once");
    let at = object.required("answers", || expected.clone(), faults)?;
    let answers = at.list(&expected, faults, |item, faults| {
        answer(item, question, faults)
    })?;
    let mut given: Vec<&str> = answers.iter().map(|it| it.code.as_str()).collect();
    let mut asked = question.choices();
    given.sort_unstable();
    asked.sort_unstable();
    if given != asked {
        let found = format!("found the answers {}", given.join(", "));
        faults.push(Fault {
            path: at.path(),
            found,
            expected,
        });
        return None;
    }
    Some(answers)
}

fn answer(item: &At<'_>, question: Question, faults: &mut Vec<Fault>) -> Option<Answer> {
    let known: &[&str] = if question.takes_many() {
        &["code", "label"]
    } else {
        &["code", "label", "limit", "block", "may_become", "follow_up"]
    };
    let object = item.object(known, faults)?;
    let code = object.required("code", || question.choices().join(", "), faults)?;
    let code = code.one_of(
        |text| {
            question
                .choices()
                .into_iter()
                .find(|choice| *choice == text)
        },
        || question.choices().join(", "),
        faults,
    );
    let label = text(object, "label", faults);
    let limit = limit(object, faults);
    let block = block(object, faults);
    let may_become = match object.optional("may_become") {
        Some(at) => at.list("an array of answers", faults, |other, faults| {
            let others = || {
                question
                    .choices()
                    .into_iter()
                    .filter(|choice| Some(*choice) != code)
            };
            let find = |text: &str| others().find(|choice| *choice == text);
            let all = || others().collect::<Vec<_>>().join(", ");
            other.one_of(find, all, faults).map(str::to_owned)
        }),
        None => Some(vec![]),
    };
    let follow_up = follow_up(object, faults);
    Some(Answer {
        code: code?.to_owned(),
        label: label?,
        limit: limit?,
        block: block?,
        may_become: may_become?,
        follow_up: follow_up?,
    })
}

/// The outer `None` is a fault, the inner one that the answer sets no limit.
#[expect(
    clippy::option_option,
    reason = "a fault and an absence are different things"
)]
fn limit(object: Object<'_>, faults: &mut Vec<Fault>) -> Option<Option<Limit>> {
    let Some(at) = object.optional("limit") else {
        return Some(None);
    };
    let object = at.object(&["severity", "text"], faults)?;
    let severity = object.choice("severity", faults);
    let text = text(object, "text", faults);
    Some(Some(Limit {
        severity: severity?,
        text: text?,
    }))
}

/// As [`limit`], for a block.
#[expect(
    clippy::option_option,
    reason = "a fault and an absence are different things"
)]
fn block(object: Object<'_>, faults: &mut Vec<Fault>) -> Option<Option<Block>> {
    let Some(at) = object.optional("block") else {
        return Some(None);
    };
    let object = at.object(&["stage", "from", "text"], faults)?;
    let stage = object.choice("stage", faults);
    let from = object.choice_or("from", Severity::None, faults);
    let text = text(object, "text", faults);
    Some(Some(Block {
        stage: stage?,
        from: from?,
        text: text?,
    }))
}
