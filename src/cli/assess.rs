//! `brotsak assess FILE`: what a case points to, without a database.

mod explain;

use crate::domain::assessment::{Document, Input, assess, read};
use crate::domain::coded::codes;
use crate::domain::json::Malformed;
use crate::domain::person::Language;
use crate::domain::ruleset::Ruleset;
use std::fmt;
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Assess cases: a proposal with every reason for it, never a decision
#[derive(clap::Args)]
pub struct Assess {
    /// A JSON file with one assessment document or an array of them; - for standard input
    file: PathBuf,

    /// Judge by this rule set file instead of the built-in valle-2014
    #[arg(long, value_name = "FILE")]
    ruleset: Option<PathBuf>,

    /// Print readable text instead of JSON
    #[arg(long)]
    explain: bool,

    /// The language of --explain
    #[arg(long, value_name = "LANG", default_value = "nn", 
          value_parser = clap::builder::PossibleValuesParser::new(codes::<Language>()))]
    lang: String,
}

/// Why nothing was assessed.
#[derive(Debug, thiserror::Error)]
enum Refused {
    #[error("cannot read {file}: {cause}")]
    Unreadable { file: Name, cause: io::Error },
    #[error("{file} is not a valid assessment document\n{cause}")]
    Document { file: Name, cause: Malformed },
    #[error("{file} is not a valid rule set\n{cause}")]
    Ruleset { file: Name, cause: Malformed },
    #[error("cannot write the assessment: {0}")]
    Output(io::Error),
}

/// A file as the operator named it.
#[derive(Debug)]
struct Name(PathBuf);

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.to_str() {
            Some("-") => f.write_str("standard input"),
            _ => write!(f, "{}", self.0.display()),
        }
    }
}

impl Assess {
    pub fn run(&self) -> ExitCode {
        match self.print() {
            Ok(()) => ExitCode::SUCCESS,
            Err(Refused::Output(cause)) if cause.kind() == io::ErrorKind::BrokenPipe => {
                ExitCode::FAILURE
            }
            Err(refused) => {
                eprintln!("brotsak: {refused}");
                match refused {
                    Refused::Output(_) => ExitCode::FAILURE,
                    _ => ExitCode::from(2),
                }
            }
        }
    }

    /// Reads everything before it writes anything: a fault leaves standard output empty.
    fn print(&self) -> Result<(), Refused> {
        let loaded;
        let ruleset = match &self.ruleset {
            None => Ruleset::builtin(),
            Some(path) => {
                loaded = load(path)?;
                &loaded
            }
        };
        let bytes = bytes(&self.file)?;
        let document = read(ruleset, &bytes).map_err(|cause| Refused::Document {
            file: Name(self.file.clone()),
            cause,
        })?;
        let mut out = BufWriter::new(io::stdout().lock());
        let written = if self.explain {
            let language = Language::parse(&self.lang).unwrap_or_default();
            explained(&mut out, ruleset, &document, language)
        } else {
            as_json(&mut out, ruleset, &document)
        };
        written.and_then(|()| out.flush()).map_err(Refused::Output)
    }
}

fn load(path: &Path) -> Result<Ruleset, Refused> {
    Ruleset::parse(&bytes(path)?).map_err(|cause| Refused::Ruleset {
        file: Name(path.to_owned()),
        cause,
    })
}

/// The file's bytes, or standard input's when it is named `-`.
fn bytes(path: &Path) -> Result<Vec<u8>, Refused> {
    let read = if path == Path::new("-") {
        let mut bytes = vec![];
        io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    read.map_err(|cause| Refused::Unreadable {
        file: Name(path.to_owned()),
        cause,
    })
}

/// One assessment at a time, so that a long array needs no more memory than its input.
fn as_json(out: &mut impl Write, ruleset: &Ruleset, document: &Document<'_>) -> io::Result<()> {
    match document {
        Document::One(input) => serde_json::to_writer_pretty(&mut *out, &assess(ruleset, input))?,
        Document::Many(inputs) => {
            let assessments = Assessments { ruleset, inputs };
            serde_json::to_writer_pretty(&mut *out, &assessments)?;
        }
    }
    writeln!(out)
}

struct Assessments<'a> {
    ruleset: &'a Ruleset,
    inputs: &'a [Input<'a>],
}

impl serde::Serialize for Assessments<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.inputs.iter().map(|input| assess(self.ruleset, input)))
    }
}

fn explained(
    out: &mut impl Write,
    ruleset: &Ruleset,
    document: &Document<'_>,
    language: Language,
) -> io::Result<()> {
    let inputs = match document {
        Document::One(input) => std::slice::from_ref(input),
        Document::Many(inputs) => inputs,
    };
    if inputs.is_empty() {
        return writeln!(out, "{}", explain::nothing(language));
    }
    for (index, input) in inputs.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let assessment = assess(ruleset, input);
        explain::write(out, ruleset, input, &assessment, language)?;
    }
    Ok(())
}
