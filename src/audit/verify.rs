//! Reading the ledger again from the first entry, and naming whatever does not hold.

use super::leaf::{GONE, Leaf, Payload, Salt, commitment, hex, leaf_hash, row_hash, unhex};
use super::tree::Frontier;
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
}

/// Takes the entries in order, then the live rows, then the head.
#[derive(Default)]
pub struct Verifier {
    frontier: Frontier,
    next: u64,
    has_gap: bool,
    last_at: String,
    latest: HashMap<(String, String), Latest>,
    findings: Vec<Finding>,
}

impl Verifier {
    /// The number that the next entry should have.
    pub fn size(&self) -> u64 {
        self.next
    }

    /// The root of the entries read so far, in hex.
    pub fn root(&self) -> String {
        hex(&self.frontier.root())
    }

    /// Steps 1 and 2 of `docs/ledger-format.md`: form, order, time, payload.
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
        self.frontier.push(hash);
        let Some(leaf) = Leaf::read(entry.leaf).filter(|leaf| leaf.v == "1") else {
            return self.find("E-FORM", format!("{place}: the leaf cannot be read"));
        };
        if leaf.seq != entry.seq.to_string() {
            self.find("E-SEQ", format!("{place}: the leaf says {}", leaf.seq));
        }
        if leaf.at < self.last_at {
            self.find("E-TIME", format!("{place}: earlier than the entry before"));
        }
        self.last_at = leaf.at;
        match &entry.payload {
            None => self.find("E-MISSING", format!("{place}: the payload is gone")),
            Some(stored) => self.payload(entry.seq, &leaf.commit, stored),
        }
    }

    fn payload(&mut self, seq: u64, commit: &str, stored: &StoredPayload<'_>) {
        let place = format!("seq {seq}");
        let Some(salt) = unhex(stored.salt) else {
            return self.find("E-PAYLOAD", format!("{place}: the salt cannot be read"));
        };
        if commitment(stored.text, &salt) != commit {
            return self.find("E-PAYLOAD", format!("{place}: the payload was changed"));
        }
        let Some(payload) = Payload::read(stored.text) else {
            return self.find("E-FORM", format!("{place}: the payload cannot be read"));
        };
        if payload.subject != stored.subject {
            self.find(
                "E-PAYLOAD",
                format!("{place}: it is filed under another subject"),
            );
        }
        for row in payload.rows {
            let hash = row.hash;
            let latest = Latest { seq, salt, hash };
            self.latest.insert((row.table, row.key), latest);
        }
    }

    /// Step 5: a live row is as the latest entry that names it left it.
    pub fn row(&mut self, table: &str, key: &str, columns: &BTreeMap<String, String>) {
        match self.latest.remove(&(table.to_owned(), key.to_owned())) {
            None => self.find("E-ROW", format!("{table} {key}: no entry names this row")),
            Some(latest) if latest.hash != row_hash(Some(columns), &latest.salt) => self.find(
                "E-ROW",
                format!("{table} {key}: not as seq {} left it", latest.seq),
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

    /// Step 8, and what is left of step 5: rows that should be there and are not.
    pub fn finish(mut self, head: Option<&Head<'_>>) -> Vec<Finding> {
        let mut lost: Vec<String> = self
            .latest
            .iter()
            .filter(|(_, latest)| latest.hash != GONE)
            .map(|((table, key), latest)| {
                format!("{table} {key}: removed since seq {}", latest.seq)
            })
            .collect();
        lost.sort();
        for place in lost {
            self.find("E-ROW", place);
        }
        let size = self.next;
        let fits = |head: &Head<'_>| {
            head.size == size && (self.has_gap || head.root == hex(&self.frontier.root()))
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
