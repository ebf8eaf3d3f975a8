//! The tree over the leaves (RFC 6962 section 2.1), kept as its frontier: the roots of the full subtrees.

use super::leaf::{Hash, NODE, hash, hex, unhex};
use sha2::{Digest, Sha256};

/// All that is needed to add the next leaf and to state the root: one hash for
/// each bit that is set in `size`, the largest subtree first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frontier {
    size: u64,
    peaks: Vec<Hash>,
}

impl Frontier {
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Grows the tree by one leaf.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        let mut size = self.size;
        while size & 1 == 1 {
            let left = self.peaks.pop().expect("a set bit of size has its peak");
            node = hash(NODE, &[&left, &node]);
            size >>= 1;
        }
        self.peaks.push(node);
        self.size += 1;
    }

    /// The root; over no leaves it is the hash of nothing, as RFC 6962 says.
    pub fn root(&self) -> Hash {
        let mut peaks = self.peaks.iter().rev().copied();
        let Some(last) = peaks.next() else {
            return Sha256::digest([]).into();
        };
        peaks.fold(last, |right, left| hash(NODE, &[&left, &right]))
    }

    /// The peaks in hex, divided by spaces.
    pub fn text(&self) -> String {
        let peaks: Vec<String> = self.peaks.iter().map(|peak| hex(peak)).collect();
        peaks.join(" ")
    }

    /// Reads back what [`Frontier::text`] wrote for a tree of `size` leaves.
    pub fn read(size: u64, text: &str) -> Option<Frontier> {
        let peaks: Option<Vec<Hash>> = text.split_whitespace().map(unhex).collect();
        let peaks = peaks?;
        (peaks.len() == size.count_ones() as usize).then_some(Frontier { size, peaks })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::leaf::leaf_hash;

    /// The definition of RFC 6962, word for word.
    fn root(leaves: &[String]) -> Hash {
        match leaves {
            [] => Sha256::digest([]).into(),
            [leaf] => leaf_hash(leaf),
            _ => {
                let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
                hash(NODE, &[&root(left), &root(right)])
            }
        }
    }

    #[test]
    fn the_frontier_gives_the_root_of_the_definition() {
        let leaves: Vec<String> = (0..70).map(|n| n.to_string()).collect();
        let mut frontier = Frontier::default();
        for (size, leaf) in leaves.iter().enumerate() {
            assert_eq!(frontier.root(), root(&leaves[..size]), "{size}");
            let read = Frontier::read(frontier.size(), &frontier.text());
            assert_eq!(read.as_ref(), Some(&frontier));
            frontier.push(leaf_hash(leaf));
        }
    }
}
