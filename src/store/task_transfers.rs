//! Steps of a case that somebody gave to another, as rows.

use super::db::native;
use super::schema::task_transfers;
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use crate::domain::todo::Todo;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    pub case_id: i32,
    pub todo: Todo,
    pub from: PersonId,
    pub to: PersonId,
    pub reason: String,
    pub at: DateTime<Utc>,
}

type Row = (i32, i32, String, i32, i32, String, NaiveDateTime);

fn read(row: Row) -> Result<Transfer, StoreError> {
    let (id, case_id, step, from, to, reason, at) = row;
    let unreadable = || StoreError::Unreadable(format!("task_transfers {id}: {step}"));
    Ok(Transfer {
        case_id,
        todo: Todo::parse(&step).ok_or_else(unreadable)?,
        from: PersonId(from),
        to: PersonId(to),
        reason,
        at: at.and_utc(),
    })
}

pub fn insert(tx: &mut Tx<'_>, new: &Transfer) -> Result<(), StoreError> {
    let row = (
        task_transfers::case_id.eq(new.case_id),
        task_transfers::step.eq(new.todo.code()),
        task_transfers::from_id.eq(new.from.0),
        task_transfers::to_id.eq(new.to.0),
        task_transfers::reason.eq(&new.reason),
        task_transfers::at.eq(new.at.naive_utc()),
    );
    let id: i32 = native!(&mut *tx.conn, conn => diesel::insert_into(task_transfers::table)
        .values(row)
        .returning(task_transfers::id)
        .get_result(conn))?;
    tx.touch("task_transfers", id);
    Ok(())
}

/// The last time that this step of the case was given to another.
pub fn latest(db: &mut Db, case_id: i32, todo: Todo) -> Result<Option<Transfer>, StoreError> {
    let row: Option<Row> = task_transfers::table
        .filter(task_transfers::case_id.eq(case_id))
        .filter(task_transfers::step.eq(todo.code()))
        .order(task_transfers::id.desc())
        .first(db)
        .optional()?;
    row.map(read).transpose()
}

/// What somebody has given to others, the newest first.
pub fn list_from(db: &mut Db, person: PersonId, most: i64) -> Result<Vec<Transfer>, StoreError> {
    let rows: Vec<Row> = task_transfers::table
        .filter(task_transfers::from_id.eq(person.0))
        .order(task_transfers::id.desc())
        .limit(most)
        .load(db)?;
    rows.into_iter().map(read).collect()
}
