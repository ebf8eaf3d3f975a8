//! A suspension is ended, whatever stage it stands in (arbeidsmiljølova § 15-13 second paragraph).

use super::{Failure, next_step, suspended};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::{is_impartial, may_end_suspension};
use crate::domain::case::CaseNumber;
use crate::domain::suspension::{Deed, Refusal, Step, end};
use crate::store::{Tx, ledger, suspensions};
use chrono::NaiveDate;

/// Keeps the last day and why. It must be ended at once when the conditions are gone,
/// so whoever prepares the case may do it, beside whoever may decide one.
pub fn end_suspension(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    ended_on: NaiveDate,
    grounds: &str,
) -> Result<(), Failure> {
    let found = suspended::take(tx, by, number)?;
    let suspension = &found.suspension;
    let known = found.known(tx, by)?;
    let candidate = known.candidate();
    is_impartial(&candidate)?;
    if !may_end_suspension(&candidate, known.today) {
        return Err(Refusal::NotForYou.into());
    }
    let stage = suspension.stage.after(Step::End).map_err(Refusal::from)?;
    end(grounds, ended_on, suspension.began_on, known.today)?;
    let deed = Deed::Ended;
    suspensions::keep(tx, suspension.id, deed, grounds.trim(), None, by.person)?;
    suspensions::advance(tx, suspension, stage)?;
    next_step::settle(tx, found.case.id)?;
    suspensions::end(tx, suspension, ended_on)?;
    ledger::record(tx, &number.to_string(), &Event::SuspensionEnded)?;
    Ok(())
}
