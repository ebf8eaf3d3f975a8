//! Suspensions, as rows: where each stands, and what was done with it.

use super::schema::{suspension_deeds, suspensions};
use super::{Db, StoreError, Tx};
use crate::domain::coded::Coded;
use crate::domain::person::PersonId;
use crate::domain::suspension::{Deed, Grounds, Stage};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug)]
pub struct Suspension {
    pub id: i32,
    pub case_id: i32,
    pub stage: Stage,
    pub grounds: Grounds,
    pub proposed_by: PersonId,
    pub proposed_at: DateTime<Utc>,
    /// The day the letter came to the employee.
    pub began_on: Option<NaiveDate>,
    pub ended_on: Option<NaiveDate>,
}

/// Something that was done with a suspension, and why.
#[derive(Clone, Debug)]
pub struct Done {
    pub suspension: i32,
    pub deed: Deed,
    pub grounds: String,
    /// Why it goes on beyond three months, where it does.
    pub special_nature: Option<String>,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = suspensions)]
struct Row {
    id: i32,
    case_id: i32,
    stage: String,
    suspicion: String,
    need: String,
    proposed_by_id: i32,
    proposed_at: NaiveDateTime,
    began_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
}

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    grounds: &Grounds,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(suspensions::table)
        .values((
            suspensions::case_id.eq(case_id),
            suspensions::stage.eq(Stage::Proposed.code()),
            suspensions::suspicion.eq(grounds.suspicion.trim()),
            suspensions::need.eq(grounds.need.trim()),
            suspensions::proposed_by_id.eq(by.0),
            suspensions::proposed_at.eq(tx.now.naive_utc()),
        ))
        .returning(suspensions::id)
        .get_result(tx.conn)?;
    tx.touch("suspensions", id);
    Ok(())
}

/// Every suspension of a case, the oldest first. At most the last has not ended.
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Suspension>, StoreError> {
    let rows: Vec<Row> = suspensions::table
        .filter(suspensions::case_id.eq(case_id))
        .order(suspensions::id)
        .select(Row::as_select())
        .load(db)?;
    let read = |row: Row| {
        let unreadable = || StoreError::Unreadable(format!("suspensions {}", row.id));
        Ok(Suspension {
            id: row.id,
            case_id: row.case_id,
            stage: Stage::parse(&row.stage).ok_or_else(unreadable)?,
            grounds: Grounds {
                suspicion: row.suspicion,
                need: row.need,
            },
            proposed_by: PersonId(row.proposed_by_id),
            proposed_at: row.proposed_at.and_utc(),
            began_on: row.began_on,
            ended_on: row.ended_on,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Moves a suspension from the stage it was read in. Two people cannot both win.
pub fn advance(tx: &mut Tx<'_>, suspension: &Suspension, to: Stage) -> Result<(), StoreError> {
    let here = suspensions::table
        .filter(suspensions::id.eq(suspension.id))
        .filter(suspensions::stage.eq(suspension.stage.code()));
    let moved = diesel::update(here)
        .set(suspensions::stage.eq(to.code()))
        .execute(tx.conn)?;
    tx.touch("suspensions", suspension.id);
    if moved == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// The letter has come: from this day the employee is away.
pub fn begin(tx: &mut Tx<'_>, suspension: &Suspension, on: NaiveDate) -> Result<(), StoreError> {
    diesel::update(suspensions::table.find(suspension.id))
        .set(suspensions::began_on.eq(on))
        .execute(tx.conn)?;
    tx.touch("suspensions", suspension.id);
    Ok(())
}

pub fn end(tx: &mut Tx<'_>, suspension: &Suspension, on: NaiveDate) -> Result<(), StoreError> {
    diesel::update(suspensions::table.find(suspension.id))
        .set(suspensions::ended_on.eq(on))
        .execute(tx.conn)?;
    tx.touch("suspensions", suspension.id);
    Ok(())
}

/// Keeps what was done with a suspension, and why.
pub fn keep(
    tx: &mut Tx<'_>,
    suspension: i32,
    deed: Deed,
    grounds: &str,
    special_nature: Option<&str>,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(suspension_deeds::table)
        .values((
            suspension_deeds::suspension_id.eq(suspension),
            suspension_deeds::deed.eq(deed.code()),
            suspension_deeds::grounds.eq(grounds),
            suspension_deeds::special_nature.eq(special_nature),
            suspension_deeds::done_by_id.eq(by.0),
            suspension_deeds::done_at.eq(tx.now.naive_utc()),
        ))
        .returning(suspension_deeds::id)
        .get_result(tx.conn)?;
    tx.touch("suspension_deeds", id);
    Ok(())
}

/// What was done with the suspensions of a case, the oldest first.
pub fn deeds(db: &mut Db, case_id: i32) -> Result<Vec<Done>, StoreError> {
    type Row = (i32, String, String, Option<String>, i32, NaiveDateTime);
    let rows: Vec<Row> = suspension_deeds::table
        .inner_join(suspensions::table.on(suspensions::id.eq(suspension_deeds::suspension_id)))
        .filter(suspensions::case_id.eq(case_id))
        .order(suspension_deeds::id)
        .select((
            suspension_deeds::suspension_id,
            suspension_deeds::deed,
            suspension_deeds::grounds,
            suspension_deeds::special_nature,
            suspension_deeds::done_by_id,
            suspension_deeds::done_at,
        ))
        .load(db)?;
    let read = |(suspension, deed, grounds, special_nature, by, at): Row| {
        let unreadable = || StoreError::Unreadable(format!("suspension_deeds.deed: {deed}"));
        Ok(Done {
            suspension,
            deed: Deed::parse(&deed).ok_or_else(unreadable)?,
            grounds,
            special_nature,
            by: PersonId(by),
            at: at.and_utc(),
        })
    };
    rows.into_iter().map(read).collect()
}
