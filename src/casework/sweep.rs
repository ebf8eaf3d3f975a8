//! The house is swept for the day: away with drafts nobody has touched for 30 days and forms parked
//! more than 24 hours ago; what waits for a decision goes to whoever may decide today.

use super::{Failure, next_step};
use crate::audit::Event;
use crate::domain::parked_form::PARKED_HOURS;
use crate::domain::report::DRAFT_DAYS;
use crate::store::{Tx, attachments, drafts, ledger, parked_forms};
use chrono::TimeDelta;

/// How much was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Swept {
    pub drafts: usize,
    pub forms: usize,
}

/// Each draft's end is recorded under the draft; one entry says that the night's sweep was done.
pub fn sweep(tx: &mut Tx<'_>) -> Result<Swept, Failure> {
    let now = tx.now;
    let left = drafts::list_left(tx.db(), now - TimeDelta::days(DRAFT_DAYS))?;
    for draft in &left {
        attachments::delete_of_draft(tx, *draft)?;
        drafts::delete(tx, *draft)?;
        ledger::record(tx, &drafts::subject(*draft), &Event::DraftDiscarded)?;
    }
    let parked = parked_forms::list_left(tx.db(), now - TimeDelta::hours(PARKED_HOURS))?;
    for form in &parked {
        parked_forms::delete(tx, *form)?;
    }
    next_step::settle_deciders(tx)?;
    let swept = Swept {
        drafts: left.len(),
        forms: parked.len(),
    };
    let event = Event::DraftsSwept {
        drafts: swept.drafts,
        forms: swept.forms,
    };
    ledger::record(tx, "system", &event)?;
    Ok(swept)
}
