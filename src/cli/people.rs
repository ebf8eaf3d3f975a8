//! `brotsak people import`: the organisation from a file, all of it or nothing.

use super::Outcome;
use super::people_words::{self, Words};
use crate::casework::import_people::{
    Import, LeadershipStep, PersonStep, Plan, Refused, UnitStep, apply, plan, read,
};
use crate::domain::local_time::day;
use crate::domain::person::Language;
use crate::store::{Store, StoreError};
use chrono::{DateTime, Utc};
use std::io::{self, Write};
use std::path::PathBuf;

/// A fictional municipality of the size of the real ones, for trying the program.
pub const VALLE: &str = include_str!("demo/valle.csv");

#[derive(Clone, Debug, clap::Subcommand)]
pub enum PeopleCommand {
    /// Les inn tilsette og einingar frå ei CSV-fil. Er det éin feil i fila, blir ingenting endra.
    Import(ImportArgs),
}

#[derive(Clone, Debug, clap::Args)]
pub struct ImportArgs {
    /// CSV-fila: UTF-8 eller Windows-1252, semikolon eller komma.
    pub file: PathBuf,
    /// Vis kva som ville bli endra, utan å endre noko.
    #[arg(long)]
    pub dry_run: bool,
    /// Godta at meir enn ein tredel av dei tilsette ikkje står i fila.
    #[arg(long)]
    pub allow_many_left: bool,
}

pub fn run(
    command: &PeopleCommand,
    store: &Store,
    now: DateTime<Utc>,
    language: Language,
    out: &mut dyn Write,
) -> io::Result<Outcome> {
    let PeopleCommand::Import(args) = command;
    let words = people_words::of(language);
    let bytes = match std::fs::read(&args.file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let file = args.file.display();
            writeln!(out, "{} {file}: {error}", words.cannot_read)?;
            return Ok(Outcome::Unusable);
        }
    };
    match import(args, &bytes, store, now) {
        Ok(plan) => report(&plan, args.dry_run, words, out)?,
        Err(Refused::Faults(faults)) => {
            for fault in &faults {
                writeln!(out, "{}", people_words::fault(fault, language))?;
            }
            let count = faults.len();
            writeln!(out, "{}", (words.faults)(count))?;
            return Ok(Outcome::Faults);
        }
        Err(Refused::ManyLeft { left, current }) => {
            writeln!(out, "{}", (words.many_left)(left, current))?;
            return Ok(Outcome::Faults);
        }
        Err(Refused::Store(StoreError::Changed)) => {
            writeln!(out, "{}", words.changed_meanwhile)?;
            return Ok(Outcome::Faults);
        }
        Err(Refused::Store(error)) => {
            writeln!(out, "{}: {error}", words.database)?;
            return Ok(Outcome::Unusable);
        }
    }
    Ok(Outcome::Done)
}

/// With nothing to change, nothing is written.
fn import(
    args: &ImportArgs,
    bytes: &[u8],
    store: &Store,
    now: DateTime<Utc>,
) -> Result<Plan, Refused> {
    let import = Import {
        file: read(bytes, day(now))?,
        day: day(now),
        allow_many_left: args.allow_many_left,
    };
    let planned = store.read_snapshot(|db| plan(db, &import))?;
    if !args.dry_run && !planned.is_empty() {
        let wanted = planned.clone();
        store.write("cli", now, move |tx| apply(tx, &import, &wanted))?;
    }
    Ok(planned)
}

/// More lines than this of one kind are counted, not shown.
const SHOWN: usize = 20;

fn report(plan: &Plan, dry_run: bool, words: &Words, out: &mut dyn Write) -> io::Result<()> {
    let mut people = Kinds::default();
    for step in &plan.people {
        match step {
            PersonStep::Add(row) => people
                .added
                .push(format!("{} {}", row.employee_no, row.name)),
            PersonStep::Change {
                row,
                columns,
                returns,
                ..
            } => {
                let names: Vec<&str> = columns.iter().map(|c| c.name(words.language)).collect();
                let who = format!("{} {}", row.employee_no, row.name);
                let back = returns.then_some(words.back);
                let what: Vec<&str> = back.into_iter().chain(names).collect();
                people.changed.push(format!("{who} ({})", what.join(", ")));
            }
            PersonStep::Leave {
                employee_no, name, ..
            } => people.ended.push(format!("{employee_no} {name}")),
        }
    }
    let mut units = Kinds::default();
    for step in &plan.units {
        match step {
            UnitStep::Open(row) => units.added.push(format!("{} {}", row.code, row.name)),
            UnitStep::Change { row, .. } => {
                units.changed.push(format!("{} {}", row.code, row.name));
            }
            UnitStep::Close { code, name, .. } => units.ended.push(format!("{code} {name}")),
        }
    }
    let mut leaders = Kinds::default();
    for step in &plan.leaderships {
        match step {
            LeadershipStep::Begin(row) => {
                let (kind, unit) = ((words.kind)(row.kind), &row.unit);
                let from = row.from.map(|day| day.to_string()).unwrap_or_default();
                let line = format!("{} {kind} {unit}, {} {from}", row.employee_no, words.from);
                leaders.added.push(line);
            }
            LeadershipStep::SetEnd {
                unit,
                employee_no,
                kind,
                to,
                ..
            } => {
                let kind = (words.kind)(*kind);
                let to = to.map_or(words.no_end.to_owned(), |to| format!("{} {to}", words.to));
                leaders
                    .changed
                    .push(format!("{employee_no} {kind} {unit}, {to}"));
            }
        }
    }
    people.show(words, out)?;
    units.show(words, out)?;
    leaders.show(words, out)?;
    let (added, changed) = (people.added.len(), people.changed.len());
    let (left, same) = (people.ended.len(), plan.unchanged);
    writeln!(out, "{}", (words.people)(added, changed, left, same))?;
    let (opened, changed, closed) = (units.added.len(), units.changed.len(), units.ended.len());
    writeln!(out, "{}", (words.units)(opened, changed, closed))?;
    let (begun, ended) = (leaders.added.len(), leaders.changed.len());
    writeln!(out, "{}", (words.leaderships)(begun, ended))?;
    if dry_run {
        writeln!(out, "{}", words.dry_run)?;
    } else if plan.is_empty() {
        writeln!(out, "{}", words.nothing)?;
    }
    Ok(())
}

#[derive(Default)]
struct Kinds {
    added: Vec<String>,
    changed: Vec<String>,
    ended: Vec<String>,
}

impl Kinds {
    fn show(&self, words: &Words, out: &mut dyn Write) -> io::Result<()> {
        let kinds = [('+', &self.added), ('~', &self.changed), ('-', &self.ended)];
        for (sign, lines) in kinds {
            for line in lines.iter().take(SHOWN) {
                writeln!(out, "{sign} {line}")?;
            }
            if lines.len() > SHOWN {
                writeln!(out, "{sign} {}", (words.more)(lines.len() - SHOWN))?;
            }
        }
        Ok(())
    }
}
