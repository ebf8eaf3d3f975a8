//! The package as one tar, and a tar as a package again.

use super::list::inside;
use crate::archive::hashed::Hashed;
use chrono::{DateTime, Utc};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};
use tar::{Archive, Builder, EntryType, Header};

/// Writes the papers and the content under `root/`, in the order of names. Gives the tar's checksum and size.
pub fn write(
    to: &Path,
    root: &str,
    papers: &Path,
    content: &Path,
    now: DateTime<Utc>,
) -> io::Result<(String, u64)> {
    let mut tar = Builder::new(Hashed::create(to)?);
    let at = now.timestamp().unsigned_abs();
    folder(&mut tar, root, at)?;
    add(&mut tar, papers, root, at)?;
    folder(&mut tar, &format!("{root}/content"), at)?;
    add(&mut tar, content, &format!("{root}/content"), at)?;
    folder(&mut tar, &format!("{root}/descriptive_metadata"), at)?;
    let listed = tar.into_inner()?.finish()?;
    let size = fs::metadata(to)?.len();
    Ok((listed.sha256, size))
}

fn add<W: Write>(tar: &mut Builder<W>, from: &Path, name: &str, at: u64) -> io::Result<()> {
    for entry in inside(from)? {
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            folder(tar, &name, at)?;
            add(tar, &entry.path(), &name, at)?;
        } else {
            let file = File::open(entry.path())?;
            let mut header = header(EntryType::Regular, 0o644, at);
            header.set_size(file.metadata()?.len());
            tar.append_data(&mut header, name, file)?;
        }
    }
    Ok(())
}

fn folder<W: Write>(tar: &mut Builder<W>, name: &str, at: u64) -> io::Result<()> {
    let mut header = header(EntryType::Directory, 0o755, at);
    header.set_size(0);
    tar.append_data(&mut header, format!("{name}/"), io::empty())
}

/// Nobody's: who made it stands in METS.
fn header(kind: EntryType, mode: u32, at: u64) -> Header {
    let mut header = Header::new_gnu();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_mtime(at);
    header.set_uid(0);
    header.set_gid(0);
    header
}

fn is_inside(path: &Path) -> bool {
    let mut parts = path.components();
    parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
}

/// Unpacks a tar into `room`; gives the one folder in it. Only files and folders are taken.
pub fn unpack(tar: &Path, room: &Path) -> io::Result<PathBuf> {
    let mut archive = Archive::new(File::open(tar)?);
    for entry in archive.entries()? {
        let mut entry = entry?;
        let kind = entry.header().entry_type();
        // What is said of the tar itself.
        if kind.is_pax_global_extensions() {
            continue;
        }
        // Made here, so that what lies in a folder that may only be read can be written, and thrown away.
        if kind.is_dir() && is_inside(&entry.path()?) {
            fs::create_dir_all(room.join(entry.path()?))?;
            continue;
        }
        if !kind.is_file() && !kind.is_dir() {
            let name = entry.path()?.display().to_string();
            let what = format!("{name} er verken ei fil eller ei mappe");
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
        if !entry.unpack_in(room)? {
            let what = format!("{} leier ut av pakken", entry.path()?.display());
            return Err(io::Error::new(io::ErrorKind::InvalidData, what));
        }
    }
    let inside = inside(room)?;
    match inside.as_slice() {
        [one] if one.file_type()?.is_dir() => Ok(one.path()),
        _ => Ok(room.to_owned()),
    }
}
