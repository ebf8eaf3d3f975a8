//! Who is away, from the first day through the last, and who steps in, as rows.

use super::db::native;
use super::schema::absences;
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absence {
    pub id: i32,
    pub person: PersonId,
    pub from_on: NaiveDate,
    /// The last day.
    pub to_on: NaiveDate,
    pub deputy: Option<PersonId>,
    pub registered_by: Option<PersonId>,
    /// Ended before its time, or withdrawn before it began.
    pub ended_at: Option<DateTime<Utc>>,
}

type Row = (
    i32,
    i32,
    NaiveDate,
    NaiveDate,
    Option<i32>,
    Option<i32>,
    Option<NaiveDateTime>,
    Option<i32>,
    Option<NaiveDateTime>,
);

fn read(row: Row) -> Absence {
    let (id, person, from_on, to_on, deputy, by, _, _, ended_at) = row;
    Absence {
        id,
        person: PersonId(person),
        from_on,
        to_on,
        deputy: deputy.map(PersonId),
        registered_by: by.map(PersonId),
        ended_at: ended_at.map(|at| at.and_utc()),
    }
}

/// An absence that is to be.
#[derive(Clone, Copy, Debug)]
pub struct NewAbsence {
    pub person: PersonId,
    pub from_on: NaiveDate,
    pub to_on: NaiveDate,
    pub deputy: Option<PersonId>,
    pub by: PersonId,
}

pub fn insert(tx: &mut Tx<'_>, new: NewAbsence) -> Result<i32, StoreError> {
    let row = (
        absences::person_id.eq(new.person.0),
        absences::from_on.eq(new.from_on),
        absences::to_on.eq(new.to_on),
        absences::deputy_id.eq(new.deputy.map(|it| it.0)),
        absences::registered_by_id.eq(new.by.0),
        absences::registered_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(absences::table)
        .values(row)
        .returning(absences::id)
        .get_result(conn))?;
    tx.touch("absences", id);
    Ok(id)
}

pub fn find(db: &mut Db, id: i32) -> Result<Absence, StoreError> {
    Ok(read(absences::table.find(id).first(db)?))
}

/// The absence that a person has on the day, the latest written down first.
pub fn on(db: &mut Db, person: PersonId, day: NaiveDate) -> Result<Option<Absence>, StoreError> {
    let row: Option<Row> = absences::table
        .filter(absences::person_id.eq(person.0))
        .filter(absences::from_on.le(day))
        .filter(absences::to_on.ge(day))
        .filter(absences::ended_at.is_null())
        .order(absences::id.desc())
        .first(db)
        .optional()?;
    Ok(row.map(read))
}

/// Every absence that has not passed on the day, in the order they come; what was ended is not among them.
pub fn list_standing(db: &mut Db, day: NaiveDate) -> Result<Vec<Absence>, StoreError> {
    let rows: Vec<Row> = absences::table
        .filter(absences::to_on.ge(day))
        .filter(absences::ended_at.is_null())
        .order((absences::from_on, absences::id))
        .load(db)?;
    Ok(rows.into_iter().map(read).collect())
}

/// Everybody whose absence has begun or passed after `since`, through `day`.
pub fn turned(db: &mut Db, since: NaiveDate, day: NaiveDate) -> Result<Vec<PersonId>, StoreError> {
    let has_begun = absences::from_on.gt(since).and(absences::from_on.le(day));
    let has_passed = absences::to_on.ge(since).and(absences::to_on.lt(day));
    let ids: Vec<i32> = absences::table
        .filter(absences::ended_at.is_null())
        .filter(has_begun.or(has_passed))
        .order(absences::person_id)
        .select(absences::person_id)
        .distinct()
        .load(db)?;
    Ok(ids.into_iter().map(PersonId).collect())
}

/// Ends it now. Of two who end it at once, one is told that it has changed.
pub fn end(tx: &mut Tx<'_>, id: i32, by: PersonId) -> Result<(), StoreError> {
    let ended = diesel::update(absences::table.find(id))
        .filter(absences::ended_at.is_null())
        .set((
            absences::ended_by_id.eq(by.0),
            absences::ended_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    tx.touch("absences", id);
    match ended {
        1 => Ok(()),
        _ => Err(StoreError::Changed),
    }
}
