//! Sends the mail that is due.

use crate::casework::take_mail::Taken;
use crate::casework::{Failure, record_delivery, record_interrupted, take_mail};
use crate::domain::delivery::{Delivery, Fault, Trouble};
use crate::jobs::{found, write};
use crate::mail::{Letter, Letterhead, Transport, deliver};
use crate::store::Store;
use chrono::{DateTime, Utc};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

const ACTOR: &str = "job:deliver-mail";

/// Mails in a round. So few that the slowest round ends before the mark
/// `sending` runs out (`store::outbox::LEASE`, `mail::settings::LONGEST_TIMEOUT`).
pub const ROUND: usize = 10;

/// How often the watch looks by itself, for what was to be tried again.
const PERIOD: Duration = Duration::from_secs(30);

/// Rests no longer than this are taken within a round.
const BREATH: Duration = Duration::from_secs(1);

/// How a round went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub sent: usize,
    pub retry: usize,
    pub refused: usize,
    pub unknown: usize,
    /// There may be more that is due now.
    pub is_more: bool,
    /// The pace that is set asks for so long a rest first.
    pub pause: Duration,
}

impl Summary {
    fn count(&mut self, state: Delivery) {
        match state {
            Delivery::Sent => self.sent += 1,
            Delivery::Refused => self.refused += 1,
            Delivery::Unknown => self.unknown += 1,
            Delivery::Retry | Delivery::Waiting | Delivery::Sending => self.retry += 1,
        }
    }
}

/// Everything the watch needs.
#[derive(Clone)]
pub struct Watch {
    pub store: Arc<Store>,
    pub transport: Transport,
    pub head: Letterhead,
    pub clock: fn() -> DateTime<Utc>,
    /// Whoever has queued a mail rings here, after it is saved.
    pub nudge: Arc<Notify>,
}

/// Sends until `stop` is done. What was being sent then is finished first.
pub async fn run(watch: Watch, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    loop {
        let now = (watch.clock)();
        let round = deliver_due(&watch.store, &watch.transport, &watch.head, now).await;
        let (is_more, pause) = match round {
            Ok(summary) => (summary.is_more, summary.pause),
            Err(error) => {
                tracing::error!(%error, "a round of mail failed");
                (false, Duration::ZERO)
            }
        };
        if !is_more {
            watch.transport.hang_up().await;
        }
        let wait = if is_more { pause } else { PERIOD };
        tokio::select! {
            biased;
            () = &mut stop => {
                watch.transport.hang_up().await;
                return;
            }
            () = watch.nudge.notified(), if !is_more => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}

/// One round: first what an earlier run left behind, then what is due, one mail after the other.
///
/// Where the mail server itself is the trouble, the round ends: the others would fare no better.
/// How one mail fared and that the next is taken go to disk together, in one flush.
pub async fn deliver_due(
    store: &Store,
    transport: &Transport,
    head: &Letterhead,
    now: DateTime<Utc>,
) -> Result<Summary, Failure> {
    let mut summary = Summary::default();
    if let Some(forgotten) = found(write(store, ACTOR, now, record_interrupted).await)? {
        summary.unknown += forgotten;
    }
    let take = || {
        let head = head.clone();
        write(store, ACTOR, now, move |tx| take_mail(tx, &head))
    };
    let mut next = None;
    for left in (0..ROUND).rev() {
        let taken = if let Some(taken) = next.take() {
            taken
        } else {
            // The rest comes before the mail is taken: the mark `sending` is for sending alone.
            summary.pause = transport.pause();
            if summary.pause > BREATH {
                break;
            }
            tokio::time::sleep(std::mem::take(&mut summary.pause)).await;
            take().await
        };
        let Some(Taken { mail, letter }) = found(taken)? else {
            return Ok(summary);
        };
        let outcome = send(transport, letter).await;
        let stops = matches!(&outcome, Err(trouble) if trouble.problem.fault.stops_the_round());
        let record = write(store, ACTOR, now, move |tx| {
            record_delivery(tx, &mail, outcome.as_ref().map(String::as_str))
        });
        let state = if stops || left == 0 || transport.pause() > Duration::ZERO {
            record.await?
        } else {
            let (state, taken) = tokio::join!(record, take());
            next = Some(taken);
            state?
        };
        summary.count(state);
        if stops {
            return Ok(summary);
        }
    }
    summary.is_more = true;
    Ok(summary)
}

/// The SHA-256 of what the mail server took.
async fn send(transport: &Transport, letter: Result<Letter, Fault>) -> Result<String, Trouble> {
    let letter = letter?;
    deliver(transport, &letter).await?;
    Ok(letter.sha256)
}
