//! Whoever may lift a blocking is told at once that somebody asks for access in its case: whoever answers does not see
//! what is blocked, and has five working days (offentleglova §§ 31 and 32).
//!
//! A part of the verb that calls, which records its own event afterwards.

use super::block_keepers::block_keepers;
use crate::domain::delivery::Template;
use crate::store::{StoreError, Tx, blockings, outbox};

/// Once for each request, to each of them.
pub(super) fn tell_block_keepers(
    tx: &mut Tx<'_>,
    case: i32,
    request: i32,
) -> Result<(), StoreError> {
    if !blockings::any_stands(tx.db(), case)? {
        return Ok(());
    }
    let now = tx.now;
    for (person, _) in block_keepers(tx.db(), case, now)? {
        let key = format!("blocked-asked {request} {}", person.0);
        outbox::queue_once(tx, person, None, Template::BlockedWaits, &key)?;
    }
    Ok(())
}
