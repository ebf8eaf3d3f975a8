//! An export begins and ends in the list, apart from every disposal: what is destroyed lies in none that is made meanwhile.
//!
//! Parts of the verbs that call: an extraction, and messages for the archive core.

use super::Failure;
use super::export_archive::{Office, subject};
use super::open_extraction::{blocked_among, open_each};
use crate::archive::ExportError;
use crate::audit::Event;
use crate::domain::blocking;
use crate::domain::disposal::Refusal;
use crate::store::exports::{self, Handover};
use crate::store::{Db, StoreError, Tx, disposals, export_cases, ledger};
use chrono::{DateTime, Utc};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Refuses where a list of what is to be destroyed is begun, and not at its end.
pub(super) fn none_destroyed(db: &mut Db) -> Result<(), Failure> {
    if disposals::is_any_begun(db)? {
        return Err(Refusal::Begun.into());
    }
    Ok(())
}

impl From<Failure> for ExportError {
    fn from(failure: Failure) -> ExportError {
        match failure {
            Failure::Store(error) => ExportError::Store(error),
            Failure::Disposal(Refusal::Begun) => ExportError::DisposalBegun,
            Failure::Blocking(blocking::Refusal::Unsaid) => ExportError::Unsaid,
            other => ExportError::Store(StoreError::Unreadable(other.to_string())),
        }
    }
}

/// Refuses where something in these cases is blocked.
pub(super) fn none_blocked(db: &mut Db, held: &[i32]) -> Result<(), Failure> {
    if blocked_among(db, held)?.is_empty() {
        return Ok(());
    }
    Err(blocking::Refusal::Unsaid.into())
}

/// Records that it is made, and what it holds. Where a case in it was destroyed meanwhile, or blocked where nobody has
/// said why that is opened, it came to nothing: then whoever made it takes it away.
pub(super) fn finish(
    office: &Office<'_>,
    uuid: &str,
    at: DateTime<Utc>,
    held: Vec<i32>,
    handover: Handover,
) -> Result<(), ExportError> {
    let named = uuid.to_owned();
    let (is_read, opening) = (office.person.is_none(), office.opening.map(str::to_owned));
    let refused = office.store.write(office.actor, at, move |tx| {
        if export_cases::has_destroyed(tx.db(), &named)? {
            fail(tx, &named, ExportError::Destroyed.why())?;
            return Ok::<_, StoreError>(Some(ExportError::Destroyed));
        }
        // The command line gives it at once; the page, when it is fetched.
        let standing = if is_read {
            blocked_among(tx.db(), &held)?
        } else {
            vec![]
        };
        match opening {
            Some(why) => open_each(tx, &standing, &why, None)?,
            None if standing.is_empty() => (),
            None => {
                fail(tx, &named, ExportError::Unsaid.why())?;
                return Ok(Some(ExportError::Unsaid));
            }
        }
        export_cases::insert(tx, &named, &held)?;
        exports::finish(tx, &named, &handover)?;
        let count = |n| usize::try_from(n).unwrap_or(usize::MAX);
        let event = Event::ExportFinished {
            cases: count(handover.cases),
            documents: count(handover.documents),
            sha256: handover.sha256,
        };
        ledger::record(tx, &subject(&named), &event)?;
        Ok(None)
    })?;
    refused.map_or(Ok(()), Err)
}

/// Records that it came to nothing, and gives why: what went wrong first is what the archivist needs to know.
pub(super) fn failed(
    office: &Office<'_>,
    uuid: &str,
    at: DateTime<Utc>,
    error: ExportError,
) -> ExportError {
    let (named, why) = (uuid.to_owned(), error.why());
    let recorded = office
        .store
        .write(office.actor, at, move |tx| fail(tx, &named, why));
    if let Err(problem) = recorded {
        tracing::error!(%problem, "a failed export could not be recorded");
    }
    error
}

pub(super) fn fail(tx: &mut Tx<'_>, uuid: &str, why: &'static str) -> Result<(), StoreError> {
    exports::fail(tx, uuid, why)?;
    ledger::record(tx, &subject(uuid), &Event::ExportFailed { why })
}

/// Removes what was just written: the folder, which was empty before, and the files beside it.
pub(super) fn take_back(out: &Path, beside: &[PathBuf]) -> Result<(), ExportError> {
    let failed = |path: &Path, error| ExportError::File(path.to_owned(), error);
    if out.is_dir() {
        fs::remove_dir_all(out).map_err(|error| failed(out, error))?;
    }
    for path in beside {
        gone(path).map_err(|error| failed(path, error))?;
    }
    Ok(())
}

/// Removes a file, if it is there.
pub(super) fn gone(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
