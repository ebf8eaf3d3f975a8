//! A case on a list, and what came of it.

use crate::domain::access::Viewer;
use crate::domain::disposal::answerable;
use crate::domain::person::PersonId;
use crate::store::db::native;
use crate::store::schema::{cases, disposal_lines, disposals};
use crate::store::visibility::were_closed;
use crate::store::{Db, StoreError, Tx};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Approved,
    TakenOut,
}

impl Verdict {
    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Approved => "approved",
            Verdict::TakenOut => "taken_out",
        }
    }

    pub fn parse(code: &str) -> Option<Verdict> {
        [Verdict::Approved, Verdict::TakenOut]
            .into_iter()
            .find(|verdict| verdict.code() == code)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: i32,
    /// Its number on the list, from 1.
    pub serial: usize,
    pub case_id: i32,
    /// The rows of the retention table that hold for it, `R15`.
    pub rules: String,
    pub months: i32,
    pub starts_on: NaiveDate,
    pub destroy_from: NaiveDate,
    pub documents: i32,
    /// The size of the ledger when the list was drawn up.
    pub seen: i64,
    pub grounds: String,
    pub verdict: Option<Verdict>,
    pub verdict_grounds: Option<String>,
    /// Why it was not destroyed after all, as a code.
    pub refused: Option<String>,
    pub erased_at: Option<DateTime<Utc>>,
    pub files: Option<i32>,
    pub size: Option<i64>,
    /// The checksum over the checksums of its files.
    pub manifest: Option<String>,
    /// When the key of its files was destroyed.
    pub key_destroyed_at: Option<DateTime<Utc>>,
}

impl Line {
    /// Whether it is still to be destroyed.
    pub fn waits(&self) -> bool {
        self.verdict == Some(Verdict::Approved)
            && self.refused.is_none()
            && self.erased_at.is_none()
    }
}

/// A line that is to be.
pub struct NewLine {
    pub case_id: i32,
    pub rules: String,
    pub months: i32,
    pub starts_on: NaiveDate,
    pub destroy_from: NaiveDate,
    pub documents: i32,
    pub seen: i64,
    pub grounds: String,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    _disposal_id: i32,
    case_id: i32,
    rules: String,
    months: i32,
    starts_on: NaiveDate,
    destroy_from: NaiveDate,
    documents: i32,
    seen: i64,
    grounds: String,
    verdict: Option<String>,
    verdict_grounds: Option<String>,
    refused: Option<String>,
    erased_at: Option<NaiveDateTime>,
    files: Option<i32>,
    size: Option<i64>,
    manifest: Option<String>,
    key_destroyed_at: Option<NaiveDateTime>,
}

impl From<Row> for Line {
    fn from(row: Row) -> Line {
        Line {
            id: row.id,
            serial: 0,
            case_id: row.case_id,
            rules: row.rules,
            months: row.months,
            starts_on: row.starts_on,
            destroy_from: row.destroy_from,
            documents: row.documents,
            seen: row.seen,
            grounds: row.grounds,
            verdict: row.verdict.as_deref().and_then(Verdict::parse),
            verdict_grounds: row.verdict_grounds,
            refused: row.refused,
            erased_at: row.erased_at.map(|at| at.and_utc()),
            files: row.files,
            size: row.size,
            manifest: row.manifest,
            key_destroyed_at: row.key_destroyed_at.map(|at| at.and_utc()),
        }
    }
}

/// The lists of which a line was destroyed.
pub(super) fn with_destroyed(db: &mut Db) -> Result<BTreeSet<i32>, StoreError> {
    let lists: Vec<i32> = disposal_lines::table
        .filter(disposal_lines::erased_at.is_not_null())
        .select(disposal_lines::disposal_id)
        .distinct()
        .load(db)?;
    Ok(lists.into_iter().collect())
}

pub fn insert_line(tx: &mut Tx<'_>, disposal: i32, new: &NewLine) -> Result<(), StoreError> {
    let row = (
        disposal_lines::disposal_id.eq(disposal),
        disposal_lines::case_id.eq(new.case_id),
        disposal_lines::rules.eq(&new.rules),
        disposal_lines::months.eq(new.months),
        disposal_lines::starts_on.eq(new.starts_on),
        disposal_lines::destroy_from.eq(new.destroy_from),
        disposal_lines::documents.eq(new.documents),
        disposal_lines::seen.eq(new.seen),
        disposal_lines::grounds.eq(&new.grounds),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(disposal_lines::table)
        .values(row)
        .returning(disposal_lines::id)
        .get_result(conn))?;
    tx.touch("disposal_lines", id);
    Ok(())
}

pub fn list_lines(db: &mut Db, disposal: i32) -> Result<Vec<Line>, StoreError> {
    let rows: Vec<Row> = disposal_lines::table
        .filter(disposal_lines::disposal_id.eq(disposal))
        .order(disposal_lines::id)
        .load(db)?;
    let mut lines: Vec<Line> = rows.into_iter().map(Line::from).collect();
    for (at, line) in lines.iter_mut().enumerate() {
        line.serial = at + 1;
    }
    Ok(lines)
}

/// The lists with a case that the viewer may not know of, as long as the case is there: one in
/// which they are implicated (forvaltningslova § 6), or a whistleblowing case that is for others (`visibility`). That a
/// case is blocked since, or taken up again, hides no list: somebody must be able to stop it.
pub fn hidden_from(db: &mut Db, viewer: &Viewer) -> Result<BTreeSet<i32>, StoreError> {
    let lines: Vec<(i32, i32)> = disposal_lines::table
        .inner_join(cases::table.on(cases::id.eq(disposal_lines::case_id)))
        .filter(cases::destroyed_at.is_null())
        .select((disposal_lines::disposal_id, disposal_lines::case_id))
        .load(db)?;
    let of_lines: BTreeSet<i32> = lines.iter().map(|(_, case)| *case).collect();
    let seen: Vec<i32> = were_closed(viewer)
        .filter(cases::id.eq_any(of_lines))
        .select(cases::id)
        .load(db)?;
    let hidden = lines.into_iter().filter(|(_, case)| !seen.contains(case));
    Ok(hidden.map(|(list, _)| list).collect())
}

/// Whoever stands behind the disposal of each of these cases that is destroyed.
pub fn destroyers(db: &mut Db, cases: &[i32]) -> Result<HashMap<i32, i32>, StoreError> {
    let rows: Vec<(i32, Option<String>, Option<i32>)> = disposal_lines::table
        .inner_join(disposals::table.on(disposals::id.eq(disposal_lines::disposal_id)))
        .filter(disposal_lines::case_id.eq_any(cases))
        .filter(disposal_lines::erased_at.is_not_null())
        .order(disposal_lines::id)
        .select((
            disposal_lines::case_id,
            disposals::started_by,
            disposals::approved_by_id,
        ))
        .load(db)?;
    let each = rows.into_iter().filter_map(|(case, started, approved)| {
        let started = started.as_deref().and_then(|by| by.strip_prefix("u-"));
        let started = started.and_then(|id| id.parse().ok()).map(PersonId);
        let by = answerable(started, approved.map(PersonId))?;
        Some((case, by.0))
    });
    Ok(each.collect())
}

/// Whether the case stands on a list that is neither stopped nor at its end, and was not taken out of it.
pub fn is_listed(db: &mut Db, case_id: i32) -> Result<bool, StoreError> {
    let waiting: i64 = disposal_lines::table
        .inner_join(disposals::table.on(disposals::id.eq(disposal_lines::disposal_id)))
        .filter(disposal_lines::case_id.eq(case_id))
        .filter(disposals::stopped_at.is_null())
        .filter(disposals::finished_at.is_null())
        .filter(disposal_lines::refused.is_null())
        .filter(
            disposal_lines::verdict
                .is_null()
                .or(disposal_lines::verdict.eq(Verdict::Approved.code())),
        )
        .count()
        .get_result(db)?;
    Ok(waiting > 0)
}

pub fn answer_line(
    tx: &mut Tx<'_>,
    id: i32,
    verdict: Verdict,
    grounds: Option<&str>,
) -> Result<(), StoreError> {
    let changed = diesel::update(disposal_lines::table.find(id))
        .filter(disposal_lines::verdict.is_null())
        .set((
            disposal_lines::verdict.eq(verdict.code()),
            disposal_lines::verdict_grounds.eq(grounds),
        ))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

/// Says why a line is not destroyed after all.
pub fn refuse_line(tx: &mut Tx<'_>, id: i32, why: &str) -> Result<(), StoreError> {
    let changed = diesel::update(disposal_lines::table.find(id))
        .filter(disposal_lines::erased_at.is_null())
        .filter(disposal_lines::refused.is_null())
        .set(disposal_lines::refused.eq(why))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

/// Says that the rows of the case are gone, and what files it had.
pub fn erased(
    tx: &mut Tx<'_>,
    id: i32,
    files: i32,
    size: i64,
    manifest: &str,
) -> Result<(), StoreError> {
    let now = tx.now.naive_utc();
    let changed = diesel::update(disposal_lines::table.find(id))
        .filter(disposal_lines::erased_at.is_null())
        .filter(disposal_lines::refused.is_null())
        .set((
            disposal_lines::erased_at.eq(now),
            disposal_lines::files.eq(files),
            disposal_lines::size.eq(size),
            disposal_lines::manifest.eq(manifest),
        ))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

/// Says that nobody can open the case's files any more.
pub fn destroyed_key(tx: &mut Tx<'_>, id: i32) -> Result<(), StoreError> {
    let now = tx.now.naive_utc();
    let changed = diesel::update(disposal_lines::table.find(id))
        .filter(disposal_lines::key_destroyed_at.is_null())
        .set(disposal_lines::key_destroyed_at.eq(now))
        .execute(tx.conn)?;
    one(tx, id, changed)
}

fn one(tx: &mut Tx<'_>, id: i32, changed: usize) -> Result<(), StoreError> {
    tx.touch("disposal_lines", id);
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// Who has ended a hold on the case, or withdrawn a request for access to it.
pub fn freed_by(db: &mut Db, case_id: i32) -> Result<Vec<PersonId>, StoreError> {
    let holds = crate::store::holds::list(db, case_id)?.into_iter();
    let ended = holds.filter_map(|hold| hold.ended.map(|ended| ended.by));
    let requests = crate::store::access_requests::list(db, case_id)?.into_iter();
    let withdrawn = requests.filter_map(|it| it.withdrawn.map(|withdrawn| withdrawn.by));
    Ok(ended.chain(withdrawn).collect())
}
