//! One mail a day to those who have asked for that: how many open tasks they have, and nothing else.

use super::Failure;
use super::look_through_tasks::look_through_tasks;
use crate::audit::{Errand, Event};
use crate::domain::access::Viewer;
use crate::domain::delivery::Template;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::store::{Db, StoreError, Tx, accounts, ledger, outbox, people};
use chrono::{DateTime, Utc};

/// Queues today's. Whoever has no open task gets none. `Failure::NothingDue` where nobody gets one.
pub fn send_digests(tx: &mut Tx<'_>) -> Result<(), Failure> {
    let (now, today) = (tx.now, day(tx.now));
    let mut mails = 0;
    for person in accounts::list_digest(tx.db())? {
        if open_tasks(tx.db(), person, now)? == 0 {
            continue;
        }
        let key = format!("digest {today} {person}");
        let is_new = outbox::queue_once(tx, person, None, Template::Digest, &key)?;
        mails += usize::from(is_new);
    }
    if mails == 0 {
        return Err(Failure::NothingDue);
    }
    let event = Event::Errand(Errand::DigestsQueued { mails });
    ledger::record(tx, "system", &event)?;
    Ok(())
}

/// How many tasks the person would find in the list of tasks.
pub(in crate::casework) fn open_tasks(
    db: &mut Db,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<usize, StoreError> {
    let viewer = Viewer {
        person,
        roles: people::roles(db, person, day(now))?,
        at: now,
    };
    Ok(look_through_tasks(db, &viewer)?.len())
}
