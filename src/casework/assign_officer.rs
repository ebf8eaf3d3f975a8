//! The head of HR gives a case to another officer.

use super::show_reporter::may_know;
use super::{Failure, next_step, notify};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::assignment::{Candidate, Refusal, may_assign, may_prepare, says_why};
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::local_time;
use crate::domain::person::{PersonId, Role};
use crate::domain::routing::LeaderTold;
use crate::store::cases::Case;
use crate::store::people::Person;
use crate::store::{Db, StoreError, Tx, cases, declarations, involved, ledger, people};
use chrono::NaiveDate;

/// The new officer is told and gets the open steps; whoever had them loses them.
/// Who had the case before, and why it went on, stays in the case.
pub fn assign_officer(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    to: PersonId,
    grounds: &str,
    when: LeaderTold,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    if case.stage == Stage::Closed {
        return Err(Refusal::Closed.into());
    }
    let today = local_time::day(tx.now);
    may_assign(case.is_narrow(), may_know(tx.db(), by, &case)?)?;
    says_why(grounds)?;
    judge(tx.db(), &case, to, today)??;
    cases::assign(tx, &case, to)?;
    declarations::assign(tx, case.id, (case.officer, to), grounds.trim(), by.person)?;
    let gates = notify::Gates::of_case(tx.db(), case.id)?;
    notify::tell_of_case(tx, case.id, gates, when)?;
    next_step::settle(tx, case.id)?;
    ledger::record(tx, &number.to_string(), &Event::OfficerAssigned)?;
    Ok(())
}

/// Everybody who may take the case over; the implicated are not among them.
pub fn candidates(
    db: &mut Db,
    by: &Viewer,
    number: CaseNumber,
    today: NaiveDate,
) -> Result<Vec<Person>, StoreError> {
    let case = cases::find(db, by, number)?;
    if may_assign(case.is_narrow(), may_know(db, by, &case)?).is_err() {
        return Ok(vec![]);
    }
    let mut found = people::holders(db, Role::HrOfficer, today)?;
    found.extend(people::holders(db, Role::HrHead, today)?);
    found.sort_by_key(|person| person.id);
    found.dedup_by_key(|person| person.id);
    let mut may = vec![];
    for person in found {
        if judge(db, &case, person.id, today)?.is_ok() {
            may.push(person);
        }
    }
    Ok(may)
}

fn judge(
    db: &mut Db,
    case: &Case,
    person: PersonId,
    today: NaiveDate,
) -> Result<Result<(), Refusal>, StoreError> {
    let roles = people::roles(db, person, today)?;
    let has_left = people::find(db, person)?.left_on.is_some();
    Ok(may_prepare(Candidate {
        roles: if has_left { &[] } else { &roles },
        is_implicated: involved::of_case(db, case.id)?.implicates(person),
        is_officer: case.officer == person,
    }))
}
