//! Somebody opens a document of a case.

use super::Failure;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::store::documents::Document;
use crate::store::{Tx, cases, documents, ledger};

/// Remembers that `by` opened the document, and says where its bytes lie.
pub fn open_document(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: i32,
) -> Result<Document, Failure> {
    let case = cases::take(tx, by, number)?;
    let document = documents::find(tx.db(), case.id, serial)?;
    let event = Event::DocumentRead {
        sha256: document.sha256.clone(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(document)
}
