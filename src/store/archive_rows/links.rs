//! Which cases of the extraction are linked to which.

use super::Closed;
use crate::store::schema::{case_links, cases};
use crate::store::{Db, StoreError};
use diesel::prelude::*;
use std::collections::HashMap;

/// The systemIDs at the other end of each case's links, from whichever end, in
/// their order. A case that does not go out is not named: a reference to it would lead nowhere.
pub(super) fn load(
    db: &mut Db,
    closed: Closed,
    ids: &[i32],
) -> Result<HashMap<i32, Vec<String>>, StoreError> {
    let links: Vec<(i32, i32)> = case_links::table
        .filter(
            case_links::case_id
                .eq_any(ids)
                .or(case_links::linked_case_id.eq_any(ids)),
        )
        .order(case_links::id)
        .select((case_links::case_id, case_links::linked_case_id))
        .load(db)?;
    let pairs = links.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]);
    let pairs: Vec<(i32, i32)> = pairs.filter(|(one, _)| ids.contains(one)).collect();
    let others: Vec<i32> = pairs.iter().map(|(_, other)| *other).collect();
    let known: Vec<(i32, String)> = cases::table
        .filter(cases::id.eq_any(others))
        .filter(cases::closed_at.ge(closed.from.naive_utc()))
        .filter(cases::closed_at.lt(closed.until.naive_utc()))
        .select((cases::id, cases::uuid))
        .load(db)?;
    let known: HashMap<i32, String> = known.into_iter().collect();
    let mut found: HashMap<i32, Vec<String>> = HashMap::new();
    for (one, other) in pairs {
        if let Some(uuid) = known.get(&other) {
            found.entry(one).or_default().push(uuid.clone());
        }
    }
    Ok(found)
}
