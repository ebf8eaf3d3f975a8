//! What lies outside the database: the files of a case whose rows are gone, and the house's copies of extractions.

use super::{Office, Step, Watch};
use crate::audit::event::Keeping;
use crate::casework::Failure;
use crate::casework::export_archive;
use crate::domain::disposal::Refusal;
use crate::store::disposals::{self, Disposal, Fate, Line, subject};
use crate::store::{StoreError, cases, exports, files, ledger};

/// Destroys the key of the case's files, and then each file, one at a time. No other case has them.
pub(super) fn files(
    office: &Office<'_>,
    list: &Disposal,
    line: &Line,
    watch: Watch<'_>,
) -> Result<(), Failure> {
    // A file of the case may lie readable where it was to be converted when the house was cut off.
    if !office.files.sweep_workrooms()? {
        return Err(Refusal::NotYet.into());
    }
    let (id, case) = (list.id, line.case_id);
    let (owner, number) = office.store.read(|db| {
        let number = cases::by_id(db, case)?.number;
        Ok::<_, StoreError>((files::of_case(db, case)?, number))
    })?;
    if line.key_destroyed_at.is_none() {
        office.files.destroy_key(&owner)?;
        watch(Step::KeyDestroyed);
        let line = line.id;
        office.store.write(office.actor, office.now, move |tx| {
            disposals::destroyed_key(tx, line)?;
            let event = Keeping::FileKeyDestroyed {
                case: number.to_string(),
            };
            ledger::record(tx, &subject(id), &event.into())?;
            Ok::<_, Failure>(())
        })?;
        watch(Step::KeySettled);
    }
    for file in office.store.read(|db| disposals::list_files(db, line.id))? {
        if file.fate.is_some() {
            continue;
        }
        office.files.destroy(&owner, &file.sha256)?;
        watch(Step::FileRemoved);
        office.store.write(office.actor, office.now, move |tx| {
            disposals::settle_file(tx, file.id, Fate::Gone)?;
            let event = Keeping::FileDestroyed {
                fate: Fate::Gone.code(),
                sha256: file.sha256,
            };
            ledger::record(tx, &subject(id), &event.into())?;
            Ok::<_, Failure>(())
        })?;
        watch(Step::FileSettled);
    }
    office.files.clear(&owner)?;
    watch(Step::FolderCleared);
    Ok(())
}

/// Removes the house's own copy of each extraction that holds the case.
pub(super) fn extractions(
    office: &Office<'_>,
    line: &Line,
    watch: Watch<'_>,
) -> Result<(), Failure> {
    let case = office.store.read(|db| cases::by_id(db, line.case_id))?;
    let held = office
        .store
        .read(|db| exports::list_holding(db, case.id, case.closed_at))?;
    for export in held {
        // One that was made after the case was gone does not hold it.
        if line.erased_at.is_some_and(|at| export.started_at > at) {
            continue;
        }
        export_archive::remove(office.exports, &export.uuid).map_err(StoreError::File)?;
        watch(Step::ExportRemoved);
        office.store.write(office.actor, office.now, move |tx| {
            exports::remove(tx, &export.uuid)?;
            let subject = export_archive::subject(&export.uuid);
            ledger::record(tx, &subject, &Keeping::ExportRemoved.into())?;
            Ok::<_, Failure>(())
        })?;
        watch(Step::ExportSettled);
    }
    Ok(())
}
