//! Whistleblowing cases and the personnel cases they are linked to, as rows.

use super::db::native;
use super::schema::{case_links, cases};
use super::visibility::open_to;
use super::{Db, StoreError, Tx};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::person::PersonId;
use diesel::prelude::*;

pub fn insert(tx: &mut Tx<'_>, case: i32, linked: i32, by: PersonId) -> Result<(), StoreError> {
    let row = (
        case_links::case_id.eq(case),
        case_links::linked_case_id.eq(linked),
        case_links::linked_by_id.eq(by.0),
        case_links::linked_at.eq(tx.now.naive_utc()),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(case_links::table)
        .values(row)
        .returning(case_links::id)
        .get_result(conn))?;
    tx.touch("case_links", id);
    Ok(())
}

/// The cases at the other end of a link, from whichever end: those that `viewer` may see too.
pub fn list(db: &mut Db, viewer: &Viewer, case: i32) -> Result<Vec<CaseNumber>, StoreError> {
    let there: Vec<i32> = case_links::table
        .filter(case_links::case_id.eq(case))
        .select(case_links::linked_case_id)
        .load(db)?;
    let back: Vec<i32> = case_links::table
        .filter(case_links::linked_case_id.eq(case))
        .select(case_links::case_id)
        .load(db)?;
    let ends: Vec<i32> = there.into_iter().chain(back).collect();
    let numbers: Vec<(i32, i32)> = open_to(viewer)
        .filter(cases::id.eq_any(ends))
        .order((cases::year, cases::serial))
        .select((cases::year, cases::serial))
        .load(db)?;
    let each = numbers.into_iter();
    Ok(each
        .map(|(year, serial)| CaseNumber { year, serial })
        .collect())
}

/// The cases at the other end of a link, whoever may see them: for what must be kept from whoever asks.
pub fn ends(db: &mut Db, case: i32) -> Result<Vec<i32>, StoreError> {
    let links: Vec<(i32, i32)> = case_links::table
        .filter(
            case_links::case_id
                .eq(case)
                .or(case_links::linked_case_id.eq(case)),
        )
        .order(case_links::id)
        .select((case_links::case_id, case_links::linked_case_id))
        .load(db)?;
    let each = links.into_iter();
    Ok(each
        .map(|(from, to)| if from == case { to } else { from })
        .collect())
}
