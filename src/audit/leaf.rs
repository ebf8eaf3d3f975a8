//! One entry: the payload that can be destroyed, and the leaf that stays.
//!
//! ```text
//! {"at":"2026-11-23T08:15:00.000000Z","commit":"5f0c…","log":"brotsak.valle.example/ledger/1","seq":"1","v":"1"}
//! ```

use super::RowState;
use super::event::Event;
use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

pub type Salt = [u8; 32];
pub type Hash = [u8; 32];

/// The first byte of whatever is hashed says what it is, so that no hash of
/// one kind can pass for another. The first two are RFC 6962's.
pub(super) const LEAF: u8 = 0;
pub(super) const NODE: u8 = 1;
const PAYLOAD: u8 = 2;
const ROW: u8 = 3;

/// What the ledger writes for the hash of a row that is no more.
pub const GONE: &str = "gone";

/// RFC 8785's one form, for what a ledger may hold: strings, arrays, and objects whose keys are ASCII and come
/// in the order of the alphabet, as fields are declared here and as a `BTreeMap` gives them. Of such values serde
/// writes nothing else; `tests/ledger_seal.rs` holds it against a canonicaliser, which takes twice the time.
fn canonical(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(value)
}

/// What happened, to what, by whom, and how it left the rows it changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Payload {
    pub actor: String,
    pub data: BTreeMap<String, String>,
    pub event: String,
    pub rows: Vec<Row>,
    pub subject: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub hash: String,
    pub key: String,
    pub table: String,
}

impl Payload {
    pub fn new(actor: &str, subject: &str, event: &Event, rows: &[RowState], salt: &Salt) -> Self {
        let mut rows: Vec<Row> = rows.iter().map(|row| Row::of(row, salt)).collect();
        rows.sort_by(|a, b| (&a.table, &a.key).cmp(&(&b.table, &b.key)));
        let data = event.data().into_iter().map(|(k, v)| (k.to_owned(), v));
        Payload {
            actor: actor.to_owned(),
            data: data.collect(),
            event: event.name().to_owned(),
            rows,
            subject: subject.to_owned(),
        }
    }

    pub fn text(&self) -> String {
        canonical(self).expect("strings always have a canonical form")
    }

    /// Reads a payload back; nothing if it is not one, or not in its canonical form.
    pub fn read(text: &str) -> Option<Payload> {
        let payload: Payload = serde_json::from_str(text).ok()?;
        (payload.text() == text).then_some(payload)
    }
}

impl Row {
    fn of(row: &RowState, salt: &Salt) -> Row {
        Row {
            hash: row_hash(row.columns.as_ref(), salt),
            key: row.key.clone(),
            table: row.table.to_owned(),
        }
    }
}

/// What the ledger keeps of a row's state.
pub fn row_hash(columns: Option<&BTreeMap<String, String>>, salt: &Salt) -> String {
    columns.map_or_else(
        || GONE.to_owned(),
        |columns| {
            let text = canonical(columns).expect("strings always have a canonical form");
            hex(&hash(ROW, &[salt, text.as_bytes()]))
        },
    )
}

/// The leaf's own fields, all strings (docs/ledger-format.md).
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    pub at: String,
    pub commit: String,
    pub log: String,
    pub seq: String,
    pub v: String,
}

impl Leaf {
    /// Reads a leaf back; nothing if it is not one, or not in its canonical form.
    pub fn read(text: &str) -> Option<Leaf> {
        let leaf: Leaf = serde_json::from_str(text).ok()?;
        (canonical(&leaf).ok()? == text).then_some(leaf)
    }
}

/// The text of the leaf that commits to `payload`. This text is what is hashed.
pub fn leaf(log: &str, seq: u64, at: DateTime<Utc>, payload: &str, salt: &Salt) -> String {
    canonical(&Leaf {
        at: at.to_rfc3339_opts(SecondsFormat::Micros, true),
        commit: commitment(payload, salt),
        log: log.to_owned(),
        seq: seq.to_string(),
        v: "1".to_owned(),
    })
    .expect("strings always have a canonical form")
}

pub fn commitment(payload: &str, salt: &Salt) -> String {
    hex(&hash(PAYLOAD, &[salt, payload.as_bytes()]))
}

pub fn leaf_hash(leaf: &str) -> Hash {
    hash(LEAF, &[leaf.as_bytes()])
}

pub(super) fn hash(kind: u8, parts: &[&[u8]]) -> Hash {
    let mut digest = Sha256::new_with_prefix([kind]);
    for part in parts {
        digest.update(part);
    }
    digest.finalize().into()
}

pub fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let pairs = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    pairs
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

/// 32 bytes from 64 hex digits, or nothing.
pub fn unhex(text: &str) -> Option<Hash> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = Hash::default();
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * at..2 * at + 2], 16).ok()?;
    }
    Some(bytes)
}
