//! Send a report to HR.

use super::Failure;
use super::known::known;
use super::notify;
use crate::audit::Event;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::report::{Report, ReportNumber};
use crate::store::files::Owner;
use crate::store::{Tx, attachments, drafts, ledger, reports};
use std::collections::BTreeSet;

/// What stands on the receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filed {
    pub id: i32,
    pub number: ReportNumber,
    /// False when the same form came once more and this is the first receipt again.
    pub is_new: bool,
}

/// Makes a report of the filer's draft and tells HR. Sent twice, it is one report with one number, told once.
///
/// `points` are the codes of the guideline points in force.
pub fn file_report(
    tx: &mut Tx<'_>,
    filer: PersonId,
    token: &str,
    points: &BTreeSet<String>,
) -> Result<Filed, Failure> {
    if let Some(sent) = reports::find_sent(tx.db(), filer, token)? {
        let event = Event::ReportRead { page: "receipt" };
        ledger::record(tx, &sent.number.to_string(), &event)?;
        return Ok(Filed {
            id: sent.id,
            number: sent.number,
            is_new: false,
        });
    }
    let stored = drafts::find(tx.db(), filer, token)?;
    let now = tx.now;
    let known = known(tx.db(), filer, now, points)?;
    let report = Report::from_draft(&stored.draft, &known).map_err(Failure::Unready)?;

    let is_apart = notify::is_apart(tx.db(), &report, day(now))?;
    let files = Owner::draft(stored.id);
    let (id, number) = reports::insert(tx, &report, token, Some(&files), (day(now), is_apart))?;
    attachments::move_to_report(tx, stored.id, id)?;
    drafts::delete(tx, stored.id)?;
    // Whether it is a whistleblowing report is for HR to say when the case is registered.
    notify::tell_hr_of_report(tx, id, false)?;
    let event = Event::ReportFiled {
        channel: report.channel.code(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(Filed {
        id,
        number,
        is_new: true,
    })
}
