//! `brotsak audit new-key`: another signing key, when the old one is lost or known to others.

use super::{Outcome, Stop};
use crate::casework::replace_key::replace_key;
use crate::casework::sign_checkpoint::Unsigned;
use crate::cli::serve::lock;
use crate::config::{Config, Given};
use crate::house::{House, logs};
use chrono::{DateTime, Utc};
use std::io::{self, Write};

/// The house must be shut: it would go on signing with the key it has read.
pub fn run(given: &Given, now: DateTime<Utc>) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let house = House::open(&config, now)?;
    let _lock = lock(&house.folder)?;
    let mut out = io::stdout().lock();
    match replace_key(&house.store, &config.seal, "cli", now) {
        Ok(verifier) => {
            writeln!(
                out,
                "Ny nøkkel er laga. Gi arkivaren og revisoren den nye kontrollnøkkelen, i tillegg til den gamle:\n{verifier}"
            )?;
            Ok(Outcome::Done)
        }
        Err(Unsigned::Alarm(alarm)) => {
            writeln!(out, "{}", super::checkpoint::said(alarm))?;
            Ok(Outcome::Faults)
        }
        Err(Unsigned::Store(why)) => Err(Stop::Said(format!("nøkkelen: {why}"))),
    }
}
