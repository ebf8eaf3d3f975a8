//! Roles given to people, with a first day and a last, as rows.

use super::db::native;
use super::schema::role_grants;
use super::{Db, StoreError, Tx};
use crate::domain::account::Term;
use crate::domain::person::{PersonId, Role};
use chrono::NaiveDate;
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    pub id: i32,
    pub person_id: PersonId,
    pub role: Role,
    pub from_on: NaiveDate,
    /// The last day.
    pub to_on: Option<NaiveDate>,
}

impl Grant {
    pub fn term(&self) -> Term {
        Term {
            role: self.role,
            from: self.from_on,
            to: self.to_on,
        }
    }
}

type Row = (i32, i32, String, NaiveDate, Option<NaiveDate>);

/// What a person holds on `day` or will hold later.
pub fn list_open(db: &mut Db, id: PersonId, day: NaiveDate) -> Result<Vec<Grant>, StoreError> {
    let rows: Vec<Row> = role_grants::table
        .filter(role_grants::person_id.eq(id.0))
        .filter(role_grants::to_on.is_null().or(role_grants::to_on.ge(day)))
        .order(role_grants::id)
        .load(db)?;
    let read = |(id, person_id, role, from_on, to_on): Row| {
        let unknown = || StoreError::Unreadable(format!("role_grants.role {role}"));
        Ok(Grant {
            id,
            person_id: PersonId(person_id),
            role: Role::parse(&role).ok_or_else(unknown)?,
            from_on,
            to_on,
        })
    };
    rows.into_iter().map(read).collect()
}

pub fn insert(
    tx: &mut Tx<'_>,
    person: PersonId,
    role: Role,
    from: NaiveDate,
    to: Option<NaiveDate>,
) -> Result<i32, StoreError> {
    let row = (
        role_grants::person_id.eq(person.0),
        role_grants::role.eq(role.code()),
        role_grants::from_on.eq(from),
        role_grants::to_on.eq(to),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(role_grants::table)
        .values(row)
        .returning(role_grants::id)
        .get_result(conn))?;
    tx.touch("role_grants", id);
    Ok(id)
}

pub fn set_end(tx: &mut Tx<'_>, id: i32, to: NaiveDate) -> Result<(), StoreError> {
    diesel::update(role_grants::table.find(id))
        .set(role_grants::to_on.eq(to))
        .execute(tx.conn)?;
    tx.touch("role_grants", id);
    Ok(())
}
