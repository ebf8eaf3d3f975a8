//! The package while it is being made: beside its place under another name, and moved there when it is whole.

use crate::archive::ExportError;
use crate::archive::arkivuttrekk::Listed;
use crate::audit::hex;
use crate::store::archive_rows::Document;
use crate::store::files::Files;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Dropped before it is published, the package is gone.
pub struct Package {
    folder: tempfile::TempDir,
    out: PathBuf,
}

/// A file of the package that knows its own checksum when it is whole.
pub struct Hashed {
    name: String,
    out: BufWriter<File>,
    digest: Sha256,
}

impl Package {
    /// Makes room beside `out`, which must not be there, or be an empty folder.
    pub fn begin(out: &Path) -> Result<Package, ExportError> {
        let parent = parent(out)?;
        match fs::read_dir(out) {
            Ok(mut inside) => {
                if inside.next().is_some() {
                    return Err(ExportError::OutNotEmpty(out.to_owned()));
                }
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => (),
            Err(error) if error.kind() == io::ErrorKind::NotADirectory => {
                return Err(ExportError::OutNotAFolder(out.to_owned()));
            }
            Err(error) => return Err(ExportError::File(out.to_owned(), error)),
        }
        let folder = tempfile::Builder::new()
            .prefix(".brotsak-uttrekk-")
            .tempdir_in(parent)
            .map_err(|error| ExportError::File(parent.to_owned(), error))?;
        Ok(Package {
            folder,
            out: out.to_owned(),
        })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn create(&self, name: &str) -> io::Result<Hashed> {
        let file = File::create_new(self.path().join(name))?;
        Ok(Hashed {
            name: name.to_owned(),
            out: BufWriter::with_capacity(256 * 1024, file),
            digest: Sha256::new(),
        })
    }

    pub fn folder(&self, name: &str) -> io::Result<()> {
        fs::create_dir_all(self.path().join(name))
    }

    /// Copies a document from the store. Its checksum was tested by the survey
    /// and is tested again, in the package, by the check.
    pub fn copy(&self, files: &Files, document: &Document, name: &str) -> Result<u64, ExportError> {
        let to = self.path().join(name);
        let mut from = files.read(&document.owner, &document.sha256)?;
        let copied = File::create_new(&to).and_then(|mut out| io::copy(&mut from, &mut out));
        copied.map_err(|error| ExportError::File(to, error))
    }

    pub fn copy_schema(&self, from: &Path, listed: &Listed) -> Result<(), ExportError> {
        let bytes = fs::read(from).map_err(|error| ExportError::File(from.to_owned(), error))?;
        let mut copy = self
            .create(&listed.name)
            .map_err(|error| ExportError::File(self.path().join(&listed.name), error))?;
        copy.write_all(&bytes)
            .and_then(|()| copy.finish())
            .map_err(|error| ExportError::File(self.path().join(&listed.name), error))
            .and_then(|copied| {
                if copied == *listed {
                    Ok(())
                } else {
                    Err(ExportError::SchemaChanged(from.to_owned()))
                }
            })
    }

    /// Makes everything durable and moves the package to its place. Gives its size in bytes.
    pub fn publish(self) -> Result<u64, ExportError> {
        let failed = |error| ExportError::File(self.out.clone(), error);
        let size = measure(self.path()).map_err(failed)?;
        flush(self.path()).map_err(failed)?;
        fs::rename(self.path(), &self.out).map_err(failed)?;
        // The folder has moved: there is nothing left to remove.
        let _moved = self.folder.keep();
        File::open(parent(&self.out)?)
            .and_then(|folder| folder.sync_all())
            .map_err(failed)?;
        Ok(size)
    }
}

impl Hashed {
    pub fn finish(mut self) -> io::Result<Listed> {
        self.out.flush()?;
        Ok(Listed {
            name: self.name,
            sha256: hex(&self.digest.finalize()),
        })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// The folder that `out` is to lie in.
pub fn parent(out: &Path) -> Result<&Path, ExportError> {
    let parent = out
        .parent()
        .filter(|_| out.file_name().is_some())
        .ok_or_else(|| ExportError::OutNotAFolder(out.to_owned()))?;
    let parent = if parent.as_os_str().is_empty() {
        Path::new(".")
    } else {
        parent
    };
    if parent.is_dir() {
        Ok(parent)
    } else {
        Err(ExportError::NoParent(parent.to_owned()))
    }
}

/// The bytes of all files in a folder and its subfolders.
fn measure(folder: &Path) -> io::Result<u64> {
    let mut size = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        size += if entry.file_type()?.is_dir() {
            measure(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
    }
    Ok(size)
}

/// Flushes the file system the package lies on: one wait instead of one for each document.
#[cfg(target_os = "linux")]
fn flush(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

/// Flushes every file and folder, the deepest first.
#[cfg(not(target_os = "linux"))]
fn flush(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            flush(&entry.path())?;
        } else {
            File::open(entry.path())?.sync_all()?;
        }
    }
    File::open(folder)?.sync_all()
}
