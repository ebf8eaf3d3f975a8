//! What is taken out of a document's copy for one request, or kept in it, as rows.

use super::schema::access_request_marks as marks;
use super::{Db, StoreError, Tx};
use crate::domain::access_request::Exemption;
use crate::domain::coded::Coded;
use crate::domain::person::PersonId;
use crate::domain::redaction::{Mark, Treated};
use diesel::prelude::*;
use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub id: i32,
    pub mark: Mark,
    pub by: PersonId,
}

/// What the database keeps of how a passage is treated. Never changes once released.
const TAKEN_OUT: &str = "taken_out";
const KEPT: &str = "kept";

pub fn insert(
    tx: &mut Tx<'_>,
    (request, document): (i32, i32),
    mark: &Mark,
    by: PersonId,
) -> Result<(), StoreError> {
    let (treated, exemption, reason) = match &mark.treated {
        Treated::TakenOut(exemption) => (TAKEN_OUT, Some(exemption.code()), ""),
        Treated::Kept(reason) => (KEPT, None, reason.trim()),
    };
    let byte = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
    let id: i32 = diesel::insert_into(marks::table)
        .values((
            marks::request_id.eq(request),
            marks::document_id.eq(document),
            marks::starts_at_byte.eq(byte(mark.place.start)),
            marks::ends_at_byte.eq(byte(mark.place.end)),
            marks::treated.eq(treated),
            marks::exemption.eq(exemption),
            marks::reason.eq(reason),
            marks::marked_by_id.eq(by.0),
            marks::marked_at.eq(tx.now.naive_utc()),
        ))
        .returning(marks::id)
        .get_result(tx.conn)?;
    tx.touch("access_request_marks", id);
    Ok(())
}

type Row = (i32, i32, i32, String, Option<String>, String, i32);

/// The marks that stand, in the order of the text.
pub fn list(db: &mut Db, request: i32, document: i32) -> Result<Vec<Marked>, StoreError> {
    let rows: Vec<Row> = marks::table
        .filter(marks::request_id.eq(request))
        .filter(marks::document_id.eq(document))
        .filter(marks::undone_at.is_null())
        .order((marks::starts_at_byte, marks::id))
        .select((
            marks::id,
            marks::starts_at_byte,
            marks::ends_at_byte,
            marks::treated,
            marks::exemption,
            marks::reason,
            marks::marked_by_id,
        ))
        .load(db)?;
    rows.into_iter().map(read).collect()
}

fn read((id, start, end, treated, exemption, reason, by): Row) -> Result<Marked, StoreError> {
    let unreadable = || StoreError::Unreadable(format!("access_request_marks {id}"));
    let byte = |at: i32| usize::try_from(at).map_err(|_| unreadable());
    let exemption = exemption.as_deref().and_then(Exemption::parse);
    let treated = match (treated.as_str(), exemption) {
        (TAKEN_OUT, Some(exemption)) => Treated::TakenOut(exemption),
        (KEPT, None) => Treated::Kept(reason),
        _ => return Err(unreadable()),
    };
    let place = Range {
        start: byte(start)?,
        end: byte(end)?,
    };
    Ok(Marked {
        id,
        mark: Mark { place, treated },
        by: PersonId(by),
    })
}

/// The mark does not stand any more. It stays as a row: what was undone can be asked for.
pub fn undo(
    tx: &mut Tx<'_>,
    (request, document): (i32, i32),
    id: i32,
    by: PersonId,
) -> Result<(), StoreError> {
    let standing = marks::table
        .find(id)
        .filter(marks::request_id.eq(request))
        .filter(marks::document_id.eq(document))
        .filter(marks::undone_at.is_null());
    let undone = diesel::update(standing)
        .set((
            marks::undone_by_id.eq(by.0),
            marks::undone_at.eq(tx.now.naive_utc()),
        ))
        .execute(tx.conn)?;
    tx.touch("access_request_marks", id);
    if undone == 1 {
        Ok(())
    } else {
        Err(StoreError::NotFound)
    }
}
