//! Before the extraction: what came in formats that no archive keeps becomes PDF/A.

use super::Noark5Args;
use crate::casework::convert_documents::{Workshop, convert_documents};
use crate::cli::Stop;
use crate::config::Config;
use crate::house::House;
use chrono::{DateTime, Utc};

/// A file that cannot be converted stops nothing: the report about the extraction names it.
pub fn convert(
    house: &House,
    config: &Config,
    args: &Noark5Args,
    now: DateTime<Utc>,
) -> Result<(), Stop> {
    let letters = crate::house::paper(config)?;
    let workshop = Workshop {
        store: &house.store,
        files: &house.files,
        letters: &letters,
        converter: config.archive.converter.as_ref(),
        actor: "cli",
        now,
    };
    if let Err(error) = convert_documents(&workshop, args.from, args.to) {
        tracing::warn!(%error, "documents were not converted");
    }
    Ok(())
}
