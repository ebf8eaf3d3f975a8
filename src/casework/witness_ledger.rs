//! Being the witness of another house's ledger: its checkpoints are countersigned as long as each begins with the one before.

use crate::audit::checkpoint::{Note, SigningKey, VerifierKey};
use crate::audit::hex;
use crate::audit::witness::{Refusal, Request, countersign, judge};
use crate::store::StoreError;
use crate::store::keys::KeyPlace;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Why nothing is countersigned.
#[derive(Debug, thiserror::Error)]
pub enum Unwitnessed {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What was seen before cannot be read: nothing is signed until somebody has looked.
    #[error("{}: what was seen before cannot be read", .0.display())]
    Unreadable(PathBuf),
}

/// What the witness answers, and the key that its answers are tried with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub note: String,
    pub verifier: String,
}

/// Judges the request of the ledger that `key` signs for. The witness has its key, and what it
/// has seen of each ledger, in `folder`; nothing of the ledger itself is there, or is needed.
pub fn witness_ledger(
    folder: &Path,
    name: &str,
    key: &VerifierKey,
    request: &str,
    now: DateTime<Utc>,
) -> Result<Answer, Unwitnessed> {
    let place = KeyPlace::at(&folder.join("witness.key"));
    let own = own_key(&place)?;
    let _turn = place.turn()?;
    let verifier = own.witness(name).to_string();
    place.show(&verifier)?;
    let request = Request::read(request).ok_or(Refusal::NotARequest)?;
    let memory = folder.join(format!("{}.checkpoint", file_of(&key.name)));
    let seen = match std::fs::read_to_string(&memory) {
        Ok(text) => Some(Note::read(&text).ok_or_else(|| Unwitnessed::Unreadable(memory.clone()))?),
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => None,
        Err(why) => return Err(StoreError::File(why).into()),
    };
    let note = judge(&request, key, seen.as_ref())?;
    // Remembered before it is said: said and forgotten, two ledgers could have the same witness.
    remember(folder, &memory, &request.note)?;
    let time = u64::try_from(now.timestamp()).unwrap_or_default();
    Ok(Answer {
        note: countersign(&request.note, &note, &own, name, time),
        verifier,
    })
}

fn own_key(place: &KeyPlace) -> Result<SigningKey, StoreError> {
    match place.read()? {
        Some(key) => Ok(key),
        None => place.make(),
    }
}

/// A name for a file, whatever the ledger is called: what has been seen stays when its key is another.
fn file_of(ledger: &str) -> String {
    hex(&Sha256::digest(ledger))[..16].to_owned()
}

fn remember(folder: &Path, memory: &Path, note: &str) -> Result<(), StoreError> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(note.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(memory).map_err(|error| error.error)?;
    std::fs::File::open(folder)?.sync_all()?;
    Ok(())
}
