//! Mails the newest checkpoint to the archivist: every morning when anything has happened, and at once after something final.

use super::sign_checkpoint::any;
use crate::audit::{Event, is_of_checkpoints};
use crate::domain::delivery::Template;
use crate::domain::local_time::{day, local};
use crate::domain::person::{PersonId, Role};
use crate::store::checkpoints::{self, Place};
use crate::store::{Db, Store, StoreError, ledger, outbox, people};
use chrono::{DateTime, NaiveTime, TimeDelta, Utc};

const ACTOR: &str = "job:mail-checkpoint";

/// At six in the morning, by the clock in the municipality.
const AT: NaiveTime = NaiveTime::from_hms_opt(6, 0, 0).expect("six is an hour of the day");

/// Queues the mail, if it is time. Says how many archivists it goes to.
pub fn mail_checkpoint(store: &Store, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let Some((size, archivists)) = store.read(|db| due(db, now))? else {
        return Ok(0);
    };
    let count = archivists.len();
    store.write(ACTOR, now, move |tx| {
        for archivist in archivists {
            outbox::queue_checkpoint(tx, archivist)?;
        }
        let event = Event::CheckpointAnchored {
            place: Place::Mail.code(),
            outcome: "queued",
            size,
        };
        ledger::record(tx, "ledger", &event)
    })?;
    Ok(count)
}

/// The size of the checkpoint to mail, and to whom.
fn due(db: &mut Db, now: DateTime<Utc>) -> Result<Option<(u64, Vec<PersonId>)>, StoreError> {
    let Some(newest) = checkpoints::newest(db)? else {
        return Ok(None);
    };
    let last = outbox::last_queued(db, Template::LedgerCheckpoint)?;
    let mailed = match last {
        Some(last) => checkpoints::at(db, last)?.size,
        None => 0,
    };
    let begun = match last {
        Some(last) => last,
        None => checkpoints::oldest(db)?.signed_at,
    };
    let here = local(now);
    let today = here.date().and_time(AT);
    let morning = if today <= here {
        today
    } else {
        today - TimeDelta::days(1)
    };
    let is_time = local(begun) < morning && any(db, mailed, |event| !is_routine(event))?;
    if newest.size <= mailed || !(is_time || any(db, mailed, is_final)?) {
        return Ok(None);
    }
    let archivists = people::holders(db, Role::Archivist, day(now))?;
    let ids: Vec<PersonId> = archivists.iter().map(|person| person.id).collect();
    Ok((!ids.is_empty()).then_some((newest.size, ids)))
}

/// What the house does by itself, day after day: no reason to write to anybody.
pub(super) fn is_routine(event: &str) -> bool {
    is_of_checkpoints(event)
        || event.starts_with("mail-")
        || event.starts_with("job-")
        || [
            "alarm-told",
            "deadlines-told",
            "digests-queued",
            "drafts-swept",
        ]
        .contains(&event)
}

fn is_final(event: &str) -> bool {
    matches!(event, "disposal-executed" | "epoch-declared")
}
