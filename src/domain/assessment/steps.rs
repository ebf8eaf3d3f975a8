//! The lawful next steps of a case, in order.

use crate::domain::assessment::limits::Counted;
use crate::domain::assessment::{Input, code, nynorsk};
use crate::domain::case::Channel;
use crate::domain::gate::{FreeSpeech, Retaliation};
use crate::domain::language::Text;
use crate::domain::procedure::{Phase, Task};
use crate::domain::ruleset::Ruleset;
use crate::domain::severity::Severity;
use serde::Serialize;
use std::collections::BTreeSet;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NextStep {
    #[serde(serialize_with = "code")]
    pub task: Task,
    #[serde(serialize_with = "nynorsk")]
    pub text: Text,
    /// Never empty.
    pub sources: Vec<String>,
}

/// What to do next, given the proposal.
///
/// Until free speech is answered, nothing may contact the employee (Sivilombodet 2023); until
/// retaliation is settled, nothing may build on the proposal (arbeidsmiljølova § 2 A-4).
pub fn next_steps(
    ruleset: &Ruleset,
    input: &Input<'_>,
    counted: &Counted<'_>,
    severity: Severity,
) -> Vec<NextStep> {
    let mut tasks = called_for(ruleset, input, counted);
    tasks.extend(by_outcome(input, severity));
    let is_protected = input.gates.free_speech == FreeSpeech::Protected;
    let is_open = input.gates.free_speech == FreeSpeech::Unanswered
        || (input.gates.retaliation == Retaliation::Unresolved && !is_protected);
    if is_protected {
        let moot = [
            Task::DocumentIndependentGround,
            Task::AssessAgain,
            Task::ReviewPoints,
        ];
        tasks.retain(|task| !moot.contains(task));
    }
    let holds =
        |task: &&Task| severity >= task.least() && (task.phase() == Phase::Always || !is_open);
    let in_order = tasks.iter().filter(holds);
    in_order
        .map(|task| {
            let step = ruleset.step(*task);
            NextStep {
                task: *task,
                text: step.text.clone(),
                sources: step.sources.clone(),
            }
        })
        .collect()
}

/// What the points, factors, answers and channel call for.
fn called_for(ruleset: &Ruleset, input: &Input<'_>, counted: &Counted<'_>) -> BTreeSet<Task> {
    let mut tasks = BTreeSet::new();
    for point in &counted.points {
        tasks.extend(&point.follow_up);
    }
    for factor in &counted.factors {
        tasks.extend(&factor.follow_up);
    }
    for gate in ruleset.gates() {
        let given = input.gates.answers(gate.question);
        for answer in given.iter().filter_map(|code| gate.answer(code)) {
            tasks.extend(answer.follow_up.iter().chain(&gate.follow_up));
        }
    }
    if input.channel == Channel::OfficialAccount {
        tasks.extend([Task::KeepPost, Task::ConsiderPublishingAccess]);
    }
    if counted.points.is_empty() {
        tasks.insert(Task::ReviewPoints);
    }
    tasks
}

/// What the proposal itself calls for.
fn by_outcome(input: &Input<'_>, severity: Severity) -> Vec<Task> {
    let mut tasks = vec![Task::Decide, Task::AnswerReporter, Task::SetRetention];
    tasks.extend(match severity {
        Severity::None if input.gates.free_speech == FreeSpeech::Protected => {
            &[Task::CloseWithoutContact][..]
        }
        Severity::None => &[Task::CloseCase, Task::InformSubject],
        Severity::Guidance => &[Task::HoldGuidanceTalk],
        Severity::Warning => &[
            Task::SecureEvidence,
            Task::GivePartyAccess,
            Task::WriteWarning,
        ],
        Severity::Dismissal => OF_A_DISMISSAL,
        Severity::Termination => OF_A_TERMINATION,
    });
    tasks
}

/// Arbeidsmiljølova §§ 15-4, 15-7, 17-3, 17-4.
const OF_A_DISMISSAL: &[Task] = &[
    Task::SecureEvidence,
    Task::GivePartyAccess,
    Task::WeighInterests,
    Task::ConsiderReassignment,
    Task::DeliverLetter,
    Task::WatchDeadlines,
];

/// As a dismissal, which also stands as the alternative ground (§ 15-14 third paragraph), and
/// suspension meanwhile (§ 15-13).
const OF_A_TERMINATION: &[Task] = &[
    Task::SecureEvidence,
    Task::ConsiderSuspension,
    Task::GivePartyAccess,
    Task::WeighInterests,
    Task::ConsiderReassignment,
    Task::PrepareSubsidiaryDismissal,
    Task::DeliverLetter,
    Task::WatchDeadlines,
];
