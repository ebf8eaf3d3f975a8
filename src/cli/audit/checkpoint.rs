//! `brotsak audit checkpoint`: where the ledger stands, signed and taken out of the house at once.

use super::{Outcome, Stop};
use crate::casework::anchor_checkpoint::anchor_checkpoint;
use crate::casework::seal::{Alarm, Seal};
use crate::casework::sign_checkpoint::{Unsigned, When, sign_checkpoint};
use crate::config::{Config, Given};
use crate::house::{House, logs};
use crate::store::{StoreError, checkpoints};
use chrono::{DateTime, Utc};
use std::io::{self, Write};

pub fn run(given: &Given, now: DateTime<Utc>) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let house = House::open(&config, now)?;
    let failed = |why: &dyn std::fmt::Display| Stop::Said(format!("sjekkpunktet: {why}"));
    let seal = Seal::open(&house.store, &config.seal, now).map_err(|why| failed(&why))?;
    match sign_checkpoint(&house.store, &seal, now, When::Now) {
        Ok(_) => {}
        Err(Unsigned::Alarm(alarm)) => {
            writeln!(io::stdout().lock(), "{}", said(alarm))?;
            return Ok(Outcome::Faults);
        }
        Err(Unsigned::Store(why)) => return Err(failed(&why)),
    }
    anchor_checkpoint(&house.store, &seal, now).map_err(|why| failed(&why))?;
    let newest = house.store.read::<_, StoreError>(checkpoints::newest);
    let newest = newest.map_err(|why| failed(&why))?;
    // The note alone: what is printed can be kept as it is.
    let note = newest.map(|newest| newest.note).unwrap_or_default();
    io::stdout().lock().write_all(note.as_bytes())?;
    Ok(Outcome::Done)
}

pub fn said(alarm: Alarm) -> String {
    let why = match alarm {
        Alarm::KeyGone => "nøkkelen som signerer sporet, er borte".to_owned(),
        Alarm::RolledBack { signed, size } => {
            format!("{signed} postar er signerte, og sporet har berre {size}")
        }
        Alarm::Rewritten { signed } => {
            format!("dei {signed} første postane er ikkje dei som er signerte før")
        }
        Alarm::Unfit => "enden av sporet stemmer ikkje med postane".to_owned(),
        Alarm::OtherLedger => "nøkkelen har signert eit spor med eit anna namn".to_owned(),
    };
    format!("Ikkje signert: {why}. Køyr brotsak audit verify")
}
