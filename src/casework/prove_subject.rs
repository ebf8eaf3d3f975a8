//! Proves to somebody outside what the ledger says about one case, and shows nothing of the others.

use super::Failure;
use super::seal::{Alarm, Seal};
use super::sign_checkpoint::{Unsigned, When, sign_checkpoint};
use crate::audit::checkpoint::{Checkpoint, Note};
use crate::audit::leaf::{Hash, Payload, leaf_hash, row_hash, unhex};
use crate::audit::proof::{Bundle, Proved, ProvedRow, Tree};
use crate::audit::{Event, hex};
use crate::store::ledger::Stored;
use crate::store::{Db, Store, StoreError, checkpoints, ledger, tracked};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Leaves or entries at a time.
const PAGE: i64 = 1000;

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
pub enum Unproved {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Alarm(#[from] Alarm),
    #[error("the ledger says nothing about {0}")]
    Nothing(String),
    #[error("the checkpoint was not signed over these entries")]
    OtherEntries,
}

impl From<Unsigned> for Unproved {
    fn from(why: Unsigned) -> Unproved {
        match why {
            Unsigned::Store(error) => Unproved::Store(error),
            Unsigned::Alarm(alarm) => Unproved::Alarm(alarm),
        }
    }
}

/// The proof of everything about `subject`, held against the checkpoint that the receiver has,
/// or else against one that is signed now. That it was made is itself an entry about the subject.
pub fn prove_subject(
    store: &Store,
    seal: &Seal,
    subject: &str,
    held: Option<&str>,
    (actor, now): (&str, DateTime<Utc>),
) -> Result<Bundle, Unproved> {
    if store.read(|db| about(db, subject, 1))?.is_empty() {
        return Err(Unproved::Nothing(subject.to_owned()));
    }
    let (about, event) = (subject.to_owned(), Event::ProofMade);
    store
        .write::<_, Failure>(actor, now, move |tx| {
            Ok(ledger::record(tx, &about, &event)?)
        })
        .map_err(|failure| match failure {
            Failure::Store(error) => error,
            _ => StoreError::NotCommitted,
        })?;
    let note = if let Some(note) = held {
        note.to_owned()
    } else {
        sign_checkpoint(store, seal, now, When::Now)?;
        let newest = store.read::<_, StoreError>(checkpoints::newest)?;
        newest.ok_or(StoreError::NotFound)?.note
    };
    let Some(checkpoint) = Note::read(&note).map(|note| note.checkpoint) else {
        return Err(Unproved::OtherEntries);
    };
    store.read_snapshot(|db| prove(db, subject, note, &checkpoint))
}

fn prove(
    db: &mut Db,
    subject: &str,
    note: String,
    checkpoint: &Checkpoint,
) -> Result<Bundle, Unproved> {
    let tree = Tree::over(leaves(db, checkpoint.size)?);
    if tree.root() != Some(checkpoint.root) {
        return Err(Unproved::OtherEntries);
    }
    let mut entries = vec![];
    let mut latest = BTreeMap::new();
    for stored in about(db, subject, i64::MAX)? {
        let seq = stored.seq.cast_unsigned();
        let (Some(salt), Some(payload)) = (stored.salt, stored.payload) else {
            continue;
        };
        if seq >= checkpoint.size {
            break;
        }
        let said = Payload::read(&payload);
        for row in said.map(|said| said.rows).unwrap_or_default() {
            latest.insert((row.table, row.key), (seq, salt.clone(), row.hash));
        }
        let index = usize::try_from(seq).expect("a tree in memory has fewer leaves");
        entries.push(Proved {
            leaf: stored.leaf,
            path: tree.path(index).iter().map(|node| hex(node)).collect(),
            payload,
            salt,
        });
    }
    if entries.is_empty() {
        return Err(Unproved::Nothing(subject.to_owned()));
    }
    let mut rows = vec![];
    for ((table, key), (seq, salt, hash)) in latest {
        rows.extend(row(db, table, key, (seq, &salt, &hash))?);
    }
    Ok(Bundle {
        checkpoint: note,
        entries,
        format: Bundle::FORMAT,
        rows,
        subject: subject.to_owned(),
    })
}

/// The row, if it is still as the entry left it; what another entry has changed since is not shown.
fn row(
    db: &mut Db,
    table: String,
    key: String,
    (seq, salt, hash): (u64, &str, &str),
) -> Result<Option<ProvedRow>, StoreError> {
    let watched = tracked::all().find(|watched| watched.name == table);
    let (Some(watched), Ok(id), Some(salt)) = (watched, key.parse(), unhex(salt)) else {
        return Ok(None);
    };
    let columns = tracked::state(db, watched, id)?;
    let columns = columns.filter(|columns| row_hash(Some(columns), &salt) == hash);
    Ok(columns.map(|columns| ProvedRow {
        columns,
        key,
        seq: seq.to_string(),
        table,
    }))
}

pub(in crate::casework) fn leaves(db: &mut Db, size: u64) -> Result<Vec<Hash>, StoreError> {
    let mut hashes = vec![];
    loop {
        let from = hashes.len() as u64;
        let page = ledger::leaves(db, from, PAGE)?;
        if page.is_empty() || from >= size {
            hashes.truncate(usize::try_from(size).unwrap_or(usize::MAX));
            return Ok(hashes);
        }
        hashes.extend(page.iter().map(|(_, leaf)| leaf_hash(leaf)));
    }
}

fn about(db: &mut Db, subject: &str, limit: i64) -> Result<Vec<Stored>, StoreError> {
    ledger::stored_about(db, subject, limit)
}
