//! Checkpoints that were signed, and the places they were taken to, as rows.

use super::schema::{ledger_anchorings, ledger_checkpoints};
use super::{Db, StoreError, Tx};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

/// A place outside the reach of whoever can write the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The operator's folder, on another volume.
    File,
    /// The archivist's mailbox.
    Mail,
}

impl Place {
    /// The name the database and the ledger keep. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Place::File => "file",
            Place::Mail => "mail",
        }
    }

    fn parse(code: &str) -> Result<Place, StoreError> {
        [Place::File, Place::Mail]
            .into_iter()
            .find(|place| place.code() == code)
            .ok_or_else(|| StoreError::Unreadable(format!("ledger_anchorings.place: {code}")))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Entries that are covered.
    pub size: u64,
    pub note: String,
    pub signed_at: DateTime<Utc>,
}

/// A checkpoint that was taken somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchoring {
    pub size: u64,
    pub place: Place,
    /// It got there.
    pub is_there: bool,
    pub at: DateTime<Utc>,
}

type Row = (i32, i64, String, NaiveDateTime);

fn kept((_, size, note, signed_at): Row) -> Kept {
    Kept {
        size: size.cast_unsigned(),
        note,
        signed_at: signed_at.and_utc(),
    }
}

pub fn insert(tx: &mut Tx<'_>, size: u64, note: &str) -> Result<(), StoreError> {
    diesel::insert_into(ledger_checkpoints::table)
        .values((
            ledger_checkpoints::size.eq(size.cast_signed()),
            ledger_checkpoints::note.eq(note),
            ledger_checkpoints::signed_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub fn newest(db: &mut Db) -> Result<Option<Kept>, StoreError> {
    let row: Option<Row> = ledger_checkpoints::table
        .order(ledger_checkpoints::id.desc())
        .first(db)
        .optional()?;
    Ok(row.map(kept))
}

/// `NotFound` where nothing has been signed.
pub fn oldest(db: &mut Db) -> Result<Kept, StoreError> {
    let row: Row = ledger_checkpoints::table
        .order(ledger_checkpoints::id)
        .first(db)?;
    Ok(kept(row))
}

/// The newest at that moment.
pub fn at(db: &mut Db, moment: DateTime<Utc>) -> Result<Kept, StoreError> {
    let row: Row = ledger_checkpoints::table
        .filter(ledger_checkpoints::signed_at.le(moment.naive_utc()))
        .order(ledger_checkpoints::id.desc())
        .first(db)?;
    Ok(kept(row))
}

/// Every checkpoint, the smallest first.
pub fn list(db: &mut Db) -> Result<Vec<Kept>, StoreError> {
    let rows: Vec<Row> = ledger_checkpoints::table
        .order((ledger_checkpoints::size, ledger_checkpoints::id))
        .load(db)?;
    Ok(rows.into_iter().map(kept).collect())
}

/// The checkpoint that was signed over so many entries.
pub fn of_size(db: &mut Db, size: u64) -> Result<Kept, StoreError> {
    let row: Row = ledger_checkpoints::table
        .filter(ledger_checkpoints::size.eq(size.cast_signed()))
        .order(ledger_checkpoints::id.desc())
        .first(db)?;
    Ok(kept(row))
}

pub fn insert_anchoring(
    tx: &mut Tx<'_>,
    size: u64,
    place: Place,
    is_there: bool,
) -> Result<(), StoreError> {
    diesel::insert_into(ledger_anchorings::table)
        .values((
            ledger_anchorings::size.eq(size.cast_signed()),
            ledger_anchorings::place.eq(place.code()),
            ledger_anchorings::is_there.eq(is_there),
            ledger_anchorings::tried_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The last time a checkpoint was taken to the place, or was tried.
pub fn last_at(db: &mut Db, place: Place) -> Result<Option<Anchoring>, StoreError> {
    let row: Option<(i64, String, bool, NaiveDateTime)> = ledger_anchorings::table
        .filter(ledger_anchorings::place.eq(place.code()))
        .order(ledger_anchorings::id.desc())
        .select((
            ledger_anchorings::size,
            ledger_anchorings::place,
            ledger_anchorings::is_there,
            ledger_anchorings::tried_at,
        ))
        .first(db)
        .optional()?;
    row.map(anchoring).transpose()
}

/// The largest checkpoint that is somewhere outside.
pub fn outside(db: &mut Db) -> Result<Option<Anchoring>, StoreError> {
    let row: Option<(i64, String, bool, NaiveDateTime)> = ledger_anchorings::table
        .filter(ledger_anchorings::is_there)
        .order((ledger_anchorings::size.desc(), ledger_anchorings::id.desc()))
        .select((
            ledger_anchorings::size,
            ledger_anchorings::place,
            ledger_anchorings::is_there,
            ledger_anchorings::tried_at,
        ))
        .first(db)
        .optional()?;
    row.map(anchoring).transpose()
}

fn anchoring(
    (size, place, is_there, at): (i64, String, bool, NaiveDateTime),
) -> Result<Anchoring, StoreError> {
    Ok(Anchoring {
        size: size.cast_unsigned(),
        place: Place::parse(&place)?,
        is_there,
        at: at.and_utc(),
    })
}
