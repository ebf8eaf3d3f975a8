//! The eighteen self-checks: reads a written extraction as the depot's tools will, and names everything they would stumble on.
//!
//! Streams: memory does not follow the size of the extraction. The numbers are
//! the house's own and stand in `docs/rettleiing/arkivar-uttrekk.md`.

mod ahead;
mod bounded;
mod changes;
mod description;
mod disk;
mod entries;
mod gauge;
mod grammar;
mod horizon;
mod journals;
mod kept;
mod mets;
mod papers;
mod premis;
mod rules;
mod sieve;
mod start;
mod steps;
mod structure;
pub mod submission;
mod tags;
mod values;
mod walk;
pub mod xmllint;

pub use gauge::{Measure, digest};
pub use rules::{About, CHECKS, about};

use crate::archive::names::Lookout;
use crate::archive::profile::{DOCUMENT_FOLDERS, Format};
use chrono::NaiveDate;
use description::Description;
use entries::Entries;
use horizon::Horizon;
use rules::Test;
use sieve::Sieve;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// Something in a written extraction that a depot would send back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which of the checks, 1–18.
    pub check: u8,
    /// The tests of Arkade 5 that would fail; empty where it has none.
    pub arkade: &'static str,
    /// The case's number, `2026/17`, where it is about one.
    pub case: Option<String>,
    /// The registration, and the document in it, where it is about one.
    pub document: Option<String>,
    pub file: String,
    /// What is wrong, in nynorsk; what to do is the check's own ([`about`]).
    pub what: String,
}

impl Finding {
    /// As it may be shown: what the package says is no longer than a sentence, and steers no terminal.
    fn plain(self) -> Finding {
        let short = |text: &str| values::shown(text, 200);
        Finding {
            case: self.case.as_deref().map(short),
            document: self.document.as_deref().map(short),
            file: values::shown(&self.file, 1000),
            what: values::shown(&self.what, 1000),
            ..self
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kontroll {}", self.check)?;
        if !self.arkade.is_empty() {
            write!(f, " (Arkade {})", self.arkade)?;
        }
        write!(f, ", {}", self.file)?;
        if let Some(case) = &self.case {
            write!(f, ", sak {case}")?;
        }
        if let Some(document) = &self.document {
            write!(f, ", {document}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// Where the parts of a package lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The extraction itself.
    pub content: PathBuf,
    /// Where `arkivuttrekk.xml` lies: in a DIAS package perhaps in another folder.
    pub description: PathBuf,
    /// The whole package, where the extraction is in a DIAS package.
    pub dias: Option<PathBuf>,
}

impl Layout {
    /// A folder is the extraction, or a DIAS package with it in `content`.
    pub fn of(folder: &Path) -> Layout {
        let content = folder.join("content");
        let holds = |at: &Path| disk::is_file(&at.join("arkivuttrekk.xml"));
        let is_dias = !holds(folder)
            && disk::is_folder(&content)
            && (disk::is_file(&folder.join("dias-mets.xml")) || holds(&content));
        if !is_dias {
            return Layout {
                content: folder.to_owned(),
                description: folder.to_owned(),
                dias: None,
            };
        }
        let administrative = folder.join("administrative_metadata");
        let beside = !holds(&content) && holds(&administrative);
        Layout {
            description: if beside {
                administrative
            } else {
                content.clone()
            },
            content,
            dias: Some(folder.to_owned()),
        }
    }
}

/// Findings of one check that are kept.
const MOST: usize = 10_000;

/// What the passes share.
struct Check<'a> {
    folder: &'a Path,
    /// Where `arkivuttrekk.xml` lies.
    description: &'a Path,
    /// Folders in which `addml.xsd` may lie.
    beside: [&'a Path; 2],
    format: Format,
    /// How closely the files of documents are looked at.
    measure: Measure,
    findings: Vec<Finding>,
    /// How many findings each check has.
    counts: BTreeMap<u8, usize>,
    /// After which nothing can have happened.
    horizon: Horizon,
    sieve: Sieve,
    entries: Entries,
    lookout: Lookout,
}

impl Check<'_> {
    fn find(
        &mut self,
        test: impl Into<Test>,
        case: Option<&str>,
        file: &str,
        what: impl Into<String>,
    ) {
        let Test { check, arkade } = test.into();
        self.push(Finding {
            check,
            arkade,
            case: case.map(str::to_owned),
            document: None,
            file: file.to_owned(),
            what: what.into(),
        });
    }

    /// Keeps a finding, until its check has so many that they are one fault made over and over.
    fn push(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.check).or_default();
        *count += 1;
        if *count <= MOST {
            self.findings.push(finding.plain());
        } else if *count == MOST + 1 {
            self.findings.push(Finding {
                what: format!(
                    "… og fleire: kontrollen har meir enn {MOST} funn, og resten står ikkje her"
                ),
                case: None,
                document: None,
                ..finding
            });
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// What was found, and how much was looked at.
#[derive(Debug, Default)]
pub struct Checked {
    /// In the order of the checks.
    pub findings: Vec<Finding>,
    pub folders: u64,
    pub registrations: u64,
    pub files: u64,
    /// Whether the package says of itself that its schemas are missing.
    pub is_incomplete: bool,
    /// The first and the last day, where the description of the extraction says them.
    pub period: Option<(NaiveDate, NaiveDate)>,
}

/// Checks the extraction in `folder`, whatever day it is.
pub fn run(folder: &Path) -> io::Result<Vec<Finding>> {
    let checked = run_with(
        &Layout::of(folder),
        Format::Extension,
        Measure::Checksum,
        NaiveDate::MAX,
        &mut |_| (),
    )?;
    Ok(checked.findings)
}

/// The same on the day `today`, saying after each case how many have been read.
pub fn run_with(
    layout: &Layout,
    format: Format,
    measure: Measure,
    today: NaiveDate,
    step: &mut dyn FnMut(u64),
) -> io::Result<Checked> {
    let folder = layout.content.as_path();
    fs::read_dir(folder)?;
    let made = layout.dias.as_deref().and_then(mets::made).unwrap_or(today);
    let mut check = Check {
        folder,
        description: &layout.description,
        beside: [&layout.description, folder],
        format,
        measure,
        findings: vec![],
        counts: BTreeMap::new(),
        horizon: Horizon::of(made, None),
        sieve: Sieve::new()?,
        entries: Entries::new()?,
        lookout: Lookout::default(),
    };
    let description = Description::read(&mut check);
    check.horizon = Horizon::of(made, description.period);
    let measured = description.measure(folder)?;
    let seen = structure::read(&mut check, &description, step)?;
    changes::read(&mut check, &description)?;
    let scope = journals::read(&mut check, &description, &seen)?;
    if let Some(package) = &layout.dias {
        mets::read(&mut check, package)?;
    }
    let documents = DOCUMENT_FOLDERS
        .into_iter()
        .find(|name| disk::is_folder(&folder.join(name)));
    let files = disk::files(&mut check, documents)?;
    let measured = measured.join();
    let measured = measured.unwrap_or_else(|panic| resume_unwind(panic));
    description.judge(&mut check, &measured);
    if description.is_read {
        description.compare(&mut check, &seen, files);
        description.strangers(&mut check, documents)?;
    }
    sieve::judge(&mut check, seen.is_whole, scope.is_sharp)?;
    entries::judge(&mut check, scope)?;
    let mut findings = check.findings;
    findings.sort_by_key(|finding| finding.check);
    Ok(Checked {
        findings: once(findings),
        folders: seen.folders,
        registrations: seen.registrations,
        files,
        is_incomplete: description.is_incomplete,
        period: description.period,
    })
}

/// The same thing is said once, however often it was met.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut said = BTreeSet::new();
    let is_new = |finding: &Finding| said.insert(finding.to_string());
    findings.into_iter().filter(is_new).collect()
}
