//! What the operator can ask for on the command line.

mod assess;

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
