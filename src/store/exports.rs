//! Handings-over to the archive, as rows.

use super::schema::exports;
use super::{Db, StoreError, Tx, export_cases};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

/// How far an export has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Running,
    Done,
    Failed,
}

impl State {
    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            State::Running => "running",
            State::Done => "done",
            State::Failed => "failed",
        }
    }

    fn parse(code: &str) -> Result<State, StoreError> {
        [State::Running, State::Done, State::Failed]
            .into_iter()
            .find(|state| state.code() == code)
            .ok_or_else(|| StoreError::Unreadable(format!("exports.state: {code}")))
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    pub id: i32,
    pub uuid: String,
    pub from_on: NaiveDate,
    pub to_on: NaiveDate,
    pub state: State,
    /// Nobody when the command line did it.
    pub started_by: Option<PersonId>,
    pub started_at: DateTime<Utc>,
    pub finished_at: Option<DateTime<Utc>>,
    pub cases: Option<i32>,
    pub documents: Option<i32>,
    /// Bytes of everything in the package.
    pub size: Option<i64>,
    /// The checksum of `arkivuttrekk.xml`, which holds the checksums of the rest.
    pub sha256: Option<String>,
    pub is_complete: Option<bool>,
    /// Why it failed, as a code.
    pub problem: Option<String>,
    /// The house's own copy, where there was one, was removed, because a case in it is destroyed.
    pub removed_at: Option<DateTime<Utc>>,
    /// Nothing for a Noark 5 extraction, else the name of the format.
    pub kind: Option<String>,
}

/// What a finished export came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    pub cases: u64,
    pub documents: u64,
    pub size: u64,
    pub sha256: String,
    pub is_complete: bool,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    uuid: String,
    from_on: NaiveDate,
    to_on: NaiveDate,
    state: String,
    started_by_id: Option<i32>,
    started_at: NaiveDateTime,
    finished_at: Option<NaiveDateTime>,
    cases: Option<i32>,
    documents: Option<i32>,
    size: Option<i64>,
    sha256: Option<String>,
    is_complete: Option<bool>,
    problem: Option<String>,
    removed_at: Option<NaiveDateTime>,
    kind: Option<String>,
}

impl TryFrom<Row> for Export {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Export, StoreError> {
        Ok(Export {
            id: row.id,
            uuid: row.uuid,
            from_on: row.from_on,
            to_on: row.to_on,
            state: State::parse(&row.state)?,
            started_by: row.started_by_id.map(PersonId),
            started_at: row.started_at.and_utc(),
            finished_at: row.finished_at.map(|at| at.and_utc()),
            cases: row.cases,
            documents: row.documents,
            size: row.size,
            sha256: row.sha256,
            is_complete: row.is_complete,
            problem: row.problem,
            removed_at: row.removed_at.map(|at| at.and_utc()),
            kind: row.kind,
        })
    }
}

pub fn insert(
    tx: &mut Tx<'_>,
    uuid: &str,
    (from_on, to_on): (NaiveDate, NaiveDate),
    started_by: Option<PersonId>,
) -> Result<(), StoreError> {
    diesel::insert_into(exports::table)
        .values((
            exports::uuid.eq(uuid),
            exports::from_on.eq(from_on),
            exports::to_on.eq(to_on),
            exports::state.eq(State::Running.code()),
            exports::started_by_id.eq(started_by.map(|person| person.0)),
            exports::started_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    touch(tx, uuid)
}

/// Says that an export is of another format than Noark 5.
pub fn name_kind(tx: &mut Tx<'_>, uuid: &str, kind: &str) -> Result<(), StoreError> {
    let named = diesel::update(exports::table)
        .filter(exports::uuid.eq(uuid))
        .set(exports::kind.eq(kind))
        .execute(tx.conn)?;
    one(named)?;
    touch(tx, uuid)
}

/// Ends a running export well.
pub fn finish(tx: &mut Tx<'_>, uuid: &str, result: &Handover) -> Result<(), StoreError> {
    let number = |count: u64| {
        i32::try_from(count).map_err(|_| StoreError::Unreadable(format!("a count of {count}")))
    };
    let ended = diesel::update(exports::table)
        .filter(exports::uuid.eq(uuid))
        .filter(exports::state.eq(State::Running.code()))
        .set((
            exports::state.eq(State::Done.code()),
            exports::finished_at.eq(tx.now.naive_utc()),
            exports::cases.eq(number(result.cases)?),
            exports::documents.eq(number(result.documents)?),
            exports::size.eq(result.size.cast_signed()),
            exports::sha256.eq(&result.sha256),
            exports::is_complete.eq(result.is_complete),
        ))
        .execute(tx.conn)?;
    one(ended)?;
    touch(tx, uuid)
}

/// Ends a running export that came to nothing, with the code of why.
pub fn fail(tx: &mut Tx<'_>, uuid: &str, problem: &str) -> Result<(), StoreError> {
    let ended = diesel::update(exports::table)
        .filter(exports::uuid.eq(uuid))
        .filter(exports::state.eq(State::Running.code()))
        .set((
            exports::state.eq(State::Failed.code()),
            exports::finished_at.eq(tx.now.naive_utc()),
            exports::problem.eq(problem),
        ))
        .execute(tx.conn)?;
    one(ended)?;
    touch(tx, uuid)
}

pub fn find(db: &mut Db, uuid: &str) -> Result<Export, StoreError> {
    exports::table
        .filter(exports::uuid.eq(uuid))
        .first::<Row>(db)?
        .try_into()
}

/// The latest first.
pub fn list(db: &mut Db, limit: i64) -> Result<Vec<Export>, StoreError> {
    let rows: Vec<Row> = exports::table
        .order(exports::id.desc())
        .limit(limit)
        .load(db)?;
    rows.into_iter().map(Export::try_from).collect()
}

/// Those that have not come to an end.
pub fn list_running(db: &mut Db) -> Result<Vec<Export>, StoreError> {
    let rows: Vec<Row> = exports::table
        .filter(exports::state.eq(State::Running.code()))
        .order(exports::id)
        .load(db)?;
    rows.into_iter().map(Export::try_from).collect()
}

/// Extractions that are made, or came to nothing, and that hold this case: the house still has a copy, or the names of
/// what was wrong.
pub fn list_holding(
    db: &mut Db,
    case: i32,
    closed_at: Option<DateTime<Utc>>,
) -> Result<Vec<Export>, StoreError> {
    let holding = export_cases::holding(db, case, closed_at)?;
    let rows: Vec<Row> = exports::table
        .filter(exports::state.ne(State::Running.code()))
        .filter(exports::id.eq_any(holding))
        .filter(exports::removed_at.is_null())
        .order(exports::id)
        .load(db)?;
    rows.into_iter().map(Export::try_from).collect()
}

/// Says that the house has no copy any more. One that the command line made lies where the house does not reach, and
/// the page says so.
pub fn remove(tx: &mut Tx<'_>, uuid: &str) -> Result<(), StoreError> {
    let removed = diesel::update(exports::table)
        .filter(exports::uuid.eq(uuid))
        .filter(exports::removed_at.is_null())
        .set(exports::removed_at.eq(tx.now.naive_utc()))
        .execute(tx.conn)?;
    one(removed)?;
    touch(tx, uuid)
}

fn one(changed: usize) -> Result<(), StoreError> {
    if changed == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

fn touch(tx: &mut Tx<'_>, uuid: &str) -> Result<(), StoreError> {
    let id: i32 = exports::table
        .filter(exports::uuid.eq(uuid))
        .select(exports::id)
        .first(tx.conn)?;
    tx.touch("exports", id);
    Ok(())
}
