//! Who is in a case: the subject, the reporter, the points alleged, and whoever is conflicted.

use super::schema::{allegations, conflicts, parties};
use super::{Db, StoreError, Tx, declarations};
use crate::domain::impartiality::Grounds;
use crate::domain::person::PersonId;
use diesel::prelude::*;

/// What a person is in a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Subject,
    Reporter,
    Witness,
}

impl Part {
    pub fn code(self) -> &'static str {
        match self {
            Part::Subject => "subject",
            Part::Reporter => "reporter",
            Part::Witness => "witness",
        }
    }
}

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    person: PersonId,
    part: Part,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(parties::table)
        .values((
            parties::case_id.eq(case_id),
            parties::person_id.eq(person.0),
            parties::role.eq(part.code()),
        ))
        .returning(parties::id)
        .get_result(tx.conn)?;
    tx.touch("parties", id);
    Ok(())
}

/// Whoever plays this part in the case.
pub fn list(db: &mut Db, case_id: i32, part: Part) -> Result<Vec<PersonId>, StoreError> {
    let ids: Vec<i32> = parties::table
        .filter(parties::case_id.eq(case_id))
        .filter(parties::role.eq(part.code()))
        .order(parties::id)
        .select(parties::person_id)
        .load(db)?;
    Ok(ids.into_iter().map(PersonId).collect())
}

pub fn allege(tx: &mut Tx<'_>, case_id: i32, point: &str) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(allegations::table)
        .values((
            allegations::case_id.eq(case_id),
            allegations::point.eq(point),
        ))
        .returning(allegations::id)
        .get_result(tx.conn)?;
    tx.touch("allegations", id);
    Ok(())
}

/// The codes of the points alleged, in the order they were given.
pub fn points(db: &mut Db, case_id: i32) -> Result<Vec<String>, StoreError> {
    Ok(allegations::table
        .filter(allegations::case_id.eq(case_id))
        .order(allegations::id)
        .select(allegations::point)
        .load(db)?)
}

pub fn declare_conflict(
    tx: &mut Tx<'_>,
    case_id: i32,
    person: PersonId,
    grounds: &str,
    by: PersonId,
) -> Result<(), StoreError> {
    let grounds = Grounds {
        chosen: vec![],
        text: grounds.to_owned(),
    };
    declarations::insert_conflict(tx, case_id, person, &grounds, by)
}

pub fn conflicted(db: &mut Db, case_id: i32) -> Result<Vec<PersonId>, StoreError> {
    let ids: Vec<i32> = conflicts::table
        .filter(conflicts::case_id.eq(case_id))
        .order(conflicts::id)
        .select(conflicts::person_id)
        .load(db)?;
    Ok(ids.into_iter().map(PersonId).collect())
}
