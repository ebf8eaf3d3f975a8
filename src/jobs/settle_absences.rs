//! At the turn of each day: the tasks of whoever is away from today go to whoever steps in, and whoever is
//! back has them again.

use crate::casework::Failure;
use crate::casework::register_absence::{is_new_day, settle_absences};
use crate::domain::local_time::day;
use crate::domain::routing::LeaderTold;
use crate::jobs::write;
use crate::store::{Store, StoreError};
use chrono::{DateTime, Utc};
use std::sync::Arc;

const ACTOR: &str = "job:absences";

/// How many cases were touched, where a new day has come.
pub async fn settle(
    store: &Arc<Store>,
    when: LeaderTold,
    now: DateTime<Utc>,
) -> Result<Option<usize>, Failure> {
    let looking = Arc::clone(store);
    let look = move || looking.read::<_, StoreError>(|db| is_new_day(db, day(now)));
    let is_new = tokio::task::spawn_blocking(look).await;
    if !is_new.unwrap_or(Err(StoreError::NotCommitted))? {
        return Ok(None);
    }
    let settled = write(store, ACTOR, now, move |tx| settle_absences(tx, when)).await?;
    Ok(Some(settled))
}
