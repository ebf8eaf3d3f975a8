//! Document files by their content: `files/ab/abcd….bin`, written beside, flushed, then renamed.
//!
//! The same bytes lie there once. Whoever names a file in the database has
//! put it here first; what nobody names is swept.

mod destroy;
mod sweep;

pub use destroy::{Aside, Taken};
pub use sweep::named;

use super::StoreError;
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
}

/// A file that is being received. Dropped before it is kept, it is gone.
pub struct Incoming {
    file: tempfile::NamedTempFile,
    digest: Sha256,
    pub size: u64,
    root: PathBuf,
}

/// Where a kept file is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub sha256: String,
    pub size: i64,
}

impl Files {
    /// The folder is made if it is not there.
    pub fn open(root: &Path) -> Result<Files, StoreError> {
        fs::create_dir_all(root.join("incoming"))?;
        Ok(Files {
            root: root.to_owned(),
        })
    }

    pub fn receive(&self) -> Result<Incoming, StoreError> {
        let file = tempfile::NamedTempFile::new_in(self.root.join("incoming"))?;
        Ok(Incoming {
            file,
            digest: Sha256::new(),
            size: 0,
            root: self.root.clone(),
        })
    }

    /// Keeps bytes that are already in memory.
    pub fn keep(&self, bytes: &[u8]) -> Result<Kept, StoreError> {
        let mut incoming = self.receive()?;
        incoming.write(bytes)?;
        incoming.keep()
    }

    /// Opens a kept file to read it.
    pub fn read(&self, sha256: &str) -> Result<File, StoreError> {
        match File::open(place(&self.root, sha256)) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(StoreError::NotFound),
            opened => Ok(opened?),
        }
    }

    /// The whole of a kept file, if its bytes are still the ones that were kept.
    pub fn bytes(&self, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let mut bytes = vec![];
        self.read(sha256)?.read_to_end(&mut bytes)?;
        if hex(&Sha256::digest(&bytes)) == sha256 {
            Ok(bytes)
        } else {
            Err(StoreError::FileChanged(sha256.to_owned()))
        }
    }

    /// Reads a kept file through and says whether it is unchanged.
    pub fn is_intact(&self, sha256: &str) -> Result<bool, StoreError> {
        let mut file = self.read(sha256)?;
        let mut digest = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = file.read(&mut buffer)?;
            if read == 0 {
                return Ok(hex(&digest.finalize()) == sha256);
            }
            digest.update(&buffer[..read]);
        }
    }
}

impl Incoming {
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.file.write_all(bytes)?;
        self.digest.update(bytes);
        self.size += bytes.len() as u64;
        Ok(())
    }

    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// Makes the file durable under its own checksum.
    pub fn keep(self) -> Result<Kept, StoreError> {
        let sha256 = hex(&self.digest.finalize());
        let place = place(&self.root, &sha256);
        let folder = place
            .parent()
            .expect("the place lies in a folder of two digits");
        fs::create_dir_all(folder)?;
        self.file.as_file().sync_all()?;
        self.file.persist(&place).map_err(|error| error.error)?;
        File::open(folder)?.sync_all()?;
        Ok(Kept {
            sha256,
            size: i64::try_from(self.size).expect("a file on this machine is below 8 exabytes"),
        })
    }
}

fn place(root: &Path, sha256: &str) -> PathBuf {
    // A checksum from the database, but a path is built of it: nothing else may pass.
    let safe = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
    let name = if safe { sha256 } else { "00" };
    root.join(&name[..2]).join(format!("{name}.bin"))
}
