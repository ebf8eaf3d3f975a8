//! Checkpoints held against the entries: steps 6 to 8 of `docs/ledger-format.md`.

use super::Finding;
use super::epochs::Epochs;
use crate::audit::checkpoint::{Checkpoint, Note, VerifierKey};
use crate::audit::leaf::Hash;
use std::collections::HashMap;

/// Who keeps a checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// Somebody whom the database's owner does not reach.
    Outside,
    /// The database itself: it only says whether the house agrees with itself.
    House,
}

/// A note that the entries are held against, and where it was found.
#[derive(Clone, Debug)]
pub struct Given {
    pub keeper: Keeper,
    pub place: String,
    pub note: Note,
}

#[derive(Debug)]
struct Anchor {
    keeper: Keeper,
    place: String,
    checkpoint: Checkpoint,
    /// Whether it fits the entries; unknown until so many have been read.
    fits: Option<bool>,
}

/// The checkpoints by size, and how far they have been compared.
#[derive(Default)]
pub struct Anchors {
    sorted: Vec<Anchor>,
    next: usize,
    /// The size of the largest that fits, of those kept outside.
    good: Option<u64>,
    /// When the first entry after that one was written.
    since: Option<String>,
}

impl Anchors {
    /// Tries the signatures. What no key has signed is a finding, and proves nothing more.
    pub fn of(given: Vec<Given>, keys: &[VerifierKey]) -> (Anchors, Vec<Finding>) {
        let mut findings = vec![];
        let mut sorted = vec![];
        for Given {
            keeper,
            place,
            note,
        } in given
        {
            let size = note.checkpoint.size;
            if !note.is_signed_by(keys) {
                findings.push(Finding {
                    code: "E-SIGNATURE",
                    place: format!("checkpoint {size} ({place}): not signed with a known key"),
                });
                continue;
            }
            sorted.push(Anchor {
                keeper,
                place,
                checkpoint: note.checkpoint,
                fits: None,
            });
        }
        sorted.sort_by_key(|anchor| anchor.checkpoint.size);
        findings.extend(splits(&sorted));
        let anchors = Anchors {
            sorted,
            ..Anchors::default()
        };
        (anchors, findings)
    }

    /// How many there are that are kept outside.
    pub fn outside(&self) -> usize {
        let outside = |anchor: &&Anchor| anchor.keeper == Keeper::Outside;
        self.sorted.iter().filter(outside).count()
    }

    /// The largest size that an outside checkpoint holds fast.
    pub fn held(&self) -> Option<u64> {
        self.good
    }

    /// When the first entry that no outside checkpoint holds was written.
    pub fn since(&self) -> Option<&str> {
        self.since.as_deref()
    }

    /// `size` entries have been read; `root` is their tree's.
    pub fn reach(&mut self, size: u64, root: impl FnOnce() -> Hash) {
        let waits = |anchor: &Anchor| anchor.checkpoint.size == size;
        if !self.sorted.get(self.next).is_some_and(waits) {
            return;
        }
        let root = root();
        while let Some(anchor) = self
            .sorted
            .get_mut(self.next)
            .filter(|anchor| waits(anchor))
        {
            let fits = anchor.checkpoint.root == root;
            anchor.fits = Some(fits);
            if fits && anchor.keeper == Keeper::Outside {
                self.good = Some(size);
                self.since = None;
            }
            self.next += 1;
        }
    }

    /// The entry at `seq` was written at this moment.
    pub fn pass(&mut self, seq: u64, at: &str) {
        if self.since.is_none() && seq >= self.good.unwrap_or(0) {
            self.since = Some(at.to_owned());
        }
    }

    /// What does not fit, once all `size` entries have been read.
    pub fn finish(&self, size: u64, last_at: &str, epochs: &Epochs) -> Vec<Finding> {
        let mut findings = vec![];
        let is_bad = |anchor: &&Anchor| anchor.fits == Some(false);
        for anchor in &self.sorted {
            if anchor.keeper == Keeper::House && anchor.fits != Some(true) {
                let place = &anchor.place;
                let at = anchor.checkpoint.size;
                findings.push(Finding {
                    code: "E-HEAD",
                    place: format!("checkpoint {at} ({place}) does not fit the entries"),
                });
                break;
            }
        }
        let outside = || {
            let outside = |anchor: &&Anchor| anchor.keeper == Keeper::Outside;
            self.sorted.iter().filter(outside)
        };
        let ahead: Vec<&Anchor> = outside()
            .filter(|anchor| {
                epochs
                    .lost(&anchor.checkpoint)
                    .unwrap_or_else(|| anchor.fits.is_none() || !epochs.knows(&anchor.checkpoint))
            })
            .collect();
        let changed: Vec<&Anchor> = outside()
            .filter(is_bad)
            .filter(|anchor| {
                epochs.lost(&anchor.checkpoint).is_none() && epochs.knows(&anchor.checkpoint)
            })
            .collect();
        if let Some(first) = changed.first() {
            findings.push(self.changed(first, changed.len() - 1));
        }
        if let Some(first) = ahead.first() {
            findings.push(rolled_back(first, ahead.len() - 1, size, last_at));
        }
        findings
    }

    fn changed(&self, first: &Anchor, more: usize) -> Finding {
        let to = first.checkpoint.size;
        // The largest that fits below the first that does not.
        let fits = |anchor: &&Anchor| {
            anchor.fits == Some(true)
                && anchor.keeper == Keeper::Outside
                && anchor.checkpoint.size < to
        };
        let good = self.sorted.iter().rfind(fits);
        let from = good.map_or(0, |anchor| anchor.checkpoint.size);
        let place = &first.place;
        let more = also(more, "do not fit either");
        let since = self.since().unwrap_or("the first");
        Finding {
            code: "E-ANCHOR",
            place: format!(
                "seq {from} to {}: not the entries that checkpoint {to} ({place}) was signed over; written since {since}{more}",
                to.saturating_sub(1)
            ),
        }
    }
}

fn rolled_back(first: &Anchor, more: usize, size: u64, last_at: &str) -> Finding {
    let (to, place) = (first.checkpoint.size, &first.place);
    let more = also(more, "are ahead too");
    let left = if to > size {
        format!(
            "seq {size} to {} are gone; the last entry is from {last_at}",
            to - 1
        )
    } else {
        let origin = &first.checkpoint.origin;
        format!("it is of {origin}, which no restore has declared it lost from")
    };
    Finding {
        code: "E-ROLLBACK",
        place: format!("checkpoint {to} ({place}): {left}{more}"),
    }
}

fn also(more: usize, what: &str) -> String {
    if more == 0 {
        String::new()
    } else {
        format!("; {more} more {what}")
    }
}

/// Two roots for one size: two histories have been shown.
fn splits(sorted: &[Anchor]) -> Vec<Finding> {
    let mut seen: HashMap<(&str, u64), &Anchor> = HashMap::new();
    let mut findings = vec![];
    for anchor in sorted {
        let Checkpoint { origin, size, root } = &anchor.checkpoint;
        let first = seen.entry((origin.as_str(), *size)).or_insert(anchor);
        if first.checkpoint.root != *root {
            findings.push(Finding {
                code: "E-SPLIT",
                place: format!(
                    "checkpoint {size}: {} and {} do not say the same",
                    first.place, anchor.place
                ),
            });
        }
    }
    findings
}
