//! Before the extraction: what came in formats that no archive keeps becomes PDF/A.

use super::Noark5Args;
use crate::casework::Letters;
use crate::casework::convert_documents::{Workshop, convert_documents};
use crate::config::Config;
use crate::house::House;
use chrono::{DateTime, Utc};

/// A file that cannot be converted stops nothing: the report about the extraction names it.
pub fn convert(
    house: &House,
    config: &Config,
    letters: &Letters,
    args: &Noark5Args,
    now: DateTime<Utc>,
) {
    let workshop = Workshop {
        store: &house.store,
        files: &house.files,
        letters,
        converter: config.archive.converter.as_ref(),
        actor: "cli",
        now,
    };
    if let Err(error) = convert_documents(&workshop, args.from, args.to) {
        tracing::warn!(%error, "documents were not converted");
    }
}
