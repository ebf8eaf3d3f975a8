//! Who has taken a report that is not a case yet, as rows.

use super::db::native;
use super::schema::report_holders;
use super::{Db, StoreError, Tx, people};
use crate::domain::person::{PersonId, Role};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub id: i32,
    pub person: PersonId,
    pub since: DateTime<Utc>,
}

/// Whoever has taken the report and works in HR still: a report is never held by somebody who has left.
pub fn find(db: &mut Db, report: i32, today: NaiveDate) -> Result<Option<Holder>, StoreError> {
    let found: Option<(i32, i32, NaiveDateTime)> = report_holders::table
        .filter(report_holders::report_id.eq(report))
        .filter(report_holders::held_until.is_null())
        .order(report_holders::id.desc())
        .select((
            report_holders::id,
            report_holders::person_id,
            report_holders::held_from,
        ))
        .first(db)
        .optional()?;
    let Some((id, person, since)) = found else {
        return Ok(None);
    };
    let mut hr = people::holders(db, Role::HrOfficer, today)?;
    hr.extend(people::holders(db, Role::HrHead, today)?);
    let holder = Holder {
        id,
        person: PersonId(person),
        since: since.and_utc(),
    };
    Ok(Some(holder).filter(|it| hr.iter().any(|person| person.id == it.person)))
}

/// From now on `person` has it, and nobody else.
pub fn insert(
    tx: &mut Tx<'_>,
    report: i32,
    person: PersonId,
    grounds: &str,
) -> Result<(), StoreError> {
    end(tx, report)?;
    let row = (
        report_holders::report_id.eq(report),
        report_holders::person_id.eq(person.0),
        report_holders::grounds.eq(grounds),
        report_holders::held_from.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(report_holders::table)
        .values(row)
        .returning(report_holders::id)
        .get_result(conn))?;
    tx.touch("report_holders", id);
    Ok(())
}

/// From now on nobody has it.
pub fn end(tx: &mut Tx<'_>, report: i32) -> Result<(), StoreError> {
    let held = report_holders::table
        .filter(report_holders::report_id.eq(report))
        .filter(report_holders::held_until.is_null());
    let ids: Vec<i32> = held.select(report_holders::id).load(tx.conn)?;
    for id in ids {
        diesel::update(report_holders::table.find(id))
            .set(report_holders::held_until.eq(tx.now.naive_utc()))
            .execute(tx.conn)?;
        tx.touch("report_holders", id);
    }
    Ok(())
}
