//! What the case page shows, put into words: gates, reasons, changes, retention, the next step.

use super::scale;
use crate::casework::open_case::CaseFile;
use crate::domain::assessment::{ReasonKind, blocks_for};
use crate::domain::case::Stage;
use crate::domain::gate::{BlockStage, Question};
use crate::domain::severity::Severity;
use crate::store::gates::Given;
use crate::web::marks::{self, signed, tag};
use crate::web::moments::Moment;
use crate::web::words::Words;
use std::collections::BTreeMap;

/// A gate as a row: the question, the answer, and what it does.
pub struct GateRow {
    pub code: &'static str,
    pub name: String,
    pub answer: String,
    pub sources: String,
    pub given: Option<(String, Moment)>,
    /// Why it is answered so, in the words of whoever answered.
    pub grounds: String,
    /// What was answered before, the newest first.
    pub earlier: Vec<EarlierAnswer>,
    pub effect: String,
}

/// An answer that no longer counts, and stays.
pub struct EarlierAnswer {
    pub answer: String,
    pub grounds: String,
    pub by: String,
    pub at: Moment,
}

pub struct ReasonRow {
    pub weight: String,
    pub class: &'static str,
    pub code: String,
    pub text: String,
    pub sources: String,
}

pub struct ChangeRow {
    pub change: String,
    pub severity: String,
}

pub struct StepRow {
    pub text: String,
    pub sources: String,
}

/// The proposal, ready for the page.
pub struct ProposalView {
    pub severity: String,
    pub net: String,
    pub aggravating: String,
    pub mitigating: String,
    pub reasons: Vec<ReasonRow>,
    pub caps: Vec<ReasonRow>,
    pub set_aside: Vec<(String, String)>,
    pub changes: Vec<ChangeRow>,
    pub steps: Vec<StepRow>,
    pub scale: String,
    pub legend: Vec<(&'static str, String, bool)>,
    pub ruleset: String,
    pub computed: Moment,
    pub is_stale: bool,
    /// What each abbreviated source stands for, in full.
    pub references: Vec<(String, String)>,
}

pub fn gates(file: &CaseFile, t: &'static Words) -> Vec<GateRow> {
    let ruleset = &file.ruleset;
    let latest = crate::store::gates::latest(&file.gate_history);
    let blocks = blocks_for(ruleset, &file.gates, file.said().severity());
    let row = |question: &Question| {
        let gate = ruleset.gate(*question);
        let given = latest
            .iter()
            .find(|given| given.answer.question == *question);
        let codes = given.map_or_else(Vec::new, |given| given.answer.codes.clone());
        let in_words = |given: &Given| {
            let codes = given.answer.codes.iter();
            let labels: Vec<&str> = codes
                .filter_map(|code| Some(t.text(&gate.answer(code)?.label)))
                .collect();
            if labels.is_empty() {
                t.assessing.gate_none.to_owned()
            } else {
                labels.join(", ")
            }
        };
        let answer =
            given.map_or_else(|| t.proposal.unanswered.to_owned(), |given| in_words(given));
        let history = file.gate_history.iter().rev();
        let earlier = history
            .filter(|given| given.answer.question == *question)
            .skip(1);
        let block = blocks.iter().find(|block| block.gate == *question);
        let limit = codes
            .iter()
            .find_map(|code| gate.answer(code)?.limit.as_ref());
        let protects = *question == Question::Whistleblowing && codes == ["yes"];
        let effect = match (block.map(|block| block.stage), limit, given) {
            (Some(BlockStage::Contact), _, _) => tag("bad", "gate", t.proposal.closes_contact),
            (Some(BlockStage::Proposal), _, _) => tag("bad", "lock", t.proposal.closes_proposal),
            (Some(BlockStage::Decision), _, _) => tag("bad", "lock", t.proposal.closes_decision),
            (None, Some(limit), _) => {
                let most = (t.cases.severity)(limit.severity).to_lowercase();
                tag("warn", "", &format!("{}: {most}", t.proposal.caps_at))
            }
            (None, None, None) => tag("open", "", t.proposal.unanswered),
            (None, None, Some(_)) if protects => tag("info", "shield", t.proposal.protection),
            (None, None, Some(_)) => tag("ok", "check", t.proposal.open),
        };
        GateRow {
            code: question.gate(),
            name: t.text(&gate.name).to_owned(),
            answer,
            sources: gate.sources.join(", "),
            given: given.map(|given| {
                let by = file.name_of(&given.by.to_string()).to_owned();
                (by, Moment::new(given.at, t))
            }),
            grounds: given.map_or_else(String::new, |given| given.answer.grounds.clone()),
            earlier: earlier
                .map(|given| EarlierAnswer {
                    answer: in_words(given),
                    grounds: given.answer.grounds.clone(),
                    by: file.name_of(&given.by.to_string()).to_owned(),
                    at: Moment::new(given.at, t),
                })
                .collect(),
            effect,
        }
    };
    ALL_GATES.iter().map(row).collect()
}

pub const ALL_GATES: [Question; 9] = [
    Question::FreeSpeech,
    Question::Retaliation,
    Question::Whistleblowing,
    Question::Conflicted,
    Question::AlreadyReacted,
    Question::Evidence,
    Question::ProtectedPosition,
    Question::Consultation,
    Question::Hearing,
];

pub fn proposal(file: &CaseFile, t: &'static Words) -> Option<ProposalView> {
    let found = file.proposal.as_ref()?;
    let assessment = &found.assessment;
    let ruleset = &found.ruleset;
    let row = |reason: &crate::domain::assessment::Reason| ReasonRow {
        weight: signed(reason.weight),
        class: match reason.weight {
            0 => "",
            1.. => "up",
            _ => "down",
        },
        code: reason.code.clone(),
        text: t.text(&reason.text).to_owned(),
        sources: reason.sources.join(", "),
    };
    let counts = |kind: ReasonKind| matches!(kind, ReasonKind::Point | ReasonKind::Factor);
    let (reasons, caps): (Vec<_>, Vec<_>) = assessment
        .reasons
        .iter()
        .partition(|reason| counts(reason.kind));
    let sum = |is: fn(i64) -> bool| -> i64 {
        let weights = reasons.iter().map(|reason| reason.weight);
        weights.filter(|weight| is(*weight)).sum()
    };
    let net = signed(assessment.net);
    let changes = assessment.leading_changes(6);
    Some(ProposalView {
        severity: marks::severity(t, Some(assessment.severity)),
        scale: scale::draw(
            &ruleset.thresholds,
            assessment.net,
            t.proposal.scale,
            &format!("{} {net}", t.proposal.net),
        ),
        legend: Severity::ALL
            .into_iter()
            .map(|severity| {
                let range = scale::range(&ruleset.thresholds, severity);
                let text = format!("{} {range}", (t.cases.severity)(severity));
                let is_here = ruleset.thresholds.severity(assessment.net) == severity;
                (scale::class(severity), text, is_here)
            })
            .collect(),
        aggravating: signed(sum(|weight| weight > 0)),
        mitigating: signed(sum(|weight| weight < 0)),
        reasons: reasons.into_iter().map(row).collect(),
        caps: caps.into_iter().map(row).collect(),
        set_aside: assessment
            .set_aside
            .iter()
            .map(|point| (point.code.clone(), t.text(&point.why).to_owned()))
            .collect(),
        changes: changes
            .into_iter()
            .map(|change| ChangeRow {
                change: t.text(&change.change.text(ruleset)).to_owned(),
                severity: marks::severity(t, Some(change.severity)),
            })
            .collect(),
        steps: assessment
            .next_steps
            .iter()
            .map(|step| StepRow {
                text: t.text(&step.text).to_owned(),
                sources: step.sources.join(", "),
            })
            .collect(),
        net,
        ruleset: found.row.ruleset.clone(),
        computed: Moment::new(found.row.at, t),
        is_stale: matches!(file.case.stage, Stage::Registered | Stage::Cleared),
        references: references(file),
    })
}

/// Every source that the page names by an abbreviation, in full, each once.
fn references(file: &CaseFile) -> Vec<(String, String)> {
    let gates = file.ruleset.gates().iter().flat_map(|gate| &gate.sources);
    let reasons = file
        .proposal
        .iter()
        .flat_map(|found| &found.assessment.reasons);
    let steps = file
        .proposal
        .iter()
        .flat_map(|found| &found.assessment.next_steps);
    let named = gates
        .chain(reasons.flat_map(|reason| &reason.sources))
        .chain(steps.flat_map(|step| &step.sources));
    let full = named.filter_map(|source| file.ruleset.reference(source));
    let full: BTreeMap<_, _> = full.collect();
    full.into_iter()
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .collect()
}

/// What is closed now: the gates whose block stands, each with what it closes.
pub fn closed(file: &CaseFile, t: &Words) -> Vec<(&'static str, String)> {
    let blocks = blocks_for(&file.ruleset, &file.gates, file.said().severity());
    let rows = blocks
        .iter()
        .map(|block| (block.gate.gate(), t.text(&block.text).to_owned()));
    rows.collect()
}
