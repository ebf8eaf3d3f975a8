//! HR is itself part of what is reported: whoever is above it names who takes the report.

use super::{Failure, notify};
use crate::audit::Event;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::task::TaskKind;
use crate::domain::triage::{Named, may_be_named};
use crate::store::people::Person;
use crate::store::reports::StoredReport;
use crate::store::tasks::Task;
use crate::store::{
    Db, StoreError, Tx, cases, ledger, organisation, people, report_holders, reports, tasks,
};
use chrono::NaiveDate;

/// The named person has the report from now on, is told of it, and makes a case of it
/// (forvaltningslova § 9). The others in HR are not told.
pub fn name_reader(
    tx: &mut Tx<'_>,
    by: PersonId,
    token: &str,
    named: PersonId,
) -> Result<(), Failure> {
    let (task, stored) = asked_of(tx.db(), token, by)?;
    let report = stored.id;
    let today = day(tx.now);
    may_be_named(self::named(tx.db(), &stored, named, today)?)?;
    report_holders::insert(tx, report, named, "")?;
    let new = notify::give_report_to(tx, report, named)?;
    notify::mail(tx, named, new, TaskKind::NewReport)?;
    tasks::close(tx, task.id)?;
    ledger::record(tx, &stored.number.to_string(), &Event::ReaderNamed)?;
    Ok(())
}

/// The report that the task asks somebody to name a reader of, while it waits for one.
pub fn asked(db: &mut Db, task: &Task) -> Result<Option<i32>, StoreError> {
    let is_open = task.kind == TaskKind::NameSubstitute && task.closed_at.is_none();
    let Some(report) = task.report_id.filter(|_| is_open) else {
        return Ok(None);
    };
    let is_case = cases::of_report(db, report)?.is_some();
    Ok(Some(report).filter(|_| !is_case))
}

/// The task with its report, for whoever has the task and no other, and only while it waits.
fn asked_of(db: &mut Db, token: &str, by: PersonId) -> Result<(Task, StoredReport), StoreError> {
    let task = tasks::find_by_token(db, token)?;
    let asked = asked(db, &task)?.filter(|_| task.person == by);
    let report = reports::find_by_id(db, asked.ok_or(StoreError::NotFound)?)?;
    Ok((task, report))
}

/// Whoever `by` may name: those who hold a role in HR, for the time being too, and have no part in it.
/// For everybody else who has the address there is nothing there.
pub fn candidates(
    db: &mut Db,
    token: &str,
    by: PersonId,
    today: NaiveDate,
) -> Result<Vec<Person>, StoreError> {
    let (_, report) = asked_of(db, token, by)?;
    let mut people = people::holders(db, Role::HrOfficer, today)?;
    people.extend(people::holders(db, Role::HrHead, today)?);
    people.sort_by_key(|person| person.id);
    people.dedup_by_key(|person| person.id);
    let mut found = vec![];
    for person in people {
        if may_be_named(named(db, &report, person.id, today)?).is_ok() {
            found.push(person);
        }
    }
    Ok(found)
}

fn named(
    db: &mut Db,
    stored: &StoredReport,
    person: PersonId,
    today: NaiveDate,
) -> Result<Named, StoreError> {
    let roles = people::roles(db, person, today)?;
    let report = &stored.report;
    Ok(Named {
        is_in_hr: roles.contains(&Role::HrOfficer) || roles.contains(&Role::HrHead),
        has_account: organisation::holder(db, person, today)?.can_be_told,
        is_implicated: report.reporter == person || report.subject.id == Some(person),
    })
}
