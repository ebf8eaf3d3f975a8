//! Declared restores: where one name of the ledger gives way to the next, and what was lost (step 4).

use crate::audit::checkpoint::Checkpoint;
use crate::audit::hex;
use std::collections::{BTreeMap, BTreeSet};

struct Ended {
    /// Entries that the restore kept.
    kept: u64,
    /// Checkpoints over entries that it lost: size and root in hex.
    lost: BTreeSet<(u64, String)>,
}

/// The names that the entries have borne, in order, and how each ended.
#[derive(Default)]
pub struct Epochs {
    now: Option<String>,
    ended: BTreeMap<String, Ended>,
}

impl Epochs {
    /// Whether an entry may bear this name: the one before it did, or it declares the change itself.
    pub fn take(&mut self, log: &str, data: Option<&BTreeMap<String, String>>) -> bool {
        let Some(before) = self.now.replace(log.to_owned()) else {
            return true;
        };
        if before == log {
            return true;
        }
        let Some(ended) = data.and_then(|data| Ended::read(data, &before)) else {
            return false;
        };
        self.ended.insert(before, ended);
        true
    }

    /// The name of the last entry.
    pub fn name(&self) -> Option<&str> {
        self.now.as_deref()
    }

    /// Whether the entries have ever borne the checkpoint's name.
    pub fn knows(&self, checkpoint: &Checkpoint) -> bool {
        let origin = &checkpoint.origin;
        self.now.as_ref() == Some(origin) || self.ended.contains_key(origin)
    }

    /// For a checkpoint beyond what a restore kept: whether the restore is silent about it.
    pub fn lost(&self, checkpoint: &Checkpoint) -> Option<bool> {
        let ended = self.ended.get(&checkpoint.origin)?;
        if checkpoint.size <= ended.kept {
            return None;
        }
        let this = (checkpoint.size, hex(&checkpoint.root));
        Some(!ended.lost.contains(&this))
    }
}

impl Ended {
    fn read(data: &BTreeMap<String, String>, before: &str) -> Option<Ended> {
        if data.get("log")? != before {
            return None;
        }
        let lost = data.get("lost")?.split_whitespace().map(|one| {
            let (size, root) = one.split_once(':')?;
            Some((size.parse().ok()?, root.to_owned()))
        });
        Some(Ended {
            kept: data.get("kept")?.parse().ok()?,
            lost: lost.collect::<Option<_>>()?,
        })
    }
}
