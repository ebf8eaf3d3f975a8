//! Every night: away with drafts that nobody comes back to, and files that nobody names.

use crate::casework::Failure;
use crate::casework::sweep;
use crate::domain::local_time::local;
use crate::jobs::write;
use crate::store::Store;
use crate::store::files::{self, Files};
use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use std::sync::Arc;
use std::time::Duration;

const ACTOR: &str = "job:sweep";

/// At three in the morning, by the clock in the municipality.
const AT: NaiveTime = NaiveTime::from_hms_opt(3, 0, 0).expect("three is an hour of the day");

/// A house that is shut at night sweeps when it has been open for this long.
const AFTER_OPENING: TimeDelta = TimeDelta::hours(1);

/// How often the watch looks at the clock, which may jump while the machine sleeps.
const PERIOD: Duration = Duration::from_mins(1);

/// Sweeps every night until `stop` is done.
pub async fn run(
    store: Arc<Store>,
    kept: Files,
    clock: fn() -> DateTime<Utc>,
    stop: impl Future<Output = ()>,
) {
    tokio::pin!(stop);
    let opened = local(clock());
    let mut next = night_after(opened).min(opened + AFTER_OPENING);
    loop {
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = tokio::time::sleep(PERIOD) => {}
        }
        let now = clock();
        if local(now) < next {
            continue;
        }
        next = night_after(local(now));
        match sweep(&store, &kept, now).await {
            Ok((drafts, files)) => tracing::info!(drafts, files, "swept"),
            Err(error) => tracing::error!(%error, "the sweep failed"),
        }
    }
}

/// How many drafts and how many files went.
pub async fn sweep(
    store: &Arc<Store>,
    kept: &Files,
    now: DateTime<Utc>,
) -> Result<(usize, usize), Failure> {
    let swept = write(store, ACTOR, now, sweep::sweep).await?;
    let (looking, kept) = (Arc::clone(store), kept.clone());
    let away = move || {
        let named = looking.read(files::named)?;
        kept.sweep(&named, now)
    };
    let gone = tokio::task::spawn_blocking(away).await;
    let gone = gone.unwrap_or(Err(crate::store::StoreError::NotCommitted))?;
    Ok((swept.drafts, gone))
}

pub(super) fn night_after(moment: NaiveDateTime) -> NaiveDateTime {
    let tonight = moment.date().and_time(AT);
    if tonight > moment {
        tonight
    } else {
        tonight + TimeDelta::days(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_night_is_never_now() {
        let at = |text: &str| text.parse::<NaiveDateTime>().unwrap();
        let night = at("2026-11-24T03:00:00");
        assert_eq!(night_after(at("2026-11-24T02:59:59")), night);
        assert_eq!(night_after(at("2026-11-23T03:00:00")), night);
        assert_eq!(night_after(at("2026-11-23T23:00:00")), night);
    }
}
