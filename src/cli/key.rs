//! `brotsak key`: the master key that opens the keys of the documents.

use super::{Outcome, Stop};
use crate::casework::rotate_master_key::{Unrotated, rotate_master_key};
use crate::config::{Config, Given};
use crate::house::{House, logs};
use crate::store::StoreError;
use chrono::{DateTime, Utc};
use std::io::{self, Write};

#[derive(Clone, Debug, clap::Subcommand)]
pub enum KeyCommand {
    /// Vis hovudnøklane og kor mange nøklar kvar av dei lukkar. Endrar ingenting
    List,
    /// Byt hovudnøkkelen: lukk alle nøklane med ein ny, og destruer den gamle
    ///
    /// Huset kan vere ope. Blir kommandoen avbroten, så køyr han på nytt: han held fram der han var.
    Rotate,
}

pub fn run(
    command: &KeyCommand,
    given: &Given,
    clock: fn() -> DateTime<Utc>,
) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let house = House::open(&config, clock())?;
    let mut out = io::stdout().lock();
    match command {
        KeyCommand::List => list(&house, &mut out),
        KeyCommand::Rotate => rotate(&house, clock(), &mut out),
    }
}

fn list(house: &House, out: &mut dyn Write) -> Result<Outcome, Stop> {
    let failed = |why: StoreError| Stop::Said(format!("nøklane: {why}"));
    let keys = house.files.keys();
    let counted = keys.count().map_err(failed)?;
    let numbers = keys.masters.numbers().map_err(failed)?;
    let folder = keys.masters.folder().display();
    if numbers.is_empty() {
        writeln!(
            out,
            "Ingen dokument er lagra enno: hovudnøkkelen blir laga i {folder} med det første."
        )?;
    }
    for number in &numbers {
        let closes = counted.get(number).copied().unwrap_or_default();
        writeln!(out, "{folder}/{number}.key lukkar {closes} nøklar")?;
    }
    if numbers.len() > 1 {
        writeln!(out, "Eit byte er ikkje ferdig: køyr brotsak key rotate")?;
        return Ok(Outcome::Faults);
    }
    Ok(Outcome::Done)
}

fn rotate(house: &House, now: DateTime<Utc>, out: &mut dyn Write) -> Result<Outcome, Stop> {
    let keys = house.files.keys();
    let masters = keys.masters.folder().display();
    match rotate_master_key(&house.store, &house.files, ("cli", now), &mut |_| {}) {
        Ok(done) => {
            let begun = if done.was_begun {
                "Bytet som var påbegynt, er ferdig. "
            } else {
                ""
            };
            writeln!(
                out,
                "{begun}Hovudnøkkelen er no {masters}/{}.key, og den gamle er destruert. Nøklar som er lukka med han: {}.\n\
                 Ta kopi av den nye hovudnøkkelen og av file-keys no, kvar for seg: utan hovudnøkkelen kan ingen opne dokumenta.",
                done.to, done.keys
            )?;
            Ok(Outcome::Done)
        }
        Err(Unrotated::Another) => {
            writeln!(
                out,
                "Eit anna byte av hovudnøkkelen går no; ingenting er gjort"
            )?;
            Ok(Outcome::Faults)
        }
        Err(Unrotated::Broken(owners)) => {
            for owner in owners {
                writeln!(
                    out,
                    "Nøkkelen file-keys/{owner}.key kan ikkje opnast; hent han frå tryggingskopien"
                )?;
            }
            writeln!(
                out,
                "Den gamle hovudnøkkelen er ikkje destruert. Køyr kommandoen på nytt når nøklane er på plass"
            )?;
            Ok(Outcome::Faults)
        }
        Err(Unrotated::Store(why)) => Err(Stop::Said(format!("hovudnøkkelen: {why}"))),
    }
}
