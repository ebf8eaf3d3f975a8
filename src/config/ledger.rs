//! The section `[ledger]`: its name, the key that signs it, and where checkpoints are taken.

use super::fault::Fault;
use super::values::Values;
use crate::casework::seal::Places;
use std::path::{Path, absolute};

/// The name of a ledger that is begun; `host` where none is given.
pub fn name(values: &Values, host: &str) -> Result<String, Fault> {
    let given = values.read_as("ledger.name", |text| {
        // A plus would end the name in a verifier key.
        let is_plain = text.chars().all(|c| c.is_ascii_graphic() && c != '+');
        is_plain.then(|| text.to_owned())
    })?;
    Ok(given.unwrap_or_else(|| format!("{host}/ledger/1")))
}

pub fn places(values: &Values, data_dir: &Path) -> Result<Places, Fault> {
    let own = || data_dir.join("keys").join("ledger.key");
    let places = Places {
        key: values.path("ledger.key")?.unwrap_or_else(own),
        anchors: values.path("ledger.anchors")?,
    };
    if let Some(anchors) = &places.anchors
        && is_inside(anchors, data_dir)
    {
        return Err(Fault::Combination(format!(
            "{}: {} ligg i mappa til databasen; anker må liggje på ein stad som den som styrer databasen, ikkje kan skrive",
            values.place("ledger.anchors"),
            anchors.display()
        )));
    }
    Ok(places)
}

fn is_inside(path: &Path, folder: &Path) -> bool {
    match (absolute(path), absolute(folder)) {
        (Ok(path), Ok(folder)) => path.starts_with(folder),
        _ => false,
    }
}
