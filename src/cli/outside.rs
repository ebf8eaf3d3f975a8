//! What a command writes for others to read does not go where the database and the encrypted documents lie.

use crate::config::Config;
use crate::house::Folder;
use std::path::Path;

/// Why nothing is written to `out`, where it lies in the data folder.
pub(super) fn refused(config: &Config, out: &Path) -> Option<String> {
    let is_inside = Folder::at(&config.data_dir).holds(out);
    is_inside.then(|| {
        format!(
            "{} ligg i datamappa til brotsak ({}). Det som blir skrive, er ikkje kryptert, og ville følgje med i tryggingskopien. Vel ein stad utanfor datamappa med --out. Ingenting er skrive.",
            out.display(),
            config.data_dir.display()
        )
    })
}
