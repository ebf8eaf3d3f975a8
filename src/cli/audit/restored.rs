//! `brotsak audit restored`: says openly that an older database was put back.

use super::{Outcome, RestoredArgs, Stop, verify};
use crate::casework::anchor_checkpoint::anchor_checkpoint;
use crate::casework::declare_restore::{REASONS, Undeclared, declare_restore};
use crate::casework::gather_checkpoints::Brought;
use crate::casework::mail_checkpoint::mail_checkpoint;
use crate::casework::seal::Seal;
use crate::casework::sign_checkpoint::{When, sign_checkpoint};
use crate::cli::serve::lock;
use crate::config::{Config, Given};
use crate::house::{House, logs};
use chrono::{DateTime, Utc};
use std::io::{self, Write};

/// The house must be shut: it would go on under the old name.
pub fn run(args: &RestoredArgs, given: &Given, now: DateTime<Utc>) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let house = House::open(&config, now)?;
    let _lock = lock(&house.folder)?;
    let failed = |why: &dyn std::fmt::Display| Stop::Said(format!("gjenopprettinga: {why}"));
    let seal = Seal::open(&house.store, &config.seal, now).map_err(|why| failed(&why))?;
    let brought = Brought {
        files: args.checkpoint.clone(),
        keys: vec![],
    };
    let reason = REASONS.iter().find(|code| **code == args.why);
    let reason = *reason.expect("the command line takes no other");
    let mut out = io::stdout().lock();
    let store = &house.store;
    let done = declare_restore(store, &house.files, &seal, &brought, (reason, "cli", now));
    let declared = match done {
        Ok(declared) => declared,
        Err(Undeclared::Broken(findings)) => {
            for finding in findings {
                writeln!(out, "{} {}", finding.code, finding.place)?;
            }
            writeln!(out, "Databasen stemmer ikkje, så ingenting er sagt frå om")?;
            return Ok(Outcome::Faults);
        }
        Err(Undeclared::NothingLost) => {
            writeln!(
                out,
                "Ingen sjekkpunkt går lenger enn databasen: ingenting er tapt"
            )?;
            return Ok(Outcome::Faults);
        }
        Err(Undeclared::Alarm(alarm)) => {
            writeln!(out, "{}", super::checkpoint::said(alarm))?;
            return Ok(Outcome::Faults);
        }
        Err(Undeclared::Ungathered(why)) => return Err(Stop::Said(verify::said(&why))),
        Err(Undeclared::Store(why)) => return Err(failed(&why)),
    };
    sign_checkpoint(store, &seal, now, When::Now).map_err(|why| failed(&why))?;
    anchor_checkpoint(store, &seal, now).map_err(|why| failed(&why))?;
    mail_checkpoint(store, now).map_err(|why| failed(&why))?;
    writeln!(
        out,
        "Sporet held fram som {}: {} postar er med vidare, og {} sjekkpunkt gjeld postar som er tapte",
        declared.log, declared.kept, declared.lost
    )?;
    Ok(Outcome::Done)
}
