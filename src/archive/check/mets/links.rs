//! The identities in METS: each is one thing's alone, and `structMap` points to every file, and to nothing else.

use super::FILE;
use crate::archive::check::Check;
use crate::archive::check::tags::{self, attribute};
use crate::archive::check::values::short;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::AttrError;
use std::collections::BTreeSet;
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;

/// Identities that are named, of each kind of fault.
const MOST: usize = 100;

/// A number for each identity that was met: eight bytes of each, however long it is.
#[derive(Default)]
pub struct Links {
    hasher: RandomState,
    ids: Vec<u64>,
    files: Vec<u64>,
    groups: Vec<u64>,
    pointers: Vec<u64>,
    nameless: u64,
}

impl Links {
    pub fn take(&mut self, start: &BytesStart<'_>) -> Result<(), AttrError> {
        let id = attribute(start, "ID")?.map(|id| self.number(&id));
        self.ids.extend(id);
        match start.local_name().as_ref() {
            "file" if id.is_none() => self.nameless += 1,
            "file" => self.files.extend(id),
            "fileGrp" => self.groups.extend(id),
            "fptr" | "area" => {
                let to = attribute(start, "FILEID")?.map(|id| self.number(&id));
                self.pointers.extend(to);
            }
            _ => (),
        }
        Ok(())
    }

    fn number(&self, id: &str) -> u64 {
        self.hasher.hash_one(id)
    }

    /// Names what is wrong; METS, at `path`, is read again where anything is.
    pub fn judge(
        mut self,
        check: &mut Check<'_>,
        path: &Path,
        has_map: bool,
    ) -> Result<(), String> {
        if self.nameless > 0 {
            let what = format!("ID manglar på file ({} gonger)", self.nameless);
            check.find((3, ""), None, FILE, what);
        }
        for all in [&mut self.ids, &mut self.files, &mut self.pointers] {
            all.sort_unstable();
        }
        let pairs = self.ids.windows(2).filter(|pair| pair[0] == pair[1]);
        let mut twice: Vec<u64> = pairs.map(|pair| pair[0]).collect();
        twice.dedup();
        let (files, pointers) = (&self.files, &self.pointers);
        let astray = pointers.iter().filter(|one| !has(&self.ids, **one));
        let mut astray: Vec<u64> = astray.copied().collect();
        astray.dedup();
        // Who points to a group points to all that is in it.
        let is_by_group = self.groups.iter().any(|one| has(pointers, *one));
        let is_left = |one: &&u64| has_map && !is_by_group && !has(pointers, **one);
        let mut left: Vec<u64> = files.iter().filter(is_left).copied().collect();
        left.dedup();
        let mut said = [
            (twice, "er ID på fleire element"),
            (
                astray,
                "er vist til i structMap, men ingenting har den ID-en",
            ),
            (left, "er ei fil som structMap ikkje viser til (fptr)"),
        ];
        for (all, what) in &mut said {
            if all.len() > MOST {
                let what = format!("{} ID-ar: kvar {what}; {MOST} av dei er nemnde", all.len());
                check.find((3, ""), None, FILE, what);
                all.truncate(MOST);
            }
        }
        if said.iter().all(|(all, _)| all.is_empty()) {
            return Ok(());
        }
        let said = said.map(|(all, what)| (all.into_iter().collect::<BTreeSet<u64>>(), what));
        self.name(check, path, said)
    }

    fn name(
        &self,
        check: &mut Check<'_>,
        path: &Path,
        mut said: [(BTreeSet<u64>, &str); 3],
    ) -> Result<(), String> {
        let file = File::open(path).map_err(|error| error.to_string())?;
        tags::each(file, &mut |_, start| {
            for name in ["ID", "FILEID"] {
                let id = attribute(start, name).map_err(|error| error.to_string())?;
                let Some(id) = id else {
                    continue;
                };
                let number = self.number(&id);
                for (all, what) in &mut said {
                    if all.remove(&number) {
                        let what = format!("«{}» {what}", short(&id));
                        check.find((3, ""), None, FILE, what);
                    }
                }
            }
            Ok(())
        })?;
        Ok(())
    }
}

/// Whether a number is among those that stand in their order.
fn has(all: &[u64], one: u64) -> bool {
    all.binary_search(&one).is_ok()
}
