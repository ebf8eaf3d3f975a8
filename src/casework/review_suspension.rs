//! An officer looks at a running suspension again, and says why it goes on (arbeidsmiljølova § 15-13 second paragraph).

use super::{Failure, next_step, suspended};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::local_time;
use crate::domain::suspension::{Deed, Refusal, Step, review};
use crate::store::{Tx, ledger, suspensions};

/// Keeps the review. Where the conditions are gone the suspension is ended instead, at once.
pub fn review_suspension(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    grounds: &str,
    special_nature: &str,
) -> Result<(), Failure> {
    let found = suspended::take(tx, by, number)?;
    let suspension = &found.suspension;
    let stage = suspension
        .stage
        .after(Step::Review)
        .map_err(Refusal::from)?;
    let today = local_time::day(tx.now);
    let began_on = suspension.began_on.unwrap_or(today);
    review(grounds, special_nature, began_on, today)?;
    let special = special_nature.trim();
    let special = (!special.is_empty()).then_some(special);
    let deed = Deed::Reviewed;
    suspensions::keep(tx, suspension.id, deed, grounds.trim(), special, by.person)?;
    suspensions::advance(tx, suspension, stage)?;
    next_step::settle(tx, found.case.id)?;
    ledger::record(tx, &number.to_string(), &Event::SuspensionReviewed)?;
    Ok(())
}
