//! The delegation register: who may decide what, from when to when (kommunelova §§ 5-3 and 13-1).

use super::{Failure, next_step};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::Delegation;
use crate::domain::delegation::{Refusal, check, check_end};
use crate::domain::local_time;
use crate::store::delegations::{self, Registered};
use crate::store::{Db, StoreError, Tx, ledger, people};
use chrono::NaiveDate;

/// Writes a delegation down with the decision that gave it. Nobody registers one to themselves.
pub fn register_delegation(
    tx: &mut Tx<'_>,
    by: &Viewer,
    delegation: &Delegation,
    authority: &str,
) -> Result<(), Failure> {
    let person = people::find(tx.db(), delegation.person)?;
    if person.left_on.is_some() {
        return Err(Refusal::HasLeft.into());
    }
    let held = delegations::of_person(tx.db(), delegation.person)?;
    check(delegation, authority, by.person, &held)?;
    delegations::insert(tx, delegation, authority.trim(), by.person)?;
    next_step::settle_deciders(tx)?;
    let event = Event::DelegationRegistered {
        act: delegation.act.code(),
    };
    ledger::record(tx, &delegation.person.to_string(), &event)?;
    Ok(())
}

/// Sets the last day of a delegation: today at the earliest, so that no earlier decision loses its ground.
pub fn end_delegation(tx: &mut Tx<'_>, id: i32, last: NaiveDate) -> Result<(), Failure> {
    let found = delegations::find(tx.db(), id)?;
    check_end(&found.delegation, last, local_time::day(tx.now))?;
    delegations::set_end(tx, id, last)?;
    next_step::settle_deciders(tx)?;
    let event = Event::DelegationEnded {
        act: found.delegation.act.code(),
    };
    ledger::record(tx, &found.delegation.person.to_string(), &event)?;
    Ok(())
}

/// The whole register, with the names of everybody in it.
pub fn list_delegations(db: &mut Db) -> Result<Vec<Registered>, StoreError> {
    delegations::list(db)
}
