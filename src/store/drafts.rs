//! Drafts, as rows. Every look-up takes the owner: nobody else's draft is ever found.

use super::db::native;
use super::schema::drafts;
use super::{Db, StoreError, Tx, is_token, new_token};
use crate::domain::person::PersonId;
use crate::domain::report::Draft;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredDraft {
    pub id: i32,
    pub token: String,
    pub draft: Draft,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl StoredDraft {
    /// What the ledger calls it: `draft:12`. The number is never used again.
    pub fn subject(&self) -> String {
        subject(self.id)
    }
}

pub fn subject(id: i32) -> String {
    format!("draft:{id}")
}

type Row = (i32, String, i32, String, NaiveDateTime, NaiveDateTime);

fn stored((id, token, _, body, created_at, updated_at): Row) -> Result<StoredDraft, StoreError> {
    let draft = Draft::read(&body)
        .map_err(|error| StoreError::Unreadable(format!("drafts.body of {id}: {error}")))?;
    Ok(StoredDraft {
        id,
        token,
        draft,
        created_at: created_at.and_utc(),
        updated_at: updated_at.and_utc(),
    })
}

pub fn find(db: &mut Db, owner: PersonId, token: &str) -> Result<StoredDraft, StoreError> {
    if !is_token(token) {
        return Err(StoreError::NotFound);
    }
    let row = drafts::table
        .filter(drafts::token.eq(token))
        .filter(drafts::owner_id.eq(owner.0))
        .first(db)?;
    stored(row)
}

/// A person's own drafts, the one changed last first.
pub fn list_own(db: &mut Db, owner: PersonId) -> Result<Vec<StoredDraft>, StoreError> {
    let rows: Vec<Row> = drafts::table
        .filter(drafts::owner_id.eq(owner.0))
        .order((drafts::updated_at.desc(), drafts::id.desc()))
        .load(db)?;
    rows.into_iter().map(stored).collect()
}

/// Drafts nobody has changed since `before`, oldest first.
pub fn list_left(db: &mut Db, before: DateTime<Utc>) -> Result<Vec<i32>, StoreError> {
    Ok(drafts::table
        .filter(drafts::updated_at.lt(before.naive_utc()))
        .order(drafts::id)
        .select(drafts::id)
        .load(db)?)
}

/// Gives the number and the token of an empty draft.
pub fn insert(tx: &mut Tx<'_>, owner: PersonId) -> Result<(i32, String), StoreError> {
    let token = new_token()?;
    let now = tx.now.naive_utc();
    let row = (
        drafts::token.eq(&token),
        drafts::owner_id.eq(owner.0),
        drafts::body.eq(Draft::default().text()),
        drafts::created_at.eq(now),
        drafts::updated_at.eq(now),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(drafts::table)
        .values(row)
        .returning(drafts::id)
        .get_result(conn))?;
    tx.touch("drafts", id);
    Ok((id, token))
}

pub fn save(tx: &mut Tx<'_>, id: i32, draft: &Draft) -> Result<(), StoreError> {
    let saved = diesel::update(drafts::table.find(id))
        .set((
            drafts::body.eq(draft.text()),
            drafts::updated_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    tx.touch("drafts", id);
    if saved == 1 {
        Ok(())
    } else {
        Err(StoreError::NotFound)
    }
}

/// The attachments must have been moved or removed first.
pub fn delete(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    diesel::delete(drafts::table.find(id)).execute(tx.conn)?;
    tx.touch("drafts", id);
    Ok(())
}
