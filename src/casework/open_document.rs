//! Somebody opens a document of a case.

use super::Failure;
use super::show_reporter::may_know;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::document::Kind;
use crate::store::cases::Case;
use crate::store::documents::Document;
use crate::store::{Db, StoreError, Tx, cases, documents, ledger, letters};

/// Remembers that `by` opened the document, and says where its bytes lie.
pub fn open_document(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: i32,
) -> Result<Document, Failure> {
    let case = cases::take(tx, by, number)?;
    let document = documents::find(tx.db(), case.id, serial)?;
    if tells_who_reported(tx.db(), &case, &document)? {
        if !may_know(tx.db(), by, &case)? {
            return Err(StoreError::NotFound.into());
        }
        ledger::record(tx, &number.to_string(), &Event::ReporterShown)?;
    }
    let event = Event::DocumentRead {
        sha256: document.sha256.clone(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(document)
}

/// Whether `by`, who may open the case, may open this document of it: what tells who reported is for whoever may know.
pub(super) fn may_open(
    db: &mut Db,
    by: &Viewer,
    case: &Case,
    document: &Document,
) -> Result<bool, StoreError> {
    Ok(!tells_who_reported(db, case, document)? || may_know(db, by, case)?)
}

/// Whether a paper of a whistleblowing case has the name of whoever reported: the letter to
/// them, and the report where it was filed before the case was found to be one.
fn tells_who_reported(db: &mut Db, case: &Case, document: &Document) -> Result<bool, StoreError> {
    let Some(narrowed_at) = case.narrowed_at else {
        return Ok(false);
    };
    if document.kind == Kind::Report {
        return Ok(narrowed_at > case.registered_at);
    }
    let letters = letters::list(db, case.id)?;
    let mut of_reporter = letters.iter().filter(|it| it.draft.kind.is_to_reporter());
    Ok(of_reporter.any(|it| it.document == Some(document.id)))
}
