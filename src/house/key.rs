//! The key that opens what is sealed in the database: made at the first start, and kept outside of it.

use super::{House, NotOpened};
use crate::audit::hex;
use crate::casework::vault::SealKey;
use crate::config::Config;
use crate::store::{self, second_factors};
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

/// Reads the key, or makes it while nothing is sealed yet. A key that does not fit is said at once,
/// not at the first sign-in.
pub fn seal_key(config: &Config, house: &House) -> Result<SealKey, NotOpened> {
    let own = house.folder.seal_key();
    let path = config.sign_in.key_file.as_deref().unwrap_or(&own);
    let said = |why: &str| NotOpened::Failed(format!("nøkkelfila {}: {why}", path.display()));
    let sealed = house.store.read(second_factors::find_any);
    let sealed = sealed.map_err(|why| NotOpened::Failed(why.to_string()))?;
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(why) if why.kind() == io::ErrorKind::NotFound && sealed.is_none() => {
            make(path).map_err(|why| said(&why.to_string()))?
        }
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            return Err(said(
                "finst ikkje, og utan henne kan ingen bruke eingongskode. Hent fila frå tryggingskopien; sjå rettleiinga for drift",
            ));
        }
        Err(why) => return Err(said(&why.to_string())),
    };
    let key = SealKey::read(&text).ok_or_else(|| said("er ikkje 64 heksadesimale siffer"))?;
    if let Some(factor) = sealed
        && key
            .open(&factor.person_id.to_string(), &factor.secret)
            .is_err()
    {
        return Err(said(
            "er ein annan nøkkel enn den databasen er forsegla med",
        ));
    }
    Ok(key)
}

fn make(path: &Path) -> io::Result<String> {
    let key = store::random::<32>().map_err(io::Error::other)?;
    let text = hex(&key);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()?;
    Ok(text)
}
