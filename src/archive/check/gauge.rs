//! The checksum and the size of files in the package.

use crate::archive::check::start::Start;
use crate::archive::profile::DOCUMENT_FOLDERS;
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// What is read at a time.
const PIECE: usize = 64 * 1024;

/// What is found where a file should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    Nothing,
    /// Something that cannot be read as a file of the package: why.
    Strange(String),
    /// Its content, where it was read, and its size.
    File(Option<Content>, u64),
}

/// What was read of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    pub sha256: [u8; 32],
    pub start: Start,
}

/// How closely files are measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The size alone.
    Size,
    /// The size, and the checksum of what is read.
    Checksum,
}

/// Measures one file after the other; what it has seen of the folder of the last it does not look at again.
pub struct Gauge {
    folder: PathBuf,
    measure: Measure,
    /// The folder of the last file, as the package names it: no link leads there.
    seen: String,
    piece: Vec<u8>,
    /// Great files that were measured lately: one that is named again and again is read once.
    known: HashMap<String, Found>,
}

/// What is a great file, and how many are remembered.
const GREAT: u64 = 64 * 1024;
const MANY: usize = 1024;

impl Gauge {
    pub fn of(folder: &Path, measure: Measure) -> Gauge {
        Gauge {
            folder: folder.to_owned(),
            measure,
            seen: String::new(),
            piece: vec![0; PIECE],
            known: HashMap::new(),
        }
    }

    /// What lies under a name, looked at once.
    pub fn measure(&mut self, name: &str) -> Found {
        if let Some(found) = self.known.get(name) {
            return found.clone();
        }
        let found = self.look(name);
        if matches!(found, Found::File(_, size) if size >= GREAT) {
            if self.known.len() == MANY {
                self.known.clear();
            }
            self.known.insert(name.to_owned(), found.clone());
        }
        found
    }

    /// No link is followed: it would lead out of the package, and stay behind when the package is handed on.
    fn look(&mut self, name: &str) -> Found {
        let around = name.rsplit_once('/').map_or("", |(around, _)| around);
        let is_seen = !around.is_empty() && around == self.seen;
        let mut path = self.folder.clone();
        let mut length = None;
        let parts = Path::new(name).components().count();
        for (at, part) in Path::new(name).components().enumerate() {
            let Component::Normal(part) = part else {
                return Found::Strange("stien leier ut av pakken".to_owned());
            };
            path.push(part);
            if is_seen && at + 1 < parts {
                continue;
            }
            match fs::symlink_metadata(&path) {
                Ok(about) if about.is_symlink() => {
                    return Found::Strange("det ligg ei lenkje der, ikkje ei fil".to_owned());
                }
                Ok(about) => length = about.is_file().then_some(about.len()),
                Err(error) => return missing(&error),
            }
        }
        let Some(length) = length else {
            return Found::Strange("det ligg ikkje ei vanleg fil der".to_owned());
        };
        around.clone_into(&mut self.seen);
        if self.measure == Measure::Size {
            return Found::File(None, length);
        }
        match read(&path, Some(length), &mut self.piece) {
            Ok((content, size)) => Found::File(Some(content), size),
            Err(error) => missing(&error),
        }
    }
}

/// One file alone, read to its end.
pub fn measure(folder: &Path, name: &str) -> Found {
    Gauge::of(folder, Measure::Checksum).measure(name)
}

/// Whether a reference leads to where the documents lie: relative, with forward slashes, and the folder of the
/// documents first.
pub fn is_a_documents(name: &str) -> bool {
    let mut parts = name.split('/');
    let is_strange = |part| matches!(part, "" | "." | "..");
    let is_first = parts
        .next()
        .is_some_and(|it| DOCUMENT_FOLDERS.contains(&it));
    let mut rest = parts.peekable();
    is_first && rest.peek().is_some() && !name.contains('\\') && !rest.any(is_strange)
}

fn missing(error: &io::Error) -> Found {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Found::Nothing,
        _ => Found::Strange(format!("fila kan ikkje lesast: {error}")),
    }
}

/// The SHA-256 of a file in hex, and its size.
pub fn digest(path: &Path) -> io::Result<(String, u64)> {
    let (content, size) = read(path, None, &mut vec![0; PIECE])?;
    Ok((hex(&content.sha256), size))
}

/// A file whose length is known is not asked whether it has more.
fn read(path: &Path, length: Option<u64>, piece: &mut [u8]) -> io::Result<(Content, u64)> {
    let mut file = File::open(path)?;
    let mut digest = Sha256::new();
    let (mut size, mut start) = (0, Start::Other);
    while length.is_none_or(|length| size < length) {
        match file.read(piece) {
            Ok(0) => break,
            Ok(got) => {
                if size == 0 {
                    start = Start::of(&piece[..got]);
                }
                digest.update(&piece[..got]);
                size += got as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(error) => return Err(error),
        }
    }
    let sha256 = digest.finalize().into();
    Ok((Content { sha256, start }, size))
}
