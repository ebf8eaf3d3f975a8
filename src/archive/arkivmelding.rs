//! Closed cases as messages to the municipality's archive core (Fiks Arkiv, version 1 and 2): a folder a message, with
//! `arkivmelding.xml` and its files, for whatever sends it.
//!
//! A message holds one case and one registration at most. The first has both; each registration after it has a message
//! of its own, which names the case by its key.

mod codes;
mod message;
mod remarks;
mod veil;

use super::dossier::{Dossier, Registration};
use super::fault::{Fault, Notice, Place, Trouble};
use super::package::{MARK, Package};
use super::survey::{Look, Survey};
use super::{ExportError, Profile, Progress, pronom};
use crate::audit::hex;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::local_time::{day, midnight};
use crate::store::archive_rows::{self, Case, Closed};
use crate::store::core_units::Made;
use crate::store::{
    Db, Store, blockings,
    files::{Files, Reader},
};
use chrono::NaiveDate;
use message::{Message, Sent};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use veil::Veil;

pub use remarks::remarks;

/// What the core calls us.
pub const SYSTEM: &str = "brotsak";
/// The checksums of everything, as `sha256sum -c` reads them.
pub const SUMS: &str = "sjekksummar.sha256";

/// Cases that are held at a time.
const PAGE: i64 = 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    One,
    Two,
}

impl Version {
    pub const ALL: [Version; 2] = [Version::One, Version::Two];

    pub fn number(self) -> i32 {
        match self {
            Version::One => 1,
            Version::Two => 2,
        }
    }

    pub fn parse(text: &str) -> Option<Version> {
        let found = Version::ALL.into_iter();
        found
            .into_iter()
            .find(|version| version.number().to_string() == text)
    }

    /// As the list of exports names it. Never changes once released.
    pub fn kind(self) -> &'static str {
        match self {
            Version::One => "arkivmelding-v1",
            Version::Two => "arkivmelding-v2",
        }
    }

    /// The namespace of one part of the protocol.
    pub fn namespace(self, part: &str) -> String {
        let number = self.number();
        format!("https://ks-no.github.io/standarder/fiks-protokoll/fiks-arkiv/{part}/v{number}")
    }
}

/// Every word of a file with this extension, or nothing where not all of it can be read.
pub type Reads = fn(extension: &str, bytes: &[u8]) -> Option<String>;

/// Which closed cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Case(CaseNumber),
    /// Closed from the first to the second, both days with.
    Period(NaiveDate, NaiveDate),
}

#[derive(Clone, Debug)]
pub struct MessageRequest {
    pub scope: Scope,
    pub version: Version,
    pub out: PathBuf,
}

/// What came of it.
#[derive(Clone, Debug)]
pub struct Messages {
    pub cases: u64,
    pub messages: u64,
    /// Files beside the XML.
    pub files: u64,
    /// Files that were held back, since they show who reported or cannot be read to see whether they do.
    pub held_back: u64,
    /// Cases whose content is destroyed.
    pub left_out: Vec<CaseNumber>,
    /// Cases of the period that are blocked, or have a document that is.
    pub blocked: Vec<CaseNumber>,
    pub size: u64,
    /// The checksum of [`SUMS`].
    pub sha256: String,
    pub notices: Vec<Notice>,
    /// What lies in them, the case before its registrations.
    pub units: Vec<(CaseNumber, Made)>,
}

/// How the core refers back to a case.
pub fn case_key(case: CaseNumber) -> String {
    case.slug()
}

/// How the core refers back to a registration, by its main document's number in the case.
pub fn registration_key(case: CaseNumber, document: i32) -> String {
    format!("{}-{document}", case.slug())
}

/// Looks through every case and file, writes the messages beside their place, and only then moves them there.
pub fn export_messages(
    store: &Store,
    files: &Files,
    profile: &Profile,
    request: &MessageRequest,
    reads: Reads,
    progress: Progress<'_>,
) -> Result<Messages, ExportError> {
    let package = Package::begin(&request.out, MARK)?;
    let work = Work {
        files,
        profile,
        package: &package,
        version: request.version,
        reads,
    };
    let mut made = store.read_snapshot(|db| {
        archive_rows::take_time(db)?;
        work.all(db, request.scope, progress)
    })?;
    made.size = package.size()?;
    package.publish()?;
    Ok(made)
}

struct Work<'a> {
    files: &'a Files,
    profile: &'a Profile,
    package: &'a Package,
    version: Version,
    reads: Reads,
}

impl Work<'_> {
    fn all(
        &self,
        db: &mut Db,
        scope: Scope,
        progress: Progress<'_>,
    ) -> Result<Messages, ExportError> {
        let mut made = Messages {
            cases: 0,
            messages: 0,
            files: 0,
            held_back: 0,
            left_out: vec![],
            blocked: vec![],
            size: 0,
            sha256: String::new(),
            notices: vec![],
            units: vec![],
        };
        let numbers = self.survey(db, scope, &mut made)?;
        let total = numbers.len() as u64;
        let mut sums = String::new();
        for number in numbers {
            let case = archive_rows::one(db, number)?.ok_or(ExportError::Unknown(number))?;
            let is_narrow = archive_rows::narrow(db, &[case.id])?.contains(&case.id);
            let reporter = is_narrow.then(|| archive_rows::reporter(db, case.id));
            let veil = Veil::over(reporter.transpose()?, self.reads);
            self.case(&case, &veil, &mut made, &mut sums)?;
            made.cases += 1;
            progress(made.cases, total);
        }
        let mut list = self.package.create(SUMS)?;
        list.write_all(sums.as_bytes())?;
        made.sha256 = list.finish()?.sha256;
        Ok(made)
    }

    /// The cases that are to go out, or every fault at once.
    fn survey(
        &self,
        db: &mut Db,
        scope: Scope,
        made: &mut Messages,
    ) -> Result<Vec<CaseNumber>, ExportError> {
        let (from, to) = match scope {
            Scope::Case(number) => {
                let case = archive_rows::one(db, number)?.ok_or(ExportError::Unknown(number))?;
                if case.stage != Stage::Closed.code() {
                    return Err(ExportError::Open(number));
                }
                if is_gone(&case) {
                    return Err(ExportError::Gone(number));
                }
                if blockings::any_stands(db, case.id)? {
                    return Err(ExportError::Blocked(number));
                }
                let on = day(case.closed_at.unwrap_or(case.registered_at));
                let mut survey = Survey::new(on, on, self.profile, Look::Reads).of_originals();
                survey.examine(&case, self.profile, self.files)?;
                made.notices = judged(survey)?;
                return Ok(vec![number]);
            }
            Scope::Period(from, to) => (from, to),
        };
        let after = to.succ_opt().filter(|_| from <= to);
        let after = after.ok_or(ExportError::Period(from, to))?;
        let closed = Closed {
            from: midnight(from),
            until: midnight(after),
        };
        let mut survey = Survey::new(from, to, self.profile, Look::Reads).of_originals();
        for number in archive_rows::closed_without_a_day(db)? {
            let place = Place {
                case: Some(number),
                ..Place::default()
            };
            survey.fault(place, Trouble::NoClosingDay);
        }
        let mut numbers = vec![];
        for year in archive_rows::years(db, closed)? {
            let mut last = 0;
            loop {
                let page = archive_rows::page(db, closed, year, last, PAGE)?;
                let Some(end) = page.last() else {
                    break;
                };
                last = end.number.serial;
                let ids: Vec<i32> = page.iter().map(|case| case.id).collect();
                let blocked = blockings::blocked_among(db, &ids)?;
                for case in &page {
                    if is_gone(case) {
                        made.left_out.push(case.number);
                        continue;
                    }
                    if blocked.contains(&case.id) {
                        made.blocked.push(case.number);
                        continue;
                    }
                    survey.examine(case, self.profile, self.files)?;
                    numbers.push(case.number);
                }
            }
        }
        made.notices = judged(survey)?;
        if numbers.is_empty() {
            return Err(ExportError::Empty(from, to));
        }
        Ok(numbers)
    }

    fn case(
        &self,
        case: &Case,
        veil: &Veil,
        made: &mut Messages,
        sums: &mut String,
    ) -> Result<(), ExportError> {
        let dossier = Dossier::of(case, self.profile);
        for (at, entry) in dossier.registrations.iter().enumerate() {
            let number = case.number;
            let folder = format!("{}-{:06}-{:03}", number.year, number.serial, entry.number);
            self.package.folder(&folder)?;
            let sent = self.place(&folder, case, entry, veil, sums)?;
            let name = format!("{folder}/arkivmelding.xml");
            let out = self.package.create(&name)?;
            let message = Message {
                xml: Message::begin(out, self.version)?,
                dossier: &dossier,
                entry,
                files: &sent,
                veil,
                profile: self.profile,
            };
            let written = message.write(at == 0)?.finish()?;
            let _ = writeln!(sums, "{}  {name}", written.sha256);
            let held_back = sent.iter().filter(|file| file.is_held_back).count() as u64;
            made.messages += 1;
            made.held_back += held_back;
            made.files += sent.len() as u64 - held_back;
            made.notices.extend(remarks::of_files(number, &sent));
            let unit = |document_id, key| Made {
                case_id: case.id,
                document_id,
                key,
                message: folder.clone(),
            };
            if at == 0 {
                made.units.push((number, unit(None, case_key(number))));
            }
            let key = registration_key(number, entry.main.serial);
            made.units.push((number, unit(Some(entry.main.id), key)));
        }
        Ok(())
    }

    /// Copies the files of a registration into its message, and looks at each copy: what it is, and that it is whole.
    fn place<'d>(
        &self,
        folder: &str,
        case: &Case,
        entry: &Registration<'d>,
        veil: &Veil,
        sums: &mut String,
    ) -> Result<Vec<Sent<'d>>, ExportError> {
        let (mut sent, mut reader) = (vec![], Reader::of(self.files));
        for (document, number, name) in entry.files() {
            let inside = format!("{folder}/{name}");
            self.package.copy(&mut reader, &document.kept(), &inside)?;
            let path = self.package.path().join(&inside);
            let bytes = read(&path)?;
            if hex(&Sha256::digest(&bytes)) != document.sha256 {
                let place = Place {
                    case: Some(case.number),
                    document: Some(document.serial),
                    file: Some(document.name.clone()),
                };
                let what = Trouble::FileChanged;
                return Err(ExportError::Faults(vec![Fault { place, what }]));
            }
            let is_held_back = veil.keeps_back(document, &bytes);
            if is_held_back {
                fs::remove_file(&path).map_err(|error| ExportError::File(path, error))?;
            } else {
                let _ = writeln!(sums, "{}  {inside}", document.sha256);
            }
            sent.push(Sent {
                document,
                number,
                format: pronom::of(&document.extension, &mut bytes.as_slice())?,
                name,
                is_held_back,
            });
        }
        Ok(sent)
    }
}

fn read(path: &Path) -> Result<Vec<u8>, ExportError> {
    fs::read(path).map_err(|error| ExportError::File(path.to_owned(), error))
}

fn judged(survey: Survey) -> Result<Vec<Notice>, ExportError> {
    if survey.faults.is_empty() {
        Ok(survey.notices)
    } else {
        Err(ExportError::Faults(survey.faults))
    }
}

/// Its content is destroyed: nothing is left to hand on.
fn is_gone(case: &Case) -> bool {
    case.documents.iter().any(|it| it.destroyed_at.is_some())
}

/// The cases among these units, each once, in order.
pub fn cases(units: &[(CaseNumber, Made)]) -> BTreeSet<CaseNumber> {
    units.iter().map(|(number, _)| *number).collect()
}
