//! Asks a witness outside, another municipality, to say that it has seen where the ledger stands.

use super::prove_subject::{Unproved, leaves};
use super::seal::Seal;
use super::sign_checkpoint::{When, sign_checkpoint};
use crate::audit::checkpoint::Note;
use crate::audit::proof::Tree;
use crate::audit::witness::Request;
use crate::store::{Store, StoreError, checkpoints};
use chrono::{DateTime, Utc};

/// A checkpoint that is signed now, and the proof that the ledger which the witness has `seen`
/// is its beginning. The hashes tell nothing of what stands in the ledger.
pub fn ask_witness(
    store: &Store,
    seal: &Seal,
    seen: u64,
    now: DateTime<Utc>,
) -> Result<Request, Unproved> {
    sign_checkpoint(store, seal, now, When::Now)?;
    let newest = store.read::<_, StoreError>(checkpoints::newest)?;
    let note = newest.ok_or(StoreError::NotFound)?.note;
    let read = Note::read(&note).ok_or(Unproved::OtherEntries)?;
    let size = read.checkpoint.size;
    // A witness that has seen more has seen another ledger, or this one before it was put back.
    if seen > size {
        return Err(Unproved::OtherEntries);
    }
    let tree = Tree::over(store.read_snapshot(|db| leaves(db, size))?);
    let seen_count = usize::try_from(seen).map_err(|_| Unproved::OtherEntries)?;
    Ok(Request {
        old: seen,
        proof: tree.consistency(seen_count),
        note,
    })
}
