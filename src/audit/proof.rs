//! Proving some entries to somebody who is not shown the others: `brotsak-proof/1`.
//!
//! An entry's path are the hashes beside the way from its leaf to the root (RFC 9162 section 2.1.3).

use super::leaf::{Hash, NODE, hash};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Debug, Serialize)]
pub struct Bundle {
    /// The note that all of it is held against.
    pub checkpoint: String,
    pub entries: Vec<Proved>,
    pub format: &'static str,
    pub rows: Vec<ProvedRow>,
    pub subject: String,
}

impl Bundle {
    pub const FORMAT: &'static str = "brotsak-proof/1";
}

#[derive(Debug, Serialize)]
pub struct Proved {
    pub leaf: String,
    pub path: Vec<String>,
    pub payload: String,
    pub salt: String,
}

/// A row as the entry `seq` left it, and as it still is.
#[derive(Debug, Serialize)]
pub struct ProvedRow {
    pub columns: BTreeMap<String, String>,
    pub key: String,
    pub seq: String,
    pub table: String,
}

/// All nodes of the tree, the leaves first. A node that has no other beside it goes up as it is.
pub struct Tree {
    levels: Vec<Vec<Hash>>,
}

impl Tree {
    pub fn over(leaves: Vec<Hash>) -> Tree {
        let mut levels = vec![leaves];
        while let Some(below) = levels.last().filter(|below| below.len() > 1) {
            let pairs = below.chunks(2).map(|pair| match pair {
                [left, right] => hash(NODE, &[left, right]),
                _ => pair[0],
            });
            levels.push(pairs.collect());
        }
        Tree { levels }
    }

    /// Nothing over no leaves.
    pub fn root(&self) -> Option<Hash> {
        self.levels.last()?.first().copied()
    }

    /// How many leaves there are.
    pub fn size(&self) -> usize {
        self.levels[0].len()
    }

    /// The node at `index` on the level that is `level` above the leaves.
    pub(super) fn node(&self, level: usize, index: usize) -> Hash {
        self.levels[level][index]
    }

    /// The siblings from the leaf at `index` up.
    pub fn path(&self, index: usize) -> Vec<Hash> {
        let beside = self.levels.iter().enumerate().map(|(up, level)| {
            let sibling = (index >> up) ^ 1;
            level.get(sibling).copied()
        });
        beside.flatten().collect()
    }
}
