//! Closed cases as those who keep the archive see them: in a list, and one by one.

use super::retention::{Mark, latest, list_latest};
use super::schema::cases;
use super::visibility::visible;
use super::{Db, StoreError};
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::severity::Severity;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

/// A closed case as the archivist's list shows it.
#[derive(Clone, Debug)]
pub struct ClosedCase {
    pub number: CaseNumber,
    pub public_title: String,
    pub severity: Option<Severity>,
    pub closed_at: Option<DateTime<Utc>>,
    /// Its content is gone since then.
    pub destroyed_at: Option<DateTime<Utc>>,
    pub id: i32,
    /// Nothing where the case was closed without a mark.
    pub mark: Option<Mark>,
}

type Found = (
    i32,
    i32,
    i32,
    String,
    Option<String>,
    Option<NaiveDateTime>,
    Option<NaiveDateTime>,
);

type Columns = (
    cases::id,
    cases::year,
    cases::serial,
    cases::public_title,
    cases::outcome,
    cases::closed_at,
    cases::destroyed_at,
);

const COLUMNS: Columns = (
    cases::id,
    cases::year,
    cases::serial,
    cases::public_title,
    cases::outcome,
    cases::closed_at,
    cases::destroyed_at,
);

fn closed(found: Found, mark: Option<Mark>) -> ClosedCase {
    let (id, year, serial, public_title, outcome, closed_at, destroyed_at) = found;
    ClosedCase {
        id,
        number: CaseNumber { year, serial },
        public_title,
        severity: outcome.as_deref().and_then(Severity::parse),
        closed_at: closed_at.map(|at| at.and_utc()),
        destroyed_at: destroyed_at.map(|at| at.and_utc()),
        mark,
    }
}

/// Every closed case that the viewer may see, the latest first.
pub fn list_closed(db: &mut Db, viewer: &Viewer) -> Result<Vec<ClosedCase>, StoreError> {
    let found: Vec<Found> = visible(viewer)
        .filter(cases::stage.eq(Stage::Closed.code()))
        .order((cases::closed_at.desc(), cases::id.desc()))
        .select(COLUMNS)
        .load(db)?;
    let mut marks = list_latest(db)?;
    let each = found.into_iter().map(|row| {
        let mark = marks.remove(&row.0);
        closed(row, mark)
    });
    Ok(each.collect())
}

/// A case as the archive's page shows it, open or closed, if the viewer may see it.
pub fn find_kept(
    db: &mut Db,
    viewer: &Viewer,
    number: CaseNumber,
) -> Result<ClosedCase, StoreError> {
    let found: Found = visible(viewer)
        .filter(cases::year.eq(number.year))
        .filter(cases::serial.eq(number.serial))
        .select(COLUMNS)
        .first(db)?;
    let mark = latest(db, found.0)?;
    Ok(closed(found, mark))
}

/// A case on a list of what is to be destroyed, for whoever may read the list. Whatever became of the case since, it
/// stands there as it did: blocked, it is not told from the others.
pub fn find_listed(db: &mut Db, id: i32) -> Result<ClosedCase, StoreError> {
    let found: Found = cases::table.find(id).select(COLUMNS).first(db)?;
    let mark = latest(db, found.0)?;
    Ok(closed(found, mark))
}
