//! The section `[files]`: where the master keys of the documents lie.

use super::fault::Fault;
use super::values::Values;
use std::path::{Path, PathBuf};

pub fn master_keys(values: &Values, data_dir: &Path) -> Result<PathBuf, Fault> {
    let given = values.path("files.master_keys")?;
    Ok(given.unwrap_or_else(|| data_dir.join("master-keys")))
}
