//! Whoever may decide signs in with two proofs, also a leader who decides by delegation or in a conflicted person's place.

use crate::casework::sign_out;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::second_factor::{Demand, Policy};
use crate::store::{Db, StoreError, Tx, delegations, people, second_factors};
use chrono::NaiveDate;

/// What `policy` asks of the person today, whatever they decide by.
pub fn demand(
    db: &mut Db,
    person: PersonId,
    today: NaiveDate,
    policy: Policy,
) -> Result<Demand, StoreError> {
    let roles = people::roles(db, person, today)?;
    // One that begins tomorrow may begin in the middle of a session.
    let held = delegations::of_person(db, person)?;
    let is_open = |last: Option<NaiveDate>| last.is_none_or(|last| today <= last);
    let decides =
        held.iter().any(|it| is_open(it.to_on)) || delegations::is_substitute_anywhere(db, person)?;
    Ok(policy.demand(&roles, decides))
}

/// Somebody has just been given power to decide. Without a second proof every session of theirs
/// ends, so that nothing is decided before there is one.
pub fn demand_second_factor(
    tx: &mut Tx<'_>,
    person: PersonId,
    policy: Policy,
) -> Result<(), StoreError> {
    let today = day(tx.now);
    let factor = second_factors::find(tx.db(), person)?;
    let has_factor = factor.is_some_and(|factor| factor.confirmed_at.is_some());
    if !has_factor && demand(tx.db(), person, today, policy)? == Demand::Required {
        sign_out::everywhere(tx, person, None)?;
    }
    Ok(())
}
