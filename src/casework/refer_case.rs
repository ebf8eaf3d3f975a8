//! The officer of a whistleblowing case sends the matter on as a report, to become a personnel case that others in HR own.

use super::{Failure, notify};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::linking::{Referrer, may_refer};
use crate::domain::local_time::day;
use crate::domain::report::{Report, ReportNumber, Subject};
use crate::store::{Tx, cases, ledger, new_token, parties, people, reports};

/// The officer is the reporter of the new report, on behalf of the employer, and so is not the
/// one who handles it. What it tells is the officer's own words: the report of whoever blew the whistle
/// stays where it is. When it is registered the two cases are linked, for those who see both.
pub fn refer_case(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    account: &str,
) -> Result<ReportNumber, Failure> {
    let case = cases::take(tx, by, number)?;
    let first = reports::find_by_id(tx.db(), case.report_id)?.report;
    let reporter = people::find(tx.db(), first.reporter)?.name;
    let referrer = Referrer {
        is_officer: case.officer == by.person,
        is_narrow: case.is_narrow(),
        has_referred: !reports::referred_from(tx.db(), case.id)?.is_empty(),
    };
    may_refer(referrer, account, &reporter)?;
    let report = Report {
        reporter: by.person,
        filed_by: by.person,
        subject: Subject {
            id: Some(case.subject),
            name: people::find(tx.db(), case.subject)?.name,
        },
        unit: Some(case.unit_id),
        account: account.trim().to_owned(),
        happened_on: case.happened_on,
        happened_at: None,
        channel: case.channel,
        points: parties::points(tx.db(), case.id)?,
    };
    let today = day(tx.now);
    let is_apart = notify::is_apart(tx.db(), &report, today)?;
    let (id, filed) = reports::insert(tx, &report, &new_token()?, None, (today, is_apart))?;
    reports::set_origin(tx, id, case.id)?;
    notify::tell_hr_of_report(tx, id, false)?;
    let event = Event::ReportFiled {
        channel: report.channel.code(),
    };
    ledger::record(tx, &filed.to_string(), &event)?;
    ledger::record(tx, &number.to_string(), &Event::CaseReferred)?;
    Ok(filed)
}
