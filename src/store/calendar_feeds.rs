//! Secret addresses at which a calendar program reads somebody's deadlines, as rows. Only the SHA-256 is here.

use super::db::native;
use super::schema::{accounts, calendar_feeds, people};
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub id: i32,
    pub person: PersonId,
    /// Mixed into the names of the entries, so that they mean nothing outside.
    pub salt: String,
    pub made_at: DateTime<Utc>,
}

type Row = (i32, i32, String, NaiveDateTime);

fn read((id, person, salt, made_at): Row) -> Feed {
    Feed {
        id,
        person: PersonId(person),
        salt,
        made_at: made_at.and_utc(),
    }
}

const COLUMNS: (
    calendar_feeds::id,
    calendar_feeds::person_id,
    calendar_feeds::salt,
    calendar_feeds::made_at,
) = (
    calendar_feeds::id,
    calendar_feeds::person_id,
    calendar_feeds::salt,
    calendar_feeds::made_at,
);

/// The feed behind a secret, where it stands and its owner works here and has an account that is open.
pub fn find(db: &mut Db, token_sha256: &str) -> Result<Option<Feed>, StoreError> {
    let row: Option<Row> = calendar_feeds::table
        .inner_join(accounts::table.on(accounts::person_id.eq(calendar_feeds::person_id)))
        .inner_join(people::table.on(people::id.eq(calendar_feeds::person_id)))
        .filter(calendar_feeds::token_sha256.eq(token_sha256))
        .filter(calendar_feeds::revoked_at.is_null())
        .filter(accounts::disabled_at.is_null())
        .filter(people::left_on.is_null())
        .select(COLUMNS)
        .first(db)
        .optional()?;
    Ok(row.map(read))
}

/// The feed that a person has.
pub fn of_person(db: &mut Db, person: PersonId) -> Result<Option<Feed>, StoreError> {
    let row: Option<Row> = calendar_feeds::table
        .filter(calendar_feeds::person_id.eq(person.0))
        .filter(calendar_feeds::revoked_at.is_null())
        .order(calendar_feeds::id.desc())
        .select(COLUMNS)
        .first(db)
        .optional()?;
    Ok(row.map(read))
}

pub fn insert(
    tx: &mut Tx<'_>,
    person: PersonId,
    token_sha256: &str,
    salt: &str,
) -> Result<(), StoreError> {
    let row = (
        calendar_feeds::person_id.eq(person.0),
        calendar_feeds::token_sha256.eq(token_sha256),
        calendar_feeds::salt.eq(salt),
        calendar_feeds::made_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(calendar_feeds::table)
        .values(row)
        .returning(calendar_feeds::id)
        .get_result(conn))?;
    tx.touch("calendar_feeds", id);
    Ok(())
}

/// Shuts the feed: its address is unknown from now on.
pub fn revoke(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::update(calendar_feeds::table.find(id))
        .set(calendar_feeds::revoked_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    tx.touch("calendar_feeds", id);
    Ok(())
}
