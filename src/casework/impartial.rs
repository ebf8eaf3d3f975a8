//! Whether whoever decides or confirms has said that they are impartial (forvaltningslova §§ 6 and 8).
//!
//! A part of the verbs that decide and confirm: said once in a case, it holds.

use super::Failure;
use crate::audit::Event;
use crate::domain::impartiality::{Said, may_act};
use crate::domain::person::PersonId;
use crate::store::cases::Case;
use crate::store::{Db, Tx, declarations, ledger};

/// Refuses somebody who has said nothing, before or now.
pub(super) fn check(db: &mut Db, case: &Case, person: PersonId, said: Said) -> Result<(), Failure> {
    may_act(declarations::has(db, case.id, person)?, said)?;
    Ok(())
}

/// The same; what is said now for the first time is kept, as an event of its own.
pub(super) fn declared(
    tx: &mut Tx<'_>,
    case: &Case,
    person: PersonId,
    said: Said,
) -> Result<(), Failure> {
    check(tx.db(), case, person, said)?;
    if !declarations::has(tx.db(), case.id, person)? {
        keep(tx, case, person)?;
    }
    Ok(())
}

pub(super) fn keep(tx: &mut Tx<'_>, case: &Case, person: PersonId) -> Result<(), Failure> {
    declarations::insert(tx, case.id, person)?;
    ledger::record(tx, &case.number.to_string(), &Event::ImpartialityDeclared)?;
    Ok(())
}
