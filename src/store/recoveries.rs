//! Who has been asked to be let in again after a lost password or phone, as rows.

use super::db::native;
use super::schema::recoveries;
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use crate::domain::recovery::Kind;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recovery {
    pub id: i32,
    pub person_id: PersonId,
    pub kind: Kind,
    pub reason: String,
    pub asked_by: PersonId,
    pub asked_at: DateTime<Utc>,
}

type Row = (i32, i32, String, String, i32, NaiveDateTime);

/// Those that nobody has answered, oldest first.
pub fn list_waiting(db: &mut Db) -> Result<Vec<Recovery>, StoreError> {
    let rows: Vec<Row> = recoveries::table
        .filter(recoveries::answered_at.is_null())
        .order(recoveries::id)
        .select((
            recoveries::id,
            recoveries::person_id,
            recoveries::kind,
            recoveries::reason,
            recoveries::asked_by_id,
            recoveries::asked_at,
        ))
        .load(db)?;
    let read = |(id, person, kind, reason, by, at): Row| {
        let unknown = || StoreError::Unreadable(format!("recoveries.kind {kind}"));
        Ok(Recovery {
            id,
            person_id: PersonId(person),
            kind: Kind::parse(&kind).ok_or_else(unknown)?,
            reason,
            asked_by: PersonId(by),
            asked_at: at.and_utc(),
        })
    };
    rows.into_iter().map(read).collect()
}

pub fn insert(
    tx: &mut Tx<'_>,
    person: PersonId,
    kind: Kind,
    reason: &str,
    by: PersonId,
) -> Result<i32, StoreError> {
    let row = (
        recoveries::person_id.eq(person.0),
        recoveries::kind.eq(kind.code()),
        recoveries::reason.eq(reason),
        recoveries::asked_by_id.eq(by.0),
        recoveries::asked_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(recoveries::table)
        .values(row)
        .returning(recoveries::id)
        .get_result(conn))?;
    tx.touch("recoveries", id);
    Ok(id)
}

/// Of two who answer at once, one is told that it has changed.
pub fn answer(tx: &mut Tx<'_>, id: i32, by: PersonId, answer: &str) -> Result<(), StoreError> {
    let answered = diesel::update(recoveries::table.find(id))
        .filter(recoveries::answered_at.is_null())
        .set((
            recoveries::answered_by_id.eq(by.0),
            recoveries::answered_at.eq(tx.now.naive_utc()),
            recoveries::answer.eq(answer),
        ))
        .execute(tx.conn)?;
    tx.touch("recoveries", id);
    match answered {
        1 => Ok(()),
        _ => Err(StoreError::Changed),
    }
}
