//! Files from before they were closed: `files/ab/abcd….bin`, in plain, whoever named them. Each becomes its owner's,
//! once for each owner, and the plain one is overwritten. Cut off at any moment, it is taken up where it stopped.

use super::disk::{erase, inside};
use super::sweep::sha256;
use super::{Files, Named, Owner, RECEIVING};
use crate::audit::hex;
use crate::store::{Store, StoreError};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// So many files between two lines in the log.
const STEP: usize = 100;

impl Files {
    /// Takes over what lies there in plain. Gives how many files were closed. One that is not what its name says is left
    /// where it is, and said in the log: it is for a person to look at.
    pub fn take_over(&self, store: &Store) -> Result<usize, StoreError> {
        if self.plain()?.is_empty() {
            return Ok(0);
        }
        let alone = File::create(self.root.join("taking-over"))?;
        alone.lock()?;
        let plain = self.plain()?;
        let mut owners: BTreeMap<String, Vec<Owner>> = BTreeMap::new();
        for Named { owner, sha256 } in store.read(super::named)? {
            owners.entry(sha256).or_default().push(owner);
        }
        tracing::info!(
            files = plain.len(),
            "files from an earlier version are being encrypted"
        );
        let mut done = 0;
        for path in &plain {
            let sha256 = sha256(path).unwrap_or_default();
            let named = owners.get(sha256).map_or(&[][..], Vec::as_slice);
            if self.take(path, sha256, named)? {
                done += 1;
            }
            if done % STEP == 0 && done > 0 {
                tracing::info!(done, of = plain.len(), "files are encrypted");
            }
        }
        for path in inside(&self.root.join("incoming"))? {
            let name = path.file_name().and_then(|name| name.to_str());
            if !name.is_some_and(|name| name.starts_with(RECEIVING)) {
                erase(&path)?;
            }
        }
        for folder in self.plain_folders()? {
            if inside(&folder)?.is_empty() {
                fs::remove_dir(folder)?;
            }
        }
        tracing::info!(
            done,
            left = plain.len() - done,
            "files from an earlier version are encrypted"
        );
        Ok(done)
    }

    /// False where the file is not what its name says. One that nobody names goes, as it would have been swept.
    fn take(&self, path: &Path, sha256: &str, owners: &[Owner]) -> Result<bool, StoreError> {
        for owner in owners {
            if self.place(owner, sha256).exists() {
                continue;
            }
            let mut incoming = self.receive()?;
            let mut digest = Sha256::new();
            let mut file = File::open(path)?;
            let mut buffer = vec![0; 64 * 1024];
            loop {
                let read = file.read(&mut buffer)?;
                if read == 0 {
                    break;
                }
                digest.update(&buffer[..read]);
                incoming.write(&buffer[..read])?;
            }
            if hex(&digest.finalize()) != sha256 {
                tracing::error!(
                    sha256,
                    "a file is not what its name says; it is left where it is, unencrypted"
                );
                return Ok(false);
            }
            incoming.keep(owner)?;
        }
        erase(path)?;
        Ok(true)
    }

    fn plain_folders(&self) -> io::Result<Vec<PathBuf>> {
        let mut folders = inside(&self.root)?;
        folders.retain(|folder| {
            let name = folder.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.len() == 2 && name.bytes().all(|b| b.is_ascii_hexdigit()))
        });
        Ok(folders)
    }

    fn plain(&self) -> io::Result<Vec<PathBuf>> {
        let mut found = vec![];
        for folder in self.plain_folders()? {
            found.extend(inside(&folder)?);
        }
        found.retain(|path| sha256(path).is_some());
        found.sort();
        Ok(found)
    }
}
