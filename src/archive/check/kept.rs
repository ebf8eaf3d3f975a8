//! What METS lists, as it was measured, for PREMIS to be held against: a few bytes of each file.

use std::hash::{BuildHasher, RandomState};

/// Set in the key of a file of the extraction, which PREMIS must have.
const OF_EXTRACTION: u64 = 1;

#[derive(Default)]
pub struct Kept {
    hasher: RandomState,
    all: Vec<One>,
    /// Which of them PREMIS has.
    seen: Vec<bool>,
    is_whole: bool,
}

struct One {
    name: u64,
    /// Of the checksum, a number that is another for another checksum.
    sum: u64,
    /// Nothing is so great: that one could not be measured.
    size: u64,
}

/// What PREMIS says of a file.
pub enum Met {
    /// METS does not list it.
    Nowhere,
    Twice,
    /// Whether the checksum and the size are the file's own.
    Once(bool, bool),
}

impl Kept {
    /// Remembers the checksum in hex and the size of a file, where they could be read.
    pub fn add(&mut self, name: &str, measured: Option<(&str, u64)>) {
        let name = self.key(name);
        let (sum, size) = measured.unwrap_or(("", u64::MAX));
        let sum = self.hasher.hash_one(sum);
        self.all.push(One { name, sum, size });
    }

    /// Says that all of METS has been read.
    pub fn end(&mut self) {
        self.is_whole = true;
    }

    /// Before the first is met.
    pub fn sort(&mut self) {
        self.all.sort_unstable_by_key(|one| one.name);
        self.all.dedup_by_key(|one| one.name);
        self.seen = vec![false; self.all.len()];
    }

    /// Whether a file is listed; nobody knows before all of METS has been read.
    pub fn has(&self, name: &str) -> bool {
        self.at(name).is_some()
    }

    /// Whether what is not here is not listed either.
    pub fn is_sure(&self) -> bool {
        self.is_whole
    }

    pub fn meet(&mut self, name: &str, sum: &str, size: Option<u64>) -> Met {
        let Some(at) = self.at(name) else {
            return Met::Nowhere;
        };
        if std::mem::replace(&mut self.seen[at], true) {
            return Met::Twice;
        }
        let one = &self.all[at];
        if one.size == u64::MAX {
            return Met::Once(true, true);
        }
        let sum = self.hasher.hash_one(sum);
        Met::Once(one.sum == sum, size == Some(one.size))
    }

    /// Whether PREMIS has any of them.
    pub fn is_any_seen(&self) -> bool {
        self.seen.contains(&true)
    }

    /// Whether PREMIS lacks a file of the extraction.
    pub fn is_any_lacking(&self) -> bool {
        let mut both = self.all.iter().zip(&self.seen);
        both.any(|(one, is_seen)| !is_seen && one.name & OF_EXTRACTION != 0)
    }

    /// Whether this is a file of the extraction that PREMIS lacks.
    pub fn is_lacking(&self, name: &str) -> bool {
        let is_unseen = |at: usize| !self.seen[at];
        is_of_extraction(name) && self.at(name).is_some_and(is_unseen)
    }

    fn at(&self, name: &str) -> Option<usize> {
        let key = self.key(name);
        self.all.binary_search_by_key(&key, |one| one.name).ok()
    }

    fn key(&self, name: &str) -> u64 {
        let key = self.hasher.hash_one(name) & !OF_EXTRACTION;
        key | u64::from(is_of_extraction(name))
    }
}

fn is_of_extraction(name: &str) -> bool {
    name.starts_with("content/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_a_file_is_held_against_what_it_is() {
        let mut kept = Kept::default();
        kept.add("content/b.xml", Some(("00ff", 7)));
        kept.add("content/a.xml", Some(("11ee", 8)));
        kept.add("log.xml", None);
        kept.add("log.xml", None);
        kept.sort();
        let is_right = |met| matches!(met, Met::Once(true, true));
        assert!(is_right(kept.meet("content/b.xml", "00ff", Some(7))));
        assert!(kept.is_any_lacking() && kept.is_lacking("content/a.xml"));
        assert!(!kept.is_lacking("log.xml") && !kept.is_lacking("content/b.xml"));
        let again = kept.meet("content/b.xml", "00ff", Some(7));
        assert!(matches!(again, Met::Twice));
        let other = kept.meet("content/a.xml", "00ff", Some(8));
        assert!(matches!(other, Met::Once(false, true)));
        assert!(!kept.is_any_lacking());
        assert!(matches!(kept.meet("c", "", None), Met::Nowhere));
    }
}
