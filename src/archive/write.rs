//! Two passes over the cases in one snapshot: the first looks, the second writes. A page of cases is all that is held.

use crate::archive::arkivstruktur::Arkivstruktur;
use crate::archive::arkivuttrekk::{self, Description, Listed};
use crate::archive::copies::{Folder, with_copies};
use crate::archive::dossier::{self, Dossier};
use crate::archive::endringslogg::Endringslogg;
use crate::archive::fault::{Place, Trouble};
use crate::archive::journal::{Edition, Entries, JournalFile};
use crate::archive::loan::lending;
use crate::archive::package::Package;
use crate::archive::profile::Format;
use crate::archive::pronom;
use crate::archive::schemas::Schemas;
use crate::archive::survey::{Look, Survey};
use crate::archive::{ExportError, Profile};
use crate::domain::case::CaseNumber;
use crate::store::archive_rows::{self, Case, Closed};
use crate::store::{Db, StoreError, files::Files};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::io;
use std::panic::resume_unwind;
use std::thread;

/// Cases that are held at a time.
const PAGE: i64 = 100;

pub struct Work<'a> {
    pub closed: Closed,
    /// The days that were asked for.
    pub asked: (NaiveDate, NaiveDate),
    pub today: NaiveDate,
    pub files: &'a Files,
    pub profile: &'a Profile,
    pub schemas: Option<&'a Schemas>,
}

impl Work<'_> {
    /// Looks through everything; gives what there is, or every fault at once. A file is read to its end only where
    /// something is wrong already: otherwise it is read when it is copied.
    pub fn survey(
        &self,
        db: &mut Db,
        step: &mut (dyn FnMut(u64) + Send),
    ) -> Result<Survey, ExportError> {
        match self.look(db, Look::Finds, step) {
            Err(ExportError::Faults(_)) => self.look(db, Look::Reads, step),
            seen => seen,
        }
    }

    fn look(
        &self,
        db: &mut Db,
        look: Look,
        step: &mut (dyn FnMut(u64) + Send),
    ) -> Result<Survey, ExportError> {
        let (from, to) = self.asked;
        let mut survey = Survey::new(from, to, self.profile, look);
        for number in archive_rows::closed_without_a_day(db)? {
            let place = Place {
                case: Some(number),
                ..Place::default()
            };
            survey.fault(place, Trouble::NoClosingDay);
        }
        self.each_case(db, |case| {
            survey.examine(case, self.profile, self.files)?;
            step(survey.cases);
            Ok(())
        })?;
        survey.conclude(from, to, self.today);
        if !survey.faults.is_empty() {
            return Err(ExportError::Faults(survey.faults));
        }
        if survey.cases == 0 {
            return Err(ExportError::Empty(from, to));
        }
        Ok(survey)
    }

    /// Writes everything; gives the checksum of `arkivuttrekk.xml`. Where a file turns out to be damaged, every
    /// fault is looked for.
    pub fn write(
        &self,
        db: &mut Db,
        survey: &Survey,
        package: &Package,
        step: &mut (dyn FnMut(u64) + Send),
    ) -> Result<String, ExportError> {
        let written = self.parts(db, survey, package, step);
        if written.as_ref().is_err_and(may_be_a_file) {
            self.look(db, Look::Reads, step)?;
        }
        written
    }

    fn parts(
        &self,
        db: &mut Db,
        survey: &Survey,
        package: &Package,
        step: &mut (dyn FnMut(u64) + Send),
    ) -> Result<String, ExportError> {
        let mut structure = Arkivstruktur::begin(
            package.create("arkivstruktur.xml")?,
            self.profile,
            self.asked,
            survey.period,
            self.today,
        )?;
        package.folder(&self.profile.document_folder)?;
        let mut log = Endringslogg::begin(package.create("endringslogg.xml")?)?;
        let mut entries = Entries::begin(package.path(), survey.journalled)?;
        let mut done = survey.cases;
        let mut written = Folders::default();
        with_copies(package, self.files, |copies| {
            self.each_case(db, |case| {
                let mut dossier = Dossier::of(case, self.profile);
                copies.hand_over(self.documents(&dossier))?;
                self.formats(&mut dossier)?;
                written.insert(case.number);
                structure.case(&dossier)?;
                log.case(&dossier)?;
                entries.add(&dossier, self.profile)?;
                done += 1;
                step(done);
                Ok(())
            })
        })?;
        if package.is_resumed() {
            written.sweep(package, &self.profile.document_folder)?;
        }
        let (structure, written) = structure.end()?;
        let mut files = vec![structure.finish()?, log.end()?.finish()?];
        if let Some(days) = survey.journal_days {
            files.extend(self.journals(package, days, survey.journalled, entries)?);
        }
        let schemas = self.copy_schemas(package)?;
        let description = Description {
            profile: self.profile,
            period: survey.period,
            written,
            journalled: survey.journalled,
            files: &files,
            schemas: &schemas,
        };
        // Last: it holds the checksums of all the others.
        let out = arkivuttrekk::write(package.create("arkivuttrekk.xml")?, &description)?;
        Ok(out.finish()?.sha256)
    }

    /// Visits every case while the next are fetched.
    fn each_case(
        &self,
        db: &mut Db,
        mut visit: impl FnMut(&Case) -> Result<(), ExportError> + Send,
    ) -> Result<(), ExportError> {
        let (lender, pages) = lending::<Vec<Case>>(1);
        thread::scope(|scope| {
            let visit = move || {
                while let Some(page) = pages.next() {
                    page.iter().try_for_each(&mut visit)?;
                    pages.give_back(page);
                }
                Ok::<_, ExportError>(())
            };
            let visitor = thread::Builder::new().spawn_scoped(scope, visit)?;
            // Where the visitor has stopped, it says why.
            let fetched = self.fetch(db, &mut |page| lender.lend(page).is_ok());
            drop(lender);
            let seen = visitor.join();
            seen.unwrap_or_else(|panic| resume_unwind(panic))?;
            fetched
        })
    }

    /// Gives the cases in order, page by page, for as long as they are taken.
    fn fetch(
        &self,
        db: &mut Db,
        give: &mut dyn FnMut(Vec<Case>) -> bool,
    ) -> Result<(), ExportError> {
        for year in archive_rows::years(db, self.closed)? {
            let mut after = 0;
            loop {
                let page = archive_rows::page(db, self.closed, year, after, PAGE)?;
                let Some(last) = page.last() else {
                    break;
                };
                after = last.number.serial;
                if !give(page) {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    /// The files of a case, and where they go.
    fn documents(&self, dossier: &Dossier<'_>) -> Folder {
        let mut files = vec![];
        for registration in &dossier.registrations {
            for (document, _, name) in registration.files() {
                if document.destroyed_at.is_some() {
                    continue;
                }
                for (variant, _, name) in dossier::variants(document, &name) {
                    files.push((document.kept_variant(variant), name));
                }
                files.push((document.kept(), name));
            }
        }
        let name = dossier.folder(self.profile);
        Folder { name, files }
    }

    fn formats(&self, dossier: &mut Dossier<'_>) -> Result<(), ExportError> {
        if self.profile.format == Format::Extension {
            return Ok(());
        }
        for document in &dossier.case.documents {
            if document.destroyed_at.is_some() {
                continue;
            }
            let variants = document.variants.iter();
            let variants = variants.map(|it| (document.kept_variant(it), &it.extension));
            for (kept, extension) in variants.chain([(document.kept(), &document.extension)]) {
                if let Some(number) = pronom::number(self.files, &kept, extension)? {
                    dossier.formats.insert(kept.sha256, number);
                }
            }
        }
        Ok(())
    }

    /// Both journals, in the order of the journal.
    fn journals(
        &self,
        package: &Package,
        days: (NaiveDate, NaiveDate),
        count: u64,
        entries: Entries,
    ) -> Result<[Listed; 2], ExportError> {
        let begin = |edition: Edition| {
            let out = package.create(&format!("{}.xml", edition.name()))?;
            JournalFile::begin(out, edition, self.profile, days, count)
        };
        let mut running = begin(Edition::Running)?;
        let mut public = begin(Edition::Public)?;
        entries.give(|edition, entry| match edition {
            Edition::Running => running.add(entry),
            Edition::Public => public.add(entry),
        })?;
        Ok([running.end()?.finish()?, public.end()?.finish()?])
    }

    fn copy_schemas(&self, package: &Package) -> Result<Vec<Listed>, ExportError> {
        let found = self.schemas.map_or(&[][..], |schemas| &schemas.files);
        for (listed, path) in found {
            package.copy_schema(path, listed)?;
        }
        Ok(found.iter().map(|(listed, _)| listed.clone()).collect())
    }
}

/// Whether what went wrong may lie in a file of the house, and not in where the package is written.
fn may_be_a_file(error: &ExportError) -> bool {
    match error {
        ExportError::Store(error) => matches!(
            error,
            StoreError::FileChanged(_)
                | StoreError::NotFound
                | StoreError::File(_)
                | StoreError::FileKeyGone(_)
        ),
        ExportError::File(_, error) => error.kind() != io::ErrorKind::StorageFull,
        _ => false,
    }
}

/// The cases that have been written, by year: their folders stay when what a cut off export has left is swept.
#[derive(Default)]
struct Folders(BTreeMap<i32, Vec<i32>>);

impl Folders {
    fn insert(&mut self, number: CaseNumber) {
        self.0.entry(number.year).or_default().push(number.serial);
    }

    fn sweep(&self, package: &Package, documents: &str) -> Result<(), ExportError> {
        let years: Vec<String> = self.0.keys().map(ToString::to_string).collect();
        let years: Vec<&str> = years.iter().map(String::as_str).collect();
        package.keep_only(documents, &years)?;
        for (year, serials) in &self.0 {
            let mut names: Vec<String> = serials
                .iter()
                .map(|serial| format!("{serial:06}"))
                .collect();
            names.sort_unstable();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            package.keep_only(&format!("{documents}/{year}"), &names)?;
        }
        Ok(())
    }
}
