//! Who can manage accounts: without anybody the house could not be opened again.

use crate::domain::person::{PersonId, Role};
use crate::store::{Db, StoreError, accounts, people};
use chrono::NaiveDate;

/// Those who hold the role on `day` and have an account that is not disabled.
pub fn list(db: &mut Db, day: NaiveDate) -> Result<Vec<PersonId>, StoreError> {
    let mut able = vec![];
    for person in people::holders(db, Role::Administrator, day)? {
        let account = accounts::find_of(db, person.id)?;
        if account.is_some_and(|account| account.disabled_at.is_none()) {
            able.push(person.id);
        }
    }
    Ok(able)
}

/// Whether `person` is the one there is.
pub(super) fn is_only(db: &mut Db, person: PersonId, day: NaiveDate) -> Result<bool, StoreError> {
    Ok(list(db, day)? == [person])
}
