//! Somebody gives a step of a case to another who may take it, and says why.

use super::next_step::asks;
use super::show_reporter::may_know;
use super::who_takes_it::{Ask, Not};
use super::{Failure, next_step};
use crate::audit::{Event, Work};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::person::PersonId;
use crate::domain::task::TaskKind;
use crate::domain::task_transfer::{Refusal, may_hand_over, says_why};
use crate::domain::todo::Todo;
use crate::store::cases::Case;
use crate::store::task_transfers::{self, Transfer};
use crate::store::tasks::{self, Task};
use crate::store::{Db, StoreError, Tx, cases, involved, ledger, people};

/// The receiver has the step and a mail that says so; the giver has it no longer, and sees where it went.
pub fn hand_over_task(
    tx: &mut Tx<'_>,
    by: &Viewer,
    token: &str,
    to: PersonId,
    reason: &str,
) -> Result<(), Failure> {
    let (task, case, todo) = own(tx.db(), by, token)?;
    let now = tx.now;
    if to == task.person {
        return Err(Refusal::HasIt.into());
    }
    let found = asks(tx.db(), &case, now)?;
    let ask = of(&found, todo).ok_or(StoreError::Changed)?;
    says_why(reason)?;
    ask.judge(tx.db(), to, todo)?.map_err(Failure::from)?;
    let transfer = Transfer {
        case_id: case.id,
        todo,
        from: by.person,
        to,
        reason: reason.trim().to_owned(),
        at: now,
    };
    task_transfers::insert(tx, &transfer)?;
    next_step::settle(tx, case.id)?;
    let event = Event::Work(Work::TaskHandedOver { step: todo.code() });
    ledger::record(tx, &case.number.to_string(), &event)?;
    Ok(())
}

/// What is to be handed over, and who may have it.
#[derive(Clone, Debug)]
pub struct Offer {
    pub number: CaseNumber,
    pub todo: Todo,
    pub receivers: Vec<people::Person>,
}

pub fn offer(db: &mut Db, by: &Viewer, token: &str) -> Result<Offer, Failure> {
    let (task, case, todo) = own(db, by, token)?;
    let found = asks(db, &case, by.at)?;
    let ask = of(&found, todo).ok_or(StoreError::Changed)?;
    let mut receivers = vec![];
    for person in ask.everybody(db, todo)? {
        if person != task.person && ask.judge(db, person, todo)?.is_ok() {
            receivers.push(people::find(db, person)?);
        }
    }
    Ok(Offer {
        number: case.number,
        todo,
        receivers,
    })
}

/// A step that somebody has given to another.
#[derive(Clone, Debug)]
pub struct Given {
    pub todo: Todo,
    /// Where the giver still sees the case.
    pub number: Option<CaseNumber>,
    pub to: String,
    pub transfer: Transfer,
    pub is_done: bool,
}

/// How many of them are shown.
const MOST: i64 = 20;

/// What the viewer has given to others, the newest first; nothing of a case in which they have a part now.
pub fn given(db: &mut Db, by: &Viewer) -> Result<Vec<Given>, StoreError> {
    let mut found = vec![];
    for transfer in task_transfers::list_from(db, by.person, MOST)? {
        if involved::of_case(db, transfer.case_id)?.implicates(by.person) {
            continue;
        }
        let number = cases::by_id(db, transfer.case_id)?.number;
        let sees = cases::sees(db, by, number)?;
        found.push(Given {
            todo: transfer.todo,
            number: sees.then_some(number),
            to: people::find(db, transfer.to)?.name,
            is_done: tasks::is_done_since(db, transfer.case_id, transfer.todo, transfer.at)?,
            transfer,
        });
    }
    Ok(found)
}

/// Whether the viewer may give their task to others at all.
pub fn is_theirs_to_give(db: &mut Db, by: &Viewer, task: &Task) -> Result<bool, StoreError> {
    let (TaskKind::NextStep, Some(id)) = (task.kind, task.case_id) else {
        return Ok(false);
    };
    let case = cases::by_id(db, id)?;
    Ok(may_hand_over(case.is_narrow(), may_know(db, by, &case)?).is_ok())
}

/// The open step behind the token, where it is the viewer's own.
fn own(db: &mut Db, by: &Viewer, token: &str) -> Result<(Task, Case, Todo), Failure> {
    let task = tasks::find_by_token(db, token)?;
    if task.person != by.person || task.closed_at.is_some() {
        return Err(StoreError::NotFound.into());
    }
    let (TaskKind::NextStep, Some(id), Some(todo)) = (task.kind, task.case_id, task.todo) else {
        return Err(Refusal::NotAStep.into());
    };
    let number = cases::by_id(db, id)?.number;
    let case = cases::find(db, by, number)?;
    may_hand_over(case.is_narrow(), may_know(db, by, &case)?)?;
    Ok((task, case, todo))
}

fn of<'a, 'c>(asks: &'a [next_step::Waiting<'c>], todo: Todo) -> Option<&'a Ask<'c>> {
    let found = asks.iter().find(|(waiting, _, _)| *waiting == todo);
    found.map(|(_, _, ask)| ask)
}

impl From<Not> for Failure {
    fn from(not: Not) -> Failure {
        match not {
            Not::Receiver(refusal) => refusal.into(),
            Not::Authority(refusal) => refusal.into(),
        }
    }
}
