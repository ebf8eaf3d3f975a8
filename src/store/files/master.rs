//! The master keys: one small file each, `1.key`, in a folder outside the database and outside its backup.
//!
//! The one with the highest number closes; the others only open, until nothing is closed with them any more.

use super::disk::{erase, make_folder, sync_folder};
use crate::store::StoreError;
use crate::store::sealing::SealKey;
use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const ENDING: &str = "key";
/// A key that is on its way out.
const GONE: &str = "gone";

#[derive(Clone, Debug)]
pub struct MasterKeys {
    folder: PathBuf,
}

/// Held while a key is made or used to make another; several may hold it shared.
pub struct Turn {
    _file: File,
}

impl MasterKeys {
    pub fn at(folder: &Path) -> MasterKeys {
        MasterKeys {
            folder: folder.to_owned(),
        }
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The numbers of the keys that are there.
    pub fn numbers(&self) -> Result<BTreeSet<u32>, StoreError> {
        self.with_ending(ENDING)
    }

    fn with_ending(&self, ending: &str) -> Result<BTreeSet<u32>, StoreError> {
        let mut found = BTreeSet::new();
        let entries = match fs::read_dir(&self.folder) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(found),
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            let number = path.file_stem();
            let number = number.and_then(|stem| stem.to_str()?.parse::<u32>().ok());
            if path.extension().is_some_and(|it| it == ending) {
                found.extend(number);
            }
        }
        Ok(found)
    }

    /// Read anew each time: a key that was made while this program ran is found, and one that is gone opens nothing.
    pub fn open(&self, number: u32) -> Result<SealKey, StoreError> {
        let text = match fs::read_to_string(self.place(number, ENDING)) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::NoMasterKey(number));
            }
            text => text?,
        };
        SealKey::read(&text).ok_or(StoreError::WrongMasterKey(number))
    }

    /// The newest, which closes what is made now.
    pub fn newest(&self) -> Result<Option<u32>, StoreError> {
        Ok(self.numbers()?.last().copied())
    }

    /// Makes the key with this number, readable by the program's own user alone. One that is there stays.
    pub fn make(&self, _turn: &Turn, number: u32) -> Result<(), StoreError> {
        let (_, text) = SealKey::make()?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        writeln!(file, "{text}")?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(file.path(), fs::Permissions::from_mode(0o400))?;
        }
        file.as_file().sync_all()?;
        match file.persist_noclobber(self.place(number, ENDING)) {
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.error.into()),
            Ok(_) => {}
        }
        Ok(sync_folder(&self.folder)?)
    }

    /// Overwrites and removes every key before `number`. Begun again after a crash, it ends the same.
    pub fn erase_before(&self, number: u32) -> Result<(), StoreError> {
        for old in self.numbers()?.range(..number) {
            fs::rename(self.place(*old, ENDING), self.place(*old, GONE))?;
        }
        for gone in self.with_ending(GONE)? {
            erase(&self.place(gone, GONE))?;
        }
        Ok(sync_folder(&self.folder)?)
    }

    /// Waits until no key is being made; many may hold it at once.
    pub fn shared(&self) -> Result<Turn, StoreError> {
        let file = self.lock_file("lock")?;
        file.lock_shared()?;
        Ok(Turn { _file: file })
    }

    /// Waits until it is alone.
    pub fn alone(&self) -> Result<Turn, StoreError> {
        let file = self.lock_file("lock")?;
        file.lock()?;
        Ok(Turn { _file: file })
    }

    /// The right to change the master key; nothing while somebody else does.
    pub fn rotation(&self) -> Result<Option<Turn>, StoreError> {
        let file = self.lock_file("rotation")?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Turn { _file: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(why)) => Err(why.into()),
        }
    }

    fn lock_file(&self, name: &str) -> Result<File, StoreError> {
        make_folder(&self.folder)?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        Ok(options.open(self.folder.join(name))?)
    }

    fn place(&self, number: u32, ending: &str) -> PathBuf {
        self.folder.join(format!("{number}.{ending}"))
    }
}
