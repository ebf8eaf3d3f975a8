//! Gives a person a role, from a day and perhaps to one.

use crate::audit::Event;
use crate::casework::Failure;
use crate::domain::account::{Refusal, Term};
use crate::domain::person::PersonId;
use crate::store::{Db, Tx, ledger, people, role_grants};

pub fn grant_role(tx: &mut Tx<'_>, person: PersonId, term: Term) -> Result<(), Failure> {
    check(tx.db(), person, &term)?;
    role_grants::insert(tx, person, term.role, term.from, term.to)?;
    let role = term.role.code();
    ledger::record(tx, &person.to_string(), &Event::RoleGranted { role })?;
    Ok(())
}

/// Whether the person can hold the role on these days.
pub(super) fn check(db: &mut Db, person: PersonId, term: &Term) -> Result<(), Failure> {
    if people::find(db, person)?.left_on.is_some() {
        return Err(Refusal::HasLeft.into());
    }
    if term.to.is_some_and(|to| to < term.from) {
        return Err(Refusal::EndsBeforeItBegins.into());
    }
    let held = role_grants::list_open(db, person, term.from)?;
    if held.iter().any(|grant| grant.term().overlaps(term)) {
        return Err(Refusal::HoldsRole.into());
    }
    Ok(())
}
