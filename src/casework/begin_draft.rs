//! Begin to write a report.

use super::Failure;
use crate::audit::Event;
use crate::domain::person::PersonId;
use crate::domain::report::{MOST_DRAFTS, Refusal};
use crate::store::{Tx, drafts, ledger};

/// Begins a draft for `owner` and gives its token, which stands in the addresses of its pages.
pub fn begin_draft(tx: &mut Tx<'_>, owner: PersonId) -> Result<String, Failure> {
    if drafts::list_own(tx.db(), owner)?.len() >= MOST_DRAFTS {
        return Err(Refusal::TooManyDrafts { most: MOST_DRAFTS }.into());
    }
    let (id, token) = drafts::insert(tx, owner)?;
    ledger::record(tx, &drafts::subject(id), &Event::DraftBegun)?;
    Ok(token)
}
