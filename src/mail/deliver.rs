//! Sends one mail and says how it went.

use crate::domain::delivery::{Fault, Trouble};
use crate::mail::{Letter, Transport, smtp};
use std::io::Write;
use std::path::Path;

/// Sends the mail once. `Ok` means that the server has taken it, and said so, or that the file is on disk.
pub async fn deliver(transport: &Transport, letter: &Letter) -> Result<String, Trouble> {
    match transport {
        Transport::Server(server) => {
            server.pace.count();
            smtp::send(server, &letter.envelope, &letter.bytes).await
        }
        Transport::Folder(folder) => put(folder, letter).map_err(|error| {
            tracing::error!(%error, folder = %folder.display(), "mail cannot be written");
            Trouble::said(Fault::Folder.into(), &error.to_string())
        }),
    }
}

/// Under its final name only when it is whole. The same mail again is the same file.
fn put(folder: &Path, letter: &Letter) -> std::io::Result<String> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(&letter.bytes)?;
    file.as_file().sync_all()?;
    let path = folder.join(format!("{}.eml", letter.name));
    file.persist(&path)?;
    Ok(path.display().to_string())
}
