//! Get a parked form back after signing in again.

use super::Failure;
use crate::audit::Event;
use crate::domain::parked_form::PARKED_HOURS;
use crate::domain::person::PersonId;
use crate::store::parked_forms::ParkedForm;
use crate::store::{Tx, ledger, parked_forms};
use chrono::TimeDelta;

/// Gives the form back to its owner, for 24 hours and as often as it takes: a
/// line that breaks while the page is on its way must not cost the text.
pub fn recover_form(tx: &mut Tx<'_>, owner: PersonId, token: &str) -> Result<ParkedForm, Failure> {
    let since = tx.now - TimeDelta::hours(PARKED_HOURS);
    let parked = parked_forms::find(tx.db(), owner, token, since)?;
    ledger::record(tx, &parked_forms::subject(parked.id), &Event::FormRecovered)?;
    Ok(parked)
}
