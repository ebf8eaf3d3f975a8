//! Lists of what is to be destroyed, as rows. The lines stay: they are the disposal log.

mod files;
mod lines;

pub use files::{Fate, File, insert_file, list_files, settle_file};
pub use lines::{
    Line, NewLine, Verdict, answer_line, destroyed_key, destroyers, erased, freed_by, hidden_from,
    insert_line, is_listed, list_lines, refuse_line,
};

use super::db::native;
use super::schema::disposals;
use super::{Db, StoreError, Tx};
use crate::domain::access::Viewer;
use crate::domain::disposal::Course;
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposal {
    pub id: i32,
    /// What an address calls it: its moment, for a number would tell of a list that is left out.
    pub slug: String,
    pub schedule_id: i32,
    pub course: Course,
    pub drawn_at: DateTime<Utc>,
    pub stopped: Option<(PersonId, String)>,
    /// As the ledger writes whoever carried it out: `u-17`, `cli`.
    pub started_by: Option<String>,
    /// The certificate's checksum and size.
    pub certificate: Option<(String, i64)>,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    schedule_id: i32,
    drawn_by_id: i32,
    drawn_at: NaiveDateTime,
    approved_by_id: Option<i32>,
    approved_at: Option<NaiveDateTime>,
    stopped_by_id: Option<i32>,
    stopped_at: Option<NaiveDateTime>,
    stop_reason: Option<String>,
    started_by: Option<String>,
    started_at: Option<NaiveDateTime>,
    certificate_sha256: Option<String>,
    certificate_size: Option<i64>,
    finished_at: Option<NaiveDateTime>,
}

impl From<Row> for Disposal {
    fn from(row: Row) -> Disposal {
        let utc = |at: NaiveDateTime| at.and_utc();
        let approved = row.approved_by_id.zip(row.approved_at);
        Disposal {
            id: row.id,
            slug: row.drawn_at.format("%Y%m%d-%H%M%S%6f").to_string(),
            schedule_id: row.schedule_id,
            course: Course {
                drawn_by: PersonId(row.drawn_by_id),
                approved: approved.map(|(by, at)| (PersonId(by), utc(at))),
                stopped_at: row.stopped_at.map(utc),
                started_at: row.started_at.map(utc),
                finished_at: row.finished_at.map(utc),
                has_destroyed: false,
            },
            drawn_at: utc(row.drawn_at),
            stopped: row.stopped_by_id.map(PersonId).zip(row.stop_reason),
            started_by: row.started_by,
            certificate: row.certificate_sha256.zip(row.certificate_size),
        }
    }
}

/// What the ledger calls a list: `disposal:4`.
pub fn subject(id: i32) -> String {
    format!("disposal:{id}")
}

pub fn insert(tx: &mut Tx<'_>, schedule_id: i32, by: PersonId) -> Result<i32, StoreError> {
    let row = (
        disposals::schedule_id.eq(schedule_id),
        disposals::drawn_by_id.eq(by.0),
        disposals::drawn_at.eq(tx.now.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(disposals::table)
        .values(row)
        .returning(disposals::id)
        .get_result(conn))?;
    tx.touch("disposals", id);
    Ok(id)
}

pub fn find(db: &mut Db, id: i32) -> Result<Disposal, StoreError> {
    let found = list(db)?.into_iter().find(|list| list.id == id);
    found.ok_or(StoreError::NotFound)
}

/// A list by its address, for whoever may know of every case on it.
pub fn find_by_slug(db: &mut Db, viewer: &Viewer, slug: &str) -> Result<Disposal, StoreError> {
    let found = list(db)?.into_iter().find(|list| list.slug == slug);
    let found = found.ok_or(StoreError::NotFound)?;
    let hidden = hidden_from(db, viewer)?;
    if hidden.contains(&found.id) {
        return Err(StoreError::NotFound);
    }
    Ok(found)
}

/// Every list, the latest first.
pub fn list(db: &mut Db) -> Result<Vec<Disposal>, StoreError> {
    let rows: Vec<Row> = disposals::table.order(disposals::id).load(db)?;
    let mut lists: Vec<Disposal> = rows.into_iter().map(Disposal::from).collect();
    let destroyed = lines::with_destroyed(db)?;
    for list in &mut lists {
        list.course.has_destroyed = destroyed.contains(&list.id);
    }
    // Two of one moment are told apart.
    for at in 1..lists.len() {
        let earlier = lists[..at]
            .iter()
            .filter(|it| it.drawn_at == lists[at].drawn_at);
        match earlier.count() {
            0 => {}
            count => lists[at].slug = format!("{}-{}", lists[at].slug, count + 1),
        }
    }
    lists.reverse();
    Ok(lists)
}

pub fn approve(tx: &mut Tx<'_>, id: i32, by: PersonId) -> Result<(), StoreError> {
    let now = tx.now.naive_utc();
    let changed = diesel::update(disposals::table.find(id))
        .filter(disposals::approved_at.is_null())
        .filter(disposals::stopped_at.is_null())
        .set((
            disposals::approved_by_id.eq(by.0),
            disposals::approved_at.eq(now),
        ))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

pub fn stop(tx: &mut Tx<'_>, id: i32, by: PersonId, reason: &str) -> Result<(), StoreError> {
    let now = tx.now.naive_utc();
    let changed = diesel::update(disposals::table.find(id))
        .filter(disposals::started_at.is_null())
        .filter(disposals::stopped_at.is_null())
        .set((
            disposals::stopped_by_id.eq(by.0),
            disposals::stopped_at.eq(now),
            disposals::stop_reason.eq(reason),
        ))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

pub fn start(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    let (now, actor) = (tx.now.naive_utc(), tx.actor);
    let changed = diesel::update(disposals::table.find(id))
        .filter(disposals::started_at.is_null())
        .filter(disposals::stopped_at.is_null())
        .set((
            disposals::started_by.eq(actor),
            disposals::started_at.eq(now),
        ))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

/// Whether a list is begun, and not at its end.
pub fn is_any_begun(db: &mut Db) -> Result<bool, StoreError> {
    let begun = disposals::table
        .filter(disposals::started_at.is_not_null())
        .filter(disposals::finished_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(begun)).get_result(db)?)
}

pub fn certify(tx: &mut Tx<'_>, id: i32, sha256: &str, size: i64) -> Result<(), StoreError> {
    let changed = diesel::update(disposals::table.find(id))
        .filter(disposals::certificate_sha256.is_null())
        .set((
            disposals::certificate_sha256.eq(sha256),
            disposals::certificate_size.eq(size),
        ))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

pub fn finish(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    let now = tx.now.naive_utc();
    let changed = diesel::update(disposals::table.find(id))
        .filter(disposals::finished_at.is_null())
        .set(disposals::finished_at.eq(now))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

fn one(tx: &mut Tx<'_>, id: i32, changed: usize) -> Result<(), StoreError> {
    tx.touch("disposals", id);
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}
