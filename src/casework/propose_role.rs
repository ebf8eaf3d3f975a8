//! Proposes a role for somebody; it holds when a second person has approved it.

use crate::audit::Event;
use crate::casework::grant_role::{check, grant_role};
use crate::casework::{Failure, tell_access};
use crate::domain::account::{Refusal, Term, needs_second};
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::{Db, StoreError, Tx, ledger, role_proposals};
use chrono::{DateTime, Utc};

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It waits for a second person.
    Proposed,
    /// There has been no second administrator yet.
    GrantedAlone,
}

/// Whether an administrator still gives roles alone.
pub fn is_alone(db: &mut Db, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let ever = role_proposals::count_ever(db, Role::Administrator, day(now))?;
    Ok(!needs_second(ever))
}

pub fn propose_role(
    tx: &mut Tx<'_>,
    by: PersonId,
    person: PersonId,
    term: Term,
) -> Result<Outcome, Failure> {
    let now = tx.now;
    if is_alone(tx.db(), now)? {
        grant_role(tx, person, term)?;
        ledger::record(tx, &person.to_string(), &Event::RoleGivenAlone)?;
        return Ok(Outcome::GrantedAlone);
    }
    check(tx.db(), person, &term)?;
    let waiting = role_proposals::list_waiting(tx.db())?;
    let same = |it: &role_proposals::Proposal| it.person_id == person && it.term.overlaps(&term);
    if waiting.iter().any(same) {
        return Err(Refusal::Proposed.into());
    }
    role_proposals::insert(tx, person, &term, by)?;
    tell_access::tell_approvers(tx, by, person)?;
    let role = term.role.code();
    ledger::record(tx, &person.to_string(), &Event::RoleProposed { role })?;
    Ok(Outcome::Proposed)
}
