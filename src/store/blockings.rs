//! What is blocked, as rows. `visibility` keeps a blocked case out of every list, and `documents` a blocked document.

use super::db::native;
use super::schema::{blocking_openings, blockings, cases, documents};
use super::visibility::though_blocked;
use super::{Db, StoreError, Tx};
use crate::domain::access::Viewer;
use crate::domain::blocking::Reason;
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocking {
    pub id: i32,
    pub case_id: i32,
    pub number: CaseNumber,
    /// The document's number in the case; nothing where all of the case is blocked.
    pub document: Option<i32>,
    pub document_id: Option<i32>,
    pub reason: Reason,
    pub grounds: String,
    pub set_by: PersonId,
    pub set_at: DateTime<Utc>,
    pub lifted: Option<Lifted>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lifted {
    pub by: PersonId,
    pub at: DateTime<Utc>,
    pub grounds: String,
}

/// Who has opened it, why and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Nobody when the command line did it.
    pub by: Option<PersonId>,
    pub grounds: String,
    pub at: DateTime<Utc>,
}

/// A blocking that stands, among the cases that were asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub id: i32,
    pub case_id: i32,
    /// The document's number in the case.
    pub document: Option<i32>,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    case_id: i32,
    document_id: Option<i32>,
    reason: String,
    grounds: String,
    set_by_id: i32,
    set_at: NaiveDateTime,
    lifted_by_id: Option<i32>,
    lifted_at: Option<NaiveDateTime>,
    lift_grounds: Option<String>,
}

impl Row {
    fn read(self, number: CaseNumber, document: Option<i32>) -> Result<Blocking, StoreError> {
        let reason = Reason::parse(&self.reason);
        let lifted = match (self.lifted_by_id, self.lifted_at, self.lift_grounds) {
            (Some(by), Some(at), Some(grounds)) => Some(Lifted {
                by: PersonId(by),
                at: at.and_utc(),
                grounds,
            }),
            _ => None,
        };
        Ok(Blocking {
            id: self.id,
            case_id: self.case_id,
            number,
            document,
            document_id: self.document_id,
            reason: reason.ok_or_else(|| StoreError::Unreadable("blockings.reason".to_owned()))?,
            grounds: self.grounds,
            set_by: PersonId(self.set_by_id),
            set_at: self.set_at.and_utc(),
            lifted,
        })
    }
}

/// Every blocking in the cases that the viewer would see if nothing were blocked, the latest first.
pub fn list(db: &mut Db, viewer: &Viewer) -> Result<Vec<Blocking>, StoreError> {
    let seen: Vec<(i32, i32, i32)> = though_blocked(viewer)
        .filter(cases::id.eq_any(blockings::table.select(blockings::case_id)))
        .select((cases::id, cases::year, cases::serial))
        .load(db)?;
    let seen: BTreeMap<i32, CaseNumber> = seen
        .into_iter()
        .map(|(id, year, serial)| (id, CaseNumber { year, serial }))
        .collect();
    let ids: Vec<i32> = seen.keys().copied().collect();
    let rows: Vec<Row> = blockings::table
        .filter(blockings::case_id.eq_any(&ids))
        .order(blockings::id.desc())
        .load(db)?;
    let papers: Vec<i32> = rows.iter().filter_map(|row| row.document_id).collect();
    let serials: Vec<(i32, i32)> = documents::table
        .filter(documents::id.eq_any(papers))
        .select((documents::id, documents::serial))
        .load(db)?;
    let serials: BTreeMap<i32, i32> = serials.into_iter().collect();
    let each = rows.into_iter().map(|row| {
        let number = seen.get(&row.case_id).ok_or(StoreError::NotFound)?;
        let document = row.document_id.and_then(|id| serials.get(&id).copied());
        row.read(*number, document)
    });
    each.collect()
}

/// Whether the viewer would see the case if nothing were blocked.
pub fn would_see(db: &mut Db, viewer: &Viewer, case_id: i32) -> Result<bool, StoreError> {
    let seen: Option<i32> = though_blocked(viewer)
        .filter(cases::id.eq(case_id))
        .select(cases::id)
        .first(db)
        .optional()?;
    Ok(seen.is_some())
}

pub fn find(db: &mut Db, viewer: &Viewer, id: i32) -> Result<Blocking, StoreError> {
    let all = list(db, viewer)?;
    let found = all.into_iter().find(|blocking| blocking.id == id);
    found.ok_or(StoreError::NotFound)
}

/// Whether all of the case, or the document, is blocked now.
pub fn stands(db: &mut Db, case_id: i32, document: Option<i32>) -> Result<bool, StoreError> {
    let standing: Vec<Option<i32>> = blockings::table
        .filter(blockings::case_id.eq(case_id))
        .filter(blockings::lifted_at.is_null())
        .select(blockings::document_id)
        .load(db)?;
    Ok(standing.iter().any(|it| it.is_none() || *it == document))
}

/// Whether the case, or any document of it, is blocked now.
pub fn any_stands(db: &mut Db, case_id: i32) -> Result<bool, StoreError> {
    Ok(!blocked_among(db, &[case_id])?.is_empty())
}

/// Those of the cases that are blocked now, or have a document that is.
pub fn blocked_among(db: &mut Db, among: &[i32]) -> Result<BTreeSet<i32>, StoreError> {
    let standing: Vec<i32> = blockings::table
        .filter(blockings::case_id.eq_any(among))
        .filter(blockings::lifted_at.is_null())
        .select(blockings::case_id)
        .load(db)?;
    Ok(standing.into_iter().collect())
}

/// The blockings that stand in these cases.
pub fn standing_in(db: &mut Db, among: &[i32]) -> Result<Vec<Standing>, StoreError> {
    let rows: Vec<(i32, i32, Option<i32>)> = blockings::table
        .left_join(documents::table.on(blockings::document_id.eq(documents::id.nullable())))
        .filter(blockings::case_id.eq_any(among))
        .filter(blockings::lifted_at.is_null())
        .order(blockings::id)
        .select((
            blockings::id,
            blockings::case_id,
            documents::serial.nullable(),
        ))
        .load(db)?;
    let each = rows.into_iter().map(|(id, case_id, document)| Standing {
        id,
        case_id,
        document,
    });
    Ok(each.collect())
}

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    document: Option<i32>,
    (reason, grounds): (Reason, &str),
    by: PersonId,
) -> Result<i32, StoreError> {
    let row = (
        blockings::case_id.eq(case_id),
        blockings::document_id.eq(document),
        blockings::reason.eq(reason.code()),
        blockings::grounds.eq(grounds),
        blockings::set_by_id.eq(by.0),
        blockings::set_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(blockings::table)
        .values(row)
        .returning(blockings::id)
        .get_result(conn))?;
    tx.touch("blockings", id);
    Ok(id)
}

/// Lifts a blocking that stands.
pub fn lift(tx: &mut Tx<'_>, id: i32, grounds: &str, by: PersonId) -> Result<(), StoreError> {
    let changed = diesel::update(blockings::table.find(id))
        .filter(blockings::lifted_at.is_null())
        .set((
            blockings::lifted_by_id.eq(by.0),
            blockings::lifted_at.eq(tx.now.naive_utc()),
            blockings::lift_grounds.eq(grounds),
        ))
        .execute(tx.conn)?;
    tx.touch("blockings", id);
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// Keeps who opens it and why; nobody when the command line does.
pub fn open(
    tx: &mut Tx<'_>,
    id: i32,
    grounds: &str,
    by: Option<PersonId>,
) -> Result<(), StoreError> {
    let row = (
        blocking_openings::blocking_id.eq(id),
        blocking_openings::person_id.eq(by.map(|by| by.0)),
        blocking_openings::grounds.eq(grounds),
        blocking_openings::opened_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(blocking_openings::table)
        .values(row)
        .returning(blocking_openings::id)
        .get_result(conn))?;
    tx.touch("blocking_openings", id);
    Ok(())
}

/// The latest first.
pub fn openings(db: &mut Db, id: i32) -> Result<Vec<Opening>, StoreError> {
    let rows: Vec<(Option<i32>, String, NaiveDateTime)> = blocking_openings::table
        .filter(blocking_openings::blocking_id.eq(id))
        .order(blocking_openings::id.desc())
        .select((
            blocking_openings::person_id,
            blocking_openings::grounds,
            blocking_openings::opened_at,
        ))
        .load(db)?;
    let each = rows.into_iter().map(|(by, grounds, at)| Opening {
        by: by.map(PersonId),
        grounds,
        at: at.and_utc(),
    });
    Ok(each.collect())
}
