//! Reading the ledger again from the first entry, and naming whatever does not hold.

mod anchors;
mod destroyed;
mod epochs;

pub use anchors::{Given, Keeper};
pub use destroyed::{ranges, spans};

use super::checkpoint::VerifierKey;
use super::leaf::{GONE, Leaf, Payload, Salt, commitment, hex, leaf_hash, row_hash, unhex};
use super::tree::Frontier;
use anchors::Anchors;
use chrono::{DateTime, TimeDelta, Utc};
use destroyed::Destroyed;
use epochs::Epochs;
use std::collections::{BTreeMap, HashMap};

/// Something that does not hold: its name in `docs/ledger-format.md`, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub code: &'static str,
    pub place: String,
}

/// An entry as it is stored.
pub struct Entry<'a> {
    pub seq: u64,
    pub leaf: &'a str,
    pub hash: &'a str,
    pub payload: Option<StoredPayload<'a>>,
}

pub struct StoredPayload<'a> {
    pub salt: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
}

/// Where the house says that the ledger stands.
pub struct Head<'a> {
    pub log: &'a str,
    pub size: u64,
    pub root: &'a str,
}

/// What the ledger last said about a row.
struct Latest {
    seq: u64,
    salt: Salt,
    hash: String,
    at: String,
}

/// Takes the checkpoints, the entries in order, then the live rows, then the head.
#[derive(Default)]
pub struct Verifier {
    frontier: Frontier,
    next: u64,
    has_gap: bool,
    last_at: String,
    latest: HashMap<(String, String), Latest>,
    anchors: Anchors,
    destroyed: Destroyed,
    epochs: Epochs,
    findings: Vec<Finding>,
}

/// What no checkpoint outside the house holds fast: it can be rewritten unseen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Entries that are held.
    pub held: u64,
    /// When the first that is not was written.
    pub since: String,
    /// When the last was.
    pub until: String,
}

impl Window {
    /// Whether the entries that are not held span more than a day and two hours.
    pub fn is_long(&self) -> bool {
        let at = |text: &str| text.parse::<DateTime<Utc>>().ok();
        match (at(&self.since), at(&self.until)) {
            (Some(since), Some(until)) => until - since > TimeDelta::hours(26),
            _ => true,
        }
    }
}

impl Verifier {
    /// Holds the entries against these checkpoints too.
    pub fn watching(given: Vec<Given>, keys: &[VerifierKey]) -> Verifier {
        let (anchors, findings) = Anchors::of(given, keys);
        let mut verifier = Verifier {
            anchors,
            findings,
            ..Verifier::default()
        };
        verifier.compare();
        verifier
    }

    /// Checkpoints from outside the house that the entries are held against.
    pub fn anchors(&self) -> usize {
        self.anchors.outside()
    }

    /// What comes after the last of them; nothing where they hold all of it.
    pub fn window(&self) -> Option<Window> {
        Some(Window {
            held: self.anchors.held().unwrap_or(0),
            since: self.anchors.since()?.to_owned(),
            until: self.last_at.clone(),
        })
    }

    fn compare(&mut self) {
        let frontier = &self.frontier;
        self.anchors.reach(frontier.size(), || frontier.root());
    }

    /// The number that the next entry should have.
    pub fn size(&self) -> u64 {
        self.next
    }

    /// The root of the entries read so far, in hex.
    pub fn root(&self) -> String {
        hex(&self.frontier.root())
    }

    /// Steps 1 to 4 of `docs/ledger-format.md`: form, order, time, payload, name.
    pub fn entry(&mut self, entry: &Entry<'_>) {
        let place = format!("seq {}", entry.seq);
        if entry.seq != self.next {
            let next = self.next;
            self.find("E-SEQ", format!("seq {next} is missing before {place}"));
            // What follows is judged by its own numbers, so that one gap is one finding.
            self.has_gap = true;
        }
        self.next = entry.seq.saturating_add(1);
        let hash = leaf_hash(entry.leaf);
        if hex(&hash) != entry.hash {
            self.find(
                "E-LEAF",
                format!("{place}: the leaf is not the one that was written"),
            );
        }
        let seq = self.frontier.size();
        self.frontier.push(hash);
        self.compare();
        let Some(leaf) = Leaf::read(entry.leaf).filter(|leaf| leaf.v == "1") else {
            return self.find("E-FORM", format!("{place}: the leaf cannot be read"));
        };
        if leaf.seq != entry.seq.to_string() {
            self.find("E-SEQ", format!("{place}: the leaf says {}", leaf.seq));
        }
        if leaf.at < self.last_at {
            self.find("E-TIME", format!("{place}: earlier than the entry before"));
        }
        self.anchors.pass(seq, &leaf.at);
        self.last_at.clone_from(&leaf.at);
        let payload = match &entry.payload {
            None => {
                self.destroyed.missing(entry.seq);
                None
            }
            Some(stored) => self.payload(entry.seq, &leaf, stored),
        };
        let declares = |payload: &&Payload| payload.event == "epoch-declared";
        let data = payload.as_ref().filter(declares).map(|it| &it.data);
        if !self.epochs.take(&leaf.log, data) {
            let log = &leaf.log;
            self.find(
                "E-EPOCH",
                format!("{place}: {log} begins, and no entry declares it"),
            );
        }
    }

    fn payload(&mut self, seq: u64, leaf: &Leaf, stored: &StoredPayload<'_>) -> Option<Payload> {
        let place = format!("seq {seq}");
        let Some(salt) = unhex(stored.salt) else {
            self.find("E-PAYLOAD", format!("{place}: the salt cannot be read"));
            return None;
        };
        if commitment(stored.text, &salt) != leaf.commit {
            let at = &leaf.at;
            self.find(
                "E-PAYLOAD",
                format!("{place}: the payload was changed; the entry is from {at}"),
            );
            return None;
        }
        let Some(payload) = Payload::read(stored.text) else {
            self.find("E-FORM", format!("{place}: the payload cannot be read"));
            return None;
        };
        if payload.subject != stored.subject {
            self.find(
                "E-PAYLOAD",
                format!("{place}: it is filed under another subject"),
            );
        }
        if payload.event == "disposal-executed" {
            let entries = payload.data.get("entries").map(String::as_str);
            if !self.destroyed.named(seq, entries) {
                self.find(
                    "E-FORM",
                    format!("{place}: what the disposal destroyed cannot be read"),
                );
            }
        }
        for row in &payload.rows {
            let latest = Latest {
                seq,
                salt,
                hash: row.hash.clone(),
                at: leaf.at.clone(),
            };
            let row = (row.table.clone(), row.key.clone());
            self.latest.insert(row, latest);
        }
        Some(payload)
    }

    /// Step 5: a live row is as the latest entry that names it left it.
    pub fn row(&mut self, table: &str, key: &str, columns: &BTreeMap<String, String>) {
        match self.latest.remove(&(table.to_owned(), key.to_owned())) {
            None => self.find("E-ROW", format!("{table} {key}: no entry names this row")),
            Some(latest) if latest.hash != row_hash(Some(columns), &latest.salt) => self.find(
                "E-ROW",
                format!(
                    "{table} {key}: not as seq {} left it, {}",
                    latest.seq, latest.at
                ),
            ),
            Some(_) => {}
        }
    }

    pub fn file_missing(&mut self, sha256: &str) {
        self.find("E-FILE", format!("{sha256}: the file is gone"));
    }

    pub fn file_changed(&mut self, sha256: &str) {
        self.find("E-FILE", format!("{sha256}: the file was changed"));
    }

    pub fn file_shut(&mut self, sha256: &str) {
        self.find(
            "E-FILE",
            format!("{sha256}: the key that opens the file is gone or was changed"),
        );
    }

    /// Step 8, and what is left of step 5: rows that should be there and are not.
    pub fn finish(mut self, head: Option<&Head<'_>>) -> Vec<Finding> {
        let mut lost: Vec<String> = self
            .latest
            .iter()
            .filter(|(_, latest)| latest.hash != GONE)
            .map(|((table, key), latest)| {
                format!(
                    "{table} {key}: removed since seq {}, {}",
                    latest.seq, latest.at
                )
            })
            .collect();
        lost.sort();
        for place in lost {
            self.find("E-ROW", place);
        }
        self.findings.extend(self.destroyed.finish());
        let held = self
            .anchors
            .finish(self.frontier.size(), &self.last_at, &self.epochs);
        self.findings.extend(held);
        let size = self.next;
        let fits = |head: &Head<'_>| {
            let named = self.epochs.name().is_none_or(|name| name == head.log);
            named && head.size == size && (self.has_gap || head.root == hex(&self.frontier.root()))
        };
        match head {
            None if size > 0 => self.find("E-HEAD", "the head is missing".to_owned()),
            Some(head) if head.size > size => self.find(
                "E-SEQ",
                format!("seq {size} to {} are missing at the end", head.size - 1),
            ),
            Some(head) if !fits(head) => {
                self.find(
                    "E-HEAD",
                    format!("the head does not fit the {size} entries"),
                );
            }
            _ => {}
        }
        self.findings
    }

    fn find(&mut self, code: &'static str, place: String) {
        self.findings.push(Finding { code, place });
    }
}
