//! What stood in the way of an export for the page, or should be known of it, kept beside the exports until the
//! archivist has read it.
//!
//! It tells of documents of cases, so it is not for the trail nor for the database; and the name of a file is not
//! in it, since a document may be blocked.

use crate::archive::ExportError;
use crate::archive::fault::Fault;
use std::fs;
use std::path::{Path, PathBuf};

/// Faults that are shown.
const MOST: usize = 500;

/// Keeps every fault, one a line. That it could not be kept is told to the log alone:
/// what went wrong first is what matters.
pub(super) fn keep(folder: &Path, uuid: &str, error: &ExportError) {
    let lines: Vec<String> = match error {
        ExportError::Faults(faults) => faults.iter().map(Fault::unnamed).collect(),
        ExportError::Findings(findings) => findings.iter().map(ToString::to_string).collect(),
        ExportError::Schemas(refusal) => vec![refusal.to_string()],
        ExportError::SchemaChanged(_) | ExportError::File(..) | ExportError::Write(_) => {
            vec![error.to_string()]
        }
        _ => return,
    };
    write(folder, uuid, &lines);
}

/// Keeps what should be known of an export that was made, one remark a line.
pub(super) fn keep_remarks(folder: &Path, uuid: &str, remarks: &[String]) {
    if !remarks.is_empty() {
        write(folder, uuid, remarks);
    }
}

fn write(folder: &Path, uuid: &str, lines: &[String]) {
    let text: Vec<String> = lines.iter().map(|line| line.replace('\n', " ")).collect();
    if let Err(problem) = fs::write(place(folder, uuid), text.join("\n")) {
        tracing::error!(%problem, "what is to be known of an export could not be kept");
    }
}

/// The faults of an export that came to nothing, or the remarks on one that was made: the first of them, and how
/// many there are.
#[derive(Clone, Debug, Default)]
pub struct Explained {
    pub first: Vec<String>,
    pub count: usize,
}

/// None where nothing is known.
pub fn lines(folder: &Path, uuid: &str) -> Explained {
    let text = fs::read_to_string(place(folder, uuid)).unwrap_or_default();
    Explained {
        first: text.lines().take(MOST).map(str::to_owned).collect(),
        count: text.lines().count(),
    }
}

pub(super) fn place(folder: &Path, uuid: &str) -> PathBuf {
    folder.join(format!("{uuid}.txt"))
}
