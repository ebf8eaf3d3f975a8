//! `brotsak audit ask-witness`: what another municipality needs to say that it has seen the ledger.

use super::{AskWitnessArgs, Outcome, Stop};
use crate::audit::checkpoint::notes;
use crate::casework::ask_witness::ask_witness;
use crate::casework::prove_subject::Unproved;
use crate::casework::seal::Seal;
use crate::config::{Config, Given};
use crate::house::{House, logs};
use chrono::{DateTime, Utc};
use std::io::{self, Write};
use std::path::Path;

pub fn run(args: &AskWitnessArgs, given: &Given, now: DateTime<Utc>) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let seen = match (&args.answer, args.seen) {
        (Some(file), _) => size_of(file)?,
        (None, seen) => seen.unwrap_or(0),
    };
    let house = House::open(&config, now)?;
    let failed = |why: &dyn std::fmt::Display| Stop::Said(format!("spørsmålet: {why}"));
    let seal = Seal::open(&house.store, &config.seal, now).map_err(|why| failed(&why))?;
    match ask_witness(&house.store, &seal, seen, now) {
        Ok(request) => {
            io::stdout().lock().write_all(request.text().as_bytes())?;
            Ok(Outcome::Done)
        }
        Err(Unproved::Alarm(alarm)) => {
            writeln!(io::stdout().lock(), "{}", super::checkpoint::said(alarm))?;
            Ok(Outcome::Faults)
        }
        Err(Unproved::OtherEntries) => {
            writeln!(
                io::stdout().lock(),
                "Vitnet har sett {seen} postar, og sporet har færre. Køyr brotsak audit verify --checkpoint med svaret frå vitnet"
            )?;
            Ok(Outcome::Faults)
        }
        Err(why) => Err(failed(&why)),
    }
}

/// How far the witness had seen when it gave its last answer.
fn size_of(file: &Path) -> Result<u64, Stop> {
    let text = std::fs::read_to_string(file)
        .map_err(|why| Stop::Said(format!("{} kan ikkje lesast: {why}", file.display())))?;
    let found = notes(&text).unwrap_or_default();
    let sizes = found.iter().map(|(_, note)| note.checkpoint.size);
    sizes
        .max()
        .ok_or_else(|| Stop::Said(format!("{} har ikkje noko sjekkpunkt", file.display())))
}
