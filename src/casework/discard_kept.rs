//! A kept form has come in after all: it is kept no longer.

use super::Failure;
use crate::audit::Event;
use crate::domain::parked_form::PARKED_HOURS;
use crate::domain::person::PersonId;
use crate::store::{Db, StoreError, Tx, ledger, parked_forms};
use chrono::{DateTime, TimeDelta, Utc};

/// The form of this token, if it is the owner's and still kept.
pub fn find_kept(
    db: &mut Db,
    owner: PersonId,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<i32>, StoreError> {
    let since = now - TimeDelta::hours(PARKED_HOURS);
    match parked_forms::find(db, owner, token, since) {
        Ok(parked) => Ok(Some(parked.id)),
        Err(StoreError::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

pub fn discard_kept(tx: &mut Tx<'_>, id: i32) -> Result<(), Failure> {
    parked_forms::delete(tx, id)?;
    ledger::record(tx, &parked_forms::subject(id), &Event::FormDiscarded)?;
    Ok(())
}
