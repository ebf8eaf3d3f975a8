//! A signed statement of where the ledger stands, as C2SP's `tlog-checkpoint` and `signed-note` write it.
//!
//! ```text
//! brotsak.valle.example/ledger/1
//! 10
//! hPvhY3ZwBCNKtoFqBJru8lIjlM7R92qxztTCo1V09xs=
//!
//! — brotsak.valle.example/ledger/1 Th1tzdImtUpY…
//! ```

use super::leaf::Hash;
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use sha2::{Digest, Sha256};
use std::fmt;

/// C2SP's number for Ed25519.
const ALGORITHM: u8 = 1;

/// C2SP's number for the countersignature of a witness, with Ed25519.
const COSIGNATURE: u8 = 4;

/// How a line with a signature begins.
const DASH: &str = "— ";

/// How a key's own file begins, before the 32 secret bytes.
const SECRET: &str = "brotsak-ledger-key/1 ";

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// The ledger's name.
    pub origin: String,
    /// Entries that are covered.
    pub size: u64,
    /// The root of the tree over them.
    pub root: Hash,
}

impl Checkpoint {
    /// What is signed: origin, size and root, each on a line of its own.
    pub fn text(&self) -> String {
        let (origin, size) = (&self.origin, self.size);
        format!("{origin}\n{size}\n{}\n", BASE64.encode(self.root))
    }
}

/// A checkpoint as it was found somewhere. Nothing is believed of it until a key has been tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub checkpoint: Checkpoint,
    signatures: Vec<Signature>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Signature {
    name: String,
    id: [u8; 4],
    bytes: Vec<u8>,
}

impl Note {
    /// Reads one note; nothing if it is not one, or not written in the one way there is.
    pub fn read(text: &str) -> Option<Note> {
        let (body, signed) = text.split_once("\n\n")?;
        let [origin, size, root] = body.split('\n').collect::<Vec<_>>().try_into().ok()?;
        let checkpoint = Checkpoint {
            origin: origin.to_owned(),
            size: size.parse().ok()?,
            root: BASE64.decode(root).ok()?.try_into().ok()?,
        };
        // A sign or a nought before the number would be another text with the same meaning.
        if origin.is_empty() || checkpoint.text() != format!("{body}\n") {
            return None;
        }
        let lines = signed.strip_suffix('\n')?.split('\n');
        let signatures = lines.map(Signature::read).collect::<Option<Vec<_>>>()?;
        Some(Note {
            checkpoint,
            signatures,
        })
    }

    /// Whether one of `keys` has signed it.
    pub fn is_signed_by(&self, keys: &[VerifierKey]) -> bool {
        let text = self.checkpoint.text();
        let is_by = |key: &VerifierKey| {
            let of_key = |signature: &&Signature| {
                signature.name == key.name
                    && !key.is_witness()
                    && key.name == self.checkpoint.origin
                    && signature.id == key.id()
            };
            let mut signatures = self.signatures.iter().filter(of_key);
            signatures.any(|signature| key.verifies(text.as_bytes(), &signature.bytes))
        };
        keys.iter().any(is_by)
    }
}

impl Note {
    /// What stands on the lines of this name and key id.
    pub(super) fn signed_by(&self, name: &str, id: [u8; 4]) -> impl Iterator<Item = &[u8]> {
        let lines = self.signatures.iter();
        let own = lines.filter(move |line| line.name == name && line.id == id);
        own.map(|line| line.bytes.as_slice())
    }
}

impl Signature {
    fn read(line: &str) -> Option<Signature> {
        let (name, signed) = line.strip_prefix(DASH)?.split_once(' ')?;
        let signed = BASE64.decode(signed).ok()?;
        let (id, bytes) = signed.split_first_chunk::<4>()?;
        Some(Signature {
            name: name.to_owned(),
            id: *id,
            bytes: bytes.to_vec(),
        })
    }
}

/// The notes of a file, one after another with empty lines between.
/// The number of the first line that is no part of one, where there is such a line.
pub fn notes(text: &str) -> Result<Vec<(usize, Note)>, usize> {
    let (found, torn) = notes_among(text);
    match torn.first() {
        Some(line) => Err(*line),
        None => Ok(found),
    }
}

/// The notes of a file in which some may have been cut off while they were written, and
/// the first line of each piece that is no note.
pub fn notes_among(text: &str) -> (Vec<(usize, Note)>, Vec<usize>) {
    let text = text.replace("\r\n", "\n");
    let lines: Vec<&str> = text.split('\n').collect();
    let (mut found, mut torn) = (vec![], vec![]);
    let mut at = 0;
    let mut is_torn = false;
    while at < lines.len() {
        if lines[at].trim().is_empty() {
            at += 1;
            continue;
        }
        let rest = lines.get(at + 4..).unwrap_or_default();
        let signatures = rest.iter().take_while(|line| line.starts_with(DASH));
        let end = at + 4 + signatures.count();
        let note = lines.get(at..end).map(|lines| lines.join("\n") + "\n");
        if let Some(note) = note.and_then(|note| Note::read(&note)) {
            found.push((at + 1, note));
            at = end;
            is_torn = false;
        } else {
            if !is_torn {
                torn.push(at + 1);
            }
            is_torn = true;
            at += 1;
        }
    }
    (found, torn)
}

/// What everybody may know of a key: `name+4e1d6dcd+base64`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerifierKey {
    /// The ledger whose checkpoints it signs.
    pub name: String,
    algorithm: u8,
    public: [u8; 32],
}

impl VerifierKey {
    pub fn parse(text: &str) -> Option<VerifierKey> {
        let [name, _, public] = text
            .trim()
            .splitn(3, '+')
            .collect::<Vec<_>>()
            .try_into()
            .ok()?;
        let public = BASE64.decode(public).ok()?;
        let (algorithm, public) = public.split_first()?;
        let key = VerifierKey {
            name: name.to_owned(),
            algorithm: *algorithm,
            public: public.try_into().ok()?,
        };
        if ![ALGORITHM, COSIGNATURE].contains(algorithm) {
            return None;
        }
        // The number in the middle follows from the rest: a slip of the pen shows.
        (key.to_string() == text.trim()).then_some(key)
    }

    /// Whether it is the key of a witness, and signs no ledger of its own.
    pub fn is_witness(&self) -> bool {
        self.algorithm == COSIGNATURE
    }

    pub(super) fn id(&self) -> [u8; 4] {
        let digest = Sha256::new_with_prefix(&self.name)
            .chain_update([b'\n', self.algorithm])
            .chain_update(self.public)
            .finalize();
        [digest[0], digest[1], digest[2], digest[3]]
    }

    pub(super) fn verifies(&self, text: &[u8], signature: &[u8]) -> bool {
        let key = UnparsedPublicKey::new(&ED25519, self.public);
        key.verify(text, signature).is_ok()
    }
}

impl fmt::Display for VerifierKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let public = BASE64.encode([&[self.algorithm][..], &self.public].concat());
        write!(f, "{}+{}+{public}", self.name, super::hex(&self.id()))
    }
}

/// The secret half. It never says itself: no `Debug`, no `Clone`.
pub struct SigningKey {
    pair: Ed25519KeyPair,
}

impl SigningKey {
    pub fn of(secret: &[u8; 32]) -> SigningKey {
        let pair = Ed25519KeyPair::from_seed_unchecked(secret);
        SigningKey {
            pair: pair.expect("any 32 bytes are a key of Ed25519"),
        }
    }

    /// Reads what [`secret_text`] wrote.
    pub fn read(text: &str) -> Option<SigningKey> {
        let secret = BASE64.decode(text.trim_end().strip_prefix(SECRET)?).ok()?;
        Some(SigningKey::of(&secret.try_into().ok()?))
    }

    /// The public half, as the ledger `name` shows it.
    pub fn verifier(&self, name: &str) -> VerifierKey {
        self.public(name, ALGORITHM)
    }

    /// The public half, as a witness of that name shows it.
    pub fn witness(&self, name: &str) -> VerifierKey {
        self.public(name, COSIGNATURE)
    }

    fn public(&self, name: &str, algorithm: u8) -> VerifierKey {
        let public = self.pair.public_key().as_ref();
        VerifierKey {
            name: name.to_owned(),
            algorithm,
            public: public.try_into().expect("a public key is 32 bytes"),
        }
    }

    /// The line of a witness called `name` that has `said` something at that time.
    pub(super) fn cosign(&self, name: &str, time: u64, said: &[u8]) -> String {
        let signature = self.pair.sign(said);
        let id = self.witness(name).id();
        let signed = [&id[..], &time.to_be_bytes(), signature.as_ref()].concat();
        format!("{DASH}{name} {}", BASE64.encode(signed))
    }

    /// The checkpoint as it leaves the house.
    pub fn sign(&self, checkpoint: &Checkpoint) -> String {
        let text = checkpoint.text();
        let signature = self.pair.sign(text.as_bytes());
        let id = self.verifier(&checkpoint.origin).id();
        let signed = BASE64.encode([&id[..], signature.as_ref()].concat());
        format!("{text}\n{DASH}{} {signed}\n", checkpoint.origin)
    }
}

/// The text of a key's own file.
pub fn secret_text(secret: &[u8; 32]) -> String {
    format!("{SECRET}{}\n", BASE64.encode(secret))
}
