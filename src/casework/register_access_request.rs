//! Somebody has asked to see the documents of a case: the clock begins, and the officer has a task.

use super::tell_block_keepers::tell_block_keepers;
use super::{Failure, notify};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::access_request::{NewRequest, is_new, may_register};
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::local_time::day;
use crate::domain::task::TaskKind;
use crate::store::tasks::{self, NewTask};
use crate::store::{Tx, access_requests, cases, ledger};

/// Gives the number of the request in the case.
pub fn register_access_request(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    new: &NewRequest,
) -> Result<usize, Failure> {
    let case = cases::take(tx, by, number)?;
    let today = day(tx.now);
    may_register(new, today)?;
    let all = access_requests::list(tx.db(), case.id)?;
    let standing = all.iter().filter(|it| {
        it.is_open() && it.registered_by == by.person && day(it.registered_at) == today
    });
    is_new(
        new,
        standing.map(|it| (it.requester.as_str(), it.basis, it.received_on)),
    )?;
    let id = access_requests::insert(tx, case.id, new, by.person)?;
    let task = NewTask {
        person: case.officer,
        kind: TaskKind::AccessRequest,
        report_id: None,
        case_id: Some(case.id),
        reasons: &reason(id),
        todo: None,
        due_on: Some(new.basis.due(new.received_on)),
    };
    let task = tasks::insert(tx, &task)?;
    if case.officer != by.person {
        notify::mail(tx, case.officer, task, TaskKind::AccessRequest)?;
    }
    tell_block_keepers(tx, case.id, id)?;
    let event = Event::AccessRequested {
        basis: new.basis.code(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    let all = access_requests::list(tx.db(), case.id)?;
    Ok(all.len())
}

/// What the task is about.
pub(in crate::casework) fn reason(request: i32) -> String {
    format!("access-request {request}")
}
