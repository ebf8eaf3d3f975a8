//! What would give another proposal: single, honest changes.

use crate::domain::assessment::limits::{Counted, Limits};
use crate::domain::assessment::{Input, code, wording};
use crate::domain::coded::Coded;
use crate::domain::factor::Factor;
use crate::domain::gate::{Answer, Question};
use crate::domain::language::Text;
use crate::domain::ruleset::Ruleset;
use crate::domain::severity::Severity;
use serde::{Serialize, Serializer};
use std::fmt;

/// A single change, and the proposal it gives.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    #[serde(serialize_with = "written")]
    pub change: Alteration,
    #[serde(serialize_with = "code")]
    pub severity: Severity,
}

/// Written `+A4`, `-M3` or `gates.evidence=weak`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Alteration {
    /// A factor that is not found, had it been.
    Add(String),
    /// A factor that is found, had it not been.
    Drop(String),
    /// Another answer at a gate.
    Answer(Question, String),
}

impl fmt::Display for Alteration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Alteration::Add(code) => write!(f, "+{code}"),
            Alteration::Drop(code) => write!(f, "-{code}"),
            Alteration::Answer(gate, answer) => write!(f, "gates.{}={answer}", gate.code()),
        }
    }
}

impl Alteration {
    /// The change in words, as the first half of a sentence: "Utan A2 «Forsett»".
    pub fn text(&self, ruleset: &Ruleset) -> Text {
        match self {
            Alteration::Add(code) => wording::with_factor(code, ruleset.factor(code)),
            Alteration::Drop(code) => wording::without_factor(code, ruleset.factor(code)),
            Alteration::Answer(question, answer) => {
                wording::other_answer(ruleset.gate(*question), answer)
            }
        }
    }
}

fn written<S: Serializer>(change: &Alteration, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(change)
}

/// Every single change that gives another proposal: factors, the lightest first, then gates.
///
/// Points are findings about what is alleged and have no sign in the format; who is conflicted and
/// who has a protected position never move the proposal.
pub fn would_change(
    ruleset: &Ruleset,
    input: &Input<'_>,
    counted: &Counted<'_>,
    limits: &Limits<'_>,
) -> Vec<Change> {
    let net = counted.net();
    let unlimited = ruleset.thresholds.severity(net);
    let now = limits.apply(unlimited);

    let mut factors: Vec<&Factor> = ruleset.factors().iter().collect();
    factors.sort_by_key(|factor| factor.weight.abs());
    let factors = factors.into_iter().map(|factor| {
        let is_found = counted
            .factors
            .iter()
            .any(|found| found.code == factor.code);
        let (change, net) = if is_found {
            (Alteration::Drop(factor.code.clone()), net - factor.weight)
        } else {
            (Alteration::Add(factor.code.clone()), net + factor.weight)
        };
        let severity = limits.apply(ruleset.thresholds.severity(net));
        Change { change, severity }
    });

    let gates = honest_answers(ruleset, input, counted).map(|(question, answer)| {
        let limit = answer.limit.as_ref().map(|limit| limit.severity);
        let limit = limit.unwrap_or(Severity::Termination);
        Change {
            change: Alteration::Answer(question, answer.code.clone()),
            severity: limits.apply_with(unlimited, question, limit),
        }
    });
    let changes = factors.chain(gates);
    changes.filter(|change| change.severity != now).collect()
}

/// The answers that could honestly stand where another stands now: those the rule set names,
/// without those that a found factor rules out.
fn honest_answers<'r>(
    ruleset: &'r Ruleset,
    input: &Input<'_>,
    counted: &Counted<'r>,
) -> impl Iterator<Item = (Question, &'r Answer)> {
    let is_ruled_out = |question: Question, code: &str| {
        let ruled_out = counted.factors.iter().flat_map(|it| &it.rules_out);
        ruled_out
            .into_iter()
            .any(|(gate, answer)| *gate == question && answer == code)
    };
    let single = Question::ALL
        .iter()
        .filter(|question| !question.takes_many());
    single.flat_map(move |question| {
        let gate = ruleset.gate(*question);
        let given = input.gates.answers(*question).into_iter();
        let now = given.filter_map(|code| gate.answer(code));
        now.flat_map(|answer| &answer.may_become)
            .filter(|code| !is_ruled_out(*question, code))
            .filter_map(|code| gate.answer(code))
            .map(|answer| (*question, answer))
            .collect::<Vec<_>>()
    })
}

/// See [`crate::domain::assessment::Assessment::leading_changes`].
pub fn leading(changes: &[Change], now: Severity, most: usize) -> Vec<&Change> {
    let (raising, lowering): (Vec<&Change>, Vec<&Change>) =
        changes.iter().partition(|change| change.severity > now);
    let up = most.div_ceil(2).max(most.saturating_sub(lowering.len()));
    let raising = best(raising, up);
    let lowering = best(lowering, most - raising.len());
    raising.into_iter().chain(lowering).collect()
}

/// The first `most` of one side, with a gate in the last place when there is one.
fn best(mut side: Vec<&Change>, most: usize) -> Vec<&Change> {
    let is_gate = |change: &&Change| matches!(change.change, Alteration::Answer(..));
    let first_gate = side.iter().position(is_gate);
    if let Some(first_gate) = first_gate.filter(|place| *place >= most && most > 0) {
        side.swap(most - 1, first_gate);
    }
    side.truncate(most);
    side
}
