//! Roles that are proposed and wait for a second person, as rows.

use super::db::native;
use super::schema::{role_grants, role_proposals};
use super::{Db, StoreError, Tx};
use crate::domain::account::Term;
use crate::domain::person::{PersonId, Role};
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub id: i32,
    pub person_id: PersonId,
    pub term: Term,
    pub proposed_by: PersonId,
    pub proposed_at: DateTime<Utc>,
}

type Row = (
    i32,
    i32,
    String,
    NaiveDate,
    Option<NaiveDate>,
    i32,
    NaiveDateTime,
);

/// Those that nobody has answered, oldest first.
pub fn list_waiting(db: &mut Db) -> Result<Vec<Proposal>, StoreError> {
    let rows: Vec<Row> = role_proposals::table
        .filter(role_proposals::answered_at.is_null())
        .order(role_proposals::id)
        .select((
            role_proposals::id,
            role_proposals::person_id,
            role_proposals::role,
            role_proposals::from_on,
            role_proposals::to_on,
            role_proposals::proposed_by_id,
            role_proposals::proposed_at,
        ))
        .load(db)?;
    let read = |(id, person, role, from, to, by, at): Row| {
        let unknown = || StoreError::Unreadable(format!("role_proposals.role {role}"));
        Ok(Proposal {
            id,
            person_id: PersonId(person),
            term: Term {
                role: Role::parse(&role).ok_or_else(unknown)?,
                from,
                to,
            },
            proposed_by: PersonId(by),
            proposed_at: at.and_utc(),
        })
    };
    rows.into_iter().map(read).collect()
}

pub fn insert(
    tx: &mut Tx<'_>,
    person: PersonId,
    term: &Term,
    by: PersonId,
) -> Result<i32, StoreError> {
    let row = (
        role_proposals::person_id.eq(person.0),
        role_proposals::role.eq(term.role.code()),
        role_proposals::from_on.eq(term.from),
        role_proposals::to_on.eq(term.to),
        role_proposals::proposed_by_id.eq(by.0),
        role_proposals::proposed_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(role_proposals::table)
        .values(row)
        .returning(role_proposals::id)
        .get_result(conn))?;
    tx.touch("role_proposals", id);
    Ok(id)
}

/// Of two who answer at once, one is told that it has changed.
pub fn answer(tx: &mut Tx<'_>, id: i32, by: PersonId, answer: &str) -> Result<(), StoreError> {
    let answered = diesel::update(role_proposals::table.find(id))
        .filter(role_proposals::answered_at.is_null())
        .set((
            role_proposals::answered_by_id.eq(by.0),
            role_proposals::answered_at.eq(tx.now.naive_utc()),
            role_proposals::answer.eq(answer),
        ))
        .execute(tx.conn)?;
    tx.touch("role_proposals", id);
    match answered {
        1 => Ok(()),
        _ => Err(StoreError::Changed),
    }
}

/// How many people have ever begun to hold `role`.
pub fn count_ever(db: &mut Db, role: Role, day: NaiveDate) -> Result<usize, StoreError> {
    let people: Vec<i32> = role_grants::table
        .filter(role_grants::role.eq(role.code()))
        .filter(role_grants::from_on.le(day))
        .select(role_grants::person_id)
        .distinct()
        .load(db)?;
    Ok(people.len())
}
