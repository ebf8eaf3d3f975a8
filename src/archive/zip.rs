//! A package as one file, for whoever fetches it from a page. Streams: one buffer, however large the package.

use std::fs::{self, File};
use std::io::{self, Cursor, Seek, Write};
use std::path::Path;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Packs everything in `folder` into `out`, in the order of names. XML is
/// compressed; documents are stored as they are.
pub fn pack<W: Write + Seek>(folder: &Path, out: W) -> io::Result<W> {
    let mut zip = ZipWriter::new(out);
    add(&mut zip, folder, "")?;
    zip.finish().map_err(io::Error::other)
}

/// Packs what is held in memory, in the order of names: nothing of it is laid on a disk.
pub fn pack_held(mut parts: Vec<(String, Vec<u8>)>) -> io::Result<Vec<u8>> {
    parts.sort();
    let mut zip = ZipWriter::new(Cursor::new(vec![]));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(name, options).map_err(io::Error::other)?;
        zip.write_all(&bytes)?;
    }
    Ok(zip.finish().map_err(io::Error::other)?.into_inner())
}

fn add<W: Write + Seek>(zip: &mut ZipWriter<W>, folder: &Path, name: &str) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let inner = format!("{name}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            add(zip, &entry.path(), &format!("{inner}/"))?;
            continue;
        }
        let mut file = File::open(entry.path())?;
        let is_text = Path::new(&inner)
            .extension()
            .is_some_and(|extension| extension == "xml" || extension == "xsd");
        let options = SimpleFileOptions::default()
            .compression_method(if is_text {
                CompressionMethod::Deflated
            } else {
                CompressionMethod::Stored
            })
            .large_file(file.metadata()?.len() >= u64::from(u32::MAX));
        zip.start_file(inner, options).map_err(io::Error::other)?;
        io::copy(&mut file, zip)?;
    }
    Ok(())
}
