//! Every night: a schedule that holds from today is followed, and a disposal that was cut off is taken up again. What
//! nobody has begun is not begun here: nothing is destroyed by time alone.

use super::sweep::night_after;
use crate::casework::execute_disposal::{Office, due, execute_disposal};
use crate::casework::recompute_retention::{SCHEDULE, recompute_due};
use crate::casework::{Failure, Letters};
use crate::domain::disposal::State;
use crate::domain::local_time::local;
use crate::store::files::Files;
use crate::store::{Store, StoreError};
use chrono::{DateTime, Utc};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

const ACTOR: &str = "job:keep";

/// How often the watch looks at the clock.
const PERIOD: Duration = Duration::from_mins(1);

/// Where things lie.
#[derive(Clone)]
pub struct Place {
    pub store: Arc<Store>,
    pub files: Files,
    pub letters: Arc<Letters>,
    pub exports: PathBuf,
    pub mail: PathBuf,
    pub backup_days: u32,
}

/// Keeps watch every night until `stop` is done.
pub async fn run(place: Place, clock: fn() -> DateTime<Utc>, stop: impl Future<Output = ()>) {
    tokio::pin!(stop);
    let mut next = night_after(local(clock()));
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
        let place = place.clone();
        let kept = tokio::task::spawn_blocking(move || keep(&place, now)).await;
        match kept.unwrap_or_else(|_| Err(StoreError::NotCommitted.into())) {
            Ok((anew, resumed)) => tracing::info!(anew, resumed, "kept"),
            Err(error) => tracing::error!(%error, "the night's keeping failed"),
        }
    }
}

/// How many cases were marked anew, and how many lists came to their end.
pub fn keep(place: &Place, now: DateTime<Utc>) -> Result<(usize, usize), Failure> {
    let anew = recompute_due(&place.store, ACTOR, now, SCHEDULE)?;
    let mut resumed = 0;
    for list in due(&place.store, now)? {
        if list.course.state(now) != State::Begun {
            continue;
        }
        let office = Office {
            store: &place.store,
            files: &place.files,
            letters: &place.letters,
            exports: &place.exports,
            mail: &place.mail,
            actor: ACTOR,
            now,
            backup_days: place.backup_days,
        };
        execute_disposal(&office, list.id, &mut |_| {})?;
        resumed += 1;
    }
    Ok((anew, resumed))
}
