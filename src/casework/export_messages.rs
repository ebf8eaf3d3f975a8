//! Writes closed cases for the municipality's archive core, and remembers what was written.
//!
//! The command line makes a folder; the page makes one file, kept in the house's own folder under the export's
//! identity. Sending it is for the operator's own client.

use super::export_archive::{Office, remove, subject};
use super::read_whole::read_whole;
use super::settle_export::{failed, finish, none_destroyed, take_back};
use super::{Failure, explain_export};
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
    let ended = end(office, &uuid, request.version, finished_at(), made);
    if let Err(ExportError::Destroyed) = ended {
        take_back(&request.out, &[])?;
    }
    ended
}

/// Says that it has begun; gives the export's identity.
pub fn start(office: &Office<'_>, scope: Scope, version: Version) -> Result<String, Failure> {
    let uuid = new_uuid()?;
    let (from, to) = period(office, scope)?;
    let (person, named) = (office.person, uuid.clone());
    office.store.write(office.actor, office.now, move |tx| {
        none_destroyed(tx.db())?;
        let held = match scope {
            Scope::Case(number) => {
                let case = archive_rows::one(tx.db(), number)?;
                case.iter().map(|case| case.id).collect()
            }
            Scope::Period(..) => export_cases::closed_in(tx.db(), (from, to))?,
        };
        exports::insert(tx, &named, (from, to), person)?;
        exports::name_kind(tx, &named, version.kind())?;
        export_cases::insert(tx, &named, &held)?;
        let event = Event::ExportStarted {
            from: from.to_string(),
            to: to.to_string(),
        };
        ledger::record(tx, &subject(&named), &event)?;
        Ok::<_, Failure>(())
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
    let ended = end(office, uuid, version, finished_at(), made);
    if let Err(ExportError::Destroyed) = ended {
        let failed = |error| ExportError::File(folder.to_owned(), error);
        remove(folder, uuid).map_err(failed)?;
    }
    ended
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
    let is_gone = office
        .store
        .read(|db| export_cases::has_destroyed(db, uuid))?;
    let made = match made {
        Ok(made) if !is_gone => made,
        Ok(_) => return Err(failed(office, uuid, at, ExportError::Destroyed)),
        Err(error) => return Err(failed(office, uuid, at, error)),
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
    finish(office, uuid, at, held.into_iter().collect(), handover)?;
    Ok(made)
}
