//! See where one's own reports stand.

use super::Failure;
use crate::audit::Event;
use crate::domain::person::PersonId;
use crate::store::reports::OwnReport;
use crate::store::{Tx, ledger, reports};

/// The reports of `reporter`, newest first. That they were looked at is recorded.
pub fn list_own_reports(tx: &mut Tx<'_>, reporter: PersonId) -> Result<Vec<OwnReport>, Failure> {
    let own = reports::list_own(tx.db(), reporter)?;
    ledger::record(tx, &reporter.to_string(), &Event::ReportsListed)?;
    Ok(own)
}
