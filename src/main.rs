//! The command line's door into the house.

use std::process::ExitCode;

fn main() -> ExitCode {
    brotsak::cli::run()
}
