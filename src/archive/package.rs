//! The package while it is being made: beside its place under another name, and moved there when it is whole.

use crate::archive::ExportError;
use crate::archive::arkivuttrekk::Listed;
use crate::archive::check::digest;
use crate::archive::copies::Folder;
use crate::archive::hashed::{Digesting, Hashed};
use crate::archive::shut;
use crate::store::StoreError;
use crate::store::files::{Files, Kept, Reader, broken};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// What lies in the package until it is whole.
pub const MARK: &str = "UFERDIG";

/// What ends the name of the folder in which a DIAS package is made.
pub const HALF: &str = "dias-uferdig";

const MARKED: &str = "Uttrekket i denne mappa er ikkje ferdig. Køyr same kommando på nytt: \
    dei dokumentfilene som er rette, blir brukte att.\n";

/// Dropped before it is published, the package is gone. Killed, it is taken up
/// by the next that is made for the same place.
pub struct Package {
    path: PathBuf,
    out: PathBuf,
    /// Held for as long as the package is being made.
    _mark: File,
    /// Whether another was cut off here.
    is_resumed: bool,
    /// How many files of documents the other had already copied.
    reused: AtomicU64,
    is_published: bool,
}

impl Package {
    /// Makes room beside `out`, which must not be there, or be an empty folder.
    /// What an export that was killed left there is taken up: the documents in
    /// `documents`, and nothing else.
    pub fn begin(out: &Path, documents: &str) -> Result<Package, ExportError> {
        let parent = vacant(out)?;
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        let path = parent.join(format!(".{name}.uferdig"));
        let failed = |error| ExportError::File(path.clone(), error);
        ours(&path)?;
        let mut mark = File::options()
            .create(true)
            .append(true)
            .open(path.join(MARK))
            .map_err(failed)?;
        if mark.try_lock().is_err() {
            return Err(ExportError::Busy(out.to_owned()));
        }
        if mark.metadata().map_err(failed)?.len() == 0 {
            mark.write_all(MARKED.as_bytes()).map_err(failed)?;
        }
        // Nobody else works for this place: what another that was killed has left of its tar goes.
        leave_none(&parent.join(format!(".{name}.{HALF}"))).map_err(failed)?;
        let is_resumed = clear(&path, &sorted([MARK, documents])).map_err(failed)?;
        Ok(Package {
            path,
            out: out.to_owned(),
            _mark: mark,
            is_resumed,
            reused: AtomicU64::new(0),
            is_published: false,
        })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether an export that was cut off has left documents here.
    pub fn is_resumed(&self) -> bool {
        self.is_resumed
    }

    /// How many of them were taken up.
    pub fn reused(&self) -> u64 {
        self.reused.load(Ordering::Relaxed)
    }

    pub fn create(&self, name: &str) -> io::Result<Hashed> {
        Hashed::create(&self.path().join(name))
    }

    pub fn folder(&self, name: &str) -> io::Result<()> {
        shut::folders(&self.path().join(name))
    }

    /// Copies the files of a case; the folder then holds no others.
    pub fn fill(&self, files: &Files, folder: &Folder) -> Result<(), ExportError> {
        // What is destroyed leaves no empty folder either.
        if !folder.files.is_empty() {
            let made = self.folder(&folder.name);
            made.map_err(|error| ExportError::File(self.path().join(&folder.name), error))?;
        }
        let mut reader = Reader::of(files);
        for (original, name) in &folder.files {
            self.copy(&mut reader, original, &format!("{}/{name}", folder.name))?;
        }
        if self.is_resumed {
            let mut names: Vec<&str> = folder.files.iter().map(|(_, name)| name.as_str()).collect();
            names.sort_unstable();
            self.keep_only(&folder.name, &names)?;
        }
        Ok(())
    }

    /// Copies a document from the store, and hashes what is written. A copy that is there already stays, if its bytes
    /// are right.
    pub fn copy(
        &self,
        reader: &mut Reader<'_>,
        original: &Kept,
        name: &str,
    ) -> Result<(), ExportError> {
        let to = self.path().join(name);
        let failed = |error| ExportError::File(to.clone(), error);
        if self.is_resumed {
            if is_copy(&to, original).map_err(failed)? {
                self.reused.fetch_add(1, Ordering::Relaxed);
                return Ok(());
            }
            remove(&to).map_err(failed)?;
        }
        let mut from = reader.read(&original.owner, &original.sha256)?;
        let mut out = Digesting::of(shut::file(&to).map_err(failed)?);
        match from.copy_to(&mut out) {
            Err(error) if error.kind() == io::ErrorKind::InvalidData => {
                return Err(broken(error, &original.sha256).into());
            }
            copied => copied.map_err(failed)?,
        }
        // What the XML says of the file is what was written, and not only what was meant.
        if out.sha256() == original.sha256 {
            Ok(())
        } else {
            Err(StoreError::FileChanged(original.sha256.clone()).into())
        }
    }

    /// Removes what an export that was cut off has left in a folder, but these,
    /// which are sorted.
    pub fn keep_only(&self, folder: &str, names: &[&str]) -> Result<(), ExportError> {
        let folder = self.path().join(folder);
        match clear(&folder, names) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(ExportError::File(folder, error))
            }
            _ => Ok(()),
        }
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

    /// Bytes of all its files.
    pub fn size(&self) -> Result<u64, ExportError> {
        measure(self.path()).map_err(|error| ExportError::File(self.out.clone(), error))
    }

    /// Makes everything durable and moves the package to its place.
    pub fn publish(mut self) -> Result<(), ExportError> {
        let out = self.out.clone();
        let failed = |error| ExportError::File(out.clone(), error);
        place(self.path(), &self.out).map_err(failed)?;
        self.is_published = true;
        Ok(())
    }
}

impl Drop for Package {
    fn drop(&mut self) {
        if !self.is_published
            && let Err(error) = fs::remove_dir_all(&self.path)
        {
            tracing::warn!(%error, "an unfinished package could not be removed");
        }
    }
}

/// The folder that `out` is to lie in, if there is nothing where `out` is to be.
pub fn vacant(out: &Path) -> Result<&Path, ExportError> {
    let parent = parent(out)?;
    // A link would be taken for what it leads to, and could not be replaced by the package.
    if fs::symlink_metadata(out).is_ok_and(|it| it.is_symlink()) {
        return Err(ExportError::OutNotAFolder(out.to_owned()));
    }
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
    Ok(parent)
}

/// Makes a folder for something unfinished, or takes up the one that another left: one that is marked as ours, or an
/// empty one. What somebody else has there is left alone.
pub fn ours(path: &Path) -> Result<(), ExportError> {
    let failed = |error| ExportError::File(path.to_owned(), error);
    match shut::folder(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        made => return made.map_err(failed),
    }
    if !fs::symlink_metadata(path).map_err(failed)?.is_dir() {
        return Err(ExportError::OutNotAFolder(path.to_owned()));
    }
    if !shut::is_own(path).map_err(failed)? {
        return Err(ExportError::NotOurs(path.to_owned()));
    }
    let is_marked = match fs::symlink_metadata(path.join(MARK)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        about => about.map_err(failed)?.is_file(),
    };
    let is_taken_up = is_marked || fs::read_dir(path).map_err(failed)?.next().is_none();
    // From here nobody else lays anything there.
    if is_taken_up {
        shut::shut(path).map_err(failed)?;
    }
    if is_taken_up && only_ours(path).map_err(failed)? {
        Ok(())
    } else {
        Err(ExportError::NotOurs(path.to_owned()))
    }
}

/// Whether all that lies in a folder, however deep, was laid there by this user: no links, which lead elsewhere, and no
/// folders that somebody else has or may write to.
fn only_ours(folder: &Path) -> io::Result<bool> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let kind = entry.file_type()?;
        if !shut::is_own(&entry.path())? || kind.is_dir() && !only_ours(&entry.path())? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes a folder for something unfinished that is marked as ours; what somebody else has there is left alone.
fn leave_none(path: &Path) -> io::Result<()> {
    let is_ours = |path: &Path| fs::symlink_metadata(path).is_ok_and(|it| it.is_dir());
    let is_marked =
        |path: &Path| fs::symlink_metadata(path.join(MARK)).is_ok_and(|it| it.is_file());
    if is_ours(path) && is_marked(path) {
        fs::remove_dir_all(path)?;
    }
    Ok(())
}

fn sorted<const N: usize>(mut names: [&str; N]) -> [&str; N] {
    names.sort_unstable();
    names
}

/// Makes a folder durable, takes its mark away, and moves it to its place.
pub fn place(from: &Path, to: &Path) -> io::Result<()> {
    flush(from)?;
    // Last of all: what is left without a mark is taken for somebody else's.
    remove(&from.join(MARK))?;
    File::open(from)?.sync_all()?;
    fs::rename(from, to)?;
    let around = to.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(around.unwrap_or(Path::new(".")))?.sync_all()
}

/// Empties a folder but for these names, which are sorted. Says whether any but a mark is left.
fn clear(folder: &Path, names: &[&str]) -> io::Result<bool> {
    let mut is_left = false;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_kept = name
            .to_str()
            .is_some_and(|name| names.binary_search(&name).is_ok());
        if is_kept {
            is_left |= name != MARK;
        } else if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(is_left)
}

/// Whether the original's own bytes lie at `path`, in a file of their own.
fn is_copy(path: &Path, original: &Kept) -> io::Result<bool> {
    let about = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        about => about?,
    };
    if !about.is_file() || about.len().cast_signed() != original.size {
        return Ok(false);
    }
    Ok(digest(path)?.0 == original.sha256)
}

/// Removes what lies at `path`, if anything does.
fn remove(path: &Path) -> io::Result<()> {
    let removed = match fs::symlink_metadata(path) {
        Ok(about) if about.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) => Err(error),
    };
    match removed {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        removed => removed,
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

/// The bytes of all files in a folder and its subfolders, but for the mark.
fn measure(folder: &Path) -> io::Result<u64> {
    let mut size = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        size += if entry.file_type()?.is_dir() {
            measure(&entry.path())?
        } else if entry.file_name() == MARK {
            0
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::files::Owner;

    #[test]
    fn a_file_that_is_not_what_its_checksum_says_is_not_copied() {
        let room = tempfile::tempdir().unwrap();
        let files = Files::open(&room.path().join("files")).unwrap();
        let package = Package::begin(&room.path().join("ut"), "dokumenter").unwrap();
        let mut reader = Reader::of(&files);
        let (house, right) = (Owner::house(), b"eit brev");
        let kept = files.keep_as(&house, right, right).unwrap();
        package.copy(&mut reader, &kept, "1.pdf").unwrap();
        let kept = files.keep_as(&house, b"eit anna", b"eit brev til").unwrap();
        let copied = package.copy(&mut reader, &kept, "2.pdf");
        let why = ExportError::Store(StoreError::FileChanged(kept.sha256));
        assert_eq!(copied.unwrap_err().to_string(), why.to_string());
    }
}
