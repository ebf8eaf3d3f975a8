//! What has been written for the archive core, and what the core has answered, as rows. A unit is a case or
//! one of its registrations.

use super::schema::core_units;
use super::{Db, StoreError, Tx};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    pub id: i32,
    pub case_id: i32,
    /// The main document of a registration; nothing for the case itself.
    pub document_id: Option<i32>,
    /// How the core refers back to it.
    pub key: String,
    pub version: i32,
    /// The folder of the message it lay in last.
    pub message: String,
    pub made_at: DateTime<Utc>,
    pub archived: Option<Archived>,
    pub failed: Option<Failed>,
}

/// Where the core keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archived {
    pub at: DateTime<Utc>,
    pub place: Place,
}

/// What the core calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub system_id: String,
    /// `2026/123`, where the core says one.
    pub number: Option<String>,
    /// The day it came into the core, where the core says it.
    pub on: Option<NaiveDate>,
}

/// What the core said when it did not take it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed {
    pub at: DateTime<Utc>,
    pub id: String,
    /// Gone when the case is destroyed.
    pub text: Option<String>,
}

/// A unit of a message that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    pub case_id: i32,
    pub document_id: Option<i32>,
    pub key: String,
    pub message: String,
}

#[derive(Queryable)]
struct Row {
    id: i32,
    case_id: i32,
    document_id: Option<i32>,
    key: String,
    version: i32,
    message: String,
    made_at: NaiveDateTime,
    archived_at: Option<NaiveDateTime>,
    system_id: Option<String>,
    core_number: Option<String>,
    core_on: Option<NaiveDate>,
    failed_at: Option<NaiveDateTime>,
    error_id: Option<String>,
    error_text: Option<String>,
}

impl From<Row> for Unit {
    fn from(row: Row) -> Unit {
        let place = row.system_id.map(|system_id| Place {
            system_id,
            number: row.core_number,
            on: row.core_on,
        });
        let archived = row.archived_at.zip(place);
        Unit {
            id: row.id,
            case_id: row.case_id,
            document_id: row.document_id,
            key: row.key,
            version: row.version,
            message: row.message,
            made_at: row.made_at.and_utc(),
            archived: archived.map(|(at, place)| Archived {
                at: at.and_utc(),
                place,
            }),
            failed: row.failed_at.map(|at| Failed {
                at: at.and_utc(),
                id: row.error_id.unwrap_or_default(),
                text: row.error_text,
            }),
        }
    }
}

pub fn find(db: &mut Db, key: &str) -> Result<Option<Unit>, StoreError> {
    let row: Option<Row> = core_units::table
        .filter(core_units::key.eq(key))
        .first(db)
        .optional()?;
    Ok(row.map(Unit::from))
}

/// The units of one message: a case and its first registration, or one registration.
pub fn of_message(db: &mut Db, message: &str) -> Result<Vec<Unit>, StoreError> {
    let rows: Vec<Row> = core_units::table
        .filter(core_units::message.eq(message))
        .order(core_units::id)
        .load(db)?;
    Ok(rows.into_iter().map(Unit::from).collect())
}

/// The units that the core calls so; of cases also those with the number.
pub fn called(db: &mut Db, place: &Place) -> Result<Vec<Unit>, StoreError> {
    let by_identity: Vec<Row> = core_units::table
        .filter(core_units::system_id.eq(&place.system_id))
        .load(db)?;
    let by_number: Vec<Row> = match &place.number {
        Some(number) => core_units::table
            .filter(core_units::core_number.eq(number))
            .load(db)?,
        None => vec![],
    };
    let all = by_identity.into_iter().chain(by_number);
    Ok(all.map(Unit::from).collect())
}

/// The case first, then its registrations.
pub fn of_case(db: &mut Db, case: i32) -> Result<Vec<Unit>, StoreError> {
    let rows: Vec<Row> = core_units::table
        .filter(core_units::case_id.eq(case))
        .order(core_units::id)
        .load(db)?;
    Ok(rows.into_iter().map(Unit::from).collect())
}

/// Every unit of these cases, in order.
pub fn of_cases(db: &mut Db, cases: &[i32]) -> Result<Vec<Unit>, StoreError> {
    let rows: Vec<Row> = core_units::table
        .filter(core_units::case_id.eq_any(cases))
        .order(core_units::id)
        .load(db)?;
    Ok(rows.into_iter().map(Unit::from).collect())
}

/// A unit was written for the core, for the first time or again. What the core has taken stays taken; what it
/// refused waits for a new answer.
pub fn made(tx: &mut Tx<'_>, made: &Made, version: i32) -> Result<(), StoreError> {
    let now = tx.now.naive_utc();
    let none: Option<String> = None;
    let known = find(tx.conn, &made.key)?;
    let id = match known {
        Some(unit) => {
            diesel::update(core_units::table.find(unit.id))
                .set((
                    core_units::version.eq(version),
                    core_units::message.eq(&made.message),
                    core_units::made_at.eq(now),
                    core_units::failed_at.eq(None::<NaiveDateTime>),
                    core_units::error_id.eq(&none),
                    core_units::error_text.eq(&none),
                ))
                .execute(tx.conn)?;
            unit.id
        }
        None => diesel::insert_into(core_units::table)
            .values((
                core_units::case_id.eq(made.case_id),
                core_units::document_id.eq(made.document_id),
                core_units::key.eq(&made.key),
                core_units::version.eq(version),
                core_units::message.eq(&made.message),
                core_units::made_at.eq(now),
            ))
            .returning(core_units::id)
            .get_result(tx.conn)?,
    };
    tx.touch("core_units", id);
    Ok(())
}

/// The core has taken it.
pub fn archive(tx: &mut Tx<'_>, unit: &Unit, place: &Place) -> Result<(), StoreError> {
    let none: Option<String> = None;
    diesel::update(core_units::table.find(unit.id))
        .set((
            core_units::archived_at.eq(tx.now.naive_utc()),
            core_units::system_id.eq(&place.system_id),
            core_units::core_number.eq(&place.number),
            core_units::core_on.eq(place.on),
            core_units::failed_at.eq(None::<NaiveDateTime>),
            core_units::error_id.eq(&none),
            core_units::error_text.eq(&none),
        ))
        .execute(tx.conn)?;
    tx.touch("core_units", unit.id);
    Ok(())
}

/// What the core has answered was wrong: it waits for another answer.
pub fn withdraw(tx: &mut Tx<'_>, unit: &Unit) -> Result<(), StoreError> {
    let none: Option<String> = None;
    diesel::update(core_units::table.find(unit.id))
        .set((
            core_units::archived_at.eq(None::<NaiveDateTime>),
            core_units::system_id.eq(&none),
            core_units::core_number.eq(&none),
            core_units::core_on.eq(None::<NaiveDate>),
        ))
        .execute(tx.conn)?;
    tx.touch("core_units", unit.id);
    Ok(())
}

/// The core has not taken it, and says why.
pub fn fail(tx: &mut Tx<'_>, unit: &Unit, id: &str, text: Option<&str>) -> Result<(), StoreError> {
    diesel::update(core_units::table.find(unit.id))
        .set((
            core_units::failed_at.eq(tx.now.naive_utc()),
            core_units::error_id.eq(id),
            core_units::error_text.eq(text),
        ))
        .execute(tx.conn)?;
    tx.touch("core_units", unit.id);
    Ok(())
}

/// Takes away what the core said in words: it may name something of the case. Where the core keeps it stays.
pub(in crate::store) fn forget_words(tx: &mut Tx<'_>, case: i32) -> Result<(), StoreError> {
    let spoken = core_units::table
        .filter(core_units::case_id.eq(case))
        .filter(core_units::error_text.is_not_null());
    let ids: Vec<i32> = spoken.select(core_units::id).load(tx.conn)?;
    diesel::update(core_units::table.filter(core_units::id.eq_any(&ids)))
        .set(core_units::error_text.eq(None::<String>))
        .execute(tx.conn)?;
    for id in ids {
        tx.touch("core_units", id);
    }
    Ok(())
}
