//! Where a file lies readable while another program works on it: in the data folder, closed to others, and gone again
//! though the house was cut off in the middle.

use super::Files;
use super::disk::{inside, make_folder};
use crate::store::StoreError;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

const ROOMS: &str = "converting";
const LOCK: &str = "lock";

/// The right to work there; nothing is swept as long as somebody has it.
pub struct Workroom {
    path: PathBuf,
    _turn: File,
}

impl Workroom {
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Files {
    pub fn workroom(&self) -> Result<Workroom, StoreError> {
        let turn = self.rooms_lock()?;
        turn.lock_shared()?;
        Ok(Workroom {
            path: self.rooms(),
            _turn: turn,
        })
    }

    /// Removes what work that was cut off has left. False where somebody works there now.
    pub fn sweep_workrooms(&self) -> Result<bool, StoreError> {
        if !self.rooms().is_dir() {
            return Ok(true);
        }
        let turn = self.rooms_lock()?;
        match turn.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(false),
            Err(TryLockError::Error(why)) => return Err(why.into()),
        }
        for path in inside(&self.rooms())? {
            // A link is removed, and never followed.
            if fs::symlink_metadata(&path)?.is_dir() {
                fs::remove_dir_all(&path)?;
            } else if path.file_name().is_none_or(|name| name != LOCK) {
                fs::remove_file(&path)?;
            }
        }
        Ok(true)
    }

    fn rooms(&self) -> PathBuf {
        self.root.parent().unwrap_or(Path::new(".")).join(ROOMS)
    }

    fn rooms_lock(&self) -> Result<File, StoreError> {
        make_folder(&self.rooms())?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(options.open(self.rooms().join(LOCK))?)
    }
}
