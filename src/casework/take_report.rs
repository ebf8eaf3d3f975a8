//! An officer takes a report, to read it and make a case of it. From then on it is theirs alone.

use super::Failure;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::report::ReportNumber;
use crate::domain::task::TaskKind;
use crate::domain::triage::{Taker, may_read, may_take};
use crate::store::report_holders::{self, Holder};
use crate::store::reports::StoredReport;
use crate::store::{Db, StoreError, Tx, case_list, ledger, people, tasks};

/// The head of HR takes it over from another
/// with grounds. Whoever else had been told has nothing more to do about it.
pub fn take_report(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: ReportNumber,
    grounds: &str,
) -> Result<(), Failure> {
    let found = case_list::find_waiting(tx.db(), by, number)?;
    let holder = holder(tx.db(), &found, by)?;
    let taker = Taker {
        person: by.person,
        is_head: by.roles.contains(&Role::HrHead),
        grounds,
    };
    may_take(holder, taker)?;
    let grounds = if holder.is_some() { grounds.trim() } else { "" };
    report_holders::insert(tx, found.id, by.person, grounds)?;
    let mut is_told = false;
    for task in tasks::list_of_report(tx.db(), found.id, TaskKind::NewReport)? {
        if task.person == by.person {
            is_told = task.closed_at.is_none();
        } else if holder == Some(task.person) {
            // Whoever had read it has no part in it any more.
            tasks::withdraw(tx, &task)?;
        } else if task.closed_at.is_none() {
            tasks::close(tx, task.id)?;
        }
    }
    if !is_told {
        super::notify::give_report_to(tx, found.id, by.person)?;
    }
    let event = if holder.is_some() {
        Event::ReportTakenOver
    } else {
        Event::ReportTaken
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}

/// Whoever has taken the report, if anybody has.
pub fn holder(
    db: &mut Db,
    report: &StoredReport,
    by: &Viewer,
) -> Result<Option<PersonId>, StoreError> {
    let found = report_holders::find(db, report.id, day(by.at))?;
    Ok(found.map(|it| it.person))
}

/// The report, for whoever has taken it and nobody else.
pub fn taken(db: &mut Db, by: &Viewer, number: ReportNumber) -> Result<StoredReport, Failure> {
    let found = case_list::find_waiting(db, by, number)?;
    let holder = holder(db, &found, by)?;
    may_read(holder, by.person)?;
    Ok(found)
}

/// What is known of a report to whoever has not taken it: that it is there, and who has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    pub report: StoredReport,
    /// Who has taken it, with their name.
    pub holder: Option<(Holder, String)>,
}

/// What stands on the door of a report that `by` may take, or that another has taken.
pub fn door(db: &mut Db, by: &Viewer, number: ReportNumber) -> Result<Door, StoreError> {
    let report = case_list::find_waiting(db, by, number)?;
    let holder = match report_holders::find(db, report.id, day(by.at))? {
        Some(holder) => {
            let name = people::find(db, holder.person)?.name;
            Some((holder, name))
        }
        None => None,
    };
    Ok(Door { report, holder })
}
