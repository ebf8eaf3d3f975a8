//! What belongs to a case under other names than its own, so that every look at it is found.

use super::cases::{self, Case};
use super::schema::{cases as case_rows, exports, reports, tasks};
use super::visibility::visible;
use super::{Db, StoreError, export_cases};
use crate::domain::access::Viewer;
use crate::domain::access_grant;
use crate::domain::case::CaseNumber;
use crate::domain::person::PersonId;
use crate::domain::readers::Purpose;
use crate::domain::report::ReportNumber;
use crate::domain::todo::{Doer, Todo};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// The names under which the ledger writes of the case: its own number, the
/// report's, its tasks, and the extractions that hold it.
pub fn names(db: &mut Db, case: &Case) -> Result<Vec<String>, StoreError> {
    let (year, serial): (i32, i32) = reports::table
        .find(case.report_id)
        .select((reports::year, reports::serial))
        .first(db)?;
    let of_tasks: Vec<i32> = tasks::table
        .filter(tasks::case_id.eq(case.id))
        .select(tasks::id)
        .load(db)?;
    let holding = export_cases::holding(db, case.id, case.closed_at)?;
    let of_exports: Vec<String> = exports::table
        .filter(exports::id.eq_any(holding))
        .select(exports::uuid)
        .load(db)?;
    let mut names = vec![
        case.number.to_string(),
        ReportNumber { year, serial }.to_string(),
    ];
    names.extend(of_tasks.into_iter().map(|id| format!("task-{id}")));
    names.extend(of_exports.into_iter().map(|uuid| format!("export/{uuid}")));
    Ok(names)
}

/// What everybody who has had a task in the case has been in it, the officer first.
pub fn parts(db: &mut Db, case: &Case) -> Result<BTreeMap<PersonId, Vec<Purpose>>, StoreError> {
    let mut parts = BTreeMap::<PersonId, Vec<Purpose>>::new();
    let mut add = |person, part| parts.entry(person).or_default().push(part);
    add(case.officer, Purpose::Officer);
    add(case.registered_by, Purpose::Officer);
    for earlier in super::declarations::assignments(db, case.id)? {
        add(earlier.from, Purpose::Officer);
    }
    for substitute in super::delegations::substitutes(db, case.id)? {
        add(substitute.person, Purpose::Substitute);
    }
    for grant in super::access_grants::list(db, case.id)? {
        let part = match grant.kind {
            access_grant::Kind::Given => Purpose::Given,
            access_grant::Kind::BrokenGlass => Purpose::BrokenGlass,
        };
        add(grant.person, part);
    }
    let given: Vec<(i32, Option<String>)> = tasks::table
        .filter(tasks::case_id.eq(case.id))
        .select((tasks::person_id, tasks::step))
        .load(db)?;
    for (person, step) in given {
        let todo = step.as_deref().map(Todo::parse);
        match todo.map(|todo| todo.is_some_and(|it| it.doer() == Doer::Officer)) {
            Some(true) => {}
            Some(false) => add(PersonId(person), Purpose::Decider),
            None => add(PersonId(person), Purpose::Told),
        }
    }
    Ok(parts)
}

/// A report about somebody that has become no case yet.
#[derive(Clone, Debug)]
pub struct Unregistered {
    pub id: i32,
    pub number: ReportNumber,
    pub reporter: PersonId,
    pub received_at: DateTime<Utc>,
}

/// The cases about `subject` that `viewer` may see.
pub fn cases_about(
    db: &mut Db,
    viewer: &Viewer,
    subject: PersonId,
) -> Result<Vec<Case>, StoreError> {
    let numbers: Vec<(i32, i32)> = visible(viewer)
        .filter(case_rows::subject_id.eq(subject.0))
        .order(case_rows::id)
        .select((case_rows::year, case_rows::serial))
        .load(db)?;
    let each = numbers.into_iter();
    each.map(|(year, serial)| cases::find(db, viewer, CaseNumber { year, serial }))
        .collect()
}

/// The reports about `subject` that wait to become cases.
pub fn reports_about(db: &mut Db, subject: PersonId) -> Result<Vec<Unregistered>, StoreError> {
    let rows: Vec<(i32, i32, i32, i32, chrono::NaiveDateTime)> = reports::table
        .filter(reports::subject_id.eq(subject.0))
        .filter(reports::id.ne_all(case_rows::table.select(case_rows::report_id)))
        .order(reports::id)
        .select((
            reports::id,
            reports::year,
            reports::serial,
            reports::reporter_id,
            reports::received_at,
        ))
        .load(db)?;
    let each = rows.into_iter();
    Ok(each
        .map(|(id, year, serial, reporter, at)| Unregistered {
            id,
            number: ReportNumber { year, serial },
            reporter: PersonId(reporter),
            received_at: at.and_utc(),
        })
        .collect())
}
