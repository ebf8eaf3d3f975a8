//! What lies outside the database: the files of a case whose rows are gone, and the house's copies of extractions.

use super::{Office, Step, Watch};
use crate::audit::event::Keeping;
use crate::casework::Failure;
use crate::casework::export_archive;
use crate::domain::disposal::Refusal;
use crate::domain::local_time::day;
use crate::store::disposals::{self, Disposal, Fate, Line, subject};
use crate::store::files::Taken;
use crate::store::{StoreError, cases, erasure, exports, ledger};

/// Removes each file that no other case names, one at a time.
pub(super) fn files(
    office: &Office<'_>,
    list: &Disposal,
    line: &Line,
    watch: Watch<'_>,
) -> Result<(), Failure> {
    let id = list.id;
    for file in office.store.read(|db| disposals::list_files(db, line.id))? {
        if file.fate.is_some() {
            continue;
        }
        let fate = remove(office, &file.sha256, watch)?;
        office.store.write(office.actor, office.now, move |tx| {
            disposals::settle_file(tx, file.id, fate)?;
            let event = Keeping::FileDestroyed {
                fate: fate.code(),
                sha256: file.sha256,
            };
            ledger::record(tx, &subject(id), &event.into())?;
            Ok::<_, Failure>(())
        })?;
        watch(Step::FileSettled);
    }
    Ok(())
}

fn remove(office: &Office<'_>, sha256: &str, watch: Watch<'_>) -> Result<Fate, Failure> {
    if office.store.read(|db| erasure::is_named(db, sha256))? {
        office.files.put_back(sha256)?;
        return Ok(Fate::Shared);
    }
    match office.files.take_aside(sha256, office.now)? {
        Taken::Gone => {}
        Taken::Fresh => return Err(Refusal::NotYet.into()),
        Taken::Aside(aside) => {
            watch(Step::TakenAside);
            aside.destroy()?;
        }
    }
    watch(Step::FileRemoved);
    Ok(Fate::Gone)
}

/// Removes the house's own copy of each extraction that holds the case.
pub(super) fn extractions(
    office: &Office<'_>,
    line: &Line,
    watch: Watch<'_>,
) -> Result<(), Failure> {
    let case = office.store.read(|db| cases::by_id(db, line.case_id))?;
    let Some(closed_at) = case.closed_at else {
        return Ok(());
    };
    let held = office
        .store
        .read(|db| exports::list_holding(db, day(closed_at)))?;
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
