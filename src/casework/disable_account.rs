//! Closes an account: no sign-in from now on, and every session ends. The roles stay with the person.

use crate::audit::Event;
use crate::casework::{Failure, administrators, sign_out};
use crate::domain::account::Refusal;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::store::{Tx, accounts, ledger, setup_links};

pub fn disable_account(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    let account = accounts::find_of(tx.db(), person)?.ok_or(Refusal::NoAccount)?;
    if account.disabled_at.is_some() {
        return Err(Refusal::Disabled.into());
    }
    let today = day(tx.now);
    if administrators::is_only(tx.db(), person, today)? {
        return Err(Refusal::LastAdministrator.into());
    }
    accounts::disable(tx, account.id)?;
    setup_links::expire_unused(tx, Some(person))?;
    ledger::record(tx, &person.to_string(), &Event::AccountDisabled)?;
    sign_out::everywhere(tx, person, None)?;
    Ok(())
}
