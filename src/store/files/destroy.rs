//! Files whose content is to be gone. Their owner's key is destroyed first: from then on no copy of them, wherever it
//! lies, is opened with it. Begun again after a crash, it ends the same.

use super::disk::{erase, inside, sync_folder};
use super::{Files, Owner};
use crate::store::StoreError;
use std::fs;
use std::io;

impl Files {
    /// Destroys the owner's key.
    pub fn destroy_key(&self, owner: &Owner) -> Result<(), StoreError> {
        self.keys.destroy(owner)
    }

    /// Overwrites and removes one of the owner's files.
    pub fn destroy(&self, owner: &Owner, sha256: &str) -> Result<(), StoreError> {
        Ok(erase(&self.place(owner, sha256))?)
    }

    /// Removes what is left in the owner's folder, whoever put it there, and the folder.
    pub fn clear(&self, owner: &Owner) -> Result<(), StoreError> {
        let folder = self.root.join(owner.name());
        for path in inside(&folder)? {
            erase(&path)?;
        }
        match fs::remove_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            gone => {
                gone?;
                Ok(sync_folder(&self.root)?)
            }
        }
    }
}
