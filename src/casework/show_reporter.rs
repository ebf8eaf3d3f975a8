//! Whoever must know it is shown who reported: a whistleblowing case, or a report that is not weighed yet.
//! Each showing is in the trail before the name is seen.

use super::Failure;
use super::take_report::taken;
use crate::audit::Event;
use crate::domain::access::{Viewer, may_know_reporter};
use crate::domain::case::CaseNumber;
use crate::domain::report::ReportNumber;
use crate::store::cases::Case;
use crate::store::{Db, StoreError, Tx, access_grants, cases, ledger, people, reports};

/// The reporter's name, for the officer of the case, or whoever has opened it in need.
pub fn show_reporter(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
) -> Result<people::Person, Failure> {
    let case = cases::take(tx, by, number)?;
    if !case.is_narrow() || !may_know(tx.db(), by, &case)? {
        return Err(StoreError::NotFound.into());
    }
    let reporter = reports::find_by_id(tx.db(), case.report_id)?
        .report
        .reporter;
    let found = people::find(tx.db(), reporter)?;
    ledger::record(tx, &number.to_string(), &Event::ReporterShown)?;
    Ok(found)
}

/// The name of whoever sent a report that is not a case yet, for the officer who has taken it: it may
/// be a whistleblowing report until that is answered (arbeidsmiljølova § 2 A-1).
pub fn show_reporter_of_report(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: ReportNumber,
) -> Result<people::Person, Failure> {
    let stored = taken(tx.db(), by, number)?;
    let found = people::find(tx.db(), stored.report.reporter)?;
    ledger::record(tx, &number.to_string(), &Event::ReporterShown)?;
    Ok(found)
}

/// Whether `by` may be shown who reported.
pub fn may_know(db: &mut Db, by: &Viewer, case: &Case) -> Result<bool, StoreError> {
    let grants = access_grants::list(db, case.id)?;
    let own = grants.iter().filter(|it| it.person == by.person);
    let mut open = own.filter(|it| it.opens(by.at));
    let has_broken = open.any(|it| it.kind == crate::domain::access_grant::Kind::BrokenGlass);
    Ok(may_know_reporter(case.officer == by.person, has_broken))
}
