//! See the receipt of a report that was sent.

use super::Failure;
use crate::audit::Event;
use crate::domain::person::PersonId;
use crate::domain::report::ReportNumber;
use crate::store::{StoreError, Tx, ledger, reports};
use chrono::{DateTime, Utc};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub number: ReportNumber,
    pub received_at: DateTime<Utc>,
}

/// Gives the receipt to whoever told of the matter and to whoever sent the
/// report for them. For everybody else there is none. That it was read is recorded.
pub fn read_receipt(
    tx: &mut Tx<'_>,
    reader: PersonId,
    number: ReportNumber,
) -> Result<Receipt, Failure> {
    let stored = reports::find(tx.db(), number)?;
    let report = &stored.report;
    if report.reporter != reader && report.filed_by != reader {
        return Err(StoreError::NotFound.into());
    }
    let event = Event::ReportRead { page: "receipt" };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(Receipt {
        number: stored.number,
        received_at: stored.received_at,
    })
}
