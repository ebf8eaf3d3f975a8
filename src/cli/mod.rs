//! The operator's door: what is done from a command line, and the words it answers with.

pub mod people;
mod people_words;
pub mod user;
mod user_words;

use std::process::ExitCode;

/// How a command went, as the shell sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 0: done, or nothing to do.
    Done,
    /// 1: understood, but there are faults in what was given.
    Faults,
    /// 2: not understood, or the database or a file cannot be reached.
    Unusable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Faults => 1,
            Outcome::Unusable => 2,
        })
    }
}
