//! What the operator can ask for on the command line.

mod assess;
pub mod export;
pub mod people;
mod people_words;
pub mod user;
mod user_words;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "brotsak", version, about, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Assess(assess::Assess),
}

/// Runs what the command line asks for. Exit code 2: the request or its input is wrong.
pub fn run() -> ExitCode {
    match Cli::parse().command {
        Command::Assess(assess) => assess.run(),
    }
}

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
