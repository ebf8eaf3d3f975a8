//! What is handed on: closed cases as a Noark 5 version 5.5 extraction, checked before and after it is written.
//!
//! File names keep the standard's spelling. The extraction is optional and made
//! to be read by others; no rule binds a municipality to Noark 5.

pub mod arkivmelding;
mod arkivstruktur;
mod arkivuttrekk;
pub mod check;
mod copies;
pub mod dias;
mod dossier;
mod endringslogg;
pub mod fault;
mod hashed;
mod ids;
mod journal;
mod loan;
mod merknad;
mod names;
mod package;
pub mod profile;
mod pronom;
pub mod public_journal;
mod recall;
pub mod receipt;
mod report;
mod retting;
pub mod schemas;
mod shut;
mod survey;
mod write;
mod xml;
pub mod zip;

pub use profile::Profile;
pub use report::{WHERE_SCHEMAS, paths as report_paths, reused};

use crate::domain::case::CaseNumber;
use crate::domain::local_time::{day, midnight};
use crate::store::archive_rows::{self, Closed};
use crate::store::{Store, StoreError, files::Files};
use check::{Finding, Measure};
use chrono::{DateTime, NaiveDate, Utc};
use dias::Delivered;
use fault::{Fault, Notice};
use package::Package;
use profile::Delivery;
use schemas::{Generation, SchemaRefusal, Schemas};
use std::io;
use std::panic::resume_unwind;
use std::path::PathBuf;
use std::thread;

/// What the archivist asks for: the cases closed from `from` to `to`, both days with.
#[derive(Clone, Debug)]
pub struct Request {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub out: PathBuf,
    pub schemas: Option<PathBuf>,
    pub accept_unknown_schemas: bool,
    /// One tar with METS and PREMIS, and a submission description, instead of a folder.
    pub is_dias: bool,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Exported {
    pub cases: u64,
    /// Their rows.
    pub held: Vec<i32>,
    pub registrations: u64,
    pub journalled: u64,
    pub documents: u64,
    /// Files of documents that an export that was cut off had copied.
    pub reused: u64,
    /// Bytes of everything in the package.
    pub size: u64,
    /// The checksum of `arkivuttrekk.xml`, which holds the checksums of the rest.
    pub sha256: String,
    /// Whether the schemas are in it.
    pub is_complete: bool,
    pub generation: Option<Generation>,
    /// Schemas with an unknown checksum that were accepted.
    pub accepted: Vec<PathBuf>,
    pub period: (NaiveDate, NaiveDate),
    pub notices: Vec<Notice>,
    /// The package, where one was asked for.
    pub dias: Option<Delivered>,
}

/// Why there is no extraction. Nothing is left behind.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the period ends ({1}) before it begins ({0})")]
    Period(NaiveDate, NaiveDate),
    #[error("{0} holds something already")]
    OutNotEmpty(PathBuf),
    #[error("another export is being written to {0}")]
    Busy(PathBuf),
    #[error("{0} is not a folder")]
    OutNotAFolder(PathBuf),
    #[error("{0} was not left by an export")]
    NotOurs(PathBuf),
    #[error("the folder {0} is not there")]
    NoParent(PathBuf),
    #[error(transparent)]
    Schemas(#[from] SchemaRefusal),
    #[error("{0} changed while it was read")]
    SchemaChanged(PathBuf),
    #[error("no case was closed from {0} to {1}")]
    Empty(NaiveDate, NaiveDate),
    /// The settings that a DIAS package lacks.
    #[error("settings that are missing: {0:?}")]
    Dias(Vec<&'static str>),
    /// The schemas that a DIAS package needs, and that the folder lacks.
    #[error("{0} lacks {1:?}")]
    DiasSchemas(PathBuf, Vec<&'static str>),
    #[error("there is no case {0}")]
    Unknown(CaseNumber),
    #[error("case {0} is open")]
    Open(CaseNumber),
    #[error("the content of case {0} is destroyed")]
    Gone(CaseNumber),
    #[error("case {0}, or a document of it, is blocked")]
    Blocked(CaseNumber),
    /// Cases are being destroyed: what is made now would keep them.
    #[error("a disposal is being carried out")]
    DisposalBegun,
    #[error("a case in it was destroyed while it was made")]
    Destroyed,
    #[error("something in it is blocked, and nobody has said why it is opened")]
    Unsaid,
    #[error("{} faults", .0.len())]
    Faults(Vec<Fault>),
    #[error("{} findings in the written package", .0.len())]
    Findings(Vec<Finding>),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("{0}: {1}")]
    File(PathBuf, io::Error),
    #[error("writing the package: {0}")]
    Write(#[from] io::Error),
}

impl ExportError {
    /// The code that the ledger and the list of exports keep. Never changes once released.
    pub fn why(&self) -> &'static str {
        match self {
            ExportError::Period(..) => "period",
            ExportError::OutNotEmpty(_)
            | ExportError::Busy(_)
            | ExportError::OutNotAFolder(_)
            | ExportError::NotOurs(_)
            | ExportError::NoParent(_) => "out",
            ExportError::Schemas(_)
            | ExportError::SchemaChanged(_)
            | ExportError::DiasSchemas(..) => "schemas",
            ExportError::Dias(_) => "settings",
            ExportError::Empty(..) => "empty",
            ExportError::Unknown(_) => "unknown",
            ExportError::Open(_) => "open",
            ExportError::Gone(_) => "gone",
            ExportError::Blocked(_) => "blocked",
            ExportError::DisposalBegun => "disposal",
            ExportError::Destroyed => "destroyed",
            ExportError::Unsaid => "unsaid",
            ExportError::Faults(_) => "faults",
            ExportError::Findings(_) => "findings",
            ExportError::Store(_) => "store",
            ExportError::File(..) | ExportError::Write(_) => "file",
        }
    }
}

/// Says how far it has come: so many of so many steps.
pub type Progress<'a> = &'a mut (dyn FnMut(u64, u64) + Send);

/// What an extraction takes from the settings and from the folders.
struct Means {
    closed: Closed,
    /// Where a DIAS package is asked for.
    delivery: Option<Delivery>,
    schemas: Option<Schemas>,
}

impl Means {
    fn of(profile: &Profile, request: &Request) -> Result<Means, ExportError> {
        let (from, to) = (request.from, request.to);
        let after = to.succ_opt().filter(|_| from <= to);
        let after = after.ok_or(ExportError::Period(from, to))?;
        let closed = Closed {
            from: midnight(from),
            until: midnight(after),
        };
        let delivery = request.is_dias.then(|| profile.delivery()).transpose();
        let delivery = delivery.map_err(ExportError::Dias)?;
        let folder = request.schemas.as_ref();
        let schemas = folder
            .map(|folder| schemas::find(folder, request.accept_unknown_schemas))
            .transpose()?;
        if let Some(folder) = folder.filter(|_| request.is_dias) {
            let lacking = dias::lacking(folder);
            let lacking = lacking.map_err(|error| ExportError::File(folder.clone(), error))?;
            if !lacking.is_empty() {
                return Err(ExportError::DiasSchemas(folder.clone(), lacking));
            }
        }
        package::vacant(&request.out)?;
        report::has_room(&request.out)?;
        Ok(Means {
            closed,
            delivery,
            schemas,
        })
    }
}

/// Refuses at once what [`export`] would refuse for the settings, the schemas or the folder it is to write to: what is
/// made ready first, like the conversion of documents, takes long.
pub fn look_ahead(profile: &Profile, request: &Request) -> Result<(), ExportError> {
    Means::of(profile, request).map(drop)
}

/// Looks through every case and file, writes the package, checks what was
/// written, and only then moves it to its place.
pub fn export(
    store: &Store,
    files: &Files,
    profile: &Profile,
    request: &Request,
    now: DateTime<Utc>,
    progress: Progress<'_>,
) -> Result<Exported, ExportError> {
    let Means {
        closed,
        delivery,
        schemas,
    } = Means::of(profile, request)?;
    let (survey, sha256, package) = store.read_snapshot(|db| {
        archive_rows::take_time(db)?;
        let work = write::Work {
            closed,
            asked: (request.from, request.to),
            today: day(now),
            files,
            profile,
            schemas: schemas.as_ref(),
        };
        let steps = 3 * archive_rows::count(db, closed)?;
        let mut step = |done| progress(done, steps);
        let survey = work.survey(db, &mut step)?;
        let package = Package::begin(&request.out, &profile.document_folder)?;
        let sha256 = work.write(db, &survey, &package, &mut step)?;
        Ok::<_, ExportError>((survey, sha256, package))
    })?;
    let steps = 3 * survey.cases;
    let (findings, size) = look_over(&package, profile, day(now), &mut |read| {
        progress(2 * survey.cases + read, steps);
    })?;
    let mut exported = Exported {
        cases: survey.cases,
        held: survey.held,
        registrations: survey.registrations,
        journalled: survey.journalled,
        documents: survey.documents,
        reused: package.reused(),
        size,
        sha256,
        is_complete: schemas.is_some(),
        generation: schemas.as_ref().and_then(|found| found.generation),
        accepted: schemas.map_or(vec![], |found: Schemas| found.accepted),
        period: survey.period,
        notices: survey.notices,
        dias: None,
    };
    if !findings.is_empty() {
        report::write(request, &exported, &findings, now)?;
        return Err(ExportError::Findings(findings));
    }
    if let Some(delivery) = &delivery {
        let about = (exported.period, exported.sha256.as_str());
        let folder = request.schemas.as_deref();
        let made = dias::pack(
            package,
            &request.out,
            folder,
            (profile, delivery),
            about,
            now,
        )?;
        exported.size = made.size;
        exported.is_complete &= made.is_complete;
        exported.dias = Some(made);
    } else {
        package.publish()?;
    }
    report::write(request, &exported, &[], now)?;
    Ok(exported)
}

/// What a depot would find in the package, and its size.
fn look_over(
    package: &Package,
    profile: &Profile,
    today: NaiveDate,
    step: &mut dyn FnMut(u64),
) -> Result<(Vec<Finding>, u64), ExportError> {
    let layout = check::Layout::of(package.path());
    thread::scope(|scope| {
        let size = thread::Builder::new().spawn_scoped(scope, || package.size())?;
        // The files of documents were hashed when they were copied, and held against their rows.
        let checked = check::run_with(&layout, profile.format, Measure::Size, today, step)?;
        let mut findings = checked.findings;
        // Until the package is whole, and checked, this lies in it.
        findings.retain(|finding| finding.file != package::MARK);
        let size = size.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        Ok((findings, size))
    })
}
