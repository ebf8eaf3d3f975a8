//! Who may decide what: the delegation register, and the substitutes of a case, as rows.

use super::schema::{cases, delegations, substitutes};
use super::{Db, StoreError, Tx};
use crate::domain::authority::{Act, Delegation};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

/// A delegation as it stands in the register.
#[derive(Clone, Debug)]
pub struct Registered {
    pub id: i32,
    pub delegation: Delegation,
    /// The decision that gave it.
    pub authority: String,
    pub by: PersonId,
    pub at: DateTime<Utc>,
}

type Row = (
    i32,
    i32,
    String,
    NaiveDate,
    Option<NaiveDate>,
    String,
    i32,
    NaiveDateTime,
);

fn read(row: Row) -> Result<Registered, StoreError> {
    let (id, person, act, from_on, to_on, authority, by, at) = row;
    Ok(Registered {
        id,
        delegation: Delegation {
            person: PersonId(person),
            act: Act::parse(&act)
                .ok_or_else(|| StoreError::Unreadable(format!("delegations.act: {act}")))?,
            from_on,
            to_on,
        },
        authority,
        by: PersonId(by),
        at: at.and_utc(),
    })
}

pub fn insert(
    tx: &mut Tx<'_>,
    delegation: &Delegation,
    authority: &str,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(delegations::table)
        .values((
            delegations::person_id.eq(delegation.person.0),
            delegations::act.eq(delegation.act.code()),
            delegations::from_on.eq(delegation.from_on),
            delegations::to_on.eq(delegation.to_on),
            delegations::authority.eq(authority),
            delegations::registered_by_id.eq(by.0),
            delegations::registered_at.eq(tx.now.naive_utc()),
        ))
        .returning(delegations::id)
        .get_result(tx.conn)?;
    tx.touch("delegations", id);
    Ok(())
}

pub fn find(db: &mut Db, id: i32) -> Result<Registered, StoreError> {
    read(delegations::table.find(id).first(db)?)
}

/// Sets the last day of a delegation.
pub fn set_end(tx: &mut Tx<'_>, id: i32, last: NaiveDate) -> Result<(), StoreError> {
    diesel::update(delegations::table.find(id))
        .set(delegations::to_on.eq(last))
        .execute(tx.conn)?;
    tx.touch("delegations", id);
    Ok(())
}

/// The whole register, the newest first.
pub fn list(db: &mut Db) -> Result<Vec<Registered>, StoreError> {
    let rows: Vec<Row> = delegations::table.order(delegations::id.desc()).load(db)?;
    rows.into_iter().map(read).collect()
}

/// A person's delegations, old ones too.
pub fn of_person(db: &mut Db, person: PersonId) -> Result<Vec<Delegation>, StoreError> {
    let rows: Vec<Row> = delegations::table
        .filter(delegations::person_id.eq(person.0))
        .order(delegations::id)
        .load(db)?;
    rows.into_iter()
        .map(|row| Ok(read(row)?.delegation))
        .collect()
}

/// Everybody who has had the power to decide `act`, the first given first.
pub fn of_act(db: &mut Db, act: Act) -> Result<Vec<Delegation>, StoreError> {
    let rows: Vec<Row> = delegations::table
        .filter(delegations::act.eq(act.code()))
        .order(delegations::id)
        .load(db)?;
    rows.into_iter()
        .map(|row| Ok(read(row)?.delegation))
        .collect()
}

/// Somebody who decides in a case in place of the conflicted.
#[derive(Clone, Debug)]
pub struct Substitute {
    pub person: PersonId,
    /// Who appointed them, and by which decision.
    pub authority: String,
    pub appointed_on: NaiveDate,
}

pub fn appoint(
    tx: &mut Tx<'_>,
    case_id: i32,
    substitute: &Substitute,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(substitutes::table)
        .values((
            substitutes::case_id.eq(case_id),
            substitutes::person_id.eq(substitute.person.0),
            substitutes::authority.eq(&substitute.authority),
            substitutes::appointed_on.eq(substitute.appointed_on),
            substitutes::registered_by_id.eq(by.0),
            substitutes::registered_at.eq(tx.now.naive_utc()),
        ))
        .returning(substitutes::id)
        .get_result(tx.conn)?;
    tx.touch("substitutes", id);
    Ok(())
}

/// Whether the person has been appointed to decide in any case that is not closed.
pub fn is_substitute_anywhere(db: &mut Db, person: PersonId) -> Result<bool, StoreError> {
    let found = substitutes::table
        .inner_join(cases::table.on(cases::id.eq(substitutes::case_id)))
        .filter(substitutes::person_id.eq(person.0))
        .filter(cases::closed_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(db)?)
}

/// The substitutes of a case, the oldest first.
pub fn substitutes(db: &mut Db, case_id: i32) -> Result<Vec<Substitute>, StoreError> {
    let rows: Vec<(i32, String, NaiveDate)> = substitutes::table
        .filter(substitutes::case_id.eq(case_id))
        .order(substitutes::id)
        .select((
            substitutes::person_id,
            substitutes::authority,
            substitutes::appointed_on,
        ))
        .load(db)?;
    Ok(rows
        .into_iter()
        .map(|(person, authority, appointed_on)| Substitute {
            person: PersonId(person),
            authority,
            appointed_on,
        })
        .collect())
}
