//! Tells by mail, once a day at most, that the ledger is not held fast outside the house.

use super::anchor_checkpoint::window;
use super::seal::Seal;
use crate::audit::Event;
use crate::domain::delivery::Template;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::{Db, Store, StoreError, ledger, outbox, people};
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeSet;

const ACTOR: &str = "job:tell-alarm";

/// How long those who were told are left in peace.
const PAUSE: TimeDelta = TimeDelta::days(1);

/// Who looks after it: the one who mends it, the one who keeps the checkpoints, and the one whose
/// cases they are.
pub const KEEPERS: [Role; 3] = [Role::Administrator, Role::Archivist, Role::HrHead];

/// Why nothing, or too little, holds the ledger fast. Nothing when all is well.
pub fn alarm(
    db: &mut Db,
    seal: &Seal,
    now: DateTime<Utc>,
) -> Result<Option<&'static str>, StoreError> {
    let unsigned = seal.alarm().map(super::seal::Alarm::code);
    match unsigned {
        Some(why) => Ok(Some(why)),
        None => Ok(window(db, now)?.is_late.then_some("anchors_late")),
    }
}

/// Queues the mail, if there is an alarm and nobody was told of one in the last day. Says how many it goes to.
pub fn tell_alarm(store: &Store, seal: &Seal, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let due = store.read(|db| {
        let Some(why) = alarm(db, seal, now)? else {
            return Ok(None);
        };
        let last = outbox::last_queued(db, Template::LedgerAlarm)?;
        if last.is_some_and(|last| now - last < PAUSE) {
            return Ok(None);
        }
        Ok::<_, StoreError>(Some((why, keepers(db, now)?)))
    })?;
    let Some((why, told)) = due.filter(|(_, told)| !told.is_empty()) else {
        return Ok(0);
    };
    let count = told.len();
    store.write(ACTOR, now, move |tx| {
        for person in told {
            outbox::queue_plain(tx, person, Template::LedgerAlarm)?;
        }
        ledger::record(tx, "ledger", &Event::AlarmTold { why })
    })?;
    Ok(count)
}

fn keepers(db: &mut Db, now: DateTime<Utc>) -> Result<BTreeSet<PersonId>, StoreError> {
    let mut found = BTreeSet::new();
    for role in KEEPERS {
        let holders = people::holders(db, role, day(now))?;
        found.extend(holders.into_iter().map(|person| person.id));
    }
    Ok(found)
}
