//! Why a task is somebody's, where it was not theirs to begin with.

use super::next_step::asks;
use super::who_takes_it::Not;
use crate::domain::access::Viewer;
use crate::domain::local_time;
use crate::domain::person::PersonId;
use crate::domain::routing::{Reason, Why};
use crate::domain::task::TaskKind;
use crate::domain::todo::{Doer, Todo};
use crate::store::tasks::{self, Task};
use crate::store::{Db, StoreError, absences, cases, people, task_transfers};
use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Theirs {
    /// Steps in for somebody who is away through a day.
    StandsIn { away: String, through: NaiveDate },
    /// Is the next who may, while somebody is away.
    IsNext { away: String, through: NaiveDate },
    /// Nobody who may take the step is there: the officer has to find somebody.
    NobodyElse { away: String, through: NaiveDate },
    /// Nobody at all may take the step: the officer has to see to it that somebody may.
    MustFind,
    /// Was given it by another.
    Given { by: String, reason: String },
}

/// Nothing where the task is simply theirs.
pub fn why_theirs(db: &mut Db, by: &Viewer, task: &Task) -> Result<Option<Theirs>, StoreError> {
    match (task.kind, task.case_id, task.todo) {
        (TaskKind::NextStep, Some(case), Some(todo)) => of_step(db, by, task, (case, todo)),
        (TaskKind::CaseRegistered, ..) => of_leader(db, by, task),
        _ => Ok(None),
    }
}

fn of_step(
    db: &mut Db,
    by: &Viewer,
    task: &Task,
    (case, todo): (i32, Todo),
) -> Result<Option<Theirs>, StoreError> {
    if let Some(person) = task.instead_of {
        let Some((away, through, deputy)) = away(db, by, person)? else {
            return Ok(None);
        };
        if deputy == Some(by.person) {
            return Ok(Some(Theirs::StandsIn { away, through }));
        }
        return Ok(Some(if may_not(db, by, (case, todo))? {
            Theirs::NobodyElse { away, through }
        } else {
            Theirs::IsNext { away, through }
        }));
    }
    if let Some(latest) = task_transfers::latest(db, case, todo)?
        && latest.to == by.person
        && !tasks::is_done_since(db, case, todo, latest.at)?
    {
        return Ok(Some(Theirs::Given {
            by: people::find(db, latest.from)?.name,
            reason: latest.reason,
        }));
    }
    let must_find = may_not(db, by, (case, todo))?;
    Ok(must_find.then_some(Theirs::MustFind))
}

/// Whether the step is a decision or a confirmation that is not theirs to take: it lies with them
/// because somebody has to be found.
fn may_not(db: &mut Db, by: &Viewer, (case, todo): (i32, Todo)) -> Result<bool, StoreError> {
    if todo.doer() == Doer::Officer {
        return Ok(false);
    }
    let case = cases::by_id(db, case)?;
    for (waiting, _, ask) in asks(db, &case, by.at)? {
        if waiting == todo {
            return Ok(matches!(
                ask.judge(db, by.person, todo)?,
                Err(Not::Authority(_))
            ));
        }
    }
    Ok(false)
}

/// Of all the reasons, this one alone is the deputy's to know.
fn of_leader(db: &mut Db, by: &Viewer, task: &Task) -> Result<Option<Theirs>, StoreError> {
    let reasons = Reason::read(&task.reasons);
    let is_told = |it: &&Reason| it.why == Why::Told && it.person == Some(by.person);
    let step = reasons.iter().find(is_told).and_then(|it| it.step);
    let absent = reasons
        .iter()
        .find(|it| it.why == Why::AbsentWithDeputy && it.step == step && step.is_some());
    let Some(person) = absent.and_then(|it| it.person) else {
        return Ok(None);
    };
    let found = away(db, by, person)?;
    Ok(found.map(|(away, through, _)| Theirs::StandsIn { away, through }))
}

/// The name, the last day and the deputy of somebody who is away now.
fn away(
    db: &mut Db,
    by: &Viewer,
    person: PersonId,
) -> Result<Option<(String, NaiveDate, Option<PersonId>)>, StoreError> {
    let Some(absence) = absences::on(db, person, local_time::day(by.at))? else {
        return Ok(None);
    };
    let name = people::find(db, person)?.name;
    Ok(Some((name, absence.to_on, absence.deputy)))
}
