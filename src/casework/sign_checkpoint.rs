//! Signs where the ledger stands, if it still holds everything that was signed before.

use super::seal::{Alarm, Seal};
use crate::audit::checkpoint::{Checkpoint, SigningKey};
use crate::audit::leaf::leaf_hash;
use crate::audit::tree::Frontier;
use crate::audit::{Event, hex, is_of_checkpoints, is_sealed_at_once};
use crate::store::checkpoints::{self, Kept};
use crate::store::keys::Turn;
use crate::store::{Db, Store, StoreError, ledger};
use chrono::{DateTime, TimeDelta, Utc};

const ACTOR: &str = "job:sign-checkpoint";

/// A checkpoint is signed when the last one is older than this, or at once after something weighty.
const PERIOD: TimeDelta = TimeDelta::seconds(60);

/// Leaves or events at a time.
const PAGE: i64 = 1000;

/// How eager the signer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// When it is due.
    Due,
    /// Whatever has happened, however short a time ago.
    Now,
}

/// Why there is no checkpoint.
#[derive(Debug, thiserror::Error)]
pub enum Unsigned {
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The house must not sign: somebody has to look.
    #[error(transparent)]
    Alarm(#[from] Alarm),
}

/// Signs a checkpoint, and keeps it. Nothing where none is due.
///
/// Everybody who can rewrite the database would like a signature on the result. So the entries are read
/// again from what was signed last, which is kept beside the key, and not from what the database says of itself.
pub fn sign_checkpoint(
    store: &Store,
    seal: &Seal,
    now: DateTime<Utc>,
    when: When,
) -> Result<Option<Kept>, Unsigned> {
    let signed = sign(store, seal, now, when);
    let alarm = match &signed {
        Ok(None) => return Ok(None),
        Ok(Some(_)) => None,
        Err(Unsigned::Alarm(alarm)) => Some(*alarm),
        Err(Unsigned::Store(_)) => return signed,
    };
    if let Some(why) = alarm.filter(|_| seal.note(alarm)) {
        tracing::error!(%why, "no checkpoint is signed: somebody must look at the ledger");
        let event = Event::CheckpointRefused { why: why.code() };
        let told = store.write(ACTOR, now, move |tx| ledger::record(tx, "ledger", &event));
        if let Err(error) = told {
            tracing::error!(%error, "the refusal could not be recorded");
        }
    } else if alarm.is_none() {
        seal.note(None);
    }
    signed
}

/// Holds the ledger against what was signed last, and signs nothing.
pub(in crate::casework) fn hold(
    store: &Store,
    seal: &Seal,
    now: DateTime<Utc>,
) -> Result<(), Unsigned> {
    let _turn = seal.place.turn()?;
    store.read_snapshot(|db| measure(db, seal, now, When::Now))?;
    Ok(())
}

fn sign(
    store: &Store,
    seal: &Seal,
    now: DateTime<Utc>,
    when: When,
) -> Result<Option<Kept>, Unsigned> {
    let key = seal.key.as_ref().ok_or(Alarm::KeyGone)?;
    let turn = seal.place.turn()?;
    let measured = store.read_snapshot(|db| measure(db, seal, now, when))?;
    let Some((checkpoint, tree)) = measured else {
        return Ok(None);
    };
    let note = seal_note(seal, key, &turn, &checkpoint)?;
    seal.remember(tree);
    let size = checkpoint.size;
    let kept = note.clone();
    store.write(ACTOR, now, move |tx| {
        checkpoints::insert(tx, size, &kept)?;
        ledger::record(tx, "ledger", &Event::CheckpointSigned { size })
    })?;
    Ok(Some(Kept {
        size,
        note,
        signed_at: now,
    }))
}

/// What was signed is on disk beside the key before anybody else sees it.
fn seal_note(
    seal: &Seal,
    key: &SigningKey,
    turn: &Turn,
    checkpoint: &Checkpoint,
) -> Result<String, StoreError> {
    let note = key.sign(checkpoint);
    seal.place.keep_last(turn, &note)?;
    Ok(note)
}

/// What to sign, if anything is due and nothing is wrong.
fn measure(
    db: &mut Db,
    seal: &Seal,
    now: DateTime<Utc>,
    when: When,
) -> Result<Option<(Checkpoint, Frontier)>, Unsigned> {
    let last = seal.place.last()?.map(|note| note.checkpoint);
    let head = match ledger::head(db) {
        Ok(Some(head)) => head,
        Ok(None) | Err(StoreError::Unreadable(_)) => return Err(Alarm::Unfit.into()),
        Err(error) => return Err(error.into()),
    };
    let last = match last {
        Some(last) if last.origin == head.log => Some(last),
        None => None,
        // A restore that was declared, by somebody who can write beside the key: the entries are read from the first.
        Some(_) if seal.place.allowed().as_ref() == Some(&head.log) => None,
        Some(_) => return Err(Alarm::OtherLedger.into()),
    };
    if let Some(last) = last.as_ref().filter(|last| last.size > head.size) {
        let (signed, size) = (last.size, head.size);
        return Err(Alarm::RolledBack { signed, size }.into());
    }
    if when == When::Due && !is_due(db, now)? {
        return Ok(None);
    }
    let fits = |tree: &Frontier| tree.size() == head.size && hex(&tree.root()) == head.root;
    let mut tree = follow(db, seal.remembered(), last.as_ref())?;
    if !fits(&tree) {
        // From the first entry, to see whether it is the old ones that are not the same.
        tree = follow(db, Frontier::default(), last.as_ref())?;
    }
    if !fits(&tree) {
        return Err(Alarm::Unfit.into());
    }
    if when == When::Now && !has_news(db)? {
        return Ok(None);
    }
    let checkpoint = Checkpoint {
        origin: head.log,
        size: tree.size(),
        root: tree.root(),
    };
    Ok(Some((checkpoint, tree)))
}

/// The tree over all entries. From where this process left it, if that is what was signed; else from the first entry.
fn follow(
    db: &mut Db,
    remembered: Frontier,
    last: Option<&Checkpoint>,
) -> Result<Frontier, Unsigned> {
    let is_last =
        |tree: &Frontier, last: &Checkpoint| tree.size() == last.size && tree.root() == last.root;
    let mut tree = match last {
        Some(last) if is_last(&remembered, last) => remembered,
        _ => Frontier::default(),
    };
    loop {
        let page = ledger::leaves(db, tree.size(), PAGE)?;
        if page.is_empty() {
            break;
        }
        for (seq, leaf) in page {
            if seq != tree.size() {
                return Err(Alarm::Unfit.into());
            }
            tree.push(leaf_hash(&leaf));
            if let Some(last) = last
                && tree.size() == last.size
                && !is_last(&tree, last)
            {
                let signed = last.size;
                return Err(Alarm::Rewritten { signed }.into());
            }
        }
    }
    Ok(tree)
}

/// Whether a weighty entry has come, or another one and the last checkpoint is old.
fn is_due(db: &mut Db, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let newest = checkpoints::newest(db)?;
    let is_old = newest
        .as_ref()
        .is_none_or(|newest| now - newest.signed_at >= PERIOD);
    let from = newest.map_or(0, |newest| newest.size);
    any(db, from, |event| {
        is_sealed_at_once(event) || (is_old && !is_of_checkpoints(event))
    })
}

/// Whether anything has happened that no checkpoint covers.
fn has_news(db: &mut Db) -> Result<bool, StoreError> {
    let from = checkpoints::newest(db)?.map_or(0, |newest| newest.size);
    any(db, from, |event| !is_of_checkpoints(event))
}

pub(in crate::casework) fn any(
    db: &mut Db,
    from: u64,
    wanted: impl Fn(&str) -> bool,
) -> Result<bool, StoreError> {
    let mut from = from;
    loop {
        let page = ledger::events_from(db, from, PAGE)?;
        let Some((last, _)) = page.last() else {
            return Ok(false);
        };
        from = last + 1;
        if page.iter().any(|(_, event)| wanted(event)) {
            return Ok(true);
        }
    }
}
