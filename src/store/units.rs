//! Units of the organisation, as rows.

use super::db::native;
use super::schema::units;
use super::{Db, StoreError, Tx};
use chrono::NaiveDate;
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Unit {
    pub id: i32,
    pub code: String,
    pub name: String,
    pub parent_id: Option<i32>,
    pub closed_on: Option<NaiveDate>,
}

pub fn find(db: &mut Db, id: i32) -> Result<Unit, StoreError> {
    Ok(units::table.find(id).first(db)?)
}

/// Every unit, closed ones too, in the order they came.
pub fn list(db: &mut Db) -> Result<Vec<Unit>, StoreError> {
    Ok(units::table.order(units::id).load(db)?)
}

/// Gives the new unit's id.
pub fn insert(
    tx: &mut Tx<'_>,
    code: &str,
    name: &str,
    parent_id: Option<i32>,
) -> Result<i32, StoreError> {
    let row = (
        units::code.eq(code),
        units::name.eq(name),
        units::parent_id.eq(parent_id),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(units::table)
        .values(row)
        .returning(units::id)
        .get_result(conn))?;
    tx.touch("units", id);
    Ok(id)
}

/// Gives a unit a name and a place; a closed one is open again.
pub fn update(
    tx: &mut Tx<'_>,
    id: i32,
    name: &str,
    parent_id: Option<i32>,
) -> Result<(), StoreError> {
    diesel::update(units::table.find(id))
        .set((
            units::name.eq(name),
            units::parent_id.eq(parent_id),
            units::closed_on.eq(None::<NaiveDate>),
        ))
        .execute(tx.conn)?;
    tx.touch("units", id);
    Ok(())
}

pub fn close(tx: &mut Tx<'_>, id: i32, on: NaiveDate) -> Result<(), StoreError> {
    diesel::update(units::table.find(id))
        .set(units::closed_on.eq(on))
        .execute(tx.conn)?;
    tx.touch("units", id);
    Ok(())
}
