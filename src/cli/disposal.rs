//! `brotsak disposal`: lists that two people stand behind are carried out, or taken up where they stopped.

mod words;

use super::{Outcome, Stop};
use crate::casework::execute_disposal::{self, Office, due, execute_disposal};
use crate::casework::{Failure, Letters};
use crate::config::{Config, Given};
use crate::house::House;
use crate::store::Store;
use crate::store::files::Files;
use chrono::{DateTime, Utc};
use std::io::{self, Write};
use std::path::Path;

#[derive(Clone, Debug, clap::Subcommand)]
pub enum DisposalCommand {
    /// Vis listene som kan setjast i verk, eller som vart avbrotne. Endrar ingenting
    List,
    /// Set i verk listene som er godkjende og ikkje kan stoppast lenger, og ta opp att dei som vart avbrotne
    ///
    /// Sluttkode 0: alt er gjort, eller det var ingenting å gjere. 1: noko vart ikkje kassert; grunnen står.
    Run(RunArgs),
}

#[derive(Clone, Debug, clap::Args)]
pub struct RunArgs {
    /// Berre denne lista
    #[arg(value_name = "LISTE")]
    pub list: Option<i32>,
}

/// Where things lie.
pub struct Place<'a> {
    pub store: &'a Store,
    pub files: &'a Files,
    pub letters: &'a Letters,
    pub exports: &'a Path,
    pub mail: &'a Path,
    pub backup_days: u32,
}

/// Opens the house, and runs the command.
pub(super) fn with_house(
    command: &DisposalCommand,
    given: &Given,
    clock: fn() -> DateTime<Utc>,
) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    crate::house::logs::begin(config.log.as_deref().unwrap_or("warn"));
    let house = House::open(&config, clock())?;
    let letters = crate::house::paper(&config)?;
    let place = Place {
        store: &house.store,
        files: &house.files,
        letters: &letters,
        exports: &house.folder.exports(),
        mail: &house.folder.mail(),
        backup_days: config.archive.backup_days,
    };
    Ok(run(command, &place, clock(), &mut io::stdout().lock())?)
}

/// Runs the command on behalf of the command line.
pub fn run(
    command: &DisposalCommand,
    place: &Place<'_>,
    now: DateTime<Utc>,
    out: &mut dyn Write,
) -> io::Result<Outcome> {
    let waiting = match due(place.store, now) {
        Ok(waiting) => waiting,
        Err(why) => return unusable(out, &why),
    };
    match command {
        DisposalCommand::List => {
            words::listed(out, &waiting, now)?;
            Ok(Outcome::Done)
        }
        DisposalCommand::Run(args) => {
            let ids: Vec<i32> = match args.list {
                Some(id) => vec![id],
                None => waiting.iter().map(|list| list.id).collect(),
            };
            if ids.is_empty() {
                writeln!(out, "Ingen lister kan setjast i verk.")?;
            }
            let mut outcome = Outcome::Done;
            for id in ids {
                if carry_out(place, id, now, out)? != Outcome::Done {
                    outcome = Outcome::Faults;
                }
            }
            Ok(outcome)
        }
    }
}

fn carry_out(
    place: &Place<'_>,
    id: i32,
    now: DateTime<Utc>,
    out: &mut dyn Write,
) -> io::Result<Outcome> {
    let office = Office {
        store: place.store,
        files: place.files,
        letters: place.letters,
        exports: place.exports,
        mail: place.mail,
        actor: "cli",
        now,
        backup_days: place.backup_days,
    };
    match execute_disposal(&office, id, &mut |_: execute_disposal::Step| {}) {
        Ok(done) => {
            words::done(out, id, done)?;
            Ok(if done.refused == 0 {
                Outcome::Done
            } else {
                Outcome::Faults
            })
        }
        Err(why) => {
            writeln!(out, "Kassasjonsliste {id}: {}", words::why(&why))?;
            Ok(Outcome::Faults)
        }
    }
}

fn unusable(out: &mut dyn Write, why: &Failure) -> io::Result<Outcome> {
    writeln!(out, "{}", words::why(why))?;
    Ok(Outcome::Unusable)
}
