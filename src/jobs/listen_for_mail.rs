//! Rings for the post when a mail's turn has come.

use crate::store::{Store, StoreError, outbox};
use chrono::{DateTime, Utc};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// How soon a queued mail is seen.
const PERIOD: Duration = Duration::from_secs(2);

/// Looks every other second, without writing anything, until `stop` is done.
///
/// The verbs queue mail inside their own write and know nothing of who sends
/// it; looking here means that no page can forget to ring.
pub async fn run(
    store: Arc<Store>,
    clock: fn() -> DateTime<Utc>,
    nudge: Arc<Notify>,
    stop: impl Future<Output = ()>,
) {
    tokio::pin!(stop);
    loop {
        let (now, looking) = (clock(), Arc::clone(&store));
        let look = move || looking.read::<_, StoreError>(|db| outbox::is_due(db, now));
        match tokio::task::spawn_blocking(look).await {
            Ok(Ok(true)) => nudge.notify_one(),
            Ok(Ok(false)) => {}
            Ok(Err(error)) => tracing::error!(%error, "the outbox could not be read"),
            Err(error) => tracing::error!(%error, "the outbox could not be looked at"),
        }
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = tokio::time::sleep(PERIOD) => {}
        }
    }
}
