//! What the operator can ask for on the command line.

mod assess;
mod audit;
mod clocks;
pub mod demo;
pub mod disposal;
pub mod export;
mod jobs;
mod key;
mod mail;
mod migrate;
mod not_understood;
mod outside;
pub mod people;
mod people_words;
mod serve;
pub mod user;
mod user_words;

use crate::config::{Config, Fault, Given};
use crate::domain::person::Language;
use crate::house::{House, NotOpened};
use crate::store::StoreError;
use chrono::{DateTime, Utc};
use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

/// What the operator reads.
const LANGUAGE: Language = Language::Nynorsk;

const TEMPLATE: &str = "\
{name} {version}: {about}

Bruk: {usage}

Kommandoar:
{subcommands}

Val:
{options}
{after-help}";

const AFTER: &str = "\
Døme:
  brotsak demo                              prøv programmet med oppdikta folk og saker
  brotsak serve                             opne huset; første gongen kjem ei lenkje for den første systemansvarlege
  brotsak people import tilsette.csv --dry-run
  brotsak user add --employee-no 1004 --role hr_officer
  brotsak assess sak.json --explain
  brotsak clocks --kind dismissal --received 2026-12-11 --seniority 6
  brotsak export noark5 --out uttrekk --from 2026-01-01 --to 2026-12-31
  brotsak export check uttrekk              prøv eit uttrekk, også eit andre har laga, slik depotet vil
  brotsak export arkivmelding --case 2026/14 --version 1 --out meldingar
  brotsak export receipt kvittering.xml     arkivkjernen har svara; saka blir merkt som arkivert der
  brotsak mail test meg@kommunen.no         send ein prøve-e-post, og vis kva tenaren svarar
  brotsak jobs list                         når kvar jobb gjekk sist, og korleis det gjekk
  brotsak audit verify                      rekn heile revisjonssporet ut på nytt
  brotsak disposal run                      set i verk kassasjonslister som to har godkjent
  brotsak key rotate                        byt hovudnøkkelen til dokumenta, til dømes etter kassasjon
  brotsak audit prove 2026/14 --out b.json  bevis for ei sak, som andre kan prøve

Innstillingar:
  brotsak.toml i mappa du står i, eller fila i --config eller BROTSAK_CONFIG. Kvar nøkkel kan òg givast som
  miljøvariabel, som går føre fila: listen er BROTSAK_LISTEN, host under [mail.smtp] er BROTSAK_MAIL_SMTP_HOST.
  Alle nøklane er forklarte i docs/rettleiing/drift.md.

Sluttkodar:
  0  gjort, eller ingenting å gjere
  1  forstått, men det er feil i det som vart gitt eller funne; feila står opplista
  2  ikkje forstått, eller databasen, ei fil, ein port eller ei innstilling kan ikkje brukast
  3  uttrekket er skrive eller i orden, men manglar dei offisielle skjemaa (export)";

#[derive(Parser)]
#[command(
    name = "brotsak",
    version,
    about = "saker om brot på etiske retningsliner i kommunar",
    override_usage = "brotsak [VAL] KOMMANDO",
    arg_required_else_help = true,
    help_template = TEMPLATE,
    after_help = AFTER,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
struct Cli {
    /// Fila med innstillingar, i staden for brotsak.toml
    #[arg(long, global = true, value_name = "FIL")]
    config: Option<PathBuf>,

    /// Mappa for database, filer og e-post, i staden for data_dir
    #[arg(long, global = true, value_name = "MAPPE")]
    data: Option<PathBuf>,

    /// Vis hjelp; etter ein kommando: hjelp om han
    #[arg(long, short, global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,

    /// Vis versjonen
    #[arg(long, short = 'V', action = clap::ArgAction::Version)]
    version: Option<bool>,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Prøv programmet: oppdikta kommune, folk og saker
    Demo(demo::DemoArgs),
    /// Opne huset: sidene, e-posten og nattevakta
    Serve,
    /// Lag databasen, eller før tabellane fram til denne versjonen
    Migrate,
    /// Kontoar og roller
    #[command(subcommand)]
    User(user::UserCommand),
    /// Tilsette og einingar frå personalsystemet
    #[command(subcommand)]
    People(people::PeopleCommand),
    /// Vurder saker etter regelsettet, utan database
    Assess(assess::Assess),
    /// Rekn ut fristane etter eit brev, utan database
    Clocks(Box<clocks::ClocksArgs>),
    /// E-posten: prøv om han går
    #[command(subcommand)]
    Mail(mail::MailCommand),
    /// Jobbane som programmet gjer av seg sjølv
    #[command(subcommand)]
    Jobs(jobs::JobsCommand),
    /// Revisjonssporet
    #[command(subcommand)]
    Audit(audit::AuditCommand),
    /// Hovudnøkkelen til dokumenta
    #[command(subcommand)]
    Key(key::KeyCommand),
    /// Kassasjon av det to personar har godkjent
    #[command(subcommand)]
    Disposal(disposal::DisposalCommand),
    /// Avslutta saker til depotet
    Export(export::ExportArgs),
}

/// Runs what the command line asks for; `clock` tells the time.
pub fn run(clock: fn() -> DateTime<Utc>) -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return refuse(&error),
    };
    let given = Given {
        file: cli.config,
        data_dir: cli.data,
    };
    let done = match cli.command {
        Command::Assess(assess) => return assess.run(),
        Command::Demo(args) => demo::run(&args, &given, clock),
        Command::Serve => serve::run(&given, clock),
        Command::Migrate => migrate::run(&given, clock()),
        Command::Clocks(args) => clocks::run(&args, &given, clock()),
        Command::Mail(command) => mail::run(&command, &given, clock(), &mut io::stdout().lock()),
        Command::Jobs(command) => jobs::run(&command, &given, clock, &mut io::stdout().lock()),
        Command::Key(command) => key::run(&command, &given, clock),
        Command::Audit(command) => audit::run(&command, &given, clock),
        Command::Disposal(command) => disposal::with_house(&command, &given, clock),
        Command::Export(args) => return export(&args, &given, clock),
        Command::User(command) => with_house(&given, clock(), |house, config, out| {
            let base_url = config.base_url(config.listen);
            let setup_url = format!("{base_url}/setup/");
            user::run(&command, &house.store, clock(), LANGUAGE, &setup_url, out)
        }),
        Command::People(command) => with_house(&given, clock(), |house, _, out| {
            people::run(&command, &house.store, clock(), LANGUAGE, out)
        }),
    };
    done.unwrap_or_else(|stop| stop.say()).into()
}

/// The command line was not understood, or asked for help.
fn refuse(error: &clap::Error) -> ExitCode {
    match not_understood::sentence(error) {
        Some(said) => {
            eprintln!("{said}");
            Outcome::Unusable.into()
        }
        None => error.exit(),
    }
}

/// What the operator reads of a fault in the store.
fn told(error: &StoreError) -> String {
    match error {
        StoreError::ClockBehind => {
            "klokka på maskina er meir enn fem minutt bak den siste hendinga i sporet; still klokka, og prøv på nytt".to_owned()
        }
        other => other.to_string(),
    }
}

/// Has exit codes of its own: 3 is a package without schemas.
fn export(args: &export::ExportArgs, given: &Given, clock: fn() -> DateTime<Utc>) -> ExitCode {
    match export::with_house(args, given, clock) {
        Ok(code) => ExitCode::from(code),
        Err(stop) => stop.say().into(),
    }
}

/// Opens the house for one errand and shuts it again.
fn with_house(
    given: &Given,
    now: DateTime<Utc>,
    errand: impl FnOnce(&House, &Config, &mut dyn Write) -> io::Result<Outcome>,
) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    crate::house::logs::begin(config.log.as_deref().unwrap_or("warn"));
    let house = House::open(&config, now)?;
    Ok(errand(&house, &config, &mut io::stdout().lock())?)
}

/// Why a command could not do its work.
#[derive(Debug, thiserror::Error)]
enum Stop {
    #[error(transparent)]
    Settings(#[from] Fault),
    #[error(transparent)]
    House(#[from] NotOpened),
    #[error("{0}")]
    Output(#[from] io::Error),
    /// A sentence for the operator.
    #[error("{0}")]
    Said(String),
}

impl Stop {
    /// One sentence on standard error.
    fn say(&self) -> Outcome {
        if let Stop::Output(error) = self
            && error.kind() == io::ErrorKind::BrokenPipe
        {
            return Outcome::Faults;
        }
        eprintln!("brotsak: {self}");
        Outcome::Unusable
    }
}

/// How a command went, as the shell sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// 0: done, or nothing to do.
    Done,
    /// 1: understood, but there are faults in what was given.
    Faults,
    /// 2: not understood, or the database or a file cannot be reached.
    Unusable,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> ExitCode {
        ExitCode::from(match outcome {
            Outcome::Done => 0,
            Outcome::Faults => 1,
            Outcome::Unusable => 2,
        })
    }
}
