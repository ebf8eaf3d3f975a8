//! Somebody asked for a case that is not, or not for them: the answer is the same, and the trail knows which.

use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::store::{StoreError, Tx, cases, ledger};

/// An attempt at a case that the person may not see is written under the case, where whoever
/// asks who has looked finds it. Any other is written under the person alone, with the
/// address as a pattern without the number: of a case that few may know of, no entry under another name tells.
pub fn record_attempt(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    (path, pattern): (String, String),
) -> Result<(), StoreError> {
    let exists = cases::exists(tx.db(), number)?;
    let sees = cases::sees(tx.db(), by, number)?;
    let (subject, page) = if exists && !sees {
        (number.to_string(), path)
    } else {
        (by.person.to_string(), pattern)
    };
    ledger::record(tx, &subject, &Event::AccessDenied { page })
}
