//! Somebody looks through lists of cases and reports. The looking is remembered, with its filter in codes.

use super::Failure;
use super::take_report::{Door, door, taken};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::report::ReportNumber;
use crate::store::attachments::{self, Attachment};
use crate::store::case_list::{self, Filter, Page};
use crate::store::reports::StoredReport;
use crate::store::{StoreError, Tx, ledger};

/// A page of the list of cases. What was searched for may be a name, so the trail says only that there was a search.
pub fn list_cases(
    tx: &mut Tx<'_>,
    by: &Viewer,
    filter: &Filter,
    page: usize,
) -> Result<Page, Failure> {
    let found = case_list::list(tx.db(), by, filter, page)?;
    let mut codes = vec![];
    if !filter.words.trim().is_empty() {
        codes.push("words".to_owned());
    }
    codes.extend(filter.stage.map(|stage| format!("stage={}", stage.code())));
    codes.extend(
        filter
            .severity
            .map(|severity| format!("severity={}", severity.code())),
    );
    codes.extend(filter.officer.map(|officer| format!("officer={officer}")));
    if filter.with_closed {
        codes.push("closed".to_owned());
    }
    let filter = codes.join(" ");
    ledger::record(tx, &by.person.to_string(), &Event::CasesListed { filter })?;
    Ok(found)
}

/// The reports that wait to be registered, and who has taken which.
pub fn list_reports(tx: &mut Tx<'_>, by: &Viewer) -> Result<Vec<Door>, Failure> {
    let found = case_list::waiting(tx.db(), by)?;
    let doors = found
        .into_iter()
        .map(|stored| door(tx.db(), by, stored.number));
    let doors = doors.collect::<Result<_, _>>()?;
    ledger::record(tx, &by.person.to_string(), &Event::ReportsListed)?;
    Ok(doors)
}

/// A waiting report, opened to be registered by whoever has taken it.
pub fn open_report(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: ReportNumber,
) -> Result<StoredReport, Failure> {
    let found = taken(tx.db(), by, number)?;
    let event = Event::ReportRead {
        page: "registration",
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(found)
}

/// A file that came with a waiting report, for whoever has taken it.
pub fn open_attachment(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: ReportNumber,
    uuid: &str,
) -> Result<Attachment, Failure> {
    let stored = taken(tx.db(), by, number)?;
    let files = attachments::list_of_report(tx.db(), stored.id)?;
    let found = files.into_iter().find(|attachment| attachment.uuid == uuid);
    let found = found.ok_or(StoreError::NotFound)?;
    let event = Event::AttachmentRead {
        sha256: found.sha256.clone(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(found)
}
