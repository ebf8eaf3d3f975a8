//! Document files, closed on disk: `files/report-7/abcd….bin` is what one owner has, under the checksum of what was put in.
//!
//! Whoever names a file in the database has put it here first; what nobody names is swept. The owner's key opens its
//! files (`keys`), and a master key outside the database and its backup opens the owner's key (`master`).

mod destroy;
mod disk;
mod keys;
mod master;
mod owner;
mod rooms;
mod sealed;
mod sweep;
mod take_over;

pub use keys::Keys;
pub use master::{MasterKeys, Turn};
pub(in crate::store) use owner::of as owner_said;
pub use owner::{Named, Owner, named, of_case, of_report};
pub use sealed::Opened;

use super::StoreError;
use crate::audit::hex;
use disk::{make_folder, sync_folder};
use sealed::{Bound, Closing};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// What a file is called while it is being received; nothing of it can be read on disk.
const RECEIVING: &str = "closed-";

#[derive(Clone, Debug)]
pub struct Files {
    root: PathBuf,
    keys: Keys,
}

/// A file that is being received. Dropped before it is kept, it is gone.
pub struct Incoming {
    file: tempfile::NamedTempFile,
    closing: Closing,
    is_whole: bool,
    digest: Sha256,
    pub size: u64,
    files: Files,
}

/// Where a kept file is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub owner: Owner,
    pub sha256: String,
    pub size: i64,
}

impl Files {
    /// With the keys in folders beside it. The folder is made if it is not there.
    pub fn open(root: &Path) -> Result<Files, StoreError> {
        let beside = root.parent().unwrap_or(Path::new("."));
        Files::with_masters(root, &beside.join("master-keys"))
    }

    /// With the master keys in a folder of their own.
    pub fn with_masters(root: &Path, masters: &Path) -> Result<Files, StoreError> {
        let beside = root.parent().unwrap_or(Path::new("."));
        make_folder(&root.join("incoming"))?;
        Ok(Files {
            root: root.to_owned(),
            keys: Keys::at(&beside.join("file-keys"), masters),
        })
    }

    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// Nobody needs to know yet whose it will be: it is closed with a key of its own, which only this program has.
    pub fn receive(&self) -> Result<Incoming, StoreError> {
        let folder = self.root.join("incoming");
        let mut file = tempfile::Builder::new()
            .prefix(RECEIVING)
            .tempfile_in(folder)?;
        let closing = Closing::begin(&mut file)?;
        Ok(Incoming {
            file,
            closing,
            is_whole: false,
            digest: Sha256::new(),
            size: 0,
            files: self.clone(),
        })
    }

    /// Keeps bytes that are already in memory.
    pub fn keep(&self, owner: &Owner, bytes: &[u8]) -> Result<Kept, StoreError> {
        let mut incoming = self.receive()?;
        incoming.write(bytes)?;
        incoming.keep(owner)
    }

    /// As [`Files::keep`], for an owner that has files: where their key is destroyed, no other is made, and nothing is kept.
    pub fn keep_more(&self, owner: &Owner, bytes: &[u8]) -> Result<Kept, StoreError> {
        let mut incoming = self.receive()?;
        incoming.write(bytes)?;
        let held = self.keys.find_held(owner)?;
        incoming.keep_with(owner, held)
    }

    /// Opens a kept file to read it. What is read is what was put in, or the reading fails.
    pub fn read(&self, owner: &Owner, sha256: &str) -> Result<Opened, StoreError> {
        Reader::of(self).read(owner, sha256)
    }

    /// How long what was put in is, by the length of the file; it is not opened.
    pub fn size(&self, owner: &Owner, sha256: &str) -> Result<u64, StoreError> {
        let about = there(std::fs::metadata(self.place(owner, sha256)))?;
        if about.is_dir() {
            return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
        }
        sealed::size(about.len()).ok_or_else(|| StoreError::FileChanged(sha256.to_owned()))
    }

    /// The whole of a kept file, if its bytes are still the ones that were kept.
    pub fn bytes(&self, owner: &Owner, sha256: &str) -> Result<Vec<u8>, StoreError> {
        let mut bytes = vec![];
        let read = self.read(owner, sha256)?.read_to_end(&mut bytes);
        read.map_err(|error| broken(error, sha256))?;
        if hex(&Sha256::digest(&bytes)) == sha256 {
            Ok(bytes)
        } else {
            Err(StoreError::FileChanged(sha256.to_owned()))
        }
    }

    /// Reads a kept file through and says whether it is unchanged.
    pub fn is_intact(&self, owner: &Owner, sha256: &str) -> Result<bool, StoreError> {
        let mut file = match self.read(owner, sha256) {
            Err(StoreError::FileChanged(_)) => return Ok(false),
            file => file?,
        };
        let mut digest = Sha256::new();
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let read = file
                .read(&mut buffer)
                .map_err(|error| broken(error, sha256));
            match read {
                Err(StoreError::FileChanged(_)) => return Ok(false),
                Ok(0) => return Ok(hex(&digest.finalize()) == sha256),
                read => digest.update(&buffer[..read?]),
            }
        }
    }

    fn place(&self, owner: &Owner, sha256: &str) -> PathBuf {
        // A checksum from the database, but a path is built of it: nothing else may pass.
        let safe = sha256.len() == 64 && sha256.bytes().all(|b| b.is_ascii_hexdigit());
        let name = if safe { sha256 } else { "00" };
        self.root.join(owner.name()).join(format!("{name}.bin"))
    }
}

/// Reads one file after the other, and looks for a key only where the owner is another than last time.
pub struct Reader<'a> {
    files: &'a Files,
    held: Option<(Owner, keys::Key)>,
}

impl Reader<'_> {
    pub fn of(files: &Files) -> Reader<'_> {
        Reader { files, held: None }
    }

    /// As [`Files::read`].
    pub fn read(&mut self, owner: &Owner, sha256: &str) -> Result<Opened, StoreError> {
        let file = there(File::open(self.files.place(owner, sha256)))?;
        let held = self.held.as_ref().filter(|(of, _)| of == owner);
        let key = match held {
            Some((_, key)) => *key,
            None => self.files.keys.find(owner)?,
        };
        self.held = Some((owner.clone(), key));
        let opened = Opened::open(file, &key, owner, sha256)?;
        opened.ok_or_else(|| StoreError::FileChanged(sha256.to_owned()))
    }
}

/// A file that is not there is nothing that was kept.
fn there<T>(found: io::Result<T>) -> Result<T, StoreError> {
    match found {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(StoreError::NotFound),
        found => Ok(found?),
    }
}

/// A piece that does not open is a file that was changed.
pub fn broken(error: io::Error, sha256: &str) -> StoreError {
    if error.kind() == io::ErrorKind::InvalidData {
        StoreError::FileChanged(sha256.to_owned())
    } else {
        error.into()
    }
}

impl Incoming {
    pub fn write(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        self.closing.write(bytes, &mut self.file)?;
        self.digest.update(bytes);
        self.size += bytes.len() as u64;
        Ok(())
    }

    pub fn path(&self) -> &Path {
        self.file.path()
    }

    /// All of it has come; it can be read from the start.
    pub fn look(&mut self) -> Result<Opened, StoreError> {
        self.end()?;
        Ok(Opened::with(
            self.file.reopen()?,
            &self.closing.key,
            self.size,
        ))
    }

    fn end(&mut self) -> Result<(), StoreError> {
        if !self.is_whole {
            self.closing.end(&mut self.file)?;
            self.is_whole = true;
        }
        Ok(())
    }

    /// Makes the file durable as the owner's, under its own checksum.
    pub fn keep(self, owner: &Owner) -> Result<Kept, StoreError> {
        let held = self.files.keys.find_or_make(owner)?;
        self.keep_with(owner, held)
    }

    fn keep_with(
        mut self,
        owner: &Owner,
        (key, _turn): (keys::Key, Turn),
    ) -> Result<Kept, StoreError> {
        self.end()?;
        let sha256 = hex(&self.digest.finalize());
        let place = self.files.place(owner, &sha256);
        let folder = self.files.root.join(owner.name());
        let bound = Bound {
            owner,
            sha256: &sha256,
            size: self.size,
        };
        let head = sealed::head(&key, &self.closing.key, &bound)?;
        make_folder(&folder)?;
        self.file.seek(SeekFrom::Start(0))?;
        self.file.write_all(&head)?;
        self.file.as_file().sync_all()?;
        self.file.persist(&place).map_err(|error| error.error)?;
        sync_folder(&folder)?;
        sync_folder(&self.files.root)?;
        Ok(Kept {
            owner: owner.clone(),
            sha256,
            size: i64::try_from(self.size).expect("a file on this machine is below 8 exabytes"),
        })
    }
}

#[cfg(test)]
impl Files {
    /// Keeps bytes under the checksum of others, as a fault somewhere might.
    pub fn keep_as(&self, owner: &Owner, bytes: &[u8], others: &[u8]) -> Result<Kept, StoreError> {
        let mut incoming = self.receive()?;
        incoming.write(bytes)?;
        incoming.digest = Sha256::new_with_prefix(others);
        incoming.keep(owner)
    }
}
