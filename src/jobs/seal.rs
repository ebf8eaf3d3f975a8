//! Signs checkpoints, and takes them out of the house.

use crate::casework::anchor_checkpoint::anchor_checkpoint;
use crate::casework::mail_checkpoint::mail_checkpoint;
use crate::casework::seal::Seal;
use crate::casework::sign_checkpoint::{Unsigned, When, sign_checkpoint};
use crate::casework::tell_alarm::tell_alarm;
use crate::store::Store;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use std::time::Duration;

/// How soon something weighty is signed.
const PERIOD: Duration = Duration::from_secs(2);

/// After an alarm the whole ledger is read: not every other second.
const AFTER_ALARM: Duration = Duration::from_mins(1);

/// Looks until `stop` is done; then whatever has come is signed a last time.
///
/// A demo, whose days are made up, `tells` nobody of an alarm.
pub async fn run(
    store: Arc<Store>,
    seal: Arc<Seal>,
    clock: fn() -> DateTime<Utc>,
    tells: bool,
    stop: impl Future<Output = ()>,
) {
    tokio::pin!(stop);
    let mut when = When::Now;
    loop {
        let (storing, sealing) = (Arc::clone(&store), Arc::clone(&seal));
        let round = move || {
            let is_well = round(&storing, &sealing, clock(), when);
            is_well & (!tells || tell(&storing, &sealing, clock()))
        };
        let is_well = tokio::task::spawn_blocking(round).await;
        let wait = match is_well {
            Ok(true) => PERIOD,
            _ => AFTER_ALARM,
        };
        when = When::Due;
        tokio::select! {
            biased;
            () = &mut stop => break,
            () = tokio::time::sleep(wait) => {}
        }
    }
    let last = move || round(&store, &seal, clock(), When::Now);
    if tokio::task::spawn_blocking(last).await.is_err() {
        tracing::error!("the last checkpoint was not signed");
    }
}

/// One round. Says whether all is well.
pub fn round(store: &Store, seal: &Seal, now: DateTime<Utc>, when: When) -> bool {
    let is_signed = match sign_checkpoint(store, seal, now, when) {
        Ok(_) => true,
        // It has been said, in the log and in the ledger, when it was found.
        Err(Unsigned::Alarm(_)) => false,
        Err(Unsigned::Store(error)) => {
            tracing::error!(%error, "a checkpoint could not be signed");
            false
        }
    };
    let anchored = anchor_checkpoint(store, seal, now).and_then(|()| mail_checkpoint(store, now));
    match anchored {
        Ok(_) => is_signed,
        Err(error) => {
            tracing::error!(%error, "a checkpoint could not be anchored");
            false
        }
    }
}

/// Tells those who look after the ledger of an alarm. Says whether that could be done.
pub fn tell(store: &Store, seal: &Seal, now: DateTime<Utc>) -> bool {
    match tell_alarm(store, seal, now) {
        Ok(_) => true,
        Err(error) => {
            tracing::error!(%error, "nobody could be told of an alarm");
            false
        }
    }
}
