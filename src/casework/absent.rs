//! Somebody has gone or come back: what they had to do, and what they were to be told, is asked anew.
//!
//! A part of other verbs; it records nothing itself.

use super::{Failure, next_step, notify};
use crate::domain::case::Stage;
use crate::domain::person::PersonId;
use crate::domain::routing::LeaderTold;
use crate::store::{Tx, cases, tasks};
use std::collections::BTreeSet;

/// Asks the rules again in every open case in which one of `people` has something to do, or has it done
/// in their place. Gives how many cases that were.
pub(super) fn ask_again(
    tx: &mut Tx<'_>,
    people: &[PersonId],
    when: LeaderTold,
) -> Result<usize, Failure> {
    let mut touched = BTreeSet::new();
    for person in people {
        touched.extend(tasks::cases_touching(tx.db(), *person)?);
    }
    for id in &touched {
        if cases::by_id(tx.db(), *id)?.stage == Stage::Closed {
            continue;
        }
        let gates = notify::Gates::of_case(tx.db(), *id)?;
        notify::tell_of_case(tx, *id, gates, when)?;
        next_step::settle(tx, *id)?;
    }
    Ok(touched.len())
}
