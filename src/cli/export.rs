//! `brotsak export noark5`: closed cases to a folder, for the depot.

mod check;
mod convert;
mod core;
mod core_words;
mod words;

use super::{Stop, outside};
use crate::archive::{ExportError, Profile, Request};
use crate::casework::export_archive::{Office, start, write_begun};
use crate::config::{Config, Given};
use crate::domain::blocking;
use crate::domain::local_time::read_date;
use crate::house::House;
use crate::store::{Store, files::Files};
use chrono::{DateTime, NaiveDate, Utc};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, Write, stderr, stdout};
use std::path::{Path, PathBuf};

/// Everything is there, schemas too.
pub const COMPLETE: u8 = 0;
/// Faults in the cases, findings in the package, or nothing to export.
pub const FAULTS: u8 = 1;
/// The command, the folders or the schemas are not right.
pub const USAGE: u8 = 2;
/// The package is written, but without schemas.
pub const INCOMPLETE: u8 = 3;

#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    #[command(subcommand)]
    pub kind: ExportKind,
}

#[derive(Clone, Debug, clap::Subcommand)]
pub enum ExportKind {
    /// Run the eighteen self-checks on any Noark 5 extraction, also one that was not made here
    ///
    /// Needs no house and no schemas. Exit codes: 0 nothing found; 1 findings
    /// (all are listed); 2 the folder cannot be read; 3 nothing found, but the
    /// package says that it is incomplete.
    Check(check::CheckArgs),
    #[command(flatten)]
    OfHouse(OfHouse),
}

/// What is written out of a house, or read into it.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum OfHouse {
    /// Closed cases as a Noark 5 version 5.5 extraction
    ///
    /// Exit codes: 0 complete; 1 faults (all are listed) or no cases; 2 wrong
    /// use; 3 written, but incomplete: the schemas are missing.
    Noark5(Noark5Args),
    /// Closed cases as messages to the archive core (Fiks Arkiv), a folder each
    ///
    /// Exit codes: 0 written; 1 faults (all are listed) or no cases; 2 wrong use.
    Arkivmelding(core::MessageArgs),
    /// Read a receipt from the archive core: the case is marked as archived there
    ///
    /// Exit codes: 0 taken; 1 refused, or the core turned the message away; 2 the file cannot be read.
    Receipt(core::ReceiptArgs),
    /// Withdraw a receipt that was wrong: what it was about waits for another
    ///
    /// Exit codes: 0 withdrawn; 1 refused.
    Withdrawal(core::WithdrawalArgs),
}

impl OfHouse {
    /// The folder that is written to.
    fn out(&self) -> Option<&Path> {
        match self {
            OfHouse::Noark5(args) => Some(&args.out),
            OfHouse::Arkivmelding(args) => Some(&args.out),
            OfHouse::Receipt(_) | OfHouse::Withdrawal(_) => None,
        }
    }
}

#[derive(Clone, Debug, clap::Args)]
pub struct Noark5Args {
    /// Folder to write to; must be empty or not exist
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// First day of the period in which the cases were closed
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub from: NaiveDate,
    /// Last day of the period
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub to: NaiveDate,
    /// Folder with the official XSD files; subfolders are searched too
    #[arg(long, value_name = "DIR")]
    pub schemas: Option<PathBuf>,
    /// Use schemas with an unknown checksum, and say so in the report
    #[arg(long, requires = "schemas")]
    pub accept_unknown_schemas: bool,
    /// Make a DIAS package: one tar, and a submission description beside it
    #[arg(long)]
    pub dias: bool,
    /// Why what is blocked in these cases is opened; asked for where something is (arkivlova § 13)
    #[arg(long, value_name = "TEXT", value_parser = grounds)]
    pub blocked_why: Option<String>,
}

fn grounds(text: &str) -> Result<String, String> {
    blocking::grounds(text).map_err(|refusal| refusal.to_string())
}

fn date(text: &str) -> Result<NaiveDate, String> {
    read_date(text).ok_or_else(|| "ein dato, skriven som 2026-12-31".to_owned())
}

/// How the command ends when it is not [`COMPLETE`]: the exit code, and what to say on standard error.
#[derive(Debug, PartialEq, Eq)]
pub struct Exit {
    pub code: u8,
    pub text: String,
}

/// Opens the house, runs the command, and says how it went. Gives the exit code.
pub(super) fn with_house(
    args: &ExportArgs,
    given: &Given,
    clock: fn() -> DateTime<Utc>,
) -> Result<u8, Stop> {
    let of_house = match &args.kind {
        ExportKind::Check(args) => return check::run(args, clock(), &mut stdout().lock()),
        ExportKind::OfHouse(of_house) => of_house,
    };
    let config = Config::load(given)?;
    crate::house::logs::begin(config.log.as_deref().unwrap_or("warn"));
    if let Some(why) = of_house
        .out()
        .and_then(|out| outside::refused(&config, out))
    {
        eprintln!("{why}");
        return Ok(USAGE);
    }
    let house = House::open(&config, clock())?;
    let kind = match of_house {
        OfHouse::Noark5(noark5) => OfHouse::Noark5(Noark5Args {
            schemas: noark5.schemas.clone().or(config.archive.schemas.clone()),
            ..noark5.clone()
        }),
        other => other.clone(),
    };
    let profile = &config.archive.profile;
    let ran = match &kind {
        OfHouse::Noark5(noark5) => {
            let letters = crate::house::paper(&config)?;
            let convert = || convert::convert(&house, &config, &letters, noark5, clock());
            extract(noark5, &house.store, &house.files, profile, clock, convert)
        }
        other => run(other, &house.store, &house.files, profile, clock),
    };
    match ran {
        Ok(said) => {
            writeln!(stdout(), "{said}")?;
            Ok(COMPLETE)
        }
        Err(exit) => {
            eprintln!("{}", exit.text);
            Ok(exit.code)
        }
    }
}

/// Runs the command on behalf of the command line. Gives what to say on standard output.
pub fn run(
    kind: &OfHouse,
    store: &Store,
    files: &Files,
    profile: &Profile,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<String, Exit> {
    match kind {
        OfHouse::Noark5(args) => extract(args, store, files, profile, clock, || ()),
        OfHouse::Arkivmelding(args) => core::write(args, store, files, profile, clock),
        OfHouse::Receipt(args) => core::receipt(args, store, &clock),
        OfHouse::Withdrawal(args) => core::withdraw(args, store, &clock),
    }
}

/// Makes the extraction. What is made `ready` first is made when the extraction stands in the list as under way, where
/// a disposal does not begin meanwhile, and when nothing in the command or its folders is wrong.
fn extract(
    args: &Noark5Args,
    store: &Store,
    files: &Files,
    profile: &Profile,
    clock: impl Fn() -> DateTime<Utc>,
    ready: impl FnOnce(),
) -> Result<String, Exit> {
    let request = Request {
        from: args.from,
        to: args.to,
        out: args.out.clone(),
        schemas: args.schemas.clone(),
        accept_unknown_schemas: args.accept_unknown_schemas,
        is_dias: args.dias,
    };
    let office = Office {
        store,
        files,
        profile,
        actor: "cli",
        person: None,
        opening: args.blocked_why.as_deref(),
        now: clock(),
    };
    let bar = bar();
    let mut progress = |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    };
    let begun = start(&office, request.from, request.to).map_err(ExportError::from);
    let made =
        begun.and_then(|uuid| write_begun(&office, &uuid, &request, ready, clock, &mut progress));
    bar.finish_and_clear();
    match made {
        Ok(exported) if exported.is_complete => Ok(words::made(&request, &exported)),
        Ok(exported) => Err(Exit {
            code: INCOMPLETE,
            text: words::made(&request, &exported),
        }),
        Err(error) => Err(Exit {
            code: code(&error),
            text: words::failed(&request.out, &error),
        }),
    }
}

fn code(error: &ExportError) -> u8 {
    match error {
        ExportError::Period(..)
        | ExportError::OutNotEmpty(_)
        | ExportError::Busy(_)
        | ExportError::OutNotAFolder(_)
        | ExportError::NotOurs(_)
        | ExportError::NoParent(_)
        | ExportError::Dias(_)
        | ExportError::DiasSchemas(..)
        | ExportError::Unknown(_)
        | ExportError::DisposalBegun
        | ExportError::Unsaid
        | ExportError::Schemas(_) => USAGE,
        _ => FAULTS,
    }
}

/// Only on a terminal: a log file is no place for a bar.
fn bar() -> ProgressBar {
    if !stderr().is_terminal() {
        return ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
    }
    let style = ProgressStyle::with_template("{wide_bar} {percent}%  {elapsed}, att {eta}");
    ProgressBar::new(0).with_style(style.expect("the template is right"))
}
