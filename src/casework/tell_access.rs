//! Tells by mail that somebody's sign-in changes, and that something waits for a second person.
//!
//! These are parts of other verbs, which record their own event afterwards. The mails carry no
//! task: they lead to one's own account, and to the page where the answer is given.

use crate::casework::Failure;
use crate::domain::delivery::Template;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::{Tx, outbox, people};
use std::collections::BTreeSet;

/// To whom the account belongs.
pub fn tell_owner(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    outbox::queue_plain(tx, person, Template::AccessChanged)?;
    Ok(())
}

/// To everybody who may approve what `by` asks for `person`.
pub fn tell_approvers(tx: &mut Tx<'_>, by: PersonId, person: PersonId) -> Result<(), Failure> {
    let today = day(tx.now);
    let mut told = BTreeSet::new();
    for role in [Role::Administrator, Role::HrHead] {
        let holders = people::holders(tx.db(), role, today)?;
        told.extend(holders.into_iter().map(|holder| holder.id));
    }
    told.remove(&by);
    told.remove(&person);
    for approver in told {
        outbox::queue_plain(tx, approver, Template::ApprovalWaits)?;
    }
    Ok(())
}
