//! Files of the package that are hashed as they are written.

use crate::archive::arkivuttrekk::Listed;
use crate::archive::shut;
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

/// A file of the package that knows its own checksum when it is whole.
pub struct Hashed {
    name: String,
    out: BufWriter<Digesting>,
}

/// Hashes what it writes.
pub struct Digesting {
    file: File,
    digest: Sha256,
}

impl Hashed {
    pub fn create(path: &Path) -> io::Result<Hashed> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let out = Digesting::of(shut::file(path)?);
        Ok(Hashed {
            name: name.into_owned(),
            out: BufWriter::with_capacity(256 * 1024, out),
        })
    }

    pub fn finish(self) -> io::Result<Listed> {
        let written = self.out.into_inner();
        let written = written.map_err(io::IntoInnerError::into_error)?;
        Ok(Listed {
            name: self.name,
            sha256: written.sha256(),
        })
    }
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Digesting {
    pub fn of(file: File) -> Digesting {
        Digesting {
            file,
            digest: Sha256::new(),
        }
    }

    /// Of all that was written, in hex.
    pub fn sha256(self) -> String {
        hex(&self.digest.finalize())
    }
}

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.digest.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
