//! Away with drafts that nobody comes back to, and files that nobody names.

use crate::casework::Failure;
use crate::casework::sweep;
use crate::domain::job::Job;
use crate::jobs::write;
use crate::store::Store;
use crate::store::files::{self, Files};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// How many drafts and how many files went.
pub async fn sweep(
    store: &Arc<Store>,
    kept: &Files,
    now: DateTime<Utc>,
) -> Result<(usize, usize), Failure> {
    let swept = write(store, Job::Sweep.actor(), now, sweep::sweep).await?;
    let (looking, kept) = (Arc::clone(store), kept.clone());
    let away = move || {
        let named = looking.read(files::named)?;
        kept.sweep(&named, now)
    };
    let gone = tokio::task::spawn_blocking(away).await;
    let gone = gone.unwrap_or(Err(crate::store::StoreError::NotCommitted))?;
    Ok((swept.drafts, gone))
}
