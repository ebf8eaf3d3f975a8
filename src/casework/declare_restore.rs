//! Declares that an older database was put back: the ledger goes on under a new name, and says what was lost.

use super::gather_checkpoints::{Brought, Ungathered, Witnesses, gather_checkpoints};
use super::seal::{Alarm, Seal};
use super::verify_ledger::verify;
use crate::audit::verify::{Finding, Given};
use crate::audit::{Event, hex};
use crate::store::files::Files;
use crate::store::{Db, Store, StoreError, ledger};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// Why it was put back. The codes never change once released.
pub const REASONS: [&str; 4] = ["disk-failure", "mistake", "attack", "moved"];

/// Why nothing is declared.
#[derive(Debug, thiserror::Error)]
pub enum Undeclared {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Ungathered(#[from] Ungathered),
    #[error(transparent)]
    Alarm(#[from] Alarm),
    /// The database is not an older state of the same house.
    #[error("the database does not hold by itself")]
    Broken(Vec<Finding>),
    #[error("no checkpoint is beyond what the database has")]
    NothingLost,
}

/// What was declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// The new name.
    pub log: String,
    /// Entries that go on.
    pub kept: u64,
    /// Checkpoints over entries that are lost.
    pub lost: usize,
}

/// Verifies what was put back, and begins a new name on it. `reason` is one of [`REASONS`].
pub fn declare_restore(
    store: &Store,
    files: &Files,
    seal: &Seal,
    brought: &Brought,
    (reason, actor, now): (&'static str, &str, DateTime<Utc>),
) -> Result<Declared, Undeclared> {
    let key = seal.key.as_ref().ok_or(Alarm::KeyGone)?;
    let turn = seal.place.turn()?;
    let (old, kept, lost) = store.read_snapshot(|db| look(db, files, seal, brought))?;
    let log = next(&old);
    // Whoever has the database and not the key's folder cannot declare anything that is signed.
    seal.place.allow(&turn, &log)?;
    let declared = Declared {
        log: log.clone(),
        kept,
        lost: lost.len(),
    };
    let event = Event::EpochDeclared {
        kept,
        log: old,
        lost: lost.into_iter().collect::<Vec<_>>().join(" "),
        why: reason,
    };
    seal.place.show(&key.verifier(&log).to_string())?;
    store.write(actor, now, move |tx| {
        let size = ledger::head(tx.db())?.map(|head| head.size);
        if size != Some(kept) {
            return Err(StoreError::Changed);
        }
        ledger::rename(tx, &log)?;
        ledger::record(tx, "ledger", &event)
    })?;
    Ok(declared)
}

/// The ledger's name and size, and the checkpoints beyond it, once all the others hold.
fn look(
    db: &mut Db,
    files: &Files,
    seal: &Seal,
    brought: &Brought,
) -> Result<(String, u64, BTreeSet<String>), Undeclared> {
    let head = ledger::head(db)?.ok_or(StoreError::NotFound)?;
    let Witnesses {
        given,
        keys,
        mut faults,
        torn,
    } = gather_checkpoints(db, seal.places(), brought)?;
    let is_beyond = |given: &Given| {
        let checkpoint = &given.note.checkpoint;
        checkpoint.origin == head.log && checkpoint.size > head.size
    };
    let (beyond, within): (Vec<Given>, Vec<Given>) = given.into_iter().partition(is_beyond);
    let mut lost = BTreeSet::new();
    for given in beyond {
        let checkpoint = &given.note.checkpoint;
        if given.note.is_signed_by(&keys) {
            lost.insert(format!("{}:{}", checkpoint.size, hex(&checkpoint.root)));
        } else {
            let (size, place) = (checkpoint.size, given.place);
            faults.push(Finding {
                code: "E-SIGNATURE",
                place: format!("checkpoint {size} ({place}): not signed with a known key"),
            });
        }
    }
    let witnesses = Witnesses {
        given: within,
        keys,
        faults,
        torn,
    };
    let findings = verify(db, files, witnesses, |_, _| {})?.findings;
    if !findings.is_empty() {
        return Err(Undeclared::Broken(findings));
    }
    if lost.is_empty() {
        return Err(Undeclared::NothingLost);
    }
    Ok((head.log, head.size, lost))
}

/// `…/ledger/1` becomes `…/ledger/2`.
fn next(log: &str) -> String {
    let parts = log.rsplit_once('/');
    let number = parts.and_then(|(name, number)| Some((name, number.parse::<u64>().ok()?)));
    match number {
        Some((name, number)) => format!("{name}/{}", number + 1),
        None => format!("{log}/2"),
    }
}
