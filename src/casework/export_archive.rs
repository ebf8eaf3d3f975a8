//! Hands closed cases on to the archive, and fetches an extraction that was made.
//!
//! The command line makes a folder; the page makes one file, kept in the
//! house's own folder under the export's identity.

use super::open_extraction::{blocked_in, is_said};
use super::settle_export::{fail, failed, finish, gone, none_blocked, none_destroyed, take_back};
use super::{Failure, explain_export};
pub use crate::archive::Profile;
use crate::archive::fault::Notice;
use crate::archive::{self, ExportError, Exported, Request, schemas};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::blocking;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::store::exports::{self, Export, Handover, State};
use crate::store::files::Files;
use crate::store::{Store, StoreError, export_cases, ledger, new_uuid, schedules};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// How the name of something that is being made begins.
const UNFINISHED: &str = ".unfinished-";

/// What every export needs: where things are, whose archive it is, who asks, and when.
pub struct Office<'a> {
    pub store: &'a Store,
    pub files: &'a Files,
    pub profile: &'a Profile,
    /// As the ledger writes it: `u-17`, `cli`.
    pub actor: &'a str,
    /// Nobody when the command line asks.
    pub person: Option<PersonId>,
    /// Why what is blocked in it is opened, where the command line asks; the page asks when it is fetched.
    pub opening: Option<&'a str>,
    pub now: DateTime<Utc>,
}

impl Office<'_> {
    /// The profile, with what the schedule that holds today plans to destroy (arkivforskrifta § 3).
    pub(super) fn planning(&self) -> Result<Profile, StoreError> {
        let today = day(self.now);
        let version = self.store.read(|db| schedules::in_force(db, today))?;
        let rules = version.map(|version| version.schedule.rules);
        let rows = rules.iter().flatten().map(|rule| rule.code);
        Ok(Profile {
            planned: rows.collect(),
            ..self.profile.clone()
        })
    }
}

/// What the page asks for. The result lies in `folder`, which the house keeps.
pub struct PageRequest<'a> {
    pub uuid: &'a str,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub schemas: Option<PathBuf>,
    pub folder: &'a Path,
}

/// Writes an extraction to a folder, from start to end.
///
/// `finished_at` is asked once the work is done, for it may take hours.
pub fn export_archive(
    office: &Office<'_>,
    request: &Request,
    finished_at: impl FnOnce() -> DateTime<Utc>,
    progress: archive::Progress<'_>,
) -> Result<Exported, ExportError> {
    let uuid = start(office, request.from, request.to)?;
    write_begun(office, &uuid, request, || (), finished_at, progress)
}

/// The same for an export that [`start`] has begun. What must be made `ready` first is made while it stands there as
/// under way, and only where the settings, the schemas and the folder are such that it can be written.
pub fn write_begun(
    office: &Office<'_>,
    uuid: &str,
    request: &Request,
    ready: impl FnOnce(),
    finished_at: impl FnOnce() -> DateTime<Utc>,
    progress: archive::Progress<'_>,
) -> Result<Exported, ExportError> {
    let Office {
        store, files, now, ..
    } = *office;
    let made = archive::look_ahead(office.profile, request).and_then(|()| {
        ready();
        archive::export(store, files, &office.planning()?, request, now, progress)
    });
    let dias = made.as_ref().ok().and_then(|made| made.dias.clone());
    let ended = end(office, uuid, finished_at(), made);
    if let Err(ExportError::Destroyed | ExportError::Unsaid) = ended {
        let dias = dias.map(|it| [it.tar, it.description]);
        let (text, data) = archive::report_paths(&request.out);
        take_back(&request.out, &[text, data])?;
        take_back(&request.out, dias.as_ref().map_or(&[], |it| it.as_slice()))?;
    }
    ended
}

/// Says that an export has begun; gives its identity. The page answers at once and lets
/// [`make_file`] do the work elsewhere. Not while cases are being destroyed: what is made then would keep them.
pub fn start(office: &Office<'_>, from: NaiveDate, to: NaiveDate) -> Result<String, Failure> {
    let uuid = new_uuid()?;
    let (person, named) = (office.person, uuid.clone());
    // The command line gives what is blocked at once; the page asks why when it is fetched.
    let is_said = person.is_some() || office.opening.is_some();
    office.store.write(office.actor, office.now, move |tx| {
        none_destroyed(tx.db())?;
        exports::insert(tx, &named, (from, to), person)?;
        let held = export_cases::closed_in(tx.db(), (from, to))?;
        if !is_said {
            none_blocked(tx.db(), &held)?;
        }
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

/// Makes the one file of an export that [`start`] began: the package and the
/// report about it. What it is made of is removed again.
pub fn make_file(
    office: &Office<'_>,
    asked: &PageRequest<'_>,
    finished_at: impl FnOnce() -> DateTime<Utc>,
    progress: archive::Progress<'_>,
) -> Result<Exported, ExportError> {
    make_file_of_what_is_ready(office, asked, || (), finished_at, progress)
}

/// The same, where something must be made `ready` first: only where the settings and the schemas are such that it can
/// be written.
pub fn make_file_of_what_is_ready(
    office: &Office<'_>,
    asked: &PageRequest<'_>,
    ready: impl FnOnce(),
    finished_at: impl FnOnce() -> DateTime<Utc>,
    progress: archive::Progress<'_>,
) -> Result<Exported, ExportError> {
    let made = pack(office, asked, ready, progress);
    match &made {
        Ok(exported) => {
            let notices = exported.notices.iter().map(Notice::unnamed);
            let remarks: Vec<String> = notices.collect();
            explain_export::keep_remarks(asked.folder, asked.uuid, &remarks);
        }
        Err(error) => explain_export::keep(asked.folder, asked.uuid, error),
    }
    let ended = end(office, asked.uuid, finished_at(), made);
    if let Err(ExportError::Destroyed) = ended {
        let failed = |error| ExportError::File(asked.folder.to_owned(), error);
        remove(asked.folder, asked.uuid).map_err(failed)?;
    }
    ended
}

fn pack(
    office: &Office<'_>,
    asked: &PageRequest<'_>,
    ready: impl FnOnce(),
    progress: archive::Progress<'_>,
) -> Result<Exported, ExportError> {
    let failed = |error| ExportError::File(asked.folder.to_owned(), error);
    fs::create_dir_all(asked.folder).map_err(failed)?;
    let unfinished = || {
        let mut builder = tempfile::Builder::new();
        builder.prefix(UNFINISHED);
        builder
    };
    let room = unfinished().tempdir_in(asked.folder).map_err(failed)?;
    let name = format!("noark5-uttrekk-{}-{}", asked.from, asked.to);
    let request = Request {
        from: asked.from,
        to: asked.to,
        out: room.path().join(&name),
        schemas: asked.schemas.clone(),
        accept_unknown_schemas: false,
        is_dias: false,
    };
    let Office {
        store, files, now, ..
    } = *office;
    archive::look_ahead(office.profile, &request)?;
    ready();
    let exported = archive::export(store, files, &office.planning()?, &request, now, progress)?;
    let mut file = unfinished().tempfile_in(asked.folder).map_err(failed)?;
    archive::zip::pack(room.path(), file.as_file_mut()).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    let place = place(asked.folder, asked.uuid);
    file.persist(place).map_err(|error| failed(error.error))?;
    File::open(asked.folder)
        .and_then(|folder| folder.sync_all())
        .map_err(failed)?;
    Ok(exported)
}

/// Records how it went, whatever way it went.
fn end(
    office: &Office<'_>,
    uuid: &str,
    at: DateTime<Utc>,
    made: Result<Exported, ExportError>,
) -> Result<Exported, ExportError> {
    match made {
        Ok(exported) => {
            let handover = Handover {
                cases: exported.cases,
                documents: exported.documents,
                size: exported.size,
                sha256: exported.sha256.clone(),
                is_complete: exported.is_complete,
            };
            finish(office, uuid, at, exported.held.clone(), handover)?;
            Ok(exported)
        }
        Err(error) => Err(failed(office, uuid, at, error)),
    }
}

/// Ends the page's exports that were under way when the program stopped, and
/// removes what they left in `folder`. Called once, when the program starts. An
/// export from the command line may still run; after a day it does not.
pub fn end_abandoned(
    store: &Store,
    folder: &Path,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let mut running = store.read(exports::list_running)?;
    running.retain(|export| {
        export.started_by.is_some() || now - export.started_at > TimeDelta::days(1)
    });
    let count = running.len();
    for export in running {
        store.write("system", now, move |tx| {
            fail(tx, &export.uuid, "interrupted")
        })?;
    }
    // Its file may lie there all the same, where it was moved into place and nothing more.
    for export in store.read(|db| exports::list(db, i64::MAX))? {
        if export.state == State::Failed {
            gone(&place(folder, &export.uuid))?;
        }
    }
    sweep(folder)?;
    Ok(count)
}

/// Everything but finished files is work that nobody goes on with.
fn sweep(folder: &Path) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        if !name.to_string_lossy().starts_with(UNFINISHED) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The latest exports. Looking at the list is remembered.
pub fn list(
    store: &Store,
    actor: &str,
    now: DateTime<Utc>,
    limit: i64,
) -> Result<Vec<Export>, StoreError> {
    store.write(actor, now, move |tx| {
        let found = exports::list(tx.db(), limit)?;
        ledger::record(tx, "exports", &Event::ExportsListed)?;
        Ok(found)
    })
}

/// The file of a finished export, to be sent to whoever asks, and its row. Refused where something in it is blocked, and
/// they have not said why within the hour. That it was fetched is remembered.
pub fn download(
    store: &Store,
    folder: &Path,
    uuid: &str,
    by: &Viewer,
) -> Result<(Export, File), Failure> {
    let named = uuid.to_owned();
    let export = store.read(|db| exports::find(db, &named))?;
    if export.state != State::Done {
        return Err(StoreError::NotFound.into());
    }
    // The row's own identity, not what was asked for, becomes a path.
    let file = match File::open(place(folder, &export.uuid)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(StoreError::NotFound.into());
        }
        opened => opened.map_err(StoreError::File)?,
    };
    let sha256 = export.sha256.clone().ok_or(StoreError::NotFound)?;
    let (row, viewer) = (export.clone(), by.clone());
    store.write(&by.person.to_string(), by.at, move |tx| {
        let standing = blocked_in(tx.db(), &row)?;
        if !is_said(tx.db(), &viewer, &standing)? {
            return Err(blocking::Refusal::Unsaid.into());
        }
        ledger::record(tx, &subject(&named), &Event::ExportDownloaded { sha256 })?;
        Ok::<_, Failure>(())
    })?;
    Ok((export, file))
}

/// Removes the house's own copy of an extraction, and what stood in the way of one. That it was not there is
/// no fault: a crash may have come in between.
pub(super) fn remove(folder: &Path, uuid: &str) -> io::Result<()> {
    gone(&place(folder, uuid))?;
    gone(&explain_export::place(folder, uuid))
}

/// Whether the operator's folder holds schemas that can be used, and which.
pub fn schemas_at_hand(folder: &Path) -> Result<schemas::Schemas, schemas::SchemaRefusal> {
    schemas::find(folder, false)
}

fn place(folder: &Path, uuid: &str) -> PathBuf {
    folder.join(format!("{uuid}.zip"))
}

pub(super) fn subject(uuid: &str) -> String {
    format!("export/{uuid}")
}
