//! The documents of a case, as rows; their bytes lie in `store::files`.

use super::files::{self, Kept, Owner};
use super::schema::{blockings, cases, documents};
use super::{Db, StoreError, Tx, new_uuid};
use crate::domain::case::CaseNumber;
use crate::domain::document::{FIRST_APART_ENTRY, FIRST_NARROW_ENTRY, Kind};
use crate::domain::local_time;
use crate::domain::person::PersonId;
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Utc};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct Document {
    pub id: i32,
    pub serial: i32,
    pub kind: Kind,
    /// The document this one is attached to.
    pub main_id: Option<i32>,
    pub title: String,
    /// The paragraph that shields it; empty when it is open.
    pub shielding: String,
    pub journal: Option<(i32, i32)>,
    pub name: String,
    pub extension: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    /// Whose key opens it.
    pub owner: Owner,
    pub dated_on: NaiveDate,
    pub created_by: PersonId,
    pub created_at: DateTime<Utc>,
}

/// A document that is to be; its file is kept already.
#[derive(Clone, Debug)]
pub struct NewDocument {
    pub kind: Kind,
    pub main_id: Option<i32>,
    pub title: String,
    pub public_title: String,
    pub shielding: String,
    pub name: String,
    pub extension: String,
    pub media_type: String,
    pub kept: Kept,
    pub dated_on: NaiveDate,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = documents)]
struct Row {
    id: i32,
    serial: i32,
    kind: String,
    main_id: Option<i32>,
    title: String,
    shielding: String,
    journal_year: Option<i32>,
    journal_serial: Option<i32>,
    name: String,
    extension: String,
    media_type: String,
    size: i64,
    sha256: String,
    dated_on: NaiveDate,
    created_by_id: i32,
    created_at: NaiveDateTime,
}

impl Row {
    fn read(self, owner: &Owner) -> Result<Document, StoreError> {
        let row = self;
        Ok(Document {
            id: row.id,
            serial: row.serial,
            kind: Kind::parse(&row.kind)
                .ok_or_else(|| StoreError::Unreadable("documents.kind".to_owned()))?,
            main_id: row.main_id,
            title: row.title,
            shielding: row.shielding,
            journal: row.journal_year.zip(row.journal_serial),
            name: row.name,
            extension: row.extension,
            media_type: row.media_type,
            size: row.size,
            sha256: row.sha256,
            owner: owner.clone(),
            dated_on: row.dated_on,
            created_by: PersonId(row.created_by_id),
            created_at: row.created_at.and_utc(),
        })
    }
}

/// Puts a document in the case, under the next number; in the journal too, if
/// its kind belongs there and it is not an attachment (arkivforskrifta §§ 14 and 15).
pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    new: &NewDocument,
    by: PersonId,
) -> Result<i32, StoreError> {
    if new.kept.owner != files::of_case(tx.conn, case_id)? {
        return Err(StoreError::OtherOwner(new.kept.owner.to_string()));
    }
    let serial = next_serial(tx.conn, case_id)?;
    let journal = if new.main_id.is_none() && new.kind.is_journalled() {
        Some(next_in_journal(tx, case_id)?)
    } else {
        None
    };
    let id: i32 = diesel::insert_into(documents::table)
        .values((
            documents::uuid.eq(new_uuid()?),
            documents::case_id.eq(case_id),
            documents::serial.eq(serial),
            documents::kind.eq(new.kind.code()),
            documents::main_id.eq(new.main_id),
            documents::title.eq(&new.title),
            documents::public_title.eq(&new.public_title),
            documents::shielding.eq(&new.shielding),
            documents::journal_year.eq(journal.map(|(year, _)| year)),
            documents::journal_serial.eq(journal.map(|(_, serial)| serial)),
            documents::name.eq(&new.name),
            documents::extension.eq(&new.extension),
            documents::media_type.eq(&new.media_type),
            documents::size.eq(new.kept.size),
            documents::sha256.eq(&new.kept.sha256),
            documents::dated_on.eq(new.dated_on),
            documents::created_by_id.eq(by.0),
            documents::created_at.eq(tx.now.naive_utc()),
        ))
        .returning(documents::id)
        .get_result(tx.conn)?;
    tx.touch("documents", id);
    Ok(id)
}

/// The number that the next document of the case gets.
pub fn next_serial(db: &mut Db, case_id: i32) -> Result<i32, StoreError> {
    let last: Option<i32> = documents::table
        .filter(documents::case_id.eq(case_id))
        .select(diesel::dsl::max(documents::serial))
        .first(db)?;
    Ok(last.unwrap_or(0) + 1)
}

/// The journal's next number this year; the writer is alone, so there are no gaps. What is in a
/// whistleblowing case has numbers of another row, as the case itself has, and so has what is in a
/// case that is numbered apart.
fn next_in_journal(tx: &mut Tx<'_>, case_id: i32) -> Result<(i32, i32), StoreError> {
    let year = local_time::day(tx.now).year();
    let (is_narrow, serial): (bool, i32) = cases::table
        .find(case_id)
        .select((cases::narrowed_at.is_not_null(), cases::serial))
        .first(tx.conn)?;
    let (first, most) = if is_narrow {
        (FIRST_NARROW_ENTRY, FIRST_APART_ENTRY - 1)
    } else if serial >= CaseNumber::FIRST_APART {
        (FIRST_APART_ENTRY, i32::MAX)
    } else {
        (1, FIRST_NARROW_ENTRY - 1)
    };
    let last: Option<i32> = documents::table
        .filter(documents::journal_year.eq(year))
        .filter(documents::journal_serial.between(first, most))
        .select(diesel::dsl::max(documents::journal_serial))
        .first(tx.conn)?;
    Ok((year, last.map_or(first, |last| last + 1)))
}

/// What is blocked, or is attached to what is.
#[diesel::dsl::auto_type(no_type_alias)]
fn blocked() -> _ {
    blockings::table
        .filter(
            blockings::document_id
                .eq(documents::id.nullable())
                .or(blockings::document_id.eq(documents::main_id)),
        )
        .filter(blockings::lifted_at.is_null())
}

/// Those that are not blocked (arkivlova § 13 second paragraph).
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Document>, StoreError> {
    let rows: Vec<Row> = documents::table
        .filter(documents::case_id.eq(case_id))
        .filter(not(exists(blocked())))
        .order(documents::serial)
        .select(Row::as_select())
        .load(db)?;
    let owner = files::of_case(db, case_id)?;
    rows.into_iter().map(|row| row.read(&owner)).collect()
}

/// The blocked ones too: for whoever has said why, and for what is destroyed.
pub fn list_all(db: &mut Db, case_id: i32) -> Result<Vec<Document>, StoreError> {
    let rows: Vec<Row> = documents::table
        .filter(documents::case_id.eq(case_id))
        .order(documents::serial)
        .select(Row::as_select())
        .load(db)?;
    let owner = files::of_case(db, case_id)?;
    rows.into_iter().map(|row| row.read(&owner)).collect()
}

/// Those that are blocked, or attached to what is: their numbers in the case and their checksums.
pub fn blocked_in(db: &mut Db, case_id: i32) -> Result<Vec<(i32, String)>, StoreError> {
    Ok(documents::table
        .filter(documents::case_id.eq(case_id))
        .filter(exists(blocked()))
        .select((documents::serial, documents::sha256))
        .load(db)?)
}

/// Whether nothing is left of it but what the journal keeps.
pub fn is_destroyed(db: &mut Db, id: i32) -> Result<bool, StoreError> {
    let at: Option<chrono::NaiveDateTime> = documents::table
        .find(id)
        .select(documents::destroyed_at)
        .first(db)?;
    Ok(at.is_some())
}

pub fn find(db: &mut Db, case_id: i32, serial: i32) -> Result<Document, StoreError> {
    let row: Row = documents::table
        .filter(documents::case_id.eq(case_id))
        .filter(documents::serial.eq(serial))
        .filter(not(exists(blocked())))
        .select(Row::as_select())
        .first(db)?;
    row.read(&files::of_case(db, case_id)?)
}

/// What the public may read of each title, by the document's id.
pub fn public_titles(db: &mut Db, case_id: i32) -> Result<BTreeMap<i32, String>, StoreError> {
    let rows: Vec<(i32, String)> = documents::table
        .filter(documents::case_id.eq(case_id))
        .select((documents::id, documents::public_title))
        .load(db)?;
    Ok(rows.into_iter().collect())
}
