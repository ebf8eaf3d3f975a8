//! The clocks of a case as tasks of those who keep them, from the day there is something to tell.

use super::Late;
use crate::casework::{Failure, count_clocks, suspended};
use crate::domain::clocks::{Clock, Code, Tariff, Term};
use crate::domain::coded::Coded;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::reminder::{Keepers, is_over, of_clock, telling};
use crate::domain::task::TaskKind;
use crate::store::cases::Case;
use crate::store::tasks::{self, NewTask, Task};
use crate::store::{Db, StoreError, Tx, involved, people, proposals};
use chrono::NaiveDate;

pub(super) struct Settled {
    /// How many tasks were made, moved or closed.
    pub changes: usize,
    /// The tasks of clocks that run.
    pub running: Vec<Late>,
}

/// Sees to it that whoever keeps a clock has it as a task, and that what no longer runs is nobody's.
pub(super) fn settle(
    tx: &mut Tx<'_>,
    case: &Case,
    tariff: Tariff,
    today: NaiveDate,
) -> Result<Settled, Failure> {
    let clocks = count_clocks::of_case(tx.db(), case, tariff, today)?;
    let mut open = tasks::list_open_of_case(tx.db(), case.id)?;
    open.retain(|task| task.kind == TaskKind::Deadline);
    let mut settled = Settled {
        changes: 0,
        running: vec![],
    };
    let mut kept = vec![];
    for clock in clocks.iter().filter(|clock| clock.done.is_none()) {
        let (Some((keepers, rule)), Some((since, due))) = (of_clock(clock.code), term(clock))
        else {
            continue;
        };
        if is_over(rule, due, today) {
            continue;
        }
        let code = clock.code.code();
        let is_told = telling(rule, since, due, today).is_some();
        for person in who(tx.db(), case, clock.code, keepers, today)? {
            let has = |task: &&Task| task.person == person && task.reasons == code;
            let task = match open.iter().find(has) {
                Some(task) => task.clone(),
                None if is_told => {
                    settled.changes += 1;
                    make(tx, case, person, code, due)?
                }
                None => continue,
            };
            if task.due_on != Some(due) {
                tasks::set_due(tx, task.id, due)?;
                settled.changes += 1;
            }
            kept.push(task.id);
            settled.running.push(Late {
                task,
                rule,
                since,
                due,
            });
        }
    }
    for task in open.iter().filter(|task| !kept.contains(&task.id)) {
        tasks::close(tx, task.id)?;
        settled.changes += 1;
    }
    Ok(settled)
}

fn make(
    tx: &mut Tx<'_>,
    case: &Case,
    person: PersonId,
    code: &str,
    due: NaiveDate,
) -> Result<Task, StoreError> {
    let task = NewTask {
        person,
        kind: TaskKind::Deadline,
        report_id: None,
        case_id: Some(case.id),
        reasons: code,
        todo: None,
        due_on: Some(due),
    };
    let id = tasks::insert(tx, &task)?;
    tasks::find(tx.db(), id)
}

/// The day a clock began to run, and the day it runs out.
fn term(clock: &Clock) -> Option<(NaiveDate, NaiveDate)> {
    let since = match clock.term {
        Term::Day { start, .. } => start,
        Term::Moment { start, .. } => day(start),
        Term::Open | Term::Excluded | Term::Needs(_) => return None,
    };
    Some((since, clock.deadline()?))
}

/// Those who keep it, each once; nobody who has a part in the matter, or has left.
fn who(
    db: &mut Db,
    case: &Case,
    code: Code,
    keepers: Keepers,
    today: NaiveDate,
) -> Result<Vec<PersonId>, StoreError> {
    let decider = match code {
        Code::SuspensionAlarm => suspended::decided(db, case.id)?.map(|it| it.by),
        _ => proposals::decision(db, case.id)?.map(|it| it.by),
    };
    let mut found = vec![];
    if matches!(keepers, Keepers::Officer | Keepers::OfficerAndDecider) {
        found.push(case.officer);
    }
    if keepers != Keepers::Officer {
        found.extend(decider);
    }
    if keepers == Keepers::DeciderAndHead {
        let heads = people::holders(db, Role::HrHead, today)?;
        found.extend(heads.into_iter().map(|head| head.id));
    }
    found.sort();
    found.dedup();
    let people = involved::of_case(db, case.id)?;
    found.retain(|person| !people.implicates(*person));
    let mut here = vec![];
    for person in found {
        if people::find(db, person)?.left_on.is_none() {
            here.push(person);
        }
    }
    Ok(here)
}
