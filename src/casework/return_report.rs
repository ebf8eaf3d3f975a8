//! An officer who has taken a report lays it back, and HR is told of it anew.

use super::{Failure, notify, take_report};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::report::ReportNumber;
use crate::domain::task::TaskKind;
use crate::store::{Tx, ledger, report_holders, tasks};

/// Everybody who was told when it came in is told again, whoever lays it back too: they may take it once more.
pub fn return_report(tx: &mut Tx<'_>, by: &Viewer, number: ReportNumber) -> Result<(), Failure> {
    let found = take_report::taken(tx.db(), by, number)?;
    report_holders::end(tx, found.id)?;
    for kind in [TaskKind::NewReport, TaskKind::NameSubstitute] {
        for task in tasks::list_of_report(tx.db(), found.id, kind)? {
            tasks::withdraw(tx, &task)?;
        }
    }
    notify::tell_hr_of_report(tx, found.id, false)?;
    ledger::record(tx, &number.to_string(), &Event::ReportReturned)?;
    Ok(())
}
