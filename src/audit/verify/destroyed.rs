//! Payloads that are gone, and the disposals that say so (step 3).

use super::Finding;
use std::collections::BTreeSet;

#[derive(Default)]
pub struct Destroyed {
    missing: BTreeSet<u64>,
    /// What has been named so far, by whom.
    named: BTreeSet<u64>,
    twice: Vec<(u64, u64)>,
}

impl Destroyed {
    /// The entry has no payload any more.
    pub fn missing(&mut self, seq: u64) {
        self.missing.insert(seq);
    }

    /// The disposal at `by` names these; false where it cannot be read.
    pub fn named(&mut self, by: u64, entries: Option<&str>) -> bool {
        let Some(ranges) = entries.and_then(|text| spans(text, by)) else {
            return false;
        };
        for (from, to) in ranges {
            for seq in from..=to {
                if !self.named.insert(seq) {
                    self.twice.push((seq, by));
                }
            }
        }
        true
    }

    pub fn finish(&self) -> Vec<Finding> {
        let gone = self.missing.difference(&self.named).map(|seq| Finding {
            code: "E-MISSING",
            place: format!("seq {seq}: the payload is gone"),
        });
        let still = self.named.difference(&self.missing).map(|seq| Finding {
            code: "E-UNDEAD",
            place: format!("seq {seq}: a disposal says it is destroyed, and it is still there"),
        });
        let twice = self.twice.iter().map(|(seq, by)| Finding {
            code: "E-MISSING",
            place: format!("seq {seq}: seq {by} destroys it a second time"),
        });
        gone.chain(still).chain(twice).collect()
    }
}

/// `4-6 9` as ranges; nothing if it is not written so, or names what is not earlier than `by`.
pub fn spans(text: &str, by: u64) -> Option<Vec<(u64, u64)>> {
    let range = |part: &str| {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let (from, to) = (from.parse().ok()?, to.parse().ok()?);
        (from <= to && to < by).then_some((from, to))
    };
    text.split(' ').map(range).collect()
}

/// Numbers as a disposal names them: 4, 5, 6 and 9 are `4-6 9`.
pub fn ranges(numbers: &BTreeSet<u64>) -> String {
    let mut found: Vec<(u64, u64)> = vec![];
    for seq in numbers {
        match found.last_mut() {
            Some((_, to)) if *to + 1 == *seq => *to = *seq,
            _ => found.push((*seq, *seq)),
        }
    }
    let each = found.iter().map(|(from, to)| {
        if from == to {
            from.to_string()
        } else {
            format!("{from}-{to}")
        }
    });
    each.collect::<Vec<_>>().join(" ")
}
