//! `brotsak jobs`: what the house does by itself, and doing it by hand.

use super::{Outcome, Stop};
use crate::casework::{Failure, hold_job};
use crate::config::{Config, Given};
use crate::domain::job::{self, Job, Refusal, Run};
use crate::domain::local_time::local;
use crate::house::{House, run_job};
use chrono::{DateTime, Utc};
use clap::Subcommand;
use std::io::{self, Write};

#[derive(Subcommand)]
pub enum JobsCommand {
    /// Vis jobbane: når dei gjekk sist, korleis det gjekk, og når dei går neste gong
    List,
    /// Køyr ein jobb no, om det er hans tur eller ikkje
    Run {
        /// Namnet på jobben, slik list viser det
        #[arg(value_name = "NAMN")]
        name: String,
    },
}

pub fn run(
    command: &JobsCommand,
    given: &Given,
    clock: fn() -> DateTime<Utc>,
    out: &mut dyn Write,
) -> Result<Outcome, Stop> {
    let job = match command {
        JobsCommand::List => None,
        JobsCommand::Run { name } => Some(Job::parse(name).ok_or_else(|| unknown(name))?),
    };
    let config = Config::load(given)?;
    crate::house::logs::begin(config.log.as_deref().unwrap_or("warn"));
    let house = House::open(&config, clock())?;
    match job {
        None => list(&house, clock(), out),
        Some(job) => by_hand(&house, &config, job, clock, out),
    }
}

fn unknown(wrong: &str) -> Stop {
    let names = Job::ALL.map(Job::code);
    let hint = match crate::config::keys::nearest(wrong, names.into_iter()) {
        Some(meant) => format!("meinte du {meant}? "),
        None => String::new(),
    };
    let names = names.join(", ");
    Stop::Said(format!(
        "ingen jobb heiter «{wrong}»; {hint}jobbane er {names}"
    ))
}

fn list(house: &House, now: DateTime<Utc>, out: &mut dyn Write) -> Result<Outcome, Stop> {
    let all = house.store.read(hold_job::list);
    let all = all.map_err(|why| Stop::Said(format!("databasen: {why}")))?;
    let heads = ["Jobb", "Byrja sist", "Ferdig", "Utfall", "Neste gong"];
    writeln!(out, "{}", line(heads))?;
    for (job, last) in all {
        let at = |at: Option<DateTime<Utc>>| at.map_or("–".to_owned(), written);
        let begun = at(last.as_ref().map(|last| last.begun_at));
        let ended = at(last.as_ref().and_then(|last| last.ended_at));
        let due = job::due(job.hours(), last.as_ref(), now).is_some();
        let next = if due {
            "no".to_owned()
        } else {
            written(job.hours().next(now))
        };
        let outcome = last.as_ref().map_or("–", |last| outcome(last, now));
        let cells = [job.code(), &begun, &ended, outcome, &next];
        writeln!(out, "{}", line(cells))?;
        if let Some(holder) = last.as_ref().and_then(|last| last.holder.as_deref()) {
            writeln!(out, "           hos {holder}")?;
        }
        if let Some(fault) = last.and_then(|last| last.fault) {
            writeln!(out, "           feil: {fault}")?;
        }
    }
    Ok(Outcome::Done)
}

fn line([job, begun, ended, outcome, next]: [&str; 5]) -> String {
    format!("{job:<10} {begun:<18} {ended:<18} {outcome:<11} {next}")
}

fn outcome(last: &Run, now: DateTime<Utc>) -> &'static str {
    match last.outcome {
        Some(job::Outcome::Done) => "gjort",
        Some(job::Outcome::Failed) => "feila",
        None if last.is_held(now) => "går no",
        None => "avbroten",
    }
}

fn written(at: DateTime<Utc>) -> String {
    local(at).format("%d.%m.%Y %H.%M").to_string()
}

fn by_hand(
    house: &House,
    config: &Config,
    job: Job,
    clock: fn() -> DateTime<Utc>,
    out: &mut dyn Write,
) -> Result<Outcome, Stop> {
    match run_job(house, config, job, clock)? {
        Ok(None) => {
            writeln!(out, "Gjort: {}.", job.code())?;
            Ok(Outcome::Done)
        }
        Ok(Some(fault)) => {
            writeln!(out, "Jobben {} feila: {fault}", job.code())?;
            Ok(Outcome::Faults)
        }
        Err(Failure::Job(Refusal::Held { holder, until })) => Err(Stop::Said(format!(
            "jobben {} går alt hos {holder}; han er fri seinast {}",
            job.code(),
            written(until)
        ))),
        Err(Failure::Job(Refusal::Lost)) => Err(Stop::Said(format!(
            "jobben {} tok for lang tid, og ein annan prosess har teke han over",
            job.code()
        ))),
        Err(error) => Err(Stop::Output(io::Error::other(error))),
    }
}
