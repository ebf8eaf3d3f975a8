//! Somebody opens a document of a case.

use super::Failure;
use super::show_reporter::may_know;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::document::Kind;
use crate::store::documents::Document;
use crate::store::{StoreError, Tx, cases, documents, ledger};

/// Remembers that `by` opened the document, and says where its bytes lie.
pub fn open_document(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: i32,
) -> Result<Document, Failure> {
    let case = cases::take(tx, by, number)?;
    let document = documents::find(tx.db(), case.id, serial)?;
    // A report that was filed before the case was found to be a whistleblowing case has the name in it.
    let was_named = case.narrowed_at.is_some_and(|at| at > case.registered_at);
    if was_named && document.kind == Kind::Report && !may_know(tx.db(), by, &case)? {
        return Err(StoreError::NotFound.into());
    }
    let event = Event::DocumentRead {
        sha256: document.sha256.clone(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(document)
}
