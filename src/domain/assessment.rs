//! The assessment: what a case points to, with every reason. A proposal, never a decision.

mod change;
mod earlier;
mod input;
mod limits;
mod read;
mod steps;
mod wording;

pub use change::{Alteration, Change};
pub use earlier::leans_on_earlier;
pub use input::{Input, Subject};
pub use limits::gate_ceiling;
pub use read::{Document, read};
pub use steps::NextStep;

use crate::domain::coded::Coded;
use crate::domain::gate::{BlockStage, Gates, Question};
use crate::domain::language::Text;
use crate::domain::ruleset::Ruleset;
use crate::domain::severity::Severity;
use limits::{Counted, Limits};
use serde::{Serialize, Serializer};

/// What one input gives under one rule set. Serialised, it is the assessment document, with its
/// texts in nynorsk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Assessment {
    pub id: String,
    /// `valle-2014/1`.
    pub ruleset: String,
    #[serde(serialize_with = "code")]
    pub severity: Severity,
    /// The sum of the counted factors' weights, also when a cap or gate decides.
    pub net: i64,
    pub reasons: Vec<Reason>,
    pub set_aside: Vec<SetAside>,
    pub blocks: Vec<Blocked>,
    pub would_change: Vec<Change>,
    pub next_steps: Vec<NextStep>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reason {
    pub kind: ReasonKind,
    pub code: String,
    pub weight: i64,
    #[serde(serialize_with = "nynorsk")]
    pub text: Text,
    /// Never empty.
    pub sources: Vec<String>,
}

/// A cap only limits; a gate limits, and blocks until it is settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    Point,
    Factor,
    Cap,
    Gate,
}

/// A point that does not count.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SetAside {
    pub code: String,
    #[serde(serialize_with = "nynorsk")]
    pub why: Text,
}

/// What must happen before the case may come further.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Blocked {
    #[serde(serialize_with = "gate_code")]
    pub gate: Question,
    #[serde(serialize_with = "code")]
    pub stage: BlockStage,
    #[serde(serialize_with = "nynorsk")]
    pub text: Text,
    pub sources: Vec<String>,
}

/// Assesses `input` under `ruleset`.
///
/// The proposal is the smallest of what the net weight gives, the points' cap and the gates'
/// limits. Order and repetition in the input never matter: the result follows the rule set's order.
pub fn assess(ruleset: &Ruleset, input: &Input<'_>) -> Assessment {
    let counted = Counted::of(ruleset, input);
    let limits = Limits::of(ruleset, &counted, &input.gates);
    let net = counted.net();
    let severity = limits.apply(ruleset.thresholds.severity(net));
    Assessment {
        id: input.id.clone(),
        ruleset: ruleset.code(),
        severity,
        net,
        reasons: reasons(ruleset, &counted, &limits),
        set_aside: counted.set_aside(input.channel),
        blocks: blocks_for(ruleset, &input.gates, severity),
        would_change: change::would_change(ruleset, input, &counted, &limits),
        next_steps: steps::next_steps(ruleset, input, &counted, severity),
    }
}

/// Points, then factors, then whatever held the proposal down.
fn reasons(ruleset: &Ruleset, counted: &Counted<'_>, limits: &Limits<'_>) -> Vec<Reason> {
    let points = counted.points.iter().map(|point| Reason {
        kind: ReasonKind::Point,
        code: point.code.clone(),
        weight: 0,
        text: point.title.clone(),
        sources: point.sources.clone(),
    });
    let factors = counted.factors.iter().map(|factor| Reason {
        kind: ReasonKind::Factor,
        code: factor.code.clone(),
        weight: factor.weight,
        text: factor.name.clone(),
        sources: factor.sources.clone(),
    });
    let unlimited = ruleset.thresholds.severity(counted.net());
    let limiting = limits.reasons(ruleset, counted, unlimited);
    points.chain(factors).chain(limiting).collect()
}

/// What the answers block, were `severity` the reaction, in the order of the gates.
pub fn blocks_for(ruleset: &Ruleset, gates: &Gates, severity: Severity) -> Vec<Blocked> {
    let mut blocked = vec![];
    for gate in ruleset.gates() {
        let given = gates.answers(gate.question);
        let answers: Vec<_> = given.iter().filter_map(|code| gate.answer(code)).collect();
        let own = answers.iter().filter_map(|answer| answer.block.as_ref());
        let shared = gate.block.iter().filter(|_| !answers.is_empty());
        for block in own.chain(shared).filter(|block| severity >= block.from) {
            blocked.push(Blocked {
                gate: gate.question,
                stage: block.stage,
                text: wording::with_answers(&block.text, &answers),
                sources: gate.sources.clone(),
            });
        }
    }
    blocked
}

fn nynorsk<S: Serializer>(text: &Text, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&text.nn)
}

fn code<T: Coded, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(value.code())
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands fields over by reference"
)]
fn gate_code<S: Serializer>(gate: &Question, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(gate.gate())
}

impl Assessment {
    /// The changes worth a place on a page: those that raise and those that lower take turns,
    /// least first, and the last place of each side goes to a gate when there is one.
    pub fn leading_changes(&self, most: usize) -> Vec<&Change> {
        change::leading(&self.would_change, self.severity, most)
    }
}
