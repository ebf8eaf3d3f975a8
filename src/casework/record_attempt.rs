//! Somebody asked for a case that is not, or not for them: the answer is the same, and the trail knows which.

use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::store::{StoreError, Tx, cases, ledger};

/// An attempt at a case that the person may not see is written under the case, where whoever
/// asks who has looked finds it. It and any other is written under the person, with the
/// address as a pattern without the number: of a case that few may know of, no entry under another name
/// tells, and whoever reads their own attempts in the trail finds the same whether there is such a case or not.
pub fn record_attempt(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    (path, pattern): (String, String),
) -> Result<(), StoreError> {
    let exists = cases::exists(tx.db(), number)?;
    let sees = cases::sees(tx.db(), by, number)?;
    if exists && !sees {
        ledger::record(tx, &number.to_string(), &Event::AccessDenied { page: path })?;
    }
    let of_person = Event::AccessDenied { page: pattern };
    ledger::record(tx, &by.person.to_string(), &of_person)
}
