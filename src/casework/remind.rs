//! Those whose deadline comes or has passed are told, and when it has passed, the next level too.
//!
//! One case, or one report, is one write: what goes wrong with one does not keep the others waiting.

mod clocks;

use super::{Failure, notify};
use crate::audit::{Errand, Event};
use crate::domain::access::Viewer;
use crate::domain::case::Stage;
use crate::domain::clocks::Tariff;
use crate::domain::delivery::Template;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::reminder::{
    ACCESS_REQUEST, CARRY_OUT, Rule, TRIAGE, Telling, is_told_above, of_step, telling,
};
use crate::domain::routing::above;
use crate::domain::task::TaskKind;
use crate::store::cases::Case;
use crate::store::tasks::{self, NewTask, Task, follows};
use crate::store::{
    Db, StoreError, Tx, cases, involved, ledger, organisation, outbox, people, reports,
};
use chrono::NaiveDate;

/// What there is to look through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    pub cases: Vec<i32>,
    /// Reports that nobody has registered.
    pub reports: Vec<i32>,
}

pub fn open(db: &mut Db) -> Result<Open, StoreError> {
    let waiting = reports::list_waiting(db)?;
    let mut cases = cases::list_open(db)?;
    // A case that is closed may be asked for.
    cases.extend(tasks::cases_with(db, TaskKind::AccessRequest)?);
    cases.sort_unstable();
    cases.dedup();
    Ok(Open {
        cases,
        reports: waiting.iter().map(|report| report.id).collect(),
    })
}

/// Tells whoever must be told of the deadlines of a case. `Failure::NothingDue` where nobody must.
pub fn remind_of_case(tx: &mut Tx<'_>, case: i32, tariff: Tariff) -> Result<(), Failure> {
    let case = cases::by_id(tx.db(), case)?;
    let today = day(tx.now);
    let (mut done, mut late) = (0, vec![]);
    if case.stage != Stage::Closed {
        let clocks = clocks::settle(tx, &case, tariff, today)?;
        done = clocks.changes;
        late = clocks.running;
    }
    for task in tasks::list_open_of_case(tx.db(), case.id)? {
        late.extend(Late::of(task));
    }
    let mut mails = 0;
    for late in &late {
        mails += tell(tx, late, today)?;
        let is_late = is_told_above(late.rule, late.due, today);
        if is_late {
            mails += tell_above(tx, &case, late, today)?;
        }
    }
    done += mails;
    record(tx, &case.number.to_string(), mails, done)
}

/// The same for a report that waits to be registered.
pub fn remind_of_report(tx: &mut Tx<'_>, report: i32) -> Result<(), Failure> {
    let found = reports::find_by_id(tx.db(), report)?;
    let today = day(tx.now);
    let mut mails = 0;
    for task in tasks::list_of_report(tx.db(), report, TaskKind::NewReport)? {
        if task.closed_at.is_none()
            && let Some(late) = Late::of(task)
        {
            mails += tell(tx, &late, today)?;
        }
    }
    record(tx, &found.number.to_string(), mails, mails)
}

fn record(tx: &mut Tx<'_>, subject: &str, mails: usize, done: usize) -> Result<(), Failure> {
    if done == 0 {
        return Err(Failure::NothingDue);
    }
    let event = Event::Errand(Errand::DeadlinesTold { mails });
    ledger::record(tx, subject, &event)?;
    Ok(())
}

/// A task with a day, and the rule of that day.
struct Late {
    task: Task,
    rule: Rule,
    since: NaiveDate,
    due: NaiveDate,
}

impl Late {
    /// Clocks have tasks of their own, which are looked after where they are counted.
    fn of(task: Task) -> Option<Late> {
        let rule = match (task.kind, task.todo) {
            (TaskKind::NextStep, Some(todo)) => of_step(todo),
            (TaskKind::CarryOut, _) => CARRY_OUT,
            (TaskKind::AccessRequest, _) => ACCESS_REQUEST,
            (TaskKind::NewReport, _) => TRIAGE,
            _ => return None,
        };
        Some(Late {
            rule,
            since: day(task.created_at),
            due: task.due_on?,
            task,
        })
    }

    /// What runs out: the step, the clock, or the kind of task.
    fn what(&self) -> &str {
        match (self.task.kind, self.task.todo) {
            (TaskKind::Deadline, _) => &self.task.reasons,
            (_, Some(todo)) => todo.code(),
            (kind, None) => kind.code(),
        }
    }
}

/// Tells the one whose task it is. Gives how many mails that made: none or one.
fn tell(tx: &mut Tx<'_>, late: &Late, today: NaiveDate) -> Result<usize, StoreError> {
    let Some(telling) = telling(late.rule, late.since, late.due, today) else {
        return Ok(0);
    };
    let person = late.task.person;
    if !organisation::holder(tx.db(), person, today)?.can_be_told {
        return Ok(0);
    }
    let template = match telling {
        Telling::Coming(_) => Template::TaskReminder,
        Telling::Passed(_) => Template::TaskOverdue,
    };
    if notify::waits(tx, person, template, &late.task)? {
        return Ok(0);
    }
    let key = telling.key(late.task.id, late.due);
    let task = Some(late.task.id);
    let is_new = outbox::queue_once(tx, person, task, template, &key)?;
    Ok(usize::from(is_new))
}

/// Tells the next level, once, by a task that ends when the late one does.
///
/// Of a whistleblowing case nobody is told who may not see it: that there is one is not theirs to know.
fn tell_above(
    tx: &mut Tx<'_>,
    case: &Case,
    late: &Late,
    today: NaiveDate,
) -> Result<usize, StoreError> {
    let Some(next) = next_level(tx.db(), case, late.task.person, today)? else {
        return Ok(0);
    };
    let (case_id, what, due) = (case.id, late.what(), late.due);
    let key = format!("case-{case_id} {what} {due} above-{next}");
    if outbox::is_queued(tx.db(), &key)? || has_it_already(tx.db(), late, case_id, next)? {
        return Ok(0);
    }
    let viewer = Viewer {
        person: next,
        roles: people::roles(tx.db(), next, today)?,
        at: tx.now,
    };
    if case.is_narrow() && !cases::sees(tx.db(), &viewer, case.number)? {
        return Ok(0);
    }
    let task = NewTask {
        person: next,
        kind: TaskKind::DeadlinePassed,
        report_id: None,
        case_id: Some(case_id),
        reasons: &follows(late.task.id),
        todo: None,
        due_on: Some(due),
    };
    let task = tasks::insert(tx, &task)?;
    let is_new = outbox::queue_once(tx, next, Some(task), Template::DeadlinePassed, &key)?;
    Ok(usize::from(is_new))
}

/// Whether the next level keeps the same clock, and is told of it as its keeper.
fn has_it_already(db: &mut Db, late: &Late, case: i32, next: PersonId) -> Result<bool, StoreError> {
    let same = |task: &Task| {
        let is_same = task.kind == late.task.kind && task.reasons == late.task.reasons;
        task.person == next && is_same && task.todo == late.task.todo
    };
    Ok(tasks::list_open_of_case(db, case)?.iter().any(same))
}

fn next_level(
    db: &mut Db,
    case: &Case,
    from: PersonId,
    today: NaiveDate,
) -> Result<Option<PersonId>, StoreError> {
    let people = involved::of_case(db, case.id)?;
    let line = organisation::line(db, Some(people.unit), today)?;
    let mut desk = organisation::desk(db, today)?;
    desk.owner = Some(organisation::holder(db, people.officer, today)?);
    let gates = notify::Gates::of_case(db, case.id)?;
    let matter = notify::matter(db, people, gates, today)?;
    Ok(above(&desk, &line, &matter, from))
}
