//! `brotsak audit prove`: what the ledger says about one case, for somebody outside to verify.

use super::{Outcome, ProveArgs, Stop};
use crate::casework::prove_subject::{Unproved, prove_subject};
use crate::casework::seal::Seal;
use crate::cli::outside;
use crate::config::{Config, Given};
use crate::domain::case::CaseNumber;
use crate::house::{House, logs};
use chrono::{DateTime, Utc};
use std::fs::OpenOptions;
use std::io::{self, Write};

pub fn run(args: &ProveArgs, given: &Given, now: DateTime<Utc>) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let held = match &args.checkpoint {
        Some(file) => Some(
            std::fs::read_to_string(file)
                .map_err(|why| Stop::Said(format!("{} kan ikkje lesast: {why}", file.display())))?,
        ),
        None => None,
    };
    let out = args.out.as_deref();
    if let Some(why) = out.and_then(|out| outside::refused(&config, out)) {
        return Err(Stop::Said(why));
    }
    let house = House::open(&config, now)?;
    let failed = |why: &dyn std::fmt::Display| Stop::Said(format!("beviset: {why}"));
    let seal = Seal::open(&house.store, &config.seal, now).map_err(|why| failed(&why))?;
    // A case may be written as it stands in an address.
    let case = CaseNumber::from_slug(&args.subject).map(|case| case.to_string());
    let subject = case.unwrap_or_else(|| args.subject.clone());
    let bundle = match prove_subject(&house.store, &seal, &subject, held.as_deref(), ("cli", now)) {
        Ok(bundle) => bundle,
        Err(Unproved::Store(why)) => return Err(failed(&why)),
        Err(why) => {
            writeln!(io::stdout().lock(), "{}", said(&why))?;
            return Ok(Outcome::Faults);
        }
    };
    let text = serde_json::to_string_pretty(&bundle).map_err(|why| failed(&why))? + "\n";
    match out {
        None => io::stdout().lock().write_all(text.as_bytes())?,
        Some(path) => {
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            // It says what the case says.
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let written = options
                .open(path)
                .and_then(|mut file| file.write_all(text.as_bytes()));
            written.map_err(|why| Stop::Said(format!("{}: {why}", path.display())))?;
        }
    }
    Ok(Outcome::Done)
}

fn said(why: &Unproved) -> String {
    match why {
        Unproved::Nothing(subject) => format!("Revisjonssporet har ingenting om {subject}"),
        Unproved::OtherEntries => {
            "Sjekkpunktet er ikkje signert over desse postane. Køyr brotsak audit verify".to_owned()
        }
        Unproved::Alarm(alarm) => super::checkpoint::said(*alarm),
        Unproved::Store(why) => why.to_string(),
    }
}
