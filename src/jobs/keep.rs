//! Every night: a schedule that holds from today is followed, and a disposal that was cut off is taken up again. What
//! nobody has begun is not begun here: nothing is destroyed by time alone.

use crate::casework::execute_disposal::{Office, due, execute_disposal};
use crate::casework::recompute_retention::{SCHEDULE, recompute_due};
use crate::casework::{Failure, Letters};
use crate::domain::disposal::State;
use crate::domain::job::Job;
use crate::store::Store;
use crate::store::files::Files;
use chrono::{DateTime, Utc};
use std::path::PathBuf;
use std::sync::Arc;

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

/// How many cases were marked anew, and how many lists came to their end.
pub fn keep(place: &Place, now: DateTime<Utc>) -> Result<(usize, usize), Failure> {
    let anew = recompute_due(&place.store, Job::Keep.actor(), now, SCHEDULE)?;
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
            actor: Job::Keep.actor(),
            now,
            backup_days: place.backup_days,
        };
        execute_disposal(&office, list.id, &mut |_| {})?;
        resumed += 1;
    }
    Ok((anew, resumed))
}
