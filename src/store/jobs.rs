//! What the house does by itself, as rows: who is at it, and how it went last.
//!
//! Every write stands alone (SQLite's own lock; on PostgreSQL the lock on the ledger's head), so
//! two processes never take the same job.

use super::db::native;
use super::schema::jobs;
use super::{Db, StoreError, Tx};
use crate::domain::job::{Job, LEASE, Outcome, Run};
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

type Row = (
    i32,
    String,
    Option<String>,
    Option<NaiveDateTime>,
    NaiveDateTime,
    NaiveDateTime,
    Option<NaiveDateTime>,
    Option<String>,
    Option<String>,
);

fn read(row: Row) -> Result<Run, StoreError> {
    let (id, _, holder, lease_until, turn_at, begun_at, ended_at, result, fault) = row;
    let at = |at: Option<NaiveDateTime>| at.map(|at| at.and_utc());
    let outcome = match result {
        Some(code) => Some(
            Outcome::parse(&code)
                .ok_or_else(|| StoreError::Unreadable(format!("jobs.result of row {id}")))?,
        ),
        None => None,
    };
    Ok(Run {
        holder,
        lease_until: at(lease_until),
        turn_at: turn_at.and_utc(),
        begun_at: begun_at.and_utc(),
        ended_at: at(ended_at),
        outcome,
        fault,
    })
}

/// The last run of the job, if there has been one.
pub fn find(db: &mut Db, job: Job) -> Result<Option<Run>, StoreError> {
    let row: Option<Row> = jobs::table
        .filter(jobs::name.eq(job.code()))
        .first(db)
        .optional()?;
    row.map(read).transpose()
}

/// Makes `holder` the one who is at the job, whoever was before.
pub fn take(
    tx: &mut Tx<'_>,
    job: Job,
    holder: &str,
    turn: DateTime<Utc>,
) -> Result<(), StoreError> {
    let now = tx.now;
    let row = (
        jobs::holder.eq(holder),
        jobs::lease_until.eq((now + LEASE).naive_utc()),
        jobs::turn_at.eq(turn.naive_utc()),
        jobs::begun_at.eq(now.naive_utc()),
        jobs::ended_at.eq(None::<NaiveDateTime>),
        jobs::result.eq(None::<String>),
        jobs::fault.eq(None::<String>),
    );
    let known: Option<i32> = jobs::table
        .filter(jobs::name.eq(job.code()))
        .select(jobs::id)
        .first(tx.conn)
        .optional()?;
    let id = match known {
        Some(id) => {
            diesel::update(jobs::table.find(id))
                .set(row)
                .execute(tx.conn)?;
            id
        }
        None => native!(&mut *tx.conn, conn => diesel::insert_into(jobs::table)
            .values((jobs::name.eq(job.code()), row))
            .returning(jobs::id)
            .get_result(conn))?,
    };
    tx.touch("jobs", id);
    Ok(())
}

/// Says how the run of `holder` went. `Changed` where somebody else has taken the job over.
pub fn end(
    tx: &mut Tx<'_>,
    job: Job,
    holder: &str,
    outcome: Outcome,
    fault: Option<&str>,
) -> Result<(), StoreError> {
    let own = jobs::table
        .filter(jobs::name.eq(job.code()))
        .filter(jobs::holder.eq(holder));
    let id: Option<i32> = own.select(jobs::id).first(tx.conn).optional()?;
    let id = id.ok_or(StoreError::Changed)?;
    diesel::update(jobs::table.find(id))
        .set((
            jobs::holder.eq(None::<String>),
            jobs::lease_until.eq(None::<NaiveDateTime>),
            jobs::ended_at.eq(tx.now.naive_utc()),
            jobs::result.eq(outcome.code()),
            jobs::fault.eq(fault),
        ))
        .execute(tx.conn)?;
    tx.touch("jobs", id);
    Ok(())
}
