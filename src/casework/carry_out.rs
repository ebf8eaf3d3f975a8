//! When a case is decided, the leader who must carry it out is told.
//!
//! A part of the verbs that decide, and of those that change who may know; it records nothing itself.

use super::Failure;
use super::notify::{self, Gates, judge};
use crate::domain::calendar::{add_days, moved};
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::reminder::CARRY_OUT_DAYS;
use crate::domain::routing::{LeaderTold, Told};
use crate::domain::severity::Severity;
use crate::domain::task::TaskKind;
use crate::store::tasks::{self, NewTask, Task};
use crate::store::{Tx, cases, proposals};

/// Sees to it that the leader the rules name has the task, and nobody else, once a reaction stands.
///
/// A decision that leads to no reaction is nothing to carry out. Whoever has done it is left in peace.
pub(super) fn settle(tx: &mut Tx<'_>, case_id: i32) -> Result<(), Failure> {
    let case = cases::by_id(tx.db(), case_id)?;
    let decided = proposals::decision(tx.db(), case_id)?;
    let Some(decided) = decided.filter(|_| case.stage.is_decided()) else {
        return Ok(());
    };
    let today = day(tx.now);
    let gates = Gates::of_case(tx.db(), case_id)?;
    // The gate of free speech has been answered: both ways of telling the leader say the same.
    let when = LeaderTold::Registration;
    let judged = judge(tx.db(), case_id, gates, when, (today, None))?;
    let leader = match judged.answer.told {
        Told::Leader(to) if decided.decision.severity > Severity::None => Some(to.person),
        _ => None,
    };
    let mut before = tasks::list_of_case(tx.db(), case_id, TaskKind::CarryOut)?;
    // Those of an earlier decision, before the case was opened anew, are another matter.
    before.retain(|task| task.created_at >= decided.at);
    let is_other = |task: &&Task| Some(task.person) != leader && task.closed_at.is_none();
    for task in before.iter().filter(is_other) {
        tasks::withdraw(tx, task)?;
    }
    match leader {
        Some(leader) if !before.iter().any(|task| task.person == leader) => {
            give(tx, case_id, leader)
        }
        _ => Ok(()),
    }
}

fn give(tx: &mut Tx<'_>, case_id: i32, leader: PersonId) -> Result<(), Failure> {
    let due = moved(add_days(day(tx.now), CARRY_OUT_DAYS));
    let task = NewTask {
        person: leader,
        kind: TaskKind::CarryOut,
        report_id: None,
        case_id: Some(case_id),
        reasons: "",
        todo: None,
        due_on: Some(due),
    };
    let id = tasks::insert(tx, &task)?;
    notify::mail(tx, leader, id, TaskKind::CarryOut)?;
    Ok(())
}
