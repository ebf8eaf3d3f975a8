//! Writes closed cases for the municipality's archive core, and remembers what was written.
//!
//! The command line makes a folder; the page makes one file, kept in the house's own folder under the export's
//! identity. Sending it is for the operator's own client.

use super::explain_export;
use super::export_archive::{Office, subject};
use super::read_whole::read_whole;
use crate::archive::arkivmelding::{self, MessageRequest, Messages};
pub use crate::archive::arkivmelding::{Scope, Version};
use crate::archive::{self, ExportError};
use crate::audit::{ArchiveCore, Event};
use crate::domain::local_time::day;
use crate::store::exports::{self, Handover};
use crate::store::{StoreError, archive_rows, core_units, export_cases, ledger, new_uuid};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::Path;

/// How the name of something that is being made begins.
const UNFINISHED: &str = ".unfinished-";
/// Cases that are written down at a time.
const PAGE: usize = 50;

/// Writes messages to a folder, from start to end.
pub fn export_messages(
    office: &Office<'_>,
    request: &MessageRequest,
    finished_at: impl FnOnce() -> DateTime<Utc>,
    progress: archive::Progress<'_>,
) -> Result<Messages, ExportError> {
    let uuid = start(office, request.scope, request.version)?;
    let (store, files) = (office.store, office.files);
    let made = match office.planning() {
        Ok(profile) => {
            arkivmelding::export_messages(store, files, &profile, request, read_whole, progress)
        }
        Err(why) => Err(why.into()),
    };
    end(office, &uuid, request.version, finished_at(), made)
}

/// Says that it has begun; gives the export's identity.
pub fn start(office: &Office<'_>, scope: Scope, version: Version) -> Result<String, StoreError> {
    let uuid = new_uuid()?;
    let (from, to) = period(office, scope)?;
    let held = match scope {
        Scope::Case(number) => {
            let case = office.store.read(|db| archive_rows::one(db, number))?;
            case.iter().map(|case| case.id).collect()
        }
        Scope::Period(..) => office
            .store
            .read(|db| export_cases::closed_in(db, (from, to)))?,
    };
    let (person, named) = (office.person, uuid.clone());
    office.store.write(office.actor, office.now, move |tx| {
        exports::insert(tx, &named, (from, to), person)?;
        exports::name_kind(tx, &named, version.kind())?;
        export_cases::insert(tx, &named, &held)?;
        let event = Event::ExportStarted {
            from: from.to_string(),
            to: to.to_string(),
        };
        ledger::record(tx, &subject(&named), &event)
    })?;
    Ok(uuid)
}

/// A case counts as the day it was closed: a copy of it goes when the case is destroyed.
fn period(office: &Office<'_>, scope: Scope) -> Result<(NaiveDate, NaiveDate), StoreError> {
    let number = match scope {
        Scope::Period(from, to) => return Ok((from, to)),
        Scope::Case(number) => number,
    };
    let case = office.store.read(|db| archive_rows::one(db, number))?;
    let closed = case.and_then(|case| case.closed_at);
    let on = day(closed.unwrap_or(office.now));
    Ok((on, on))
}

/// Makes the one file of an export that [`start`] began. What it is made of is removed again.
pub fn make_file(
    office: &Office<'_>,
    (scope, version): (Scope, Version),
    uuid: &str,
    folder: &Path,
    finished_at: impl FnOnce() -> DateTime<Utc>,
) -> Result<Messages, ExportError> {
    let made = pack(office, (scope, version), uuid, folder);
    match &made {
        Ok(made) => explain_export::keep_remarks(folder, uuid, &arkivmelding::remarks(made)),
        Err(error) => explain_export::keep(folder, uuid, error),
    }
    end(office, uuid, version, finished_at(), made)
}

fn pack(
    office: &Office<'_>,
    (scope, version): (Scope, Version),
    uuid: &str,
    folder: &Path,
) -> Result<Messages, ExportError> {
    let failed = |error| ExportError::File(folder.to_owned(), error);
    fs::create_dir_all(folder).map_err(failed)?;
    let unfinished = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix(UNFINISHED);
        builder
    };
    let room = unfinished().tempdir_in(folder).map_err(failed)?;
    let request = MessageRequest {
        scope,
        version,
        out: room.path().join(version.kind()),
    };
    let (store, files, profile) = (office.store, office.files, office.planning()?);
    let made = arkivmelding::export_messages(
        store,
        files,
        &profile,
        &request,
        read_whole,
        &mut |_, _| {},
    )?;
    let mut file = unfinished().tempfile_in(folder).map_err(failed)?;
    archive::zip::pack(room.path(), file.as_file_mut()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let place = folder.join(format!("{uuid}.zip"));
    file.persist(place).map_err(|error| failed(error.error))?;
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(failed)?;
    Ok(made)
}

/// Records how it went: what was written of each case, and then that it is done.
fn end(
    office: &Office<'_>,
    uuid: &str,
    version: Version,
    at: DateTime<Utc>,
    made: Result<Messages, ExportError>,
) -> Result<Messages, ExportError> {
    let named = uuid.to_owned();
    let made = match made {
        Ok(made) => made,
        Err(error) => {
            let why = error.why();
            let recorded = office.store.write(office.actor, at, move |tx| {
                exports::fail(tx, &named, why)?;
                ledger::record(tx, &subject(&named), &Event::ExportFailed { why })
            });
            if let Err(problem) = recorded {
                tracing::error!(%problem, "a failed export could not be recorded");
            }
            // What went wrong first is what the archivist needs to know.
            return Err(error);
        }
    };
    let cases = arkivmelding::cases(&made.units);
    let cases: Vec<_> = cases.into_iter().collect();
    for page in cases.chunks(PAGE) {
        let own = |number| made.units.iter().filter(move |(of, _)| of == number);
        let each = page.iter();
        let each: Vec<_> = each
            .map(|number| (*number, own(number).map(|(_, unit)| unit.clone())))
            .map(|(number, units)| (number, units.collect::<Vec<_>>()))
            .collect();
        office.store.write(office.actor, at, move |tx| {
            for (number, units) in &each {
                for unit in units {
                    core_units::made(tx, unit, version.number())?;
                }
                let event = ArchiveCore::MessagesMade {
                    version: version.number(),
                    // Each registration has a message, and the case lies in the first of them.
                    messages: units.len().saturating_sub(1),
                };
                ledger::record(tx, &number.to_string(), &event.into())?;
            }
            Ok::<_, StoreError>(())
        })?;
    }
    let handover = Handover {
        cases: made.cases,
        documents: made.files,
        size: made.size,
        sha256: made.sha256.clone(),
        is_complete: true,
    };
    let held: BTreeSet<i32> = made.units.iter().map(|(_, unit)| unit.case_id).collect();
    let held: Vec<i32> = held.into_iter().collect();
    office.store.write(office.actor, at, move |tx| {
        export_cases::insert(tx, &named, &held)?;
        exports::finish(tx, &named, &handover)?;
        let count = |n| usize::try_from(n).unwrap_or(usize::MAX);
        let event = Event::ExportFinished {
            cases: count(handover.cases),
            documents: count(handover.documents),
            sha256: handover.sha256,
        };
        ledger::record(tx, &subject(&named), &event)
    })?;
    Ok(made)
}
