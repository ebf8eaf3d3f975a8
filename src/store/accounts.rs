//! Accounts, as rows: the local way in. The password is there only as its argon2id hash.

use super::db::native;
use super::schema::{accounts, people};
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    pub id: i32,
    pub person_id: PersonId,
    /// The employee number in lower case. People may type their e-mail address instead.
    pub sign_in_name: String,
    /// A PHC string; none until the person has chosen one.
    pub password: Option<String>,
    pub created_at: DateTime<Utc>,
    pub disabled_at: Option<DateTime<Utc>>,
    /// Since when routine notices come once a day, if the person has asked for that.
    pub digest_since: Option<DateTime<Utc>>,
}

type Row = (
    i32,
    i32,
    String,
    Option<String>,
    NaiveDateTime,
    Option<NaiveDateTime>,
    Option<NaiveDateTime>,
);

impl From<Row> for Account {
    fn from(row: Row) -> Account {
        let (id, person_id, sign_in_name, password, created_at, disabled_at, digest_since) = row;
        Account {
            id,
            person_id: PersonId(person_id),
            sign_in_name,
            password,
            created_at: created_at.and_utc(),
            disabled_at: disabled_at.map(|at| at.and_utc()),
            digest_since: digest_since.map(|at| at.and_utc()),
        }
    }
}

/// Every account, in the order they came.
pub fn list(db: &mut Db) -> Result<Vec<Account>, StoreError> {
    let rows: Vec<Row> = accounts::table.order(accounts::id).load(db)?;
    Ok(rows.into_iter().map(Account::from).collect())
}

pub fn find_of(db: &mut Db, person: PersonId) -> Result<Option<Account>, StoreError> {
    let row: Option<Row> = accounts::table
        .filter(accounts::person_id.eq(person.0))
        .first(db)
        .optional()?;
    Ok(row.map(Account::from))
}

/// The account that somebody means by what they typed: the sign-in name, or
/// else the e-mail address of somebody who works here now. Nothing if two have the address.
pub fn find_typed(db: &mut Db, typed: &str) -> Result<Option<Account>, StoreError> {
    let typed = typed.trim().to_lowercase();
    let named: Option<Row> = accounts::table
        .filter(accounts::sign_in_name.eq(&typed))
        .first(db)
        .optional()?;
    if let Some(row) = named {
        return Ok(Some(row.into()));
    }
    let mut mailed: Vec<Row> = accounts::table
        .inner_join(people::table.on(people::id.eq(accounts::person_id)))
        .filter(people::email.eq(&typed))
        .filter(people::left_on.is_null())
        .select(accounts::all_columns)
        .limit(2)
        .load(db)?;
    let only = if mailed.len() == 1 {
        mailed.pop()
    } else {
        None
    };
    Ok(only.map(Account::from))
}

/// A new account has no password.
pub fn insert(tx: &mut Tx<'_>, person: PersonId, sign_in_name: &str) -> Result<i32, StoreError> {
    let row = (
        accounts::person_id.eq(person.0),
        accounts::sign_in_name.eq(sign_in_name.to_lowercase()),
        accounts::created_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(accounts::table)
        .values(row)
        .returning(accounts::id)
        .get_result(conn))?;
    tx.touch("accounts", id);
    Ok(id)
}

pub fn set_password(tx: &mut Tx<'_>, id: i32, phc: &str) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(id))
        .set(accounts::password.eq(phc))
        .execute(tx.conn)?;
    tx.touch("accounts", id);
    Ok(())
}

pub fn disable(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(id))
        .set(accounts::disabled_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    tx.touch("accounts", id);
    Ok(())
}

/// Opens a disabled account again, without the password it had.
pub fn reopen(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::update(accounts::table.find(id))
        .set((
            accounts::disabled_at.eq(None::<NaiveDateTime>),
            accounts::password.eq(None::<String>),
        ))
        .execute(tx.conn)?;
    tx.touch("accounts", id);
    Ok(())
}

/// Whether the person gets routine notices once a day. Whoever has no account gets none.
pub fn has_digest(db: &mut Db, person: PersonId) -> Result<bool, StoreError> {
    let account = find_of(db, person)?;
    Ok(account.is_some_and(|account| account.digest_since.is_some()))
}

/// Everybody with an open account who gets routine notices once a day.
pub fn list_digest(db: &mut Db) -> Result<Vec<PersonId>, StoreError> {
    let people: Vec<i32> = accounts::table
        .filter(accounts::disabled_at.is_null())
        .filter(accounts::digest_since.is_not_null())
        .order(accounts::person_id)
        .select(accounts::person_id)
        .load(db)?;
    Ok(people.into_iter().map(PersonId).collect())
}

/// Routine notices come once a day from now on, or again one by one.
pub fn set_digest(tx: &mut Tx<'_>, account: &Account, is_daily: bool) -> Result<(), StoreError> {
    let since = is_daily.then_some(tx.now.naive_utc());
    diesel::update(accounts::table.find(account.id))
        .set(accounts::digest_since.eq(since))
        .execute(tx.conn)?;
    tx.touch("accounts", account.id);
    Ok(())
}
