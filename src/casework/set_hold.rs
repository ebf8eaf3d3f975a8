//! Something stops the disposal of a case, until somebody ends it with a reason.

use super::Failure;
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::hold::{Reason, Refusal, grounds, is_new, may_end};
use crate::domain::local_time::day;
use crate::store::closed_cases::find_kept;
use crate::store::{StoreError, Tx, holds, ledger};
use chrono::NaiveDate;

/// A hold, as it is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub reason: Reason,
    pub grounds: String,
    pub until: Option<NaiveDate>,
}

/// Holds the case, whether it is closed yet or not.
pub fn set_hold(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    asked: &Asked,
) -> Result<(), Failure> {
    let case = find_kept(tx.db(), by, number)?;
    if case.destroyed_at.is_some() {
        return Err(Refusal::Destroyed.into());
    }
    may_end(asked.until, day(tx.now))?;
    let why = grounds(&asked.grounds)?;
    let all = holds::list(tx.db(), case.id)?;
    let standing = all.iter().filter(|hold| hold.ended.is_none());
    let standing = standing.map(|hold| (hold.reason, hold.grounds.as_str()));
    is_new(asked.reason, &why, standing)?;
    holds::insert(tx, case.id, asked.reason, &why, asked.until, by.person)?;
    let event = Keeping::HoldSet {
        why: asked.reason.code(),
    };
    ledger::record(tx, &number.to_string(), &event.into())?;
    Ok(())
}

/// Ends a hold that stands, the case's own number `serial`, with the reason.
pub fn end_hold(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
    typed: &str,
) -> Result<(), Failure> {
    let case = find_kept(tx.db(), by, number)?;
    let all = holds::list(tx.db(), case.id)?;
    let hold = all.into_iter().find(|hold| hold.serial == serial);
    let hold = hold.ok_or(StoreError::NotFound)?;
    if hold.ended.is_some() {
        return Err(Refusal::Ended.into());
    }
    holds::end(tx, hold.id, &grounds(typed)?, by.person)?;
    ledger::record(tx, &number.to_string(), &Keeping::HoldEnded.into())?;
    Ok(())
}
