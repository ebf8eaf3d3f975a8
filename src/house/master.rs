//! The keys of the documents, tried before anything is written: with a master key that is gone or another, the house
//! does not open, and no new key is made.

use super::NotOpened;
use crate::store::StoreError;
use crate::store::files::Files;
use std::path::Path;

/// Opens the files, and tries every key.
pub fn open_files(root: &Path, masters: &Path) -> Result<Files, NotOpened> {
    let said = |number: u32, why: &str| {
        let place = masters.join(format!("{number}.key"));
        NotOpened::Failed(format!("hovudnøkkelen {}: {why}", place.display()))
    };
    let failed = |why: StoreError| NotOpened::Failed(format!("dokumenta: {why}"));
    let files = Files::with_masters(root, masters).map_err(failed)?;
    match files.keys().check() {
        Ok(broken) => {
            for owner in broken {
                tracing::error!(%owner, "the key of these files cannot be opened; get it back from the backup of file-keys");
            }
        }
        Err(StoreError::NoMasterKey(number)) => {
            return Err(said(
                number,
                "finst ikkje, og utan han kan ingen opne dokumenta. Hent fila frå staden der de har kopien av hovudnøkkelen; sjå rettleiinga for drift. Ingen ny nøkkel er laga",
            ));
        }
        Err(StoreError::WrongMasterKey(number)) => {
            return Err(said(
                number,
                "er ein annan nøkkel enn den dokumenta er krypterte med. Hent den rette frå staden der de har kopien; sjå rettleiinga for drift. Ingenting er endra",
            ));
        }
        Err(other) => return Err(failed(other)),
    }
    files.keys().sweep().map_err(failed)?;
    warn_if_open(masters);
    Ok(files)
}

/// A key that others on the machine can read is said, and used all the same: whoever put it there may have had to.
fn warn_if_open(masters: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let is_open =
            std::fs::metadata(masters).is_ok_and(|about| about.permissions().mode() & 0o077 != 0);
        if is_open {
            tracing::warn!(folder = %masters.display(), "others on this machine can look in the folder of the master keys");
        }
    }
}
