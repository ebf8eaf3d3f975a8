//! What people have said of their impartiality in a case, and the cases that went to another, as rows.

use super::schema::{assignments, conflicts, declarations};
use super::{Db, StoreError, Tx};
use crate::domain::impartiality::{Ground, Grounds};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, Utc};
use diesel::dsl::{exists, select};
use diesel::prelude::*;

/// Somebody has called themselves impartial.
#[derive(Clone, Debug)]
pub struct Declaration {
    pub person: PersonId,
    pub at: DateTime<Utc>,
}

/// Somebody is conflicted: by their own word, or registered by another.
#[derive(Clone, Debug)]
pub struct Conflict {
    pub person: PersonId,
    /// Without a chosen ground where a gate (G4) says it.
    pub grounds: Grounds,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

/// The case went from one officer to another.
#[derive(Clone, Debug)]
pub struct Assignment {
    pub from: PersonId,
    pub to: PersonId,
    pub grounds: String,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

pub fn insert(tx: &mut Tx<'_>, case_id: i32, person: PersonId) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(declarations::table)
        .values((
            declarations::case_id.eq(case_id),
            declarations::person_id.eq(person.0),
            declarations::declared_at.eq(tx.now.naive_utc()),
        ))
        .returning(declarations::id)
        .get_result(tx.conn)?;
    tx.touch("declarations", id);
    Ok(())
}

pub fn has(db: &mut Db, case_id: i32, person: PersonId) -> Result<bool, StoreError> {
    let made = declarations::table
        .filter(declarations::case_id.eq(case_id))
        .filter(declarations::person_id.eq(person.0));
    Ok(select(exists(made)).get_result(db)?)
}

/// The declarations of a case, the oldest first.
pub fn list(db: &mut Db, case_id: i32) -> Result<Vec<Declaration>, StoreError> {
    let rows: Vec<(i32, NaiveDateTime)> = declarations::table
        .filter(declarations::case_id.eq(case_id))
        .order(declarations::id)
        .select((declarations::person_id, declarations::declared_at))
        .load(db)?;
    let read = |(person, at): (i32, NaiveDateTime)| Declaration {
        person: PersonId(person),
        at: at.and_utc(),
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Keeps that somebody is conflicted; from now on they do not see the case.
pub fn insert_conflict(
    tx: &mut Tx<'_>,
    case_id: i32,
    person: PersonId,
    grounds: &Grounds,
    by: PersonId,
) -> Result<(), StoreError> {
    let chosen = (!grounds.chosen.is_empty()).then(|| grounds.codes());
    let id: i32 = diesel::insert_into(conflicts::table)
        .values((
            conflicts::case_id.eq(case_id),
            conflicts::person_id.eq(person.0),
            conflicts::grounds.eq(&grounds.text),
            conflicts::declared_by_id.eq(by.0),
            conflicts::declared_at.eq(tx.now.naive_utc()),
            conflicts::paragraphs.eq(chosen),
        ))
        .returning(conflicts::id)
        .get_result(tx.conn)?;
    tx.touch("conflicts", id);
    Ok(())
}

/// The conflicts of a case, the oldest first.
pub fn conflicts(db: &mut Db, case_id: i32) -> Result<Vec<Conflict>, StoreError> {
    type Row = (i32, Option<String>, String, i32, NaiveDateTime);
    let rows: Vec<Row> = conflicts::table
        .filter(conflicts::case_id.eq(case_id))
        .order(conflicts::id)
        .select((
            conflicts::person_id,
            conflicts::paragraphs,
            conflicts::grounds,
            conflicts::declared_by_id,
            conflicts::declared_at,
        ))
        .load(db)?;
    let read = |(person, chosen, text, by, at): Row| Conflict {
        person: PersonId(person),
        grounds: Grounds {
            chosen: chosen
                .unwrap_or_default()
                .split_whitespace()
                .filter_map(Ground::parse)
                .collect(),
            text,
        },
        by: PersonId(by),
        at: at.and_utc(),
    };
    Ok(rows.into_iter().map(read).collect())
}

pub fn assign(
    tx: &mut Tx<'_>,
    case_id: i32,
    (from, to): (PersonId, PersonId),
    grounds: &str,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(assignments::table)
        .values((
            assignments::case_id.eq(case_id),
            assignments::from_id.eq(from.0),
            assignments::officer_id.eq(to.0),
            assignments::grounds.eq(grounds),
            assignments::assigned_by_id.eq(by.0),
            assignments::assigned_at.eq(tx.now.naive_utc()),
        ))
        .returning(assignments::id)
        .get_result(tx.conn)?;
    tx.touch("assignments", id);
    Ok(())
}

/// How the case has gone from officer to officer, the first first.
pub fn assignments(db: &mut Db, case_id: i32) -> Result<Vec<Assignment>, StoreError> {
    type Row = (i32, i32, String, i32, NaiveDateTime);
    let rows: Vec<Row> = assignments::table
        .filter(assignments::case_id.eq(case_id))
        .order(assignments::id)
        .select((
            assignments::from_id,
            assignments::officer_id,
            assignments::grounds,
            assignments::assigned_by_id,
            assignments::assigned_at,
        ))
        .load(db)?;
    let read = |(from, to, grounds, by, at): Row| Assignment {
        from: PersonId(from),
        to: PersonId(to),
        grounds,
        by: PersonId(by),
        at: at.and_utc(),
    };
    Ok(rows.into_iter().map(read).collect())
}
