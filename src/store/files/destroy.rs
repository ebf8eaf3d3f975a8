//! A file whose content is to be gone: taken aside, overwritten, removed. Begun again after a crash, it ends the same.

use super::{Files, place};
use crate::store::StoreError;
use chrono::{DateTime, TimeDelta, Utc};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A file this young was received again after the case was closed: somebody is about to name it.
const YOUNG: TimeDelta = TimeDelta::days(1);

/// A file that is out of its place and can be read no more by its checksum.
pub struct Aside(PathBuf);

/// What was found where the file should be.
pub enum Taken {
    Aside(Aside),
    /// It is gone already.
    Gone,
    /// Somebody has just received the same bytes; the nightly sweep takes them if nobody names them.
    Fresh,
}

impl Files {
    /// Takes the file out of its place. `now` tells whether somebody has just received the same bytes.
    pub fn take_aside(&self, sha256: &str, now: DateTime<Utc>) -> Result<Taken, StoreError> {
        let from = place(&self.root, sha256);
        let aside = self.aside(&from);
        match fs::rename(&from, &aside) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                // Taken aside before a crash, or gone to the end.
                return Ok(if aside.is_file() {
                    Taken::Aside(Aside(aside))
                } else {
                    Taken::Gone
                });
            }
            Err(error) => return Err(error.into()),
        }
        let received = DateTime::<Utc>::from(fs::metadata(&aside)?.modified()?);
        if now - received < YOUNG {
            fs::rename(&aside, &from)?;
            return Ok(Taken::Fresh);
        }
        Ok(Taken::Aside(Aside(aside)))
    }

    /// Back with a file that was taken aside before a crash, and that another case names after all.
    pub fn put_back(&self, sha256: &str) -> Result<(), StoreError> {
        let place = place(&self.root, sha256);
        let aside = self.aside(&place);
        if aside.is_file() && !place.is_file() {
            fs::rename(aside, place)?;
        }
        Ok(())
    }

    fn aside(&self, place: &Path) -> PathBuf {
        let name = place.file_name().unwrap_or_default();
        self.root.join("incoming").join(name)
    }
}

impl Aside {
    /// Overwrites what it says, and removes it. What the disk itself keeps of it is not ours to reach.
    pub fn destroy(self) -> Result<(), StoreError> {
        let size = fs::metadata(&self.0)?.len();
        let mut file = OpenOptions::new().write(true).open(&self.0)?;
        io::copy(&mut io::Read::take(io::repeat(0), size), &mut file)?;
        file.flush()?;
        file.sync_all()?;
        drop(file);
        fs::remove_file(&self.0)?;
        if let Some(folder) = self.0.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    }
}
