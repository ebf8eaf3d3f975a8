//! The night watch: what the house does by itself.

pub mod deliver_mail;
pub mod keep;
pub mod listen_for_mail;
mod remind;
pub mod schedule;
pub mod seal;
pub mod settle_absences;
pub mod sweep;

use crate::casework::Failure;
use crate::store::{Store, StoreError, Tx};
use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

/// Hands `work` to the writer and waits for it without holding a thread.
async fn write<T: Send + 'static>(
    store: &Store,
    actor: &str,
    now: DateTime<Utc>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (tell, told) = oneshot::channel();
    store.submit(actor, now, work, move |done| {
        // Nobody waits any more: the answer is not needed.
        let _ = tell.send(done);
    });
    told.await
        .unwrap_or_else(|_| Err(StoreError::NotCommitted.into()))
}

/// Nothing where there was nothing to do.
fn found<T>(done: Result<T, Failure>) -> Result<Option<T>, Failure> {
    match done {
        Ok(done) => Ok(Some(done)),
        Err(Failure::NothingDue) => Ok(None),
        Err(error) => Err(error),
    }
}
