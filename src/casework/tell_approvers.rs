//! Whoever may approve a list of what is to be destroyed, or a version of the schedule, is told at once that it waits.
//!
//! A part of the verb that calls, which records its own event afterwards.

use super::Failure;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::delivery::Template;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::{StoreError, Tx, closed_cases, organisation, outbox, people};
use std::collections::BTreeSet;

/// The second person is one of these, and never the first.
const APPROVERS: [Role; 3] = [Role::HrHead, Role::ChiefExecutive, Role::Archivist];

/// `what` is told once to each of them, with the link of `mail`. Whoever may not know of one of the cases is not told of the list.
pub(super) fn tell_approvers(
    tx: &mut Tx<'_>,
    (mail, what): (Template, &str),
    first: PersonId,
    cases: &[CaseNumber],
) -> Result<(), Failure> {
    let today = day(tx.now);
    let mut asked = BTreeSet::new();
    for role in APPROVERS {
        let holders = people::holders(tx.db(), role, today)?;
        asked.extend(holders.iter().map(|person| person.id));
    }
    asked.remove(&first);
    for person in asked {
        if !organisation::holder(tx.db(), person, today)?.can_be_told
            || !may_know(tx, person, cases)?
        {
            continue;
        }
        let key = format!("{what} {}", person.0);
        outbox::queue_once(tx, person, None, mail, &key)?;
    }
    Ok(())
}

fn may_know(tx: &mut Tx<'_>, person: PersonId, cases: &[CaseNumber]) -> Result<bool, StoreError> {
    let today = day(tx.now);
    let viewer = Viewer {
        person,
        roles: people::roles(tx.db(), person, today)?,
        at: tx.now,
    };
    for number in cases {
        match closed_cases::find_kept(tx.db(), &viewer, *number) {
            Err(StoreError::NotFound) => return Ok(false),
            found => found?,
        };
    }
    Ok(true)
}
