//! How letters reached the employee, as rows.

use super::schema::handovers;
use super::{Db, StoreError, Tx};
use crate::domain::coded::Coded;
use crate::domain::handover::{Arrival, Handover, Mode};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

/// What a handover is of: the letter about the decision, or about a suspension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Of {
    pub case_id: i32,
    pub suspension: Option<i32>,
    pub letter: Option<i32>,
}

#[derive(Clone, Debug)]
pub struct Recorded {
    pub suspension: Option<i32>,
    pub letter: Option<i32>,
    pub handover: Handover,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

pub fn insert(
    tx: &mut Tx<'_>,
    of: Of,
    handover: &Handover,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(handovers::table)
        .values((
            handovers::case_id.eq(of.case_id),
            handovers::suspension_id.eq(of.suspension),
            handovers::letter_id.eq(of.letter),
            handovers::mode.eq(handover.mode.code()),
            handovers::sent_on.eq(handover.sent_on),
            handovers::arrival.eq(handover.arrival.code()),
            handovers::arrived_on.eq(handover.arrived_on),
            handovers::note.eq(&handover.note),
            handovers::recorded_by_id.eq(by.0),
            handovers::recorded_at.eq(tx.now.naive_utc()),
        ))
        .returning(handovers::id)
        .get_result(tx.conn)?;
    tx.touch("handovers", id);
    Ok(())
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = handovers)]
struct Row {
    id: i32,
    suspension_id: Option<i32>,
    letter_id: Option<i32>,
    mode: String,
    sent_on: NaiveDate,
    arrival: String,
    arrived_on: NaiveDate,
    note: String,
    recorded_by_id: i32,
    recorded_at: NaiveDateTime,
}

/// Every handover in a case, the oldest first.
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Recorded>, StoreError> {
    let rows: Vec<Row> = handovers::table
        .filter(handovers::case_id.eq(case_id))
        .order(handovers::id)
        .select(Row::as_select())
        .load(db)?;
    let read = |row: Row| {
        let unreadable = || StoreError::Unreadable(format!("handovers {}", row.id));
        Ok(Recorded {
            suspension: row.suspension_id,
            letter: row.letter_id,
            handover: Handover {
                mode: Mode::parse(&row.mode).ok_or_else(unreadable)?,
                sent_on: row.sent_on,
                arrival: Arrival::parse(&row.arrival).ok_or_else(unreadable)?,
                arrived_on: row.arrived_on,
                note: row.note,
            },
            by: PersonId(row.recorded_by_id),
            at: row.recorded_at.and_utc(),
        })
    };
    rows.into_iter().map(read).collect()
}
