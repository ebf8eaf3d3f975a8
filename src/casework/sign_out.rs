//! Signing out: of one session, or of every one a person has.

use crate::audit::Event;
use crate::domain::person::PersonId;
use crate::store::sessions::Session;
use crate::store::{StoreError, Tx, ledger, sessions};

/// Ends one session: signed out, or left unused for too long.
pub fn sign_out(tx: &mut Tx<'_>, session: &Session) -> Result<(), StoreError> {
    sessions::revoke(tx, session.id)?;
    ledger::record(tx, &session.person_id.to_string(), &Event::SignedOut)
}

/// Ends one of a person's own open sessions from another of them.
pub fn elsewhere(tx: &mut Tx<'_>, person: PersonId, id: i32) -> Result<(), StoreError> {
    let now = tx.now;
    let open = sessions::list_open(tx.db(), person, now)?;
    let session = open.into_iter().find(|session| session.id == id);
    sign_out(tx, &session.ok_or(StoreError::NotFound)?)
}

/// Ends every open session of `person` but `except`, giving how many. With none
/// to end nothing is recorded, unless it is all the write has to tell.
pub fn everywhere(
    tx: &mut Tx<'_>,
    person: PersonId,
    except: Option<i32>,
) -> Result<usize, StoreError> {
    let now = tx.now;
    let mut open = sessions::list_open(tx.db(), person, now)?;
    open.retain(|session| Some(session.id) != except);
    for session in &open {
        sessions::revoke(tx, session.id)?;
    }
    let count = open.len();
    if count > 0 || !tx.has_recorded() {
        ledger::record(tx, &person.to_string(), &Event::SessionsRevoked { count })?;
    }
    Ok(count)
}
