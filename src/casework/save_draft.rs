//! Save one page of a report as it stands, right or wrong.

use super::Failure;
use crate::audit::Event;
use crate::domain::person::PersonId;
use crate::domain::report::{LARGEST_DRAFT, Refusal, Words};
use crate::store::{Tx, drafts, ledger};

/// Keeps `words` in the owner's draft. They need not make sense: `check_step` says afterwards what to put right.
pub fn save_draft(
    tx: &mut Tx<'_>,
    owner: PersonId,
    token: &str,
    words: Words,
) -> Result<(), Failure> {
    let stored = drafts::find(tx.db(), owner, token)?;
    let subject = stored.subject();
    let mut draft = stored.draft;
    draft.put(words);
    let bytes = draft.text().len();
    if bytes > LARGEST_DRAFT {
        let most = LARGEST_DRAFT;
        return Err(Refusal::DraftTooLarge { bytes, most }.into());
    }
    drafts::save(tx, stored.id, &draft)?;
    ledger::record(tx, &subject, &Event::DraftSaved)?;
    Ok(())
}
