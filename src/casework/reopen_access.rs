//! What a blocking hid is weighed like the rest once it is lifted (offentleglova § 31): a request that was answered
//! without it is open again, with a task.
//!
//! A part of the verb that lifts, which has recorded its own event before.

use super::register_access_request::reason;
use super::{Failure, notify};
use crate::audit::Event;
use crate::domain::access_request::{due_again, is_answered_without};
use crate::domain::local_time::day;
use crate::domain::task::TaskKind;
use crate::store::access_requests::{self, Request};
use crate::store::documents::{self, Document};
use crate::store::tasks::{self, NewTask};
use crate::store::{Db, StoreError, Tx, blockings, cases, ledger};

/// Opens again every request of the case that was answered without something that is seen now. While all of the case is
/// blocked nobody answers in it: that waits until it is lifted too.
pub(super) fn reopen_access(tx: &mut Tx<'_>, case: i32) -> Result<(), Failure> {
    if blockings::stands(tx.db(), case, None)? {
        return Ok(());
    }
    let case = cases::by_id(tx.db(), case)?;
    let seen = documents::list(tx.db(), case.id)?;
    for request in access_requests::list(tx.db(), case.id)? {
        if !was_answered_without(tx.db(), &request, &seen)? {
            continue;
        }
        let due_on = due_again(request.basis, day(tx.now));
        access_requests::reopen(tx, request.id, due_on)?;
        let task = NewTask {
            person: case.officer,
            kind: TaskKind::AccessRequest,
            report_id: None,
            case_id: Some(case.id),
            reasons: &reason(request.id),
            todo: None,
            due_on: Some(due_on),
        };
        let task = tasks::insert(tx, &task)?;
        notify::mail(tx, case.officer, task, TaskKind::AccessRequest)?;
        ledger::record(tx, &case.number.to_string(), &Event::AccessReopened)?;
    }
    Ok(())
}

/// Whether the request was answered without one of the documents. What came into the case after it is not asked for.
pub(super) fn was_answered_without(
    db: &mut Db,
    request: &Request,
    papers: &[Document],
) -> Result<bool, StoreError> {
    let weighed = access_requests::weighed(db, request.id)?;
    let asked = papers
        .iter()
        .filter(|it| it.created_at <= request.registered_at);
    let each = asked.map(|it| weighed.contains_key(&it.id));
    Ok(is_answered_without(request.course(), each))
}
