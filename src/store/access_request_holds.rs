//! Who was refused to answer requests of a case, as rows.

use super::schema::{access_request_holds as holds, access_requests};
use super::{Db, StoreError, Tx};
use crate::domain::person::PersonId;
use diesel::prelude::*;

/// Somebody who does not answer a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hold {
    pub request: i32,
    pub person: PersonId,
}

/// Whoever was refused in any request of the case, and in which.
pub fn list(db: &mut Db, case: i32) -> Result<Vec<Hold>, StoreError> {
    let mut rows: Vec<(i32, i32)> = holds::table
        .filter(holds::case_id.eq(case))
        .order(holds::id)
        .select((holds::request_id, holds::person_id))
        .load(db)?;
    // The first of each request stood with the request alone before there were rows.
    let first: Vec<(i32, Option<i32>)> = access_requests::table
        .filter(access_requests::case_id.eq(case))
        .filter(access_requests::held_by_id.is_not_null())
        .select((access_requests::id, access_requests::held_by_id))
        .load(db)?;
    rows.extend(
        first
            .into_iter()
            .filter_map(|(id, by)| by.map(|by| (id, by))),
    );
    let each = rows.into_iter().map(|(request, person)| Hold {
        request,
        person: PersonId(person),
    });
    Ok(each.collect())
}

pub fn insert(tx: &mut Tx<'_>, case: i32, hold: Hold) -> Result<(), StoreError> {
    let id: i32 = diesel::insert_into(holds::table)
        .values((
            holds::case_id.eq(case),
            holds::request_id.eq(hold.request),
            holds::person_id.eq(hold.person.0),
            holds::held_at.eq(tx.now.naive_utc()),
        ))
        .returning(holds::id)
        .get_result(tx.conn)?;
    tx.touch("access_request_holds", id);
    Ok(())
}
