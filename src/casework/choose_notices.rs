//! Somebody chooses whether routine notices come one by one, or once a day.

use super::Failure;
use crate::audit::Event;
use crate::domain::person::PersonId;
use crate::store::{StoreError, Tx, accounts, ledger};

/// What the law or the role demands comes at once all the same (`domain::task`, `casework::notify`).
pub fn choose_notices(tx: &mut Tx<'_>, me: PersonId, is_daily: bool) -> Result<(), Failure> {
    let account = accounts::find_of(tx.db(), me)?.ok_or(StoreError::NotFound)?;
    if account.digest_since.is_some() == is_daily {
        return Err(Failure::NothingDue);
    }
    accounts::set_digest(tx, &account, is_daily)?;
    let name = "account.notices";
    ledger::record(tx, &me.to_string(), &Event::SettingChanged { name })?;
    Ok(())
}
