//! The next lawful step of a case as the task of the person who must take it.
//!
//! A part of every verb that moves a case; it records nothing itself.

use super::who_takes_it::{Ask, Asked};
use super::{Failure, notify, standing, suspended};
use crate::domain::authority::Act;
use crate::domain::case::Stage;
use crate::domain::decision::done;
use crate::domain::local_time;
use crate::domain::next::{Next, Said};
use crate::domain::suspension::{Step, review_by};
use crate::domain::task::TaskKind;
use crate::domain::todo::{Doer, Todo};
use crate::store::cases::Case;
use crate::store::hearings::How;
use crate::store::tasks::{self, NewTask, Task};
use crate::store::{Db, StoreError, Tx, cases, gates, hearings, proposals, suspensions};
use chrono::{DateTime, NaiveDate, Utc};

/// What somebody is to do.
struct Wanted {
    todo: Todo,
    asked: Asked,
    /// The day that somebody or the law has set.
    set: Option<NaiveDate>,
}

/// Sees to it that whoever must take the next step has it as a task, and nobody else.
/// A task for somebody who no longer is the one loses what it opened, too.
pub(super) fn settle(tx: &mut Tx<'_>, case_id: i32) -> Result<(), Failure> {
    let now = tx.now;
    let wanted = wanted(tx.db(), case_id, now)?;
    let mut open = tasks::list_open_of_case(tx.db(), case_id)?;
    open.retain(|task| task.kind == TaskKind::NextStep);
    for task in &open {
        let same = |it: &&Wanted| task.todo == Some(it.todo);
        match wanted.iter().find(same) {
            None => tasks::close(tx, task.id)?,
            Some(it) if it.asked.person != task.person => tasks::withdraw(tx, task)?,
            Some(it) => {
                if let Some(day) = it.set.filter(|day| task.due_on != Some(*day)) {
                    tasks::set_due(tx, task.id, day)?;
                }
                if task.instead_of != it.asked.instead_of {
                    tasks::stand_in(tx, task.id, it.asked.instead_of)?;
                }
            }
        }
    }
    for it in wanted {
        let person = it.asked.person;
        let same = |task: &&Task| task.todo == Some(it.todo);
        let before = open.iter().find(same);
        if before.is_some_and(|task| task.person == person) {
            continue;
        }
        // Whoever takes over a step has no more time for it than the one before.
        let set = it.set.or(before.and_then(|task| task.due_on));
        let task = NewTask {
            person,
            kind: TaskKind::NextStep,
            report_id: None,
            case_id: Some(case_id),
            reasons: "",
            todo: Some(it.todo),
            due_on: Some(it.todo.due(local_time::day(now), set)),
        };
        let id = tasks::insert(tx, &task)?;
        if it.asked.instead_of.is_some() {
            tasks::stand_in(tx, id, it.asked.instead_of)?;
        }
        // Whoever brings the case forward knows what comes next.
        if person.to_string() != tx.actor {
            notify::mail(tx, person, id, TaskKind::NextStep)?;
        }
    }
    Ok(())
}

/// The same for every case that waits for somebody to decide or confirm: who may, has changed.
pub(super) fn settle_deciders(tx: &mut Tx<'_>) -> Result<(), Failure> {
    let deciding: Vec<Todo> = Todo::all()
        .filter(|todo| todo.doer() != Doer::Officer)
        .collect();
    for case in tasks::waiting_for(tx.db(), &deciding)? {
        settle(tx, case)?;
    }
    Ok(())
}

/// Who is asked for what, and by when that is set. A closed case waits for nothing.
fn wanted(db: &mut Db, case_id: i32, now: DateTime<Utc>) -> Result<Vec<Wanted>, StoreError> {
    let case = cases::by_id(db, case_id)?;
    let mut wanted = vec![];
    for (todo, set, ask) in asks(db, &case, now)? {
        let asked = ask.who(db, todo)?;
        wanted.push(Wanted { todo, asked, set });
    }
    Ok(wanted)
}

/// A step, the day that somebody or the law has set for it, and how it is asked who takes it.
pub(super) type Waiting<'a> = (Todo, Option<NaiveDate>, Ask<'a>);

/// What the case and its suspension wait for.
pub(super) fn asks<'a>(
    db: &mut Db,
    case: &'a Case,
    now: DateTime<Utc>,
) -> Result<Vec<Waiting<'a>>, StoreError> {
    if case.stage == Stage::Closed {
        return Ok(vec![]);
    }
    let decided = proposals::decision(db, case.id)?;
    let said = Said::of(
        case.stage,
        proposals::assessment(db, case.id)?.map(|it| it.severity),
        proposals::recommendation(db, case.id)?.map(|it| it.recommendation.severity),
        decided.as_ref().map(|it| it.decision.severity),
    );
    let found = standing::gates(&gates::history(db, case.id)?);
    let mut asks = vec![];
    if let Some(next) = said.remaining(case.stage, done(&found)).first() {
        let set = match next {
            Next::RecordStatement => reply_by(db, case.id)?,
            _ => None,
        };
        let ask = Ask {
            case,
            act: Act::of(said.severity()),
            decider: decided.map(|it| it.by),
            now,
        };
        asks.push((Todo::Case(*next), set, ask));
    }
    let latest = suspensions::list(db, case.id)?.pop();
    if let Some(latest) = latest
        && let Some(step) = latest.stage.waits_for()
    {
        let reviewed = match step {
            Step::Review => suspended::reviewed(db, &latest)?,
            _ => None,
        };
        let ask = Ask {
            case,
            act: Act::Suspend,
            decider: suspended::decided(db, case.id)?.map(|it| it.by),
            now,
        };
        asks.push((Todo::Suspension(step), reviewed.map(review_by), ask));
    }
    Ok(asks)
}

fn reply_by(db: &mut Db, case_id: i32) -> Result<Option<NaiveDate>, StoreError> {
    let notices = hearings::notices(db, case_id)?;
    Ok(notices.last().and_then(|given| match &given.how {
        How::Notice(notice) => Some(notice.reply_by),
        How::Omitted(..) => None,
    }))
}
