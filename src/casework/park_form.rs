//! Keep a form whose sender's session has ended.

use super::Failure;
use crate::audit::Event;
use crate::domain::parked_form::{MOST_PARKED, Unparkable, check};
use crate::domain::person::PersonId;
use crate::store::{Tx, ledger, parked_forms};

/// Parks the form that was posted to `path`, for the owner of the ended session.
/// Gives the token with which only that person gets it back.
pub fn park_form(
    tx: &mut Tx<'_>,
    owner: PersonId,
    path: &str,
    body: &str,
) -> Result<String, Failure> {
    check(path, body)?;
    if parked_forms::count(tx.db(), owner)? >= MOST_PARKED {
        return Err(Unparkable::TooMany { most: MOST_PARKED }.into());
    }
    let (id, token) = parked_forms::insert(tx, owner, path, body)?;
    ledger::record(tx, &parked_forms::subject(id), &Event::FormParked)?;
    Ok(token)
}
