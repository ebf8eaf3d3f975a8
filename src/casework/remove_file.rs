//! Take a file off a draft again.

use super::Failure;
use crate::audit::Event;
use crate::domain::person::PersonId;
use crate::store::{StoreError, Tx, attachments, drafts, ledger};

/// Removes the attachment `uuid`. Its bytes are swept later, unless something else names them.
pub fn remove_file(
    tx: &mut Tx<'_>,
    owner: PersonId,
    token: &str,
    uuid: &str,
) -> Result<(), Failure> {
    let stored = drafts::find(tx.db(), owner, token)?;
    let there = attachments::list_of_draft(tx.db(), stored.id)?;
    let file = there.iter().find(|file| file.uuid == uuid);
    attachments::delete(tx, file.ok_or(StoreError::NotFound)?.id)?;
    drafts::save(tx, stored.id, &stored.draft)?;
    ledger::record(tx, &stored.subject(), &Event::AttachmentRemoved)?;
    Ok(())
}
