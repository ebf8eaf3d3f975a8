//! Links with which one person sets a password, once, as rows. Only the SHA-256 of the token is here.

use super::db::native;
use super::schema::setup_links;
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetupLink {
    pub id: i32,
    /// None: the first administrator.
    pub person_id: Option<PersonId>,
    pub expires_at: DateTime<Utc>,
    pub used_at: Option<DateTime<Utc>>,
}

type Row = (i32, Option<i32>, NaiveDateTime, Option<NaiveDateTime>);

pub fn find(db: &mut Db, token_sha256: &str) -> Result<Option<SetupLink>, StoreError> {
    let row: Option<Row> = setup_links::table
        .filter(setup_links::token_sha256.eq(token_sha256))
        .select((
            setup_links::id,
            setup_links::person_id,
            setup_links::expires_at,
            setup_links::used_at,
        ))
        .first(db)
        .optional()?;
    Ok(row.map(|(id, person_id, expires_at, used_at)| SetupLink {
        id,
        person_id: person_id.map(PersonId),
        expires_at: expires_at.and_utc(),
        used_at: used_at.map(|at| at.and_utc()),
    }))
}

pub fn insert(
    tx: &mut Tx<'_>,
    token_sha256: &str,
    person: Option<PersonId>,
    expires_at: DateTime<Utc>,
) -> Result<i32, StoreError> {
    let row = (
        setup_links::token_sha256.eq(token_sha256),
        setup_links::person_id.eq(person.map(|id| id.0)),
        setup_links::created_at.eq(tx.now.naive_utc()),
        setup_links::expires_at.eq(expires_at.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(setup_links::table)
        .values(row)
        .returning(setup_links::id)
        .get_result(conn))?;
    tx.touch("setup_links", id);
    Ok(id)
}

/// Whether the person has chosen a password with a link.
pub fn has_used(db: &mut Db, person: PersonId) -> Result<bool, StoreError> {
    let used = setup_links::table
        .filter(setup_links::person_id.eq(person.0))
        .filter(setup_links::used_at.is_not_null());
    Ok(diesel::select(diesel::dsl::exists(used)).get_result(db)?)
}

/// Marks a link as used. Of two who use it at once, one is told that it has changed.
pub fn spend(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    let spent = diesel::update(setup_links::table.find(id))
        .filter(setup_links::used_at.is_null())
        .set(setup_links::used_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    tx.touch("setup_links", id);
    match spent {
        1 => Ok(()),
        _ => Err(StoreError::Changed),
    }
}

/// Ends the links that a person (none: the first administrator) has not used yet.
pub fn expire_unused(tx: &mut Tx<'_>, person: Option<PersonId>) -> Result<(), StoreError> {
    let now = tx.now.naive_utc();
    let mut open = setup_links::table
        .filter(setup_links::used_at.is_null())
        .filter(setup_links::expires_at.gt(now))
        .select(setup_links::id)
        .into_boxed();
    open = match person {
        Some(id) => open.filter(setup_links::person_id.eq(id.0)),
        None => open.filter(setup_links::person_id.is_null()),
    };
    let ids: Vec<i32> = open.load(tx.conn)?;
    for id in ids {
        diesel::update(setup_links::table.find(id))
            .set(setup_links::expires_at.eq(now))
            .execute(tx.conn)?;
        tx.touch("setup_links", id);
    }
    Ok(())
}
