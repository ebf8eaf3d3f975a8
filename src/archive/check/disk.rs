//! What lies in the package: the files of the documents, and files that nobody names.

use crate::archive::check::Check;
use crate::archive::check::sieve::{Tag, file_key};
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

/// Marks every document file that lies there; gives how many there are.
pub fn files(check: &mut Check<'_>, folder: Option<&str>) -> io::Result<u64> {
    let Some(folder) = folder else {
        check.find(8, None, "arkivuttrekk.xml", "dokumentmappa manglar");
        return Ok(0);
    };
    let mut count = 0;
    let root = check.path(folder);
    walk(&root, folder, &mut |name| {
        count += 1;
        check.sieve.add(Tag::Found, name, (0, 0))
    })?;
    Ok(count)
}

/// Walks again to name the files that nobody refers to.
pub fn name_orphans(check: &mut Check<'_>, orphans: &[String]) -> io::Result<()> {
    if orphans.is_empty() {
        return Ok(());
    }
    let mut named = vec![];
    for entry in fs::read_dir(check.folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            let name = entry.file_name().to_string_lossy().into_owned();
            walk(&entry.path(), &name, &mut |name| {
                if orphans.contains(&file_key(name)) {
                    named.push(name.to_owned());
                }
                Ok(())
            })?;
        }
    }
    for name in named {
        check.find(
            12,
            None,
            &name,
            "ingen dokumentobjekt viser til fila; ta ho bort",
        );
    }
    Ok(())
}

fn walk(folder: &Path, name: &str, see: &mut dyn FnMut(&str) -> io::Result<()>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let inner = format!("{name}/{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            walk(&entry.path(), &inner, see)?;
        } else {
            see(&inner)?;
        }
    }
    Ok(())
}

/// Checksum and size of a file; nothing if it is not there.
pub fn measure(path: &Path) -> io::Result<Option<(String, u64)>> {
    let mut file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    if !file.metadata()?.is_file() {
        return Ok(None);
    }
    let mut digest = Sha256::new();
    let (mut size, mut buffer) = (0, vec![0; 64 * 1024]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(Some((hex(&digest.finalize()), size)));
        }
        digest.update(&buffer[..read]);
        size += read as u64;
    }
}
