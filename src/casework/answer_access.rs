//! The officer has answered a request to see documents. What was put off is weighed again by its day.

use super::Failure;
use super::register_access_request::reason;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::access_request::{Left, Refusal, Weighed, may_answer};
use crate::domain::case::CaseNumber;
use crate::domain::task::TaskKind;
use crate::store::access_requests::Request;
use crate::store::documents::Document;
use crate::store::{Db, StoreError, Tx, access_requests, cases, documents, ledger, tasks};

/// An answer in which something is put off leaves the request open, with its day.
pub fn answer_access(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let found = read_access(tx.db(), by, number, serial)?;
    let request = found.request.id;
    if found.request.answered.is_some() {
        return Err(Refusal::Answered.into());
    }
    let weighed: Vec<Option<Weighed>> = found.documents.into_iter().map(|it| it.1).collect();
    let left = may_answer(&weighed)?;
    let own = reason(request);
    let open: Vec<_> = tasks::list_of_case(tx.db(), case.id, TaskKind::AccessRequest)?
        .into_iter()
        .filter(|task| task.reasons == own && task.closed_at.is_none())
        .collect();
    for task in open {
        match left {
            Left::Nothing => tasks::close(tx, task.id)?,
            Left::Until(day) => tasks::set_due(tx, task.id, day)?,
        }
    }
    match left {
        Left::Nothing => access_requests::answer(tx, request, by.person)?,
        Left::Until(day) => access_requests::set_due(tx, request, day)?,
    }
    let event = Event::AccessAnswered {
        left: left != Left::Nothing,
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}

/// A request, and how each document of the case stands in it.
#[derive(Clone, Debug)]
pub struct Access {
    pub request: Request,
    pub documents: Vec<(Document, Option<Weighed>)>,
}

/// What came into the case after the request was written down is not asked for.
pub fn read_access(
    db: &mut Db,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
) -> Result<Access, StoreError> {
    let case = cases::find(db, by, number)?;
    let request = access_requests::find(db, case.id, serial)?;
    let weighed = access_requests::weighed(db, request.id)?;
    let all = documents::list(db, case.id)?.into_iter();
    let asked = all.filter(|it| it.created_at <= request.registered_at);
    let documents = asked.map(|it| {
        let stands = weighed.get(&it.id).cloned();
        (it, stands)
    });
    Ok(Access {
        documents: documents.collect(),
        request,
    })
}
