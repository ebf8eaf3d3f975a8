//! `brotsak demo`.
use super::{Outcome, Stop};
use crate::config::Given;
use chrono::{DateTime, Utc};
#[derive(Clone, Debug, clap::Args)]
pub struct DemoArgs {
    #[arg(long)]
    pub fresh: bool,
}
pub fn run(
    _args: &DemoArgs,
    _given: Given,
    _clock: fn() -> DateTime<Utc>,
) -> Result<Outcome, Stop> {
    Ok(Outcome::Done)
}
