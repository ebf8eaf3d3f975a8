//! Parked forms, as rows. The token itself is with the owner alone; the row keeps its checksum.

use super::db::native;
use super::schema::parked_forms;
use super::{Db, StoreError, Tx, new_token};
use crate::audit::hex;
use crate::domain::parked_form::is_about;
use crate::domain::person::PersonId;
use chrono::{DateTime, Utc};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// A form as it was posted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParkedForm {
    pub id: i32,
    pub path: String,
    /// `application/x-www-form-urlencoded`
    pub body: String,
}

/// What the ledger calls it: `form:3`.
pub fn subject(id: i32) -> String {
    format!("form:{id}")
}

/// One person's form, if it was parked after `since`.
pub fn find(
    db: &mut Db,
    owner: PersonId,
    token: &str,
    since: DateTime<Utc>,
) -> Result<ParkedForm, StoreError> {
    let (id, path, body) = parked_forms::table
        .filter(parked_forms::token_sha256.eq(checksum(token)))
        .filter(parked_forms::owner_id.eq(owner.0))
        .filter(parked_forms::parked_at.ge(since.naive_utc()))
        .select((parked_forms::id, parked_forms::path, parked_forms::body))
        .first(db)?;
    Ok(ParkedForm { id, path, body })
}

pub fn count(db: &mut Db, owner: PersonId) -> Result<i64, StoreError> {
    Ok(parked_forms::table
        .filter(parked_forms::owner_id.eq(owner.0))
        .count()
        .get_result(db)?)
}

/// Forms that were parked before `before`.
pub fn list_left(db: &mut Db, before: DateTime<Utc>) -> Result<Vec<i32>, StoreError> {
    Ok(parked_forms::table
        .filter(parked_forms::parked_at.lt(before.naive_utc()))
        .order(parked_forms::id)
        .select(parked_forms::id)
        .load(db)?)
}

/// Gives the number and the token.
pub fn insert(
    tx: &mut Tx<'_>,
    owner: PersonId,
    path: &str,
    body: &str,
) -> Result<(i32, String), StoreError> {
    let token = new_token()?;
    let row = (
        parked_forms::token_sha256.eq(checksum(&token)),
        parked_forms::owner_id.eq(owner.0),
        parked_forms::path.eq(path),
        parked_forms::body.eq(body),
        parked_forms::parked_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(parked_forms::table)
        .values(row)
        .returning(parked_forms::id)
        .get_result(conn))?;
    tx.touch("parked_forms", id);
    Ok((id, token))
}

/// Removes the forms about something that is destroyed: they are kept for a day, but hold its words. `numbers` are its
/// own, as people write them; `places` the pages of it that are called otherwise.
pub fn forget(tx: &mut Tx<'_>, numbers: &[String], places: &[String]) -> Result<(), StoreError> {
    let ids: Vec<i32> = parked_forms::table
        .order(parked_forms::id)
        .select(parked_forms::id)
        .load(tx.conn)?;
    for id in ids {
        // One at a time: a form may be as long as the longest letter.
        let (path, body): (String, String) = parked_forms::table
            .find(id)
            .select((parked_forms::path, parked_forms::body))
            .first(tx.conn)?;
        let is_there = places
            .iter()
            .any(|place| path == *place || path.starts_with(&format!("{place}/")));
        if is_there || numbers.iter().any(|number| is_about(&path, &body, number)) {
            delete(tx, id)?;
        }
    }
    Ok(())
}

pub fn delete(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::delete(parked_forms::table.find(id)).execute(tx.conn)?;
    tx.touch("parked_forms", id);
    Ok(())
}

fn checksum(token: &str) -> String {
    hex(&Sha256::digest(token))
}
