//! What lies in the package: the files of the documents, and files that nobody names.

use crate::archive::check::Check;
use crate::archive::check::sieve::{NOWHERE, Tag, file_key};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

/// Whether a path is a folder of its own, not a link to one.
pub fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_dir())
}

/// Whether a path is a file of its own, not a link to one.
pub fn is_file(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|about| about.is_file())
}

/// Marks every document file that lies there; gives how many there are.
pub fn files(check: &mut Check<'_>, folder: Option<&str>) -> io::Result<u64> {
    let Some(folder) = folder else {
        let what = "dokumentmappa manglar (dokumenter, DOKUMENTER, dokument eller DOKUMENT)";
        check.find(8, None, "arkivuttrekk.xml", what);
        return Ok(0);
    };
    let mut count = 0;
    let root = check.path(folder);
    let mut shut = vec![];
    walk(&root, folder, &mut shut, &mut |name| {
        count += 1;
        check.sieve.add(Tag::Found, name, NOWHERE)
    })?;
    for (name, error) in shut {
        check.find(11, None, &name, format!("mappa kan ikkje lesast: {error}"));
    }
    Ok(count)
}

/// Walks again to name the files that nobody refers to.
pub fn name_orphans(check: &mut Check<'_>, orphans: &BTreeSet<String>) -> io::Result<()> {
    if orphans.is_empty() {
        return Ok(());
    }
    let mut named = vec![];
    for entry in fs::read_dir(check.folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let name = entry.file_name().to_string_lossy().into_owned();
            walk(&entry.path(), &name, &mut vec![], &mut |name| {
                if orphans.contains(&file_key(name)) {
                    named.push(name.to_owned());
                }
                Ok(())
            })?;
        }
    }
    for name in named {
        check.find(12, None, &name, "ingen dokumentobjekt viser til fila");
    }
    Ok(())
}

/// Goes through a folder without following links. What cannot be opened is `shut`.
pub fn walk(
    folder: &Path,
    name: &str,
    shut: &mut Vec<(String, io::Error)>,
    see: &mut dyn FnMut(&str) -> io::Result<()>,
) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            shut.push((name.to_owned(), error));
            return Ok(());
        }
    };
    for entry in entries {
        let entry = entry?;
        let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &inner, shut, see)?;
        } else {
            see(&inner)?;
        }
    }
    Ok(())
}
