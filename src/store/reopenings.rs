//! Closed cases that were taken up again, as rows.

use super::Tx;
use super::schema::reopenings;
use crate::domain::person::PersonId;
use crate::store::StoreError;
use diesel::prelude::*;

pub fn insert(
    tx: &mut Tx<'_>,
    case_id: i32,
    grounds: &str,
    by: PersonId,
) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(reopenings::table)
        .values((
            reopenings::case_id.eq(case_id),
            reopenings::grounds.eq(grounds),
            reopenings::reopened_by_id.eq(by.0),
            reopenings::reopened_at.eq(tx.now.naive_utc()),
        ))
        .returning(reopenings::id)
        .get_result(tx.conn)?;
    tx.touch("reopenings", id);
    Ok(())
}
