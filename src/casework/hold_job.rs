//! Somebody takes what the house does by itself, and says how it went.

use super::Failure;
use crate::audit::{Errand, Event};
use crate::domain::job::{Job, Outcome, Refusal, Run, due};
use crate::store::{Db, StoreError, Tx, jobs, ledger};
use chrono::{DateTime, Utc};

/// Takes the job if its turn has come. `Failure::NothingDue` where it has not, or where another is at it.
pub fn begin_due(tx: &mut Tx<'_>, job: Job, holder: &str) -> Result<(), Failure> {
    let now = tx.now;
    let last = jobs::find(tx.db(), job)?;
    let turn = due(job.hours(), last.as_ref(), now).ok_or(Failure::NothingDue)?;
    take(tx, job, holder, turn)
}

/// Takes the job because somebody asks for it, due or not. It never takes it from one who is at it.
pub fn begin_by_hand(tx: &mut Tx<'_>, job: Job, holder: &str) -> Result<(), Failure> {
    let now = tx.now;
    let last = jobs::find(tx.db(), job)?;
    if let Some(Run {
        holder: Some(holder),
        lease_until: Some(until),
        ..
    }) = last.as_ref().filter(|last| last.is_held(now))
    {
        let (holder, until) = (holder.clone(), *until);
        return Err(Refusal::Held { holder, until }.into());
    }
    // A run before its turn does not stand for the turn that comes.
    let turn = job.hours().turn(now).or(last.map(|last| last.turn_at));
    take(tx, job, holder, turn.unwrap_or(now))
}

fn take(tx: &mut Tx<'_>, job: Job, holder: &str, turn: DateTime<Utc>) -> Result<(), Failure> {
    jobs::take(tx, job, holder, turn)?;
    let event = Errand::JobBegun { job: job.code() };
    ledger::record(tx, "system", &Event::Errand(event))?;
    Ok(())
}

/// Says how it went; `fault` is what went wrong. Refused where another has taken the job over.
pub fn end(
    tx: &mut Tx<'_>,
    job: Job,
    holder: &str,
    fault: Option<&str>,
) -> Result<Outcome, Failure> {
    let outcome = match fault {
        None => Outcome::Done,
        Some(_) => Outcome::Failed,
    };
    jobs::end(tx, job, holder, outcome, fault).map_err(|error| match error {
        StoreError::Changed => Failure::Job(Refusal::Lost),
        error => error.into(),
    })?;
    let event = Errand::JobEnded {
        job: job.code(),
        outcome: outcome.code(),
    };
    ledger::record(tx, "system", &Event::Errand(event))?;
    Ok(outcome)
}

/// Every job with its last run, in the order they are done.
pub fn list(db: &mut Db) -> Result<Vec<(Job, Option<Run>)>, StoreError> {
    let each = Job::ALL.into_iter();
    each.map(|job| Ok((job, jobs::find(db, job)?))).collect()
}
