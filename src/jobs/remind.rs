//! Goes through every open case and report, one after the other.

use crate::casework::Failure;
use crate::casework::remind::{open, remind_of_case, remind_of_report};
use crate::domain::clocks::Tariff;
use crate::domain::job::Job;
use crate::jobs::{found, write};
use crate::store::{Store, StoreError};
use chrono::{DateTime, Utc};
use std::sync::Arc;

/// What fails in one case is told at the end; the others are not kept waiting for it.
pub async fn remind(store: &Arc<Store>, tariff: Tariff, now: DateTime<Utc>) -> Result<(), Failure> {
    let looking = Arc::clone(store);
    let look = move || looking.read(open);
    let all = tokio::task::spawn_blocking(look).await;
    let all = all.unwrap_or(Err(StoreError::NotCommitted))?;
    let actor = Job::Reminders.actor();
    let mut first = None;
    for case in all.cases {
        let told = write(store, actor, now, move |tx| {
            remind_of_case(tx, case, tariff)
        })
        .await;
        if let Err(error) = found(told) {
            tracing::error!(%error, case, "the deadlines of a case could not be told");
            first.get_or_insert(error);
        }
    }
    for report in all.reports {
        let told = write(store, actor, now, move |tx| remind_of_report(tx, report)).await;
        if let Err(error) = found(told) {
            tracing::error!(%error, report, "the deadline of a report could not be told");
            first.get_or_insert(error);
        }
    }
    first.map_or(Ok(()), Err)
}
