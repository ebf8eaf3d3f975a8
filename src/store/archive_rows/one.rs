//! One case for the archive, and which cases are for those alone who are named in them.

use super::Journalled;
use super::case::{self, Case};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::name_search::{Enough, Sought};
use crate::store::schema::{cases, documents, people, reports};
use crate::store::visibility::without_part;
use crate::store::{Db, StoreError};
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeSet;

/// The case with this number, whatever its stage.
pub fn one(db: &mut Db, number: CaseNumber) -> Result<Option<Case>, StoreError> {
    let rows: Vec<case::Row> = cases::table
        .filter(cases::year.eq(number.year))
        .filter(cases::serial.eq(number.serial))
        .select(case::COLUMNS)
        .load(db)?;
    Ok(case::complete(db, None, rows)?.pop())
}

/// Those of the cases that are whistleblowing cases.
pub fn narrow(db: &mut Db, ids: &[i32]) -> Result<BTreeSet<i32>, StoreError> {
    let found: Vec<i32> = cases::table
        .filter(cases::id.eq_any(ids))
        .filter(cases::narrowed_at.is_not_null())
        .select(cases::id)
        .load(db)?;
    Ok(found.into_iter().collect())
}

/// Who reported a case, as the words of its documents are searched.
pub fn reporter(db: &mut Db, case: i32) -> Result<Sought, StoreError> {
    let report: i32 = cases::table.find(case).select(cases::report_id).first(db)?;
    let reporter: i32 = reports::table
        .find(report)
        .select(reports::reporter_id)
        .first(db)?;
    let (name, email, number): (String, String, String) = people::table
        .find(reporter)
        .select((people::name, people::email, people::employee_no))
        .first(db)?;
    Ok(Sought::of(&name, &email, &number, Enough::AnyPart))
}

/// Those of the cases in which the viewer has no part (forvaltningslova § 6).
pub fn without_part_in(
    db: &mut Db,
    viewer: &Viewer,
    ids: &[i32],
) -> Result<BTreeSet<i32>, StoreError> {
    let found: Vec<i32> = without_part(viewer)
        .filter(cases::id.eq_any(ids))
        .select(cases::id)
        .load(db)?;
    Ok(found.into_iter().collect())
}

/// The cases with these ids, whatever their stage, in no order.
pub fn whole(db: &mut Db, ids: &[i32]) -> Result<Vec<Case>, StoreError> {
    let rows: Vec<case::Row> = cases::table
        .filter(cases::id.eq_any(ids))
        .select(case::COLUMNS)
        .load(db)?;
    case::complete(db, None, rows)
}

/// The registrations of the journal that were made from `from` until (not including) `until`, in its order.
pub fn journalled(
    db: &mut Db,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
) -> Result<Vec<Journalled>, StoreError> {
    let rows: Vec<(Option<i32>, i32, i32)> = documents::table
        .filter(documents::journal_year.is_not_null())
        .filter(documents::main_id.is_null())
        .filter(documents::created_at.ge(from.naive_utc()))
        .filter(documents::created_at.lt(until.naive_utc()))
        .order((documents::journal_year, documents::journal_serial))
        .select((documents::journal_serial, documents::case_id, documents::id))
        .load(db)?;
    let whole = rows.into_iter().filter_map(|(serial, case_id, id)| {
        Some(Journalled {
            serial: serial?,
            case_id,
            document_id: id,
        })
    });
    Ok(whole.collect())
}
