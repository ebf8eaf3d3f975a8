//! Access to one case that somebody was given, or took in need, as rows.

use super::db::native;
use super::schema::access_grants;
use super::{Db, StoreError, Tx};
use crate::domain::access_grant::Kind;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub id: i32,
    /// Its number in the case, from 1: a number of all of them would tell of other cases.
    pub serial: usize,
    pub case_id: i32,
    pub person: PersonId,
    pub kind: Kind,
    pub reason: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub given_by: PersonId,
    pub given_at: DateTime<Utc>,
    /// Ended before its time.
    pub ended: Option<(PersonId, DateTime<Utc>)>,
}

impl Grant {
    /// Whether it opens the case at that moment.
    pub fn opens(&self, at: DateTime<Utc>) -> bool {
        self.ended.is_none() && self.starts_at <= at && at < self.ends_at
    }

    /// Whether it still opens the case, or will.
    pub fn stands(&self, at: DateTime<Utc>) -> bool {
        self.ended.is_none() && at < self.ends_at
    }
}

/// Access that is to be.
#[derive(Clone, Debug)]
pub struct NewGrant<'a> {
    pub case_id: i32,
    pub person: PersonId,
    pub kind: Kind,
    pub reason: &'a str,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub by: PersonId,
}

type Row = (
    i32,
    i32,
    i32,
    String,
    String,
    NaiveDateTime,
    NaiveDateTime,
    i32,
    NaiveDateTime,
    Option<i32>,
    Option<NaiveDateTime>,
);

fn read(serial: usize, row: Row) -> Result<Grant, StoreError> {
    let (id, case_id, person, kind, reason, starts, ends, by, given, ended_by, ended) = row;
    let ended_by = ended_by.map(PersonId);
    Ok(Grant {
        id,
        serial,
        case_id,
        person: PersonId(person),
        kind: Kind::parse(&kind)
            .ok_or_else(|| StoreError::Unreadable(format!("access_grants.kind {kind}")))?,
        reason,
        starts_at: starts.and_utc(),
        ends_at: ends.and_utc(),
        given_by: PersonId(by),
        given_at: given.and_utc(),
        ended: ended_by.zip(ended.map(|at| at.and_utc())),
    })
}

pub fn insert(tx: &mut Tx<'_>, new: &NewGrant<'_>) -> Result<i32, StoreError> {
    let row = (
        access_grants::case_id.eq(new.case_id),
        access_grants::person_id.eq(new.person.0),
        access_grants::kind.eq(new.kind.code()),
        access_grants::reason.eq(new.reason),
        access_grants::starts_at.eq(new.starts_at.naive_utc()),
        access_grants::ends_at.eq(new.ends_at.naive_utc()),
        access_grants::given_by_id.eq(new.by.0),
        access_grants::given_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(access_grants::table)
        .values(row)
        .returning(access_grants::id)
        .get_result(conn))?;
    tx.touch("access_grants", id);
    Ok(id)
}

/// All that was ever given to the case, the newest first.
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Grant>, StoreError> {
    let rows: Vec<Row> = access_grants::table
        .filter(access_grants::case_id.eq(case_id))
        .order(access_grants::id)
        .load(db)?;
    let numbered = rows.into_iter().enumerate().rev();
    numbered.map(|(at, row)| read(at + 1, row)).collect()
}

/// Ends it before its time. Of two who end it at once, one is told that it has changed.
pub fn end(tx: &mut Tx<'_>, id: i32, by: PersonId) -> Result<(), StoreError> {
    let ended = diesel::update(access_grants::table.find(id))
        .filter(access_grants::ended_at.is_null())
        .set((
            access_grants::ended_by_id.eq(by.0),
            access_grants::ended_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    tx.touch("access_grants", id);
    match ended {
        1 => Ok(()),
        _ => Err(StoreError::Changed),
    }
}
