//! The program some days from now: what takes its time can be tried without waiting for it.
//!
//!     LATER_DAYS=8 cargo run --example later -- demo --data FOLDER

use chrono::{DateTime, TimeDelta, Utc};
use std::process::ExitCode;

fn main() -> ExitCode {
    brotsak::cli::run(later)
}

#[expect(
    clippy::disallowed_methods,
    reason = "a program of its own: it tells the time"
)]
fn later() -> DateTime<Utc> {
    let days = std::env::var("LATER_DAYS").ok();
    let days = days.and_then(|days| days.parse().ok()).unwrap_or(0);
    Utc::now() + TimeDelta::days(days)
}
