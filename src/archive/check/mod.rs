//! The eighteen self-checks: reads a written extraction as the depot's tools will, and names everything they would stumble on.
//!
//! Streams: memory does not follow the size of the extraction. The numbers are
//! the house's own and stand in `docs/rettleiing/arkivar-uttrekk.md`.

mod description;
mod disk;
mod grammar;
mod journals;
mod sieve;
mod structure;
mod walk;

use crate::archive::ExportError;
use crate::archive::profile::DOCUMENT_FOLDERS;
use description::Description;
use sieve::Sieve;
use std::collections::BTreeSet;
use std::fmt;
use std::path::{Path, PathBuf};

/// Something in a written extraction that a depot would send back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which of the checks, 1–18.
    pub check: u8,
    /// The case's number, `2026/17`, where it is about one.
    pub case: Option<String>,
    pub file: String,
    /// What is wrong and what to do, in nynorsk.
    pub what: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "kontroll {}, {}", self.check, self.file)?;
        if let Some(case) = &self.case {
            write!(f, ", sak {case}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// What the passes share.
struct Check<'a> {
    folder: &'a Path,
    findings: Vec<Finding>,
    sieve: Sieve,
}

impl Check<'_> {
    fn find(&mut self, check: u8, case: Option<&str>, file: &str, what: impl Into<String>) {
        self.findings.push(Finding {
            check,
            case: case.map(str::to_owned),
            file: file.to_owned(),
            what: what.into(),
        });
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// Checks the extraction in `folder`. Findings come in the order of the checks.
pub fn run(folder: &Path) -> Result<Vec<Finding>, ExportError> {
    run_with(folder, &mut |_| ())
}

/// The same, saying after each case how many have been read.
pub fn run_with(folder: &Path, step: &mut dyn FnMut(u64)) -> Result<Vec<Finding>, ExportError> {
    let mut check = Check {
        folder,
        findings: vec![],
        sieve: Sieve::new()?,
    };
    let description = Description::read(&mut check)?;
    let seen = structure::read(&mut check, &description, step)?;
    journals::change_log(&mut check)?;
    journals::read(&mut check, &description, &seen)?;
    let documents = DOCUMENT_FOLDERS
        .iter()
        .find(|name| folder.join(name).is_dir());
    let files = disk::files(&mut check, documents.copied())?;
    description.compare(&mut check, &seen, files);
    description.strangers(&mut check)?;
    sieve::judge(&mut check)?;
    let mut findings = check.findings;
    findings.sort_by_key(|finding| finding.check);
    Ok(once(findings))
}

/// The same thing is said once, however often it was met.
fn once(findings: Vec<Finding>) -> Vec<Finding> {
    let mut said = BTreeSet::new();
    let is_new = |finding: &Finding| said.insert(finding.to_string());
    findings.into_iter().filter(is_new).collect()
}
