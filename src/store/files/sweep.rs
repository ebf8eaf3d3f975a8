//! Away with what nobody names: files whose row never came or is gone, and files that were never received to the end.

use super::Files;
use crate::store::schema::{attachments, disposals, documents};
use crate::store::{Db, StoreError, access_answers, document_variants};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A file waits this long for its row.
const PATIENCE: TimeDelta = TimeDelta::days(1);

/// The checksums that any row names. A packed extraction lies in a folder of its own, and is not one of these files.
pub fn named(db: &mut Db) -> Result<BTreeSet<String>, StoreError> {
    let attached: Vec<String> = attachments::table.select(attachments::sha256).load(db)?;
    let written: Vec<String> = documents::table
        .filter(documents::destroyed_at.is_null())
        .select(documents::sha256)
        .load(db)?;
    let certified: Vec<Option<String>> = disposals::table
        .select(disposals::certificate_sha256)
        .load(db)?;
    let varied = document_variants::all_files(db)?;
    let answered = access_answers::all_files(db)?;
    let written = written.into_iter().chain(varied).chain(answered);
    let named = attached.into_iter().chain(written);
    Ok(named.chain(certified.into_iter().flatten()).collect())
}

impl Files {
    /// Removes files that are not in `named`, and what was left half-received,
    /// once they are more than a day old at `now`. Gives how many went.
    ///
    /// Whoever receives the same bytes again renames a new file into the place,
    /// so a file that somebody is about to name is never old.
    pub fn sweep(&self, named: &BTreeSet<String>, now: DateTime<Utc>) -> Result<usize, StoreError> {
        let mut gone = 0;
        for path in inside(&self.root.join("incoming"))? {
            if is_old(&path, now)? {
                fs::remove_file(&path)?;
                gone += 1;
            }
        }
        for folder in inside(&self.root)? {
            if folder.file_name().is_some_and(|name| name.len() != 2) {
                continue;
            }
            for path in inside(&folder)? {
                let is_named = sha256(&path).is_none_or(|sha256| named.contains(sha256));
                if !is_named && is_old(&path, now)? && self.take_away(&path, now)? {
                    gone += 1;
                }
            }
        }
        Ok(gone)
    }

    /// Moves the file out of its place before it looks once more: if a new one
    /// was put there in between, it goes back.
    fn take_away(&self, path: &Path, now: DateTime<Utc>) -> Result<bool, StoreError> {
        let aside = tempfile::NamedTempFile::new_in(self.root.join("incoming"))?.into_temp_path();
        fs::rename(path, &aside)?;
        if is_old(&aside, now)? {
            aside.close()?;
            return Ok(true);
        }
        aside.persist(path).map_err(|error| error.error)?;
        Ok(false)
    }
}

/// `abcd…` of `abcd….bin`; nothing for a file that is not one of ours.
fn sha256(path: &Path) -> Option<&str> {
    let sha256 = path.file_name()?.to_str()?.strip_suffix(".bin")?;
    let is_ours = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    is_ours.then_some(sha256)
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    if !folder.is_dir() {
        return Ok(vec![]);
    }
    let entries = fs::read_dir(folder)?;
    Ok(entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<_, _>>()?)
}

fn is_old(path: &Path, now: DateTime<Utc>) -> Result<bool, StoreError> {
    match fs::metadata(path) {
        Ok(about) => Ok(now - DateTime::<Utc>::from(about.modified()?) > PATIENCE),
        // It was received, or moved into place, while we looked.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error.into()),
    }
}
