//! Somebody who handles a case has considered forvaltningslova § 6, and says what they found.

use super::{Failure, conflicted, impartial};
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::impartiality::{Grounds, Refusal, check};
use crate::domain::person::PersonId;
use crate::domain::routing::LeaderTold;
use crate::store::{Tx, cases, involved};

/// Keeps that `by` is impartial. Said again, it is kept again: facts may have changed.
pub fn declare_impartiality(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    impartial::keep(tx, &case, by.person)
}

/// `by` steps aside, and has seen the case for the last time.
pub fn step_aside(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    grounds: &Grounds,
    when: LeaderTold,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    check(grounds)?;
    conflicted::relieve(tx, &case, by.person, grounds, by.person, when)
}

/// The head of HR registers that somebody else is conflicted, whenever it is found out.
/// Who has a part in the case is kept out already.
pub fn register_conflict(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    person: PersonId,
    grounds: &Grounds,
    when: LeaderTold,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    check(grounds)?;
    if involved::of_case(tx.db(), case.id)?.implicates(person) {
        return Err(Refusal::Already.into());
    }
    conflicted::relieve(tx, &case, person, grounds, by.person, when)
}
