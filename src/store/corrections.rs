//! Corrections, as rows: added beside what stands, and never changed.

use super::db::native;
use super::schema::corrections;
use super::{Db, StoreError, Tx, documents};
use crate::domain::coded::Coded;
use crate::domain::correction::{Aspect, Office, Said, Words};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub id: i32,
    /// Its number in the case.
    pub serial: i32,
    pub aspect: Aspect,
    /// The number of the document that it is about.
    pub document: Option<i32>,
    /// The number of the earlier correction that was wrong.
    pub corrects: Option<i32>,
    /// The number of the document that is right.
    pub replacement: Option<i32>,
    pub quoted: String,
    pub corrected: String,
    pub reason: String,
    pub made_as: Office,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

impl Correction {
    pub fn said(&self) -> Said<'_> {
        Said {
            aspect: self.aspect,
            document: self.document,
            corrects: self.corrects,
            replacement: self.replacement,
            quoted: &self.quoted,
            corrected: &self.corrected,
            reason: &self.reason,
        }
    }
}

/// A correction that is to be; documents and the earlier correction by their ids.
#[derive(Clone, Copy, Debug)]
pub struct New<'a> {
    pub aspect: Aspect,
    pub document_id: Option<i32>,
    pub corrects_id: Option<i32>,
    pub replacement_id: Option<i32>,
    pub words: &'a Words,
    pub made_as: Office,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    _case_id: i32,
    serial: i32,
    aspect: String,
    document_id: Option<i32>,
    corrects_id: Option<i32>,
    replacement_id: Option<i32>,
    quoted: String,
    corrected: String,
    reason: String,
    made_as: String,
    made_by_id: i32,
    made_at: NaiveDateTime,
}

fn unreadable(column: &str) -> StoreError {
    StoreError::Unreadable(format!("corrections.{column}"))
}

/// Every correction of the case, the oldest first, without those of documents that are blocked
/// (arkivlova § 13 second paragraph).
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Correction>, StoreError> {
    let rows: Vec<Row> = corrections::table
        .filter(corrections::case_id.eq(case_id))
        .order(corrections::serial)
        .load(db)?;
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let papers = documents::list(db, case_id)?;
    let papers: BTreeMap<i32, i32> = papers.iter().map(|it| (it.id, it.serial)).collect();
    let serials: BTreeMap<i32, i32> = rows.iter().map(|row| (row.id, row.serial)).collect();
    let seen = rows.into_iter().filter(|row| {
        let document = row.document_id;
        document.is_none_or(|id| papers.contains_key(&id))
    });
    let numbered =
        |among: &BTreeMap<i32, i32>, id: Option<i32>| id.and_then(|id| among.get(&id).copied());
    seen.map(|row| {
        Ok(Correction {
            id: row.id,
            serial: row.serial,
            aspect: Aspect::parse(&row.aspect).ok_or_else(|| unreadable("aspect"))?,
            document: numbered(&papers, row.document_id),
            corrects: numbered(&serials, row.corrects_id),
            replacement: numbered(&papers, row.replacement_id),
            quoted: row.quoted,
            corrected: row.corrected,
            reason: row.reason,
            made_as: Office::parse(&row.made_as).ok_or_else(|| unreadable("made_as"))?,
            by: PersonId(row.made_by_id),
            at: row.made_at.and_utc(),
        })
    })
    .collect()
}

/// Adds a correction under the next number of the case, and gives that number.
pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    new: New<'_>,
    by: PersonId,
) -> Result<i32, StoreError> {
    let last: Option<i32> = corrections::table
        .filter(corrections::case_id.eq(case_id))
        .select(diesel::dsl::max(corrections::serial))
        .first(tx.conn)?;
    let serial = last.unwrap_or(0) + 1;
    let row = (
        corrections::case_id.eq(case_id),
        corrections::serial.eq(serial),
        corrections::aspect.eq(new.aspect.code()),
        corrections::document_id.eq(new.document_id),
        corrections::corrects_id.eq(new.corrects_id),
        corrections::replacement_id.eq(new.replacement_id),
        corrections::quoted.eq(new.words.quoted()),
        corrections::corrected.eq(new.words.corrected()),
        corrections::reason.eq(new.words.reason()),
        corrections::made_as.eq(new.made_as.code()),
        corrections::made_by_id.eq(by.0),
        corrections::made_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(corrections::table)
        .values(row)
        .returning(corrections::id)
        .get_result(conn))?;
    tx.touch("corrections", id);
    Ok(serial)
}
