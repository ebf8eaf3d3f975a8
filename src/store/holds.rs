//! Legal holds, as rows.

use super::db::native;
use super::schema::holds;
use super::{Db, StoreError, Tx};
use crate::domain::coded::Coded;
use crate::domain::hold::Reason;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hold {
    pub id: i32,
    /// Its number in the case, from 1: a number of all of them would tell of other cases.
    pub serial: usize,
    pub case_id: i32,
    pub reason: Reason,
    pub grounds: String,
    /// When its cause is expected to be over. It does not end by itself.
    pub until: Option<NaiveDate>,
    pub set_by: PersonId,
    pub set_at: DateTime<Utc>,
    pub ended: Option<Ended>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    pub by: PersonId,
    pub at: DateTime<Utc>,
    pub grounds: String,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    case_id: i32,
    reason: String,
    grounds: String,
    until_on: Option<NaiveDate>,
    set_by_id: i32,
    set_at: NaiveDateTime,
    ended_by_id: Option<i32>,
    ended_at: Option<NaiveDateTime>,
    end_grounds: Option<String>,
}

impl Row {
    fn read(self, serial: usize) -> Result<Hold, StoreError> {
        let row = self;
        let reason = Reason::parse(&row.reason);
        let ended = match (row.ended_by_id, row.ended_at, row.end_grounds) {
            (Some(by), Some(at), Some(grounds)) => Some(Ended {
                by: PersonId(by),
                at: at.and_utc(),
                grounds,
            }),
            _ => None,
        };
        Ok(Hold {
            id: row.id,
            serial,
            case_id: row.case_id,
            reason: reason.ok_or_else(|| StoreError::Unreadable("holds.reason".to_owned()))?,
            grounds: row.grounds,
            until: row.until_on,
            set_by: PersonId(row.set_by_id),
            set_at: row.set_at.and_utc(),
            ended,
        })
    }
}

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    reason: Reason,
    grounds: &str,
    until: Option<NaiveDate>,
    by: PersonId,
) -> Result<(), StoreError> {
    let row = (
        holds::case_id.eq(case_id),
        holds::reason.eq(reason.code()),
        holds::grounds.eq(grounds),
        holds::until_on.eq(until),
        holds::set_by_id.eq(by.0),
        holds::set_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(holds::table)
        .values(row)
        .returning(holds::id)
        .get_result(conn))?;
    tx.touch("holds", id);
    Ok(())
}

/// Ends a hold that stands.
pub fn end(tx: &mut Tx<'_>, id: i32, grounds: &str, by: PersonId) -> Result<(), StoreError> {
    let changed = diesel::update(holds::table.find(id))
        .filter(holds::ended_at.is_null())
        .set((
            holds::ended_by_id.eq(by.0),
            holds::ended_at.eq(tx.now.naive_utc()),
            holds::end_grounds.eq(grounds),
        ))
        .execute(tx.conn)?;
    tx.touch("holds", id);
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// Every hold of a case, the latest first.
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Hold>, StoreError> {
    let rows: Vec<Row> = holds::table
        .filter(holds::case_id.eq(case_id))
        .order(holds::id)
        .load(db)?;
    let numbered = rows.into_iter().enumerate().rev();
    numbered.map(|(at, row)| row.read(at + 1)).collect()
}

/// Whether anything holds the case.
pub fn stands(db: &mut Db, case_id: i32) -> Result<bool, StoreError> {
    let standing: i64 = holds::table
        .filter(holds::case_id.eq(case_id))
        .filter(holds::ended_at.is_null())
        .count()
        .get_result(db)?;
    Ok(standing > 0)
}
