//! `brotsak migrate`: the tables as this version wants them.

use super::{Outcome, Stop};
use crate::config::{Config, Given, shown};
use crate::house::{House, logs, private_database, unreachable_database};
use crate::store::db;
use chrono::{DateTime, Utc};
use std::io::{self, Write};

pub fn run(given: &Given, now: DateTime<Utc>) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    crate::house::open_folder(&config)?;
    let url = private_database(&config)?;
    let pending = db::pending(&url).map_err(|why| unreachable_database(&url, &why))?;
    House::open(&config, now)?;
    let mut out = io::stdout().lock();
    for name in &pending {
        writeln!(out, "+ {name}")?;
    }
    let database = shown(&url);
    match pending.len() {
        0 => writeln!(out, "{database} er alt ført fram til denne versjonen.")?,
        1 => writeln!(out, "{database}: éi endring er gjord.")?,
        count => writeln!(out, "{database}: {count} endringar er gjorde.")?,
    }
    Ok(Outcome::Done)
}
