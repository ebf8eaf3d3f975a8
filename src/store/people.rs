//! People, as rows.

use super::schema::{people, role_grants};
use super::{Db, StoreError};
use crate::domain::person::{Language, PersonId, Role};
use chrono::NaiveDate;
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    pub id: PersonId,
    pub employee_no: String,
    pub name: String,
    pub email: String,
    pub position: String,
    pub unit_id: Option<i32>,
    pub language: Language,
    pub left_on: Option<NaiveDate>,
}

type Row = (
    i32,
    String,
    String,
    String,
    String,
    Option<i32>,
    String,
    Option<NaiveDate>,
);

impl From<Row> for Person {
    fn from((id, employee_no, name, email, position, unit_id, language, left_on): Row) -> Person {
        Person {
            id: PersonId(id),
            employee_no,
            name,
            email,
            position,
            unit_id,
            language: Language::parse(&language).unwrap_or_default(),
            left_on,
        }
    }
}

pub fn find(db: &mut Db, id: PersonId) -> Result<Person, StoreError> {
    Ok(people::table.find(id.0).first::<Row>(db)?.into())
}

/// Everybody who works here now, by name.
pub fn list_current(db: &mut Db) -> Result<Vec<Person>, StoreError> {
    let rows: Vec<Row> = people::table
        .filter(people::left_on.is_null())
        .order((people::name, people::id))
        .load(db)?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// The roles a person holds on `day`.
pub fn roles(db: &mut Db, id: PersonId, day: NaiveDate) -> Result<Vec<Role>, StoreError> {
    let codes: Vec<String> = role_grants::table
        .filter(role_grants::person_id.eq(id.0))
        .filter(role_grants::from_on.le(day))
        .filter(role_grants::to_on.is_null().or(role_grants::to_on.ge(day)))
        .order(role_grants::id)
        .select(role_grants::role)
        .load(db)?;
    Ok(codes.iter().filter_map(|code| Role::parse(code)).collect())
}

/// Who holds `role` on `day`.
pub fn holders(db: &mut Db, role: Role, day: NaiveDate) -> Result<Vec<Person>, StoreError> {
    let rows: Vec<Row> = people::table
        .inner_join(role_grants::table.on(role_grants::person_id.eq(people::id)))
        .filter(role_grants::role.eq(role.code()))
        .filter(role_grants::from_on.le(day))
        .filter(role_grants::to_on.is_null().or(role_grants::to_on.ge(day)))
        .filter(people::left_on.is_null())
        .order(people::id)
        .distinct()
        .select(people::all_columns)
        .load(db)?;
    Ok(rows.into_iter().map(Person::from).collect())
}
