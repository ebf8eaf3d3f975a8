//! Sessions, as rows. Only the SHA-256 of the token is here: who reads the database cannot sign in with it.

use super::db::native;
use super::schema::sessions;
use super::{Db, StoreError, Tx};
use crate::domain::person::{PersonId, Role};
use crate::domain::second_factor::Awaits;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: i32,
    pub person_id: PersonId,
    /// What the browser says that it is.
    pub device: String,
    pub opened_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    pub revoked_at: Option<DateTime<Utc>>,
    /// What is still to be proved before it opens anything.
    pub awaits: Option<Awaits>,
    /// The last proof: the sign-in, or a later one.
    pub proved_at: DateTime<Utc>,
    /// What the provider's groups confirmed; `None` where it was opened with a password.
    pub confirmed: Option<Vec<Role>>,
}

type Row = (
    i32,
    String,
    i32,
    String,
    NaiveDateTime,
    NaiveDateTime,
    Option<NaiveDateTime>,
    Option<String>,
    Option<NaiveDateTime>,
    Option<String>,
);

fn read(row: Row) -> Result<Session, StoreError> {
    let (id, _, person_id, device, opened_at, expires_at, revoked_at, awaits, proved_at, confirmed) =
        row;
    let unknown = |code: &str| StoreError::Unreadable(format!("sessions.awaits {code}"));
    let awaits = match awaits {
        Some(code) => Some(Awaits::parse(&code).ok_or_else(|| unknown(&code))?),
        None => None,
    };
    Ok(Session {
        id,
        person_id: PersonId(person_id),
        device,
        opened_at: opened_at.and_utc(),
        expires_at: expires_at.and_utc(),
        revoked_at: revoked_at.map(|at| at.and_utc()),
        awaits,
        proved_at: proved_at.unwrap_or(opened_at).and_utc(),
        confirmed: confirmed.map(|codes| codes.split(' ').filter_map(Role::parse).collect()),
    })
}

/// The session of a token, also when it is over.
pub fn find(db: &mut Db, token_sha256: &str) -> Result<Option<Session>, StoreError> {
    let row: Option<Row> = sessions::table
        .filter(sessions::token_sha256.eq(token_sha256))
        .first(db)
        .optional()?;
    row.map(read).transpose()
}

/// A person's sessions, also those that wait for a code, that are neither revoked nor past their end, newest first.
pub fn list_open(
    db: &mut Db,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<Vec<Session>, StoreError> {
    let rows: Vec<Row> = sessions::table
        .filter(sessions::person_id.eq(person.0))
        .filter(sessions::revoked_at.is_null())
        .filter(sessions::expires_at.gt(now.naive_utc()))
        .order(sessions::id.desc())
        .load(db)?;
    rows.into_iter().map(read).collect()
}

pub fn insert(
    tx: &mut Tx<'_>,
    token_sha256: &str,
    person: PersonId,
    device: &str,
    expires_at: DateTime<Utc>,
    awaits: Option<Awaits>,
    confirmed: Option<&[Role]>,
) -> Result<i32, StoreError> {
    let row = (
        sessions::token_sha256.eq(token_sha256),
        sessions::person_id.eq(person.0),
        sessions::device.eq(device),
        sessions::opened_at.eq(tx.now.naive_utc()),
        sessions::expires_at.eq(expires_at.naive_utc()),
        sessions::awaits.eq(awaits.map(Awaits::code)),
        sessions::provider_roles.eq(confirmed.map(codes)),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(sessions::table)
        .values(row)
        .returning(sessions::id)
        .get_result(conn))?;
    tx.touch("sessions", id);
    Ok(id)
}

fn codes(roles: &[Role]) -> String {
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    codes.join(" ")
}

/// Keeps what the provider's groups confirm now.
pub fn confirm(tx: &mut Tx<'_>, id: i32, confirmed: &[Role]) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(id))
        .set(sessions::provider_roles.eq(codes(confirmed)))
        .execute(tx.conn)?;
    tx.touch("sessions", id);
    Ok(())
}

/// Remembers that the person has proved anew who they are.
pub fn prove(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(id))
        .set(sessions::proved_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    tx.touch("sessions", id);
    Ok(())
}

/// Ends a session. One that was revoked before keeps the moment it was.
pub fn revoke(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::update(sessions::table.find(id))
        .filter(sessions::revoked_at.is_null())
        .set(sessions::revoked_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    tx.touch("sessions", id);
    Ok(())
}
