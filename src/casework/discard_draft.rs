//! Delete a draft and what was attached to it.

use super::Failure;
use crate::audit::Event;
use crate::domain::person::PersonId;
use crate::store::{Tx, attachments, drafts, ledger};

pub fn discard_draft(tx: &mut Tx<'_>, owner: PersonId, token: &str) -> Result<(), Failure> {
    let stored = drafts::find(tx.db(), owner, token)?;
    attachments::delete_of_draft(tx, stored.id)?;
    drafts::delete(tx, stored.id)?;
    ledger::record(tx, &stored.subject(), &Event::DraftDiscarded)?;
    Ok(())
}
