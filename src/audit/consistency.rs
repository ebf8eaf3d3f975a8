//! That a longer ledger begins with a shorter one, shown by a few hashes (RFC 6962 section 2.1.2).

use super::leaf::{Hash, NODE, hash};
use super::proof::Tree;

impl Tree {
    /// What proves that the tree over the first `old` leaves is the beginning of this one. Empty
    /// where there is nothing to prove: `old` is nought, or all there is.
    pub fn consistency(&self, old: usize) -> Vec<Hash> {
        let size = self.size();
        if old == 0 || old >= size {
            return vec![];
        }
        self.subproof(old, (0, size), true)
    }

    /// `SUBPROOF(m, D[n], b)` of the standard, over the leaves `from..to`.
    fn subproof(&self, old: usize, (from, to): (usize, usize), is_whole: bool) -> Vec<Hash> {
        if old == to - from {
            return if is_whole {
                vec![]
            } else {
                vec![self.over_range(from, to)]
            };
        }
        let middle = from + split(to - from);
        if old <= middle - from {
            let mut proof = self.subproof(old, (from, middle), is_whole);
            proof.push(self.over_range(middle, to));
            proof
        } else {
            let mut proof = self.subproof(old - (middle - from), (middle, to), false);
            proof.push(self.over_range(from, middle));
            proof
        }
    }

    /// The root over the leaves `from..to`, where they are one of the tree's own parts.
    fn over_range(&self, from: usize, to: usize) -> Hash {
        let width = (to - from).next_power_of_two();
        let level = usize::try_from(width.trailing_zeros()).expect("a level is a small number");
        self.node(level, from / width)
    }
}

/// The largest power of two below `count`.
fn split(count: usize) -> usize {
    count.next_power_of_two() / 2
}

/// Whether `proof` shows that the ledger with `new` entries and this root begins with the `old`
/// ones whose root that was (RFC 9162 section 2.1.4.2).
pub fn is_consistent(
    (old, old_root): (u64, Hash),
    (new, new_root): (u64, Hash),
    proof: &[Hash],
) -> bool {
    if old > new {
        return false;
    }
    if old == new {
        return old_root == new_root && proof.is_empty();
    }
    if old == 0 {
        return proof.is_empty();
    }
    let mut path = proof.iter().copied();
    let first = if old.is_power_of_two() {
        Some(old_root)
    } else {
        path.next()
    };
    let Some(first) = first else {
        return false;
    };
    let (mut at, mut last) = (old - 1, new - 1);
    while at & 1 == 1 {
        at >>= 1;
        last >>= 1;
    }
    let (mut of_old, mut of_new) = (first, first);
    for beside in path {
        if last == 0 {
            return false;
        }
        if at & 1 == 1 || at == last {
            of_old = hash(NODE, &[&beside, &of_old]);
            of_new = hash(NODE, &[&beside, &of_new]);
            while at != 0 && at & 1 == 0 {
                at >>= 1;
                last >>= 1;
            }
        } else {
            of_new = hash(NODE, &[&of_new, &beside]);
        }
        at >>= 1;
        last >>= 1;
    }
    last == 0 && of_old == old_root && of_new == new_root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(count: usize) -> Vec<Hash> {
        let byte = |at: usize| u8::try_from(at).expect("few leaves");
        (0..count).map(|at| hash(0, &[&[byte(at); 32]])).collect()
    }

    fn root(count: usize) -> Hash {
        Tree::over(leaves(count)).root().unwrap_or_default()
    }

    #[test]
    fn every_beginning_of_every_small_ledger_is_proved_and_no_other_is() {
        for new in 1..=33_usize {
            let tree = Tree::over(leaves(new));
            for old in 0..=new {
                let proof = tree.consistency(old);
                let (m, n) = (old as u64, new as u64);
                let old_root = if old == 0 { [0; 32] } else { root(old) };
                assert!(
                    is_consistent((m, old_root), (n, root(new)), &proof),
                    "{old} of {new}"
                );
                if old > 0 {
                    assert!(!is_consistent((m, [7; 32]), (n, root(new)), &proof));
                    assert!(!is_consistent((m, old_root), (n, [7; 32]), &proof));
                }
                for at in 0..proof.len() {
                    let mut bent = proof.clone();
                    bent[at][5] ^= 1;
                    assert!(!is_consistent((m, old_root), (n, root(new)), &bent));
                    let mut short = proof.clone();
                    short.remove(at);
                    assert!(!is_consistent((m, old_root), (n, root(new)), &short));
                }
                let mut long = proof;
                long.push([1; 32]);
                assert!(!is_consistent((m, old_root), (n, root(new)), &long));
            }
        }
    }
}
