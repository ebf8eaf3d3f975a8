//! JSON from people: every fault by its place, nothing dropped in silence.

mod read;
mod syntax;

pub use read::{At, Object};
pub use syntax::parse;

use serde_json::Number;

/// A JSON value that remembers fields given twice.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(Number),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// One fault in a document: where, what was found, and what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// A JSON path, `$.gates.evidence`.
    pub path: String,
    pub found: String,
    pub expected: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{}: {}; expected {}",
            self.path, self.found, self.expected
        )
    }
}

/// Why a document cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Malformed {
    /// Not JSON at all. Line and column count from 1, the column in characters.
    #[error("line {line}, column {column}: {problem}")]
    Syntax {
        line: usize,
        column: usize,
        problem: String,
    },
    /// JSON, but not the document that was asked for. Never empty.
    #[error("{}", listed(.0))]
    Faults(Vec<Fault>),
}

/// The most faults that one message names.
const SHOWN: usize = 20;

fn listed(faults: &[Fault]) -> String {
    let mut lines: Vec<String> = faults.iter().take(SHOWN).map(Fault::to_string).collect();
    if faults.len() > SHOWN {
        lines.push(format!("and {} more faults", faults.len() - SHOWN));
    }
    lines.join("\n")
}
