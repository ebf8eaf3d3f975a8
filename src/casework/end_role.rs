//! Takes a role from a person. From `day` on it is gone; the grant stays, with its last day.

use crate::audit::Event;
use crate::casework::{Failure, administrators};
use crate::domain::account::Refusal;
use crate::domain::person::{PersonId, Role};
use crate::store::role_grants::Grant;
use crate::store::{StoreError, Tx, ledger, role_grants};
use chrono::NaiveDate;

pub fn end_role(
    tx: &mut Tx<'_>,
    person: PersonId,
    role: Role,
    day: NaiveDate,
) -> Result<(), Failure> {
    let mut held = role_grants::list_open(tx.db(), person, day)?;
    held.retain(|grant| grant.role == role);
    if held.is_empty() {
        return Err(Refusal::LacksRole.into());
    }
    if role == Role::Administrator && administrators::is_only(tx.db(), person, day)? {
        return Err(Refusal::LastAdministrator.into());
    }
    Ok(end(tx, person, &held, day)?)
}

/// For somebody who leaves: who comes back is given roles anew.
pub(super) fn end_all_roles(
    tx: &mut Tx<'_>,
    person: PersonId,
    day: NaiveDate,
) -> Result<(), StoreError> {
    let held = role_grants::list_open(tx.db(), person, day)?;
    end(tx, person, &held, day)
}

fn end(
    tx: &mut Tx<'_>,
    person: PersonId,
    held: &[Grant],
    day: NaiveDate,
) -> Result<(), StoreError> {
    let last = day.pred_opt().unwrap_or(day);
    for grant in held {
        role_grants::set_end(tx, grant.id, last)?;
        let role = grant.role.code();
        ledger::record(tx, &person.to_string(), &Event::RoleEnded { role })?;
    }
    Ok(())
}
