//! The command line's door into the house; the only place that asks what time it is.

use chrono::{DateTime, Utc};
use std::process::ExitCode;

fn main() -> ExitCode {
    brotsak::cli::run(now)
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place; everybody else takes `now` as an argument"
)]
fn now() -> DateTime<Utc> {
    Utc::now()
}
