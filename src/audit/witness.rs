//! Somebody outside who has seen every checkpoint, and says so: C2SP's `tlog-witness` and `tlog-cosignature`.
//!
//! The ledger asks with the body of `add-checkpoint`: how far the witness has seen it, the
//! consistency proof from there, and the checkpoint. The witness answers with a line of its own under
//! the checkpoint, which says that it had seen nothing else of that name at that time.

use super::checkpoint::{Note, SigningKey, VerifierKey};
use super::consistency::is_consistent;
use super::leaf::Hash;
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};

/// As many hashes as the proof of the largest ledger there can be.
const MOST_HASHES: usize = 63;

/// What a ledger asks of a witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The entries that the witness has seen.
    pub old: u64,
    pub proof: Vec<Hash>,
    /// The checkpoint, as it was signed.
    pub note: String,
}

impl Request {
    pub fn text(&self) -> String {
        let mut text = format!("old {}\n", self.old);
        for hash in &self.proof {
            text.push_str(&BASE64.encode(hash));
            text.push('\n');
        }
        text.push('\n');
        text.push_str(&self.note);
        text
    }

    pub fn read(text: &str) -> Option<Request> {
        let text = text.replace("\r\n", "\n");
        let (head, note) = text.split_once("\n\n")?;
        let mut lines = head.split('\n');
        let old = lines.next()?.strip_prefix("old ")?;
        let proof: Option<Vec<Hash>> = lines
            .map(|line| BASE64.decode(line).ok()?.try_into().ok())
            .collect();
        let proof = proof.filter(|proof| proof.len() <= MOST_HASHES)?;
        Some(Request {
            old: old.parse().ok()?,
            proof,
            note: note.to_owned(),
        })
    }
}

/// Why a witness does not say that it has seen a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this is no request to a witness")]
    NotARequest,
    #[error("the checkpoint is not signed by the key that was given")]
    NotSigned,
    #[error("{seen} entries have been seen; ask from there")]
    SeenOtherwise { seen: u64 },
    #[error("the ledger has had {seen} entries, and now says {now}")]
    Shorter { seen: u64, now: u64 },
    #[error("the {seen} entries that have been seen are not the beginning of this ledger")]
    Rewritten { seen: u64 },
}

/// Judges a request of the ledger that `key` signs for, which has been `seen` before or not.
/// What may be countersigned is the note.
pub fn judge(request: &Request, key: &VerifierKey, seen: Option<&Note>) -> Result<Note, Refusal> {
    let note = Note::read(&request.note).ok_or(Refusal::NotARequest)?;
    if !note.is_signed_by(std::slice::from_ref(key)) {
        return Err(Refusal::NotSigned);
    }
    let before = seen.map_or((0, [0; 32]), |it| (it.checkpoint.size, it.checkpoint.root));
    let now = (note.checkpoint.size, note.checkpoint.root);
    if now.0 < before.0 {
        return Err(Refusal::Shorter {
            seen: before.0,
            now: now.0,
        });
    }
    // Two of the same size and another root are two ledgers, whatever was asked from.
    if now.0 == before.0 && now.1 != before.1 {
        return Err(Refusal::Rewritten { seen: before.0 });
    }
    if request.old != before.0 {
        return Err(Refusal::SeenOtherwise { seen: before.0 });
    }
    if !is_consistent(before, now, &request.proof) {
        return Err(Refusal::Rewritten { seen: before.0 });
    }
    Ok(note)
}

/// The checkpoint with the witness's line under what is there already.
pub fn countersign(
    note: &str,
    checkpoint: &Note,
    key: &SigningKey,
    name: &str,
    time: u64,
) -> String {
    let said = said(&checkpoint.checkpoint.text(), time);
    let line = key.cosign(name, time, said.as_bytes());
    format!("{}\n{line}\n", note.trim_end_matches('\n'))
}

/// What a witness signs.
pub(super) fn said(checkpoint: &str, time: u64) -> String {
    format!("cosignature/v1\ntime {time}\n{checkpoint}")
}

/// When the witness says that it saw the checkpoint, if the note has its line and the line is true.
pub fn witnessed(note: &Note, witness: &VerifierKey) -> Option<u64> {
    let checkpoint = note.checkpoint.text();
    if !witness.is_witness() {
        return None;
    }
    let mut lines = note.signed_by(&witness.name, witness.id());
    lines.find_map(|bytes| {
        let (time, signature) = bytes.split_first_chunk::<8>()?;
        let time = u64::from_be_bytes(*time);
        let said = said(&checkpoint, time);
        witness.verifies(said.as_bytes(), signature).then_some(time)
    })
}
