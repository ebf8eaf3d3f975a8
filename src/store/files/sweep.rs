//! Away with what nobody names: files whose row never came or is gone, keys of owners that have nothing, and files
//! that were never received to the end.

use super::disk::inside;
use super::{Files, Named, Owner};
use crate::store::StoreError;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// A file waits this long for its row.
const PATIENCE: TimeDelta = TimeDelta::days(1);

impl Files {
    /// Removes files that are not in `named`, and what was left half-received,
    /// once they are more than a day old at `now`. Gives how many went.
    ///
    /// Whoever receives the same bytes again renames a new file into the place,
    /// so a file that somebody is about to name is never old.
    pub fn sweep(&self, named: &BTreeSet<Named>, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut gone = 0;
        for path in inside(&self.root.join("incoming"))? {
            if is_old(&path, now)? {
                fs::remove_file(&path)?;
                gone += 1;
            }
        }
        for owner in self.owners()? {
            for path in inside(&self.root.join(owner.name()))? {
                let is_named = sha256(&path).is_none_or(|sha256| {
                    let (owner, sha256) = (owner.clone(), sha256.to_owned());
                    named.contains(&Named { owner, sha256 })
                });
                if !is_named && self.take_away(&path, now)? {
                    gone += 1;
                }
            }
            if !named.iter().any(|it| it.owner == owner) {
                self.forget(&owner, now)?;
            }
        }
        Ok(gone)
    }

    /// Whoever has a folder or a key.
    fn owners(&self) -> Result<BTreeSet<Owner>, StoreError> {
        let mut owners: BTreeSet<Owner> = self.keys.list()?.into_iter().collect();
        for folder in inside(&self.root)? {
            let name = folder.file_name().and_then(|name| name.to_str());
            owners.extend(name.and_then(Owner::read));
        }
        Ok(owners)
    }

    /// Alone, so that nobody puts a new file in its place meanwhile.
    fn take_away(&self, path: &Path, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let _turn = self.keys.masters.alone()?;
        if !is_old(path, now)? {
            return Ok(false);
        }
        fs::remove_file(path)?;
        Ok(true)
    }

    /// The key of an owner without files goes, when it is old enough that nobody is about to use it.
    fn forget(&self, owner: &Owner, now: DateTime<Utc>) -> Result<(), StoreError> {
        let turn = self.keys.masters.alone()?;
        let folder = self.root.join(owner.name());
        if !inside(&folder)?.is_empty() || !is_old(&self.keys.place(owner), now)? {
            return Ok(());
        }
        self.keys.destroy_within(&turn, owner)?;
        match fs::remove_dir(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// `abcd…` of `abcd….bin`; nothing for a file that is not one of ours.
pub(super) fn sha256(path: &Path) -> Option<&str> {
    let sha256 = path.file_name()?.to_str()?.strip_suffix(".bin")?;
    let is_ours = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    is_ours.then_some(sha256)
}

fn is_old(path: &Path, now: DateTime<Utc>) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(about) => Ok(now - DateTime::<Utc>::from(about.modified()?) > PATIENCE),
        // It was received, or moved into place, while we looked.
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}
