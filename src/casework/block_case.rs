//! The archivist blocks a closed case, or one document of it, and lifts the blocking again.

use super::Failure;
use super::reopen_access::reopen_access;
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::blocking::{Reason, Refusal, Standing, grounds, may_block};
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::coded::Coded;
use crate::store::closed_cases::find_kept;
use crate::store::{
    Db, StoreError, Tx, access_requests, blockings, cases, disposals, documents, holds, ledger,
};

/// A blocking, as it is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub number: CaseNumber,
    /// The document's number in the case; nothing for all of the case.
    pub document: Option<i32>,
    pub reason: Reason,
    pub grounds: String,
}

/// Blocks it. Gives the blocking's number.
pub fn block_case(tx: &mut Tx<'_>, by: &Viewer, asked: &Asked) -> Result<i32, Failure> {
    let missing = |error| match error {
        StoreError::NotFound => Failure::Blocking(Refusal::NoSuch),
        other => other.into(),
    };
    let kept = find_kept(tx.db(), by, asked.number).map_err(missing)?;
    let case = kept.id;
    let found = asked
        .document
        .map(|serial| documents::find(tx.db(), case, serial).map_err(missing))
        .transpose()?;
    let document = found.as_ref().map(|it| it.id);
    may_block(Standing {
        is_destroyed: kept.destroyed_at.is_some(),
        is_told_by_case: found.is_some_and(|it| it.kind.is_told_by_case()),
        ..standing(tx.db(), case, document)?
    })?;
    let why = (asked.reason, grounds(&asked.grounds)?);
    let id = blockings::insert(tx, case, document, (why.0, &why.1), by.person)?;
    let event = Keeping::BlockingSet {
        document: asked.document,
        why: asked.reason.code(),
    };
    ledger::record(tx, &asked.number.to_string(), &event.into())?;
    Ok(id)
}

fn standing(db: &mut Db, case: i32, document: Option<i32>) -> Result<Standing, StoreError> {
    let found = cases::by_id(db, case)?;
    Ok(Standing {
        is_closed: found.stage == Stage::Closed && found.closed_at.is_some(),
        is_destroyed: false,
        is_told_by_case: false,
        is_held: holds::stands(db, case)? || access_requests::has_open(db, case)?,
        is_listed: disposals::is_listed(db, case)?,
        is_blocked: blockings::stands(db, case, document)?,
    })
}

/// Lifts it, with the reason: from then on everybody sees it who would have. Whoever was answered without it meanwhile
/// waits for the rest.
pub fn lift_blocking(tx: &mut Tx<'_>, by: &Viewer, id: i32, typed: &str) -> Result<(), Failure> {
    let blocking = blockings::find(tx.db(), by, id)?;
    if blocking.lifted.is_some() {
        return Err(Refusal::Lifted.into());
    }
    blockings::lift(tx, id, &grounds(typed)?, by.person)?;
    let event = Keeping::BlockingLifted {
        document: blocking.document,
    };
    ledger::record(tx, &blocking.number.to_string(), &event.into())?;
    reopen_access(tx, blocking.case_id)
}
