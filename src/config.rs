//! The operator's settings: `brotsak.toml` and `BROTSAK_` variables, read once and checked whole before anything starts.

mod address;
pub mod archive;
mod fault;
mod files;
pub mod keys;
mod law;
mod ledger;
mod mail;
mod metrics;
mod oidc;
mod sign_in;
mod values;

pub use fault::Fault;

use crate::casework::seal::Places;
use crate::domain::authority::Policy;
use crate::domain::clocks::Tariff;
use crate::domain::provider::Local;
use crate::domain::routing::LeaderTold;
use crate::domain::second_factor::Demand;
use crate::mail::settings::Settings as Mail;
use crate::mail::{BadSettings, Transport};
use address::{host, site};
use chrono::{NaiveDate, TimeDelta};
use std::env;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use tracing_subscriber::EnvFilter;
use values::Values;

/// The file that is looked for in the working directory.
pub const FILE: &str = "brotsak.toml";

/// What the command line says, which goes before everything else.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub file: Option<PathBuf>,
    pub data_dir: Option<PathBuf>,
}

pub struct Config {
    pub listen: SocketAddr,
    /// As it is given; see [`Config::base_url`].
    base_url: Option<String>,
    pub data_dir: PathBuf,
    /// `None` for the SQLite file in `data_dir`.
    pub database_url: Option<String>,
    pub municipality: String,
    pub accessibility_url: Option<String>,
    /// The name of the ledger, when a new one is begun.
    pub ledger: String,
    /// The key that signs it, and where checkpoints are taken.
    pub seal: Places,
    /// The folder of the keys that open the keys of the documents.
    pub master_keys: PathBuf,
    /// What is written to the log, in the words of `tracing`; `None` for the command's own choice.
    pub log: Option<String>,
    /// How long a session lives unused.
    pub idle: TimeDelta,
    /// How long a session lives.
    pub lasting: TimeDelta,
    pub leader_told: LeaderTold,
    /// Whether whoever registered a case may decide it.
    pub policy: Policy,
    /// The folder with the municipality's own letter paper.
    pub letters_dir: Option<PathBuf>,
    /// The day from which new cases follow the administrative law of 2025.
    pub fvl2025_from: Option<NaiveDate>,
    pub tariff: Tariff,
    pub sign_in: sign_in::SignIn,
    pub mail: Mail,
    pub archive: archive::Archive,
    /// The SHA-256 of the token that opens `/metrics`.
    pub metrics: Option<[u8; 32]>,
    values: Values,
}

impl Config {
    /// Reads and checks everything. The first fault is the answer.
    pub fn load(given: &Given) -> Result<Config, Fault> {
        let mut variables = vec![];
        for (name, value) in env::vars_os() {
            if let Some(name) = name.to_str().filter(|name| name.starts_with("BROTSAK_")) {
                variables.push((name.to_owned(), value));
            }
        }
        variables.sort();
        let named = variables.iter().find(|(name, _)| name == "BROTSAK_CONFIG");
        let named = named.map(|(_, file)| PathBuf::from(file));
        let there = Some(PathBuf::from(FILE)).filter(|file| file.exists());
        let file = given.file.clone().or(named).or(there);
        let values = Values::read(file.as_deref(), &variables)?;
        Config::of(values, given)
    }

    fn of(values: Values, given: &Given) -> Result<Config, Fault> {
        let listen = values.read_as("listen", |text| text.parse().ok())?;
        let listen = listen.unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080)));
        let base_url = values.read_as("base_url", site)?;
        if base_url.is_none() && !listen.ip().is_loopback() {
            return Err(Fault::Combination(format!(
                "{}: fann ingenting; når {} ikkje er på denne maskina, må adressa folk bruker stå her",
                values.place("base_url"),
                values.place("listen")
            )));
        }
        let host = match &base_url {
            Some(url) => host(url).to_owned(),
            None => "localhost".to_owned(),
        };
        let data_dir = values.path("data_dir")?;
        let data_dir = given.data_dir.clone().or(data_dir);
        let data_dir = data_dir.unwrap_or_else(|| PathBuf::from("brotsak-data"));
        let municipality = values.read_as("municipality", one_line)?;
        let municipality = municipality.unwrap_or_else(|| "Valle kommune".to_owned());
        let log = values.read_as("log", |text| {
            EnvFilter::try_new(text).ok().map(|_| text.to_owned())
        })?;
        let policy = values.read_as("decisions.registrar", |text| match text {
            "may" => Some(Policy {
                registrar_may_decide: true,
            }),
            "may_not" => Some(Policy {
                registrar_may_decide: false,
            }),
            _ => None,
        })?;
        let leader_told = values.read_as("notify.leader", |text| match text {
            "registration" => Some(LeaderTold::Registration),
            "after_free_speech_gate" => Some(LeaderTold::AfterFreeSpeechGate),
            _ => None,
        })?;
        let is_open = |url: &str| url.starts_with("https://").then(|| url.to_owned());
        Ok(Config {
            listen,
            database_url: values.read_as("database_url", database)?,
            accessibility_url: values.read_as("accessibility_url", is_open)?,
            ledger: ledger::name(&values, &host)?,
            seal: ledger::places(&values, &data_dir)?,
            master_keys: files::master_keys(&values, &data_dir)?,
            log,
            idle: TimeDelta::minutes(
                values
                    .number("session.idle_minutes", 5..=480)?
                    .unwrap_or(60),
            ),
            lasting: TimeDelta::hours(values.number("session.hours", 1..=24)?.unwrap_or(12)),
            leader_told: leader_told.unwrap_or_default(),
            policy: policy.unwrap_or_default(),
            letters_dir: values.path("letters.dir")?,
            fvl2025_from: law::fvl2025_from(&values)?,
            tariff: law::tariff(&values)?,
            sign_in: sign_in::read(&values)?,
            archive: archive::read(&values, &municipality)?,
            metrics: metrics::read(&values)?,
            mail: mail::read(&values, &municipality, &host, &data_dir)?,
            municipality,
            data_dir,
            base_url,
            values,
        })
    }

    /// The address that people use; the one the house listens on where none is given.
    pub fn base_url(&self, bound: SocketAddr) -> String {
        match &self.base_url {
            Some(url) => url.clone(),
            None => format!("http://{bound}"),
        }
    }

    /// The way mail leaves: the server's certificates are read, the folder is made.
    pub fn transport(&self) -> Result<Transport, Fault> {
        let why = |why: BadSettings| mail::fault(&self.values, &why);
        Transport::open(&self.mail).map_err(why)
    }

    /// The demo keeps to this machine: its own database, its own address, and
    /// mail in its own folder whatever the settings say.
    pub fn settle_demo(&mut self, mail: PathBuf) -> Result<(), Fault> {
        if self.database_url.is_some() {
            return Err(Fault::Combination(format!(
                "{}: demoen lagar sin eigen database i {}; ta nøkkelen bort, eller bruk serve",
                self.values.place("database_url"),
                self.data_dir.display()
            )));
        }
        self.base_url = None;
        // Fictional people are known to no provider.
        self.sign_in.provider = None;
        self.sign_in.local = Local::Everybody;
        // Forty people with a phone each would make the demo tiresome; a setting turns it on again.
        if !self.values.has_any("sign_in.second_factor") {
            self.sign_in.second_factor.office = Demand::Off;
        }
        if !self.values.has_any("sign_in.proof_minutes") {
            self.sign_in.proof = None;
        }
        if !self.values.has_any("sign_in.leader_second_factor") {
            self.sign_in.second_factor.leader = Demand::Off;
        }
        self.mail = Mail {
            from: "ikkje-svar@valle.example".to_owned(),
            from_name: self.municipality.clone(),
            reply_to: None,
            contact: None,
            folder: mail,
            smtp: None,
        };
        Ok(())
    }

    /// Where the value stands, for a sentence about it.
    pub fn place(&self, path: &str) -> String {
        self.values.place(path)
    }
}

/// Whether the demo is to write its sign-ins for a program to read.
pub fn is_demo_plain() -> bool {
    env::var_os("BROTSAK_DEMO_PLAIN").is_some_and(|value| value == "1")
}

fn one_line(text: &str) -> Option<String> {
    let is_one = !text.chars().any(char::is_control) && text.chars().count() <= 100;
    is_one.then(|| text.to_owned())
}

/// A path, or an address of a database that this program can speak to.
fn database(text: &str) -> Option<String> {
    let text = text.strip_prefix("sqlite://").unwrap_or(text);
    let is_known = crate::store::db::is_postgres(text) || !text.contains("://");
    (is_known && !text.is_empty()).then(|| text.to_owned())
}

/// The database as a person may see it: without user and password.
pub fn shown(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return Path::new(url).display().to_string();
    };
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    let rest = rest.split('?').next().unwrap_or_default();
    format!("{scheme}://{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_reads_the_password_of_the_database() {
        let url = "postgres://brotsak:hemmeleg@db.intern:5432/sak?password=hemmeleg";
        assert_eq!(shown(url), "postgres://db.intern:5432/sak");
        assert_eq!(
            shown("brotsak-data/brotsak.sqlite"),
            "brotsak-data/brotsak.sqlite"
        );
    }

    #[test]
    fn a_database_is_a_file_or_postgres() {
        assert_eq!(
            database("sqlite:///var/sak.db").as_deref(),
            Some("/var/sak.db")
        );
        assert_eq!(database("sak.db").as_deref(), Some("sak.db"));
        assert!(database("postgres://x/y").is_some());
        assert!(database("mysql://x/y").is_none());
    }
}
