//! A leader says that what was decided is carried out.

use super::Failure;
use crate::audit::{Errand, Event};
use crate::domain::person::PersonId;
use crate::domain::task::TaskKind;
use crate::store::{StoreError, Tx, ledger, tasks};

/// Only one's own, and only what a person must say is done: other tasks end by what is done in the case.
pub fn finish_task(tx: &mut Tx<'_>, token: &str, by: PersonId) -> Result<(), Failure> {
    let task = tasks::find_by_token(tx.db(), token)?;
    let is_own = task.person == by && task.kind == TaskKind::CarryOut;
    if !is_own || task.closed_at.is_some() {
        return Err(StoreError::NotFound.into());
    }
    tasks::close(tx, task.id)?;
    let event = Event::Errand(Errand::TaskFinished);
    ledger::record(tx, &format!("task-{}", task.id), &event)?;
    Ok(())
}
