//! Does what is to be done by itself when its turn has come, and does it once, however many
//! processes look at the same clock.

use crate::casework::send_digests::send_digests;
use crate::casework::tell_keepers::tell_keepers;
use crate::casework::{Failure, hold_job};
use crate::domain::clocks::Tariff;
use crate::domain::job::{Job, Outcome, due, in_short};
use crate::domain::routing::LeaderTold;
use crate::jobs::keep::{Place, keep};
use crate::jobs::{found, remind, settle_absences, sweep, write};
use crate::store::{StoreError, jobs, new_token};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use std::time::Duration;

/// How often the watch looks at the clock, which may jump while the machine sleeps.
const PERIOD: Duration = Duration::from_mins(1);

/// Everything that the jobs need.
#[derive(Clone)]
pub struct Night {
    pub place: Place,
    /// What the municipality's tariff gives, for the clocks.
    pub tariff: Tariff,
    /// When a leader is told of a case.
    pub leader_told: LeaderTold,
    pub clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    /// What this process calls itself: see [`name`].
    pub holder: String,
}

/// A name that no other process has: its number, and chance.
pub fn name() -> Result<String, StoreError> {
    let token = new_token()?;
    Ok(format!("{}-{}", std::process::id(), &token[..8]))
}

/// Looks every minute until `stop` is done. What is being done then is finished first.
pub async fn run(night: Night, jobs: Vec<Job>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = tokio::time::sleep(PERIOD) => {}
        }
        for job in &jobs {
            if let Err(error) = run_due(&night, *job).await {
                tracing::error!(%error, job = job.code(), "a job could not be begun or ended");
            }
        }
    }
}

/// Runs the job if its turn has come and nobody else is at it. Nothing where it was not run.
pub async fn run_due(night: &Night, job: Job) -> Result<Option<Outcome>, Failure> {
    let (looking, now) = (Arc::clone(&night.place.store), (night.clock)());
    let look = move || {
        let last = looking.read(|db| jobs::find(db, job))?;
        Ok::<_, StoreError>(due(job.hours(), last.as_ref(), now).is_some())
    };
    let is_due = tokio::task::spawn_blocking(look).await;
    if !is_due.unwrap_or(Err(StoreError::NotCommitted))? {
        return Ok(None);
    }
    let holder = night.holder.clone();
    let begun = write(&night.place.store, job.actor(), now, move |tx| {
        hold_job::begin_due(tx, job, &holder)
    });
    match begun.await {
        Ok(()) => finish(night, job).await.map(|(outcome, _)| Some(outcome)),
        // Another process was quicker.
        Err(Failure::NothingDue) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Runs the job because somebody asks for it. Gives how it went, and what went wrong.
pub async fn run_by_hand(night: &Night, job: Job) -> Result<(Outcome, Option<String>), Failure> {
    let (holder, now) = (night.holder.clone(), (night.clock)());
    write(&night.place.store, job.actor(), now, move |tx| {
        hold_job::begin_by_hand(tx, job, &holder)
    })
    .await?;
    finish(night, job).await
}

/// Does the work that this process has taken, and says how it went.
async fn finish(night: &Night, job: Job) -> Result<(Outcome, Option<String>), Failure> {
    let working = night.clone();
    // In a task of its own: a panic is a fault of the job, and of nothing else.
    let done = tokio::spawn(async move { work(&working, job).await }).await;
    let fault = match done {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(in_short(&error.to_string())),
        Err(error) => Some(in_short(&error.to_string())),
    };
    if let Some(fault) = &fault {
        tracing::error!(fault, job = job.code(), "a job failed");
    }
    let (holder, said) = (night.holder.clone(), fault.clone());
    let now = (night.clock)();
    let outcome = write(&night.place.store, job.actor(), now, move |tx| {
        hold_job::end(tx, job, &holder, said.as_deref())
    });
    Ok((outcome.await?, fault))
}

async fn work(night: &Night, job: Job) -> Result<(), Failure> {
    let now = (night.clock)();
    match job {
        Job::Absences => settle_absences::settle(&night.place.store, night.leader_told, now)
            .await
            .map(drop),
        Job::Sweep => {
            let (drafts, files) = sweep::sweep(&night.place.store, &night.place.files, now).await?;
            tracing::info!(drafts, files, "swept");
            Ok(())
        }
        Job::Keep => {
            let place = night.place.clone();
            let kept = tokio::task::spawn_blocking(move || keep(&place, now)).await;
            let (anew, resumed) = kept.unwrap_or(Err(StoreError::NotCommitted.into()))?;
            tracing::info!(anew, resumed, "kept");
            Ok(())
        }
        Job::Reminders => remind::remind(&night.place.store, night.tariff, now).await,
        Job::Digest => {
            found(write(&night.place.store, job.actor(), now, send_digests).await).map(drop)
        }
        Job::Archive => {
            found(write(&night.place.store, job.actor(), now, tell_keepers).await).map(drop)
        }
    }
}
