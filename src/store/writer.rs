//! The writer: one thread, one connection, several people's work in each durable commit.
//!
//! A commit costs one flush to disk, however much is in it. While one batch is
//! being flushed the next one gathers, so the house is both durable and quick.

use super::StoreError;
use super::db::{Db, begin, commit, open_writer, rewrite};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, SyncSender};

/// One person's work, in a savepoint of its own. A refusal undoes that
/// savepoint and nothing else.
pub type Job = Box<dyn FnOnce(&mut Db) -> Answer + Send>;

/// Tells that person how it went, once it is on disk (or is known not to be).
pub type Answer = Box<dyn FnOnce(bool) + Send>;

/// What the writer is asked to do.
pub enum Errand {
    Work(Job),
    /// Write the database anew, alone, and say how it went.
    Rewrite(SyncSender<Result<bool, StoreError>>),
}

const LARGEST_BATCH: usize = 256;

/// Runs until nobody can send work any more. Whoever waits for a job that
/// never ran sees their answer channel close.
///
/// A panic, or a batch that the database would not commit, ends the batch:
/// everybody in it is told "not saved", and the connection is opened anew.
/// `restarted` is the job that records this.
pub fn run(db: Db, url: &str, jobs: &Receiver<Errand>, restarted: fn() -> Job) {
    let mut open = Some(db);
    let mut next = None;
    while let Some(errand) = next.take().or_else(|| jobs.recv().ok()) {
        let db = match open.take() {
            Some(db) => Ok(db),
            None => reopen(url, restarted),
        };
        let Ok(mut db) = db else {
            // The database cannot be reached: the job is dropped, and with it its answer.
            continue;
        };
        let first = match errand {
            Errand::Work(job) => job,
            Errand::Rewrite(tell) => {
                // Nobody waits any more: it is done all the same.
                let _ = tell.send(rewrite(&mut db));
                open = Some(db);
                continue;
            }
        };
        if begin(&mut db).is_err() {
            continue;
        }
        let mut batch = vec![first];
        while batch.len() < LARGEST_BATCH && next.is_none() {
            match jobs.try_recv() {
                Ok(Errand::Work(job)) => batch.push(job),
                Ok(alone) => next = Some(alone),
                Err(_) => break,
            }
        }
        let mut answers: Vec<Answer> = vec![];
        let whole = catch_unwind(AssertUnwindSafe(|| {
            for job in batch {
                answers.push(job(&mut db));
            }
        }))
        .is_ok();
        let committed = whole && commit(&mut db).is_ok();
        if committed {
            open = Some(db);
        } else {
            // Dropping the connection rolls back whatever is left of the batch.
            drop(db);
        }
        for answer in answers {
            answer(committed);
        }
    }
}

fn reopen(url: &str, restarted: fn() -> Job) -> Result<Db, StoreError> {
    let mut db = open_writer(url)?;
    begin(&mut db)?;
    let told = restarted()(&mut db);
    commit(&mut db)?;
    told(true);
    Ok(db)
}
