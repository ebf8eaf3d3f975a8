//! Somebody follows the link in a mail, and has signed in.

use crate::audit::Event;
use crate::casework::Failure;
use crate::domain::person::PersonId;
use crate::store::tasks::{self, Task};
use crate::store::{StoreError, Tx, ledger};

/// What the link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    Task(Task),
    /// There is no such task for this person. Whose it is, or whether it ever was, is not said.
    Nothing,
}

/// Opens a task for the person it was given to. A token that is not theirs is remembered as an attempt.
pub fn open_task(tx: &mut Tx<'_>, token: &str, reader: PersonId) -> Result<Opened, Failure> {
    let found = match tasks::find_by_token(tx.db(), token) {
        Ok(task) => Some(task),
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error.into()),
    };
    let own = found.filter(|task| task.person == reader && !task.is_withdrawn());
    let Some(task) = own else {
        let page = "task".to_owned();
        ledger::record(tx, &reader.to_string(), &Event::AccessDenied { page })?;
        return Ok(Opened::Nothing);
    };
    ledger::record(tx, &format!("task-{}", task.id), &Event::TaskOpened)?;
    Ok(Opened::Task(task))
}
