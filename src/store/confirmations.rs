//! What the second person said to a decision, as rows.

use super::schema::confirmations;
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug)]
pub struct Confirmation {
    pub is_confirmed: bool,
    pub grounds: String,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

pub fn insert(
    tx: &mut Tx<'_>,
    decision_id: i32,
    is_confirmed: bool,
    grounds: &str,
    by: PersonId,
) -> Result<(), StoreError> {
    let verdict = if is_confirmed {
        "confirmed"
    } else {
        "returned"
    };
    let id: i32 = diesel::insert_into(confirmations::table)
        .values((
            confirmations::decision_id.eq(decision_id),
            confirmations::verdict.eq(verdict),
            confirmations::grounds.eq(grounds),
            confirmations::given_by_id.eq(by.0),
            confirmations::given_at.eq(tx.now.naive_utc()),
        ))
        .returning(confirmations::id)
        .get_result(tx.conn)?;
    tx.touch("confirmations", id);
    Ok(())
}

/// What was said to the decision, if anything was.
pub fn of_decision(db: &mut Db, decision_id: i32) -> Result<Option<Confirmation>, StoreError> {
    type Row = (String, String, i32, NaiveDateTime);
    let row: Option<Row> = confirmations::table
        .filter(confirmations::decision_id.eq(decision_id))
        .order(confirmations::id.desc())
        .select((
            confirmations::verdict,
            confirmations::grounds,
            confirmations::given_by_id,
            confirmations::given_at,
        ))
        .first(db)
        .optional()?;
    Ok(row.map(|(verdict, grounds, by, at)| Confirmation {
        is_confirmed: verdict == "confirmed",
        grounds,
        by: PersonId(by),
        at: at.and_utc(),
    }))
}
