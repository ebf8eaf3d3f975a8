//! Takes the newest checkpoint out of the house, and knows what no checkpoint outside holds fast.

use super::mail_checkpoint::is_routine;
use super::seal::Seal;
use super::sign_checkpoint::any;
use crate::audit::Event;
use crate::audit::leaf::Leaf;
use crate::domain::local_time::day;
use crate::store::checkpoints::{self, Anchoring, Place};
use crate::store::{Db, Store, StoreError, ledger};
use chrono::{DateTime, Datelike, TimeDelta, Utc};

const ACTOR: &str = "job:anchor-checkpoint";

/// An anchor older than this is an alarm: a day, and two hours to spare.
const LATE: TimeDelta = TimeDelta::hours(26);

/// Adds the newest checkpoint to the operator's folder, if it is not there. A folder that
/// cannot be written to is recorded once for each checkpoint, and tried again and again.
pub fn anchor_checkpoint(store: &Store, seal: &Seal, now: DateTime<Utc>) -> Result<(), StoreError> {
    let Some(anchors) = &seal.anchors else {
        return Ok(());
    };
    let (newest, tried) = store.read(|db| {
        let tried = checkpoints::last_at(db, Place::File)?;
        Ok::<_, StoreError>((checkpoints::newest(db)?, tried))
    })?;
    let Some(newest) = newest else {
        return Ok(());
    };
    let tried = tried.filter(|tried| tried.size == newest.size);
    if tried.is_some_and(|tried| tried.is_there) {
        return Ok(());
    }
    let added = anchors.append(day(newest.signed_at).year(), &newest.note);
    if let Err(error) = &added {
        if tried.is_some() {
            return Ok(());
        }
        tracing::error!(%error, "a checkpoint could not be added to the anchors");
    }
    let is_there = added.is_ok();
    store.write(ACTOR, now, move |tx| {
        checkpoints::insert_anchoring(tx, newest.size, Place::File, is_there)?;
        let event = Event::CheckpointAnchored {
            place: Place::File.code(),
            outcome: if is_there { "there" } else { "failed" },
            size: newest.size,
        };
        ledger::record(tx, "ledger", &event)
    })
}

/// What somebody with the database and the key could rewrite unseen.
#[derive(Clone, Debug)]
pub struct Window {
    /// The largest checkpoint outside the house.
    pub anchor: Option<Anchoring>,
    /// Entries that it does not hold fast.
    pub entries: u64,
    /// When the first of them was written.
    pub since: Option<DateTime<Utc>>,
    /// Nothing has left the house for so long that somebody must look.
    pub is_late: bool,
}

pub fn window(db: &mut Db, now: DateTime<Utc>) -> Result<Window, StoreError> {
    let size = ledger::head(db)?.ok_or(StoreError::NotFound)?.size;
    let anchor = checkpoints::outside(db)?;
    let held = anchor.map_or(0, |anchor| anchor.size);
    let first = ledger::leaves(db, held, 1)?.into_iter().next();
    let since = first.and_then(|(_, leaf)| Leaf::read(&leaf)?.at.parse().ok());
    let begun = anchor.map(|anchor| anchor.at).or(since);
    let is_old = begun.is_some_and(|begun| now - begun > LATE);
    Ok(Window {
        anchor,
        entries: size.saturating_sub(held),
        since,
        is_late: is_old && any(db, held, |event| !is_routine(event))?,
    })
}
