//! The officer of a whistleblowing case links it to the personnel case of the same matter.

use super::Failure;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::linking::{Refusal, may_link};
use crate::store::{StoreError, Tx, case_links, cases, ledger};

/// Whoever sees both sees the link, from either. It is written under the whistleblowing case
/// alone: the trail of the other does not tell that there is one.
pub fn link_cases(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    to: CaseNumber,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let other = match cases::take(tx, by, to) {
        Ok(other) => other,
        Err(StoreError::NotFound) => return Err(Refusal::NoSuchCase.into()),
        Err(error) => return Err(error.into()),
    };
    let linked = case_links::list(tx.db(), by, case.id)?;
    may_link(case.is_narrow(), other.is_narrow(), linked.contains(&to))?;
    case_links::insert(tx, case.id, other.id, by.person)?;
    ledger::record(tx, &number.to_string(), &Event::CasesLinked)?;
    Ok(())
}
