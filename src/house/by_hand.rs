//! Does a job of the night watch without a running house.

use super::House;
use super::running::keeping;
use crate::casework::Failure;
use crate::config::Config;
use crate::domain::job::Job;
use crate::jobs::schedule::{Night, name, run_by_hand};
use chrono::{DateTime, Utc};
use std::io;
use std::sync::Arc;

/// Gives what went wrong with the job, if anything did; the failure is one of taking it, or of ending it.
pub fn run_job(
    house: &House,
    config: &Config,
    job: Job,
    clock: fn() -> DateTime<Utc>,
) -> io::Result<Result<Option<String>, Failure>> {
    let letters = Arc::new(super::paper(config).map_err(io::Error::other)?);
    let night = Night {
        place: keeping(&house.store, &house.files, &house.folder, letters, config),
        tariff: config.tariff,
        leader_told: config.leader_told,
        clock: Arc::new(clock),
        holder: name().map_err(io::Error::other)?,
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let done = runtime.block_on(run_by_hand(&night, job));
    Ok(done.map(|(_, fault)| fault))
}
