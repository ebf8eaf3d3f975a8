//! Attach a file to a draft.

use super::Failure;
use super::receive_file::Received;
use crate::audit::Event;
use crate::domain::attachment::{Unfit, fits};
use crate::domain::person::PersonId;
use crate::store::{Tx, attachments, drafts, ledger};

/// Gives the attachment's UUID.
pub fn attach_file(
    tx: &mut Tx<'_>,
    owner: PersonId,
    token: &str,
    received: &Received,
) -> Result<String, Failure> {
    let Received { name, kept } = received;
    let stored = drafts::find(tx.db(), owner, token)?;
    let there = attachments::list_of_draft(tx.db(), stored.id)?;
    let is_same = |name_there: &str, sha256: &str| name_there == name.text && sha256 == kept.sha256;
    if there.iter().any(|file| is_same(&file.name, &file.sha256)) {
        return Err(Unfit::AttachedAlready.into());
    }
    let sizes: Vec<u64> = there.iter().map(|file| file.size).collect();
    fits(&sizes, kept.size.cast_unsigned())?;

    let uuid = attachments::insert(tx, stored.id, name, kept, owner)?;
    // The draft counts as changed today.
    drafts::save(tx, stored.id, &stored.draft)?;
    let event = Event::AttachmentAdded {
        sha256: kept.sha256.clone(),
        size: kept.size,
    };
    ledger::record(tx, &stored.subject(), &event)?;
    Ok(uuid)
}
