//! People, as rows.

use super::db::native;
use super::schema::{people, role_grants};
use super::{Db, StoreError, Tx};
use crate::domain::person::{Language, PersonId, Role};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeMap;

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

/// Everybody's name, also of those who have left.
pub fn names(db: &mut Db) -> Result<BTreeMap<i32, String>, StoreError> {
    let rows: Vec<(i32, String)> = people::table.select((people::id, people::name)).load(db)?;
    Ok(rows.into_iter().collect())
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

/// By employee number; capitals do not matter.
pub fn find_employee(db: &mut Db, employee_no: &str) -> Result<Option<Person>, StoreError> {
    let wanted = employee_no.trim().to_lowercase();
    let row: Option<Row> = people::table
        .filter(lower(people::employee_no).eq(wanted))
        .first(db)
        .optional()?;
    Ok(row.map(Person::from))
}

/// By e-mail address: whoever works here now goes before whoever has left. Two with the same are nobody.
pub fn find_mailed(db: &mut Db, email: &str) -> Result<Option<Person>, StoreError> {
    let rows: Vec<Row> = people::table
        .filter(lower(people::email).eq(email.trim().to_lowercase()))
        .load(db)?;
    let everybody = rows.into_iter().map(Person::from);
    let (mut here, mut left): (Vec<_>, Vec<_>) =
        everybody.partition(|person| person.left_on.is_none());
    Ok(match (here.len(), left.len()) {
        (1, _) => here.pop(),
        (0, 1) => left.pop(),
        _ => None,
    })
}

/// Everybody there has been, in the order they came.
pub fn list(db: &mut Db) -> Result<Vec<Person>, StoreError> {
    let rows: Vec<Row> = people::table.order(people::id).load(db)?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// What is written about a person; the employee number and the rest of a new row.
#[derive(Clone, Copy, Debug)]
pub struct Particulars<'a> {
    pub employee_no: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    pub position: &'a str,
    pub unit_id: Option<i32>,
    pub language: Language,
}

pub fn insert(tx: &mut Tx<'_>, person: &Particulars<'_>) -> Result<PersonId, StoreError> {
    let row = (people::employee_no.eq(person.employee_no), columns(person));
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(people::table)
        .values(row)
        .returning(people::id)
        .get_result(conn))?;
    tx.touch("people", id);
    Ok(PersonId(id))
}

/// Writes what there is about a person anew; somebody who had left is back.
pub fn update(tx: &mut Tx<'_>, id: PersonId, person: &Particulars<'_>) -> Result<(), StoreError> {
    diesel::update(people::table.find(id.0))
        .set((columns(person), people::left_on.eq(None::<NaiveDate>)))
        .execute(tx.conn)?;
    tx.touch("people", id.0);
    Ok(())
}

pub fn leave(tx: &mut Tx<'_>, id: PersonId, on: NaiveDate) -> Result<(), StoreError> {
    diesel::update(people::table.find(id.0))
        .set(people::left_on.eq(on))
        .execute(tx.conn)?;
    tx.touch("people", id.0);
    Ok(())
}

diesel::define_sql_function! { fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text; }

type Columns<'a> = (
    diesel::dsl::Eq<people::name, &'a str>,
    diesel::dsl::Eq<people::email, &'a str>,
    diesel::dsl::Eq<people::position, &'a str>,
    diesel::dsl::Eq<people::unit_id, Option<i32>>,
    diesel::dsl::Eq<people::language, &'static str>,
);

fn columns<'a>(person: &Particulars<'a>) -> Columns<'a> {
    (
        people::name.eq(person.name),
        people::email.eq(person.email),
        people::position.eq(person.position),
        people::unit_id.eq(person.unit_id),
        people::language.eq(person.language.code()),
    )
}
