//! An answer is held: somebody else looks through it, and whoever was refused answers nothing of the case any more.

use super::named_people::{Named, Whose};
use super::notify;
use super::register_access_request::reason;
use super::{Failure, Office};
use crate::audit::event::Copying;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::task::TaskKind;
use crate::store::access_request_holds::{self, Hold};
use crate::store::access_requests::{self, Request};
use crate::store::cases::Case;
use crate::store::tasks::{self, NewTask};
use crate::store::{Db, StoreError, Tx, case_links, cases, ledger, people};

/// Whether whoever answers knows everybody who is sought, and that there is a whistleblower.
pub(super) fn knows_all(named: &Named) -> bool {
    named.hidden.is_empty() && named.whose.contains(&Whose::Reporter)
}

/// Whether `by` was refused before: in any request of the case, since another could be tried with
/// fewer names in it. Whoever knows all that could be found out is held in that request alone.
pub(super) fn is_held(
    db: &mut Db,
    by: &Viewer,
    request: &Request,
    knows: bool,
) -> Result<bool, StoreError> {
    let all = access_request_holds::list(db, request.case_id)?;
    let mut own = all.into_iter().filter(|it| it.person == by.person);
    Ok(own.any(|it| !knows || it.request == request.id))
}

/// Each who is refused is remembered, and somebody else has the task.
pub(super) fn hold_answer(
    office: &Office<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
) -> Result<(), Failure> {
    let by = by.clone();
    office
        .store
        .write(&by.person.to_string(), office.now, move |tx| {
            let case = cases::take(tx, &by, number)?;
            let request = access_requests::find(tx.db(), case.id, serial)?;
            request.course().must_be_open()?;
            let hold = Hold {
                request: request.id,
                person: by.person,
            };
            let mut held = access_request_holds::list(tx.db(), case.id)?;
            if !held.contains(&hold) {
                access_request_holds::insert(tx, case.id, hold)?;
                held.push(hold);
                if request.held_by.is_none() {
                    access_requests::hold(tx, request.id, by.person)?;
                }
                if let Some(person) = another(tx.db(), &by, &case, &held, request.id)? {
                    pass_on(tx, person, &request)?;
                }
            }
            ledger::record(tx, &number.to_string(), &Copying::AnswerHeld.into())?;
            Ok(())
        })
}

/// The task, where the person does not have it already.
fn pass_on(tx: &mut Tx<'_>, person: PersonId, request: &Request) -> Result<(), Failure> {
    let own = reason(request.id);
    let all = tasks::list_of_case(tx.db(), request.case_id, TaskKind::AccessRequest)?;
    let mut open = all.iter().filter(|it| it.closed_at.is_none());
    if open.any(|it| it.person == person && it.reasons == own) {
        return Ok(());
    }
    let task = NewTask {
        person,
        kind: TaskKind::AccessRequest,
        report_id: None,
        case_id: Some(request.case_id),
        reasons: &own,
        todo: None,
        due_on: Some(request.due_on),
    };
    let task = tasks::insert(tx, &task)?;
    notify::mail(tx, person, task, TaskKind::AccessRequest)?;
    Ok(())
}

/// Who looks through it: the officer of the whistleblowing case where there is one, else the head
/// of HR, else another officer; nobody who was refused.
fn another(
    db: &mut Db,
    by: &Viewer,
    case: &Case,
    held: &[Hold],
    request: i32,
) -> Result<Option<PersonId>, StoreError> {
    let today = day(by.at);
    let mut all = vec![];
    for end in case_links::ends(db, case.id)? {
        let other = cases::by_id(db, end)?;
        let is_held = held.contains(&Hold {
            request,
            person: other.officer,
        });
        if other.is_narrow() && !is_held {
            all.push(other.officer);
        }
    }
    for role in [Role::HrHead, Role::HrOfficer] {
        let holders = people::holders(db, role, today)?;
        let ids = holders.iter().map(|it| it.id);
        all.extend(ids.filter(|id| held.iter().all(|it| it.person != *id)));
    }
    for person in all {
        let viewer = Viewer {
            person,
            roles: people::roles(db, person, today)?,
            at: by.at,
        };
        match cases::find(db, &viewer, case.number) {
            Ok(_) => return Ok(Some(person)),
            Err(StoreError::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}
