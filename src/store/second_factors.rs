//! The second proof at sign-in, as rows: the sealed secret, the recovery codes as checksums, and who was reset.

use super::db::native;
use super::schema::{recovery_codes, second_factor_resets, second_factors};
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, PartialEq, Eq)]
pub struct SecondFactor {
    pub id: i32,
    pub person_id: PersonId,
    /// Sealed; the key is not in the database.
    pub secret: String,
    /// Since when it is asked for; none until the first code has been right.
    pub confirmed_at: Option<DateTime<Utc>>,
}

type Row = (i32, i32, String, Option<NaiveDateTime>);

fn read((id, person_id, secret, confirmed_at): Row) -> SecondFactor {
    SecondFactor {
        id,
        person_id: PersonId(person_id),
        secret,
        confirmed_at: confirmed_at.map(|at| at.and_utc()),
    }
}

const COLUMNS: (
    second_factors::id,
    second_factors::person_id,
    second_factors::secret,
    second_factors::confirmed_at,
) = (
    second_factors::id,
    second_factors::person_id,
    second_factors::secret,
    second_factors::confirmed_at,
);

/// A person's factor, in use or begun.
pub fn find(db: &mut Db, person: PersonId) -> Result<Option<SecondFactor>, StoreError> {
    let row: Option<Row> = second_factors::table
        .filter(second_factors::person_id.eq(person.0))
        .select(COLUMNS)
        .first(db)
        .optional()?;
    Ok(row.map(read))
}

/// Any factor at all: to see that the key is the right one.
pub fn find_any(db: &mut Db) -> Result<Option<SecondFactor>, StoreError> {
    let row: Option<Row> = second_factors::table
        .order(second_factors::id)
        .select(COLUMNS)
        .first(db)
        .optional()?;
    Ok(row.map(read))
}

pub fn insert(tx: &mut Tx<'_>, person: PersonId, secret: &str) -> Result<i32, StoreError> {
    let row = (
        second_factors::person_id.eq(person.0),
        second_factors::secret.eq(secret),
        second_factors::made_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(second_factors::table)
        .values(row)
        .returning(second_factors::id)
        .get_result(conn))?;
    tx.touch("second_factors", id);
    Ok(id)
}

pub fn confirm(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::update(second_factors::table.find(id))
        .set(second_factors::confirmed_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    tx.touch("second_factors", id);
    Ok(())
}

/// Spends a step, and says whether it was still there: a code of this step or a later one has not been used.
pub fn spend_step(tx: &mut Tx<'_>, id: i32, step: i32) -> Result<bool, StoreError> {
    let earlier = second_factors::last_step
        .is_null()
        .or(second_factors::last_step.lt(step));
    let spent = diesel::update(second_factors::table.find(id))
        .filter(earlier)
        .set(second_factors::last_step.eq(step))
        .execute(tx.conn)?;
    if spent == 1 {
        tx.touch("second_factors", id);
    }
    Ok(spent == 1)
}

pub fn delete(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::delete(second_factors::table.find(id)).execute(tx.conn)?;
    tx.touch("second_factors", id);
    Ok(())
}

/// How many recovery codes a person has left.
pub fn count_codes(db: &mut Db, person: PersonId) -> Result<i64, StoreError> {
    Ok(recovery_codes::table
        .filter(recovery_codes::person_id.eq(person.0))
        .filter(recovery_codes::used_at.is_null())
        .count()
        .get_result(db)?)
}

/// Takes the old codes away and keeps the checksums of the new ones.
pub fn replace_codes(
    tx: &mut Tx<'_>,
    person: PersonId,
    checksums: &[String],
) -> Result<(), StoreError> {
    let old: Vec<i32> = recovery_codes::table
        .filter(recovery_codes::person_id.eq(person.0))
        .select(recovery_codes::id)
        .load(tx.conn)?;
    for id in old {
        diesel::delete(recovery_codes::table.find(id)).execute(tx.conn)?;
        tx.touch("recovery_codes", id);
    }
    for checksum in checksums {
        let row = (
            recovery_codes::person_id.eq(person.0),
            recovery_codes::code_sha256.eq(checksum),
            recovery_codes::made_at.eq(tx.now.naive_utc()),
        );
        let id = native!(&mut *tx.conn, conn => diesel::insert_into(recovery_codes::table)
            .values(row)
            .returning(recovery_codes::id)
            .get_result(conn))?;
        tx.touch("recovery_codes", id);
    }
    Ok(())
}

/// Spends a recovery code, and says whether the person had it unused.
pub fn spend_code(tx: &mut Tx<'_>, person: PersonId, checksum: &str) -> Result<bool, StoreError> {
    let id: Option<i32> = recovery_codes::table
        .filter(recovery_codes::person_id.eq(person.0))
        .filter(recovery_codes::code_sha256.eq(checksum))
        .filter(recovery_codes::used_at.is_null())
        .select(recovery_codes::id)
        .first(tx.conn)
        .optional()?;
    let Some(id) = id else {
        return Ok(false);
    };
    diesel::update(recovery_codes::table.find(id))
        .set(recovery_codes::used_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    tx.touch("recovery_codes", id);
    Ok(true)
}

/// Remembers who took a factor away, and why. Nobody: the operator.
pub fn insert_reset(
    tx: &mut Tx<'_>,
    person: PersonId,
    by: Option<PersonId>,
    reason: &str,
) -> Result<(), StoreError> {
    let row = (
        second_factor_resets::person_id.eq(person.0),
        second_factor_resets::reset_by_id.eq(by.map(|id| id.0)),
        second_factor_resets::reason.eq(reason),
        second_factor_resets::reset_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(second_factor_resets::table)
        .values(row)
        .returning(second_factor_resets::id)
        .get_result(conn))?;
    tx.touch("second_factor_resets", id);
    Ok(())
}
