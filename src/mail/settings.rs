//! How mail leaves: the section `[mail]` of the house's settings.

use crate::mail::Letterhead;
use lettre::Address;
use serde::Deserialize;
use std::fmt;
use std::net::IpAddr;
use std::path::PathBuf;

/// The longest a single mail may take; the mark `sending` outlasts a round of them.
pub const LONGEST_TIMEOUT: u64 = 60;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What mail comes from: `ikkje-svar@valle.example`.
    pub from: String,
    /// Whose name it carries: `Valle kommune`.
    pub from_name: String,
    /// HR's address, where an answer ends up.
    pub reply_to: Option<String>,
    /// Whom a recipient can ask: `HR, telefon 37 93 75 00`.
    pub contact: Option<String>,
    /// Where mail is put as `.eml` files when no server is named.
    #[serde(default = "folder")]
    pub folder: PathBuf,
    pub smtp: Option<Smtp>,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Smtp {
    pub host: String,
    /// Without one: 587 for `starttls`, 465 for `implicit`, 25 for `none`.
    pub port: Option<u16>,
    #[serde(default)]
    pub tls: Tls,
    pub username: Option<String>,
    pub password: Option<String>,
    /// Seconds for one mail, from the first contact to the answer.
    #[serde(default = "timeout")]
    pub timeout_seconds: u64,
    /// A PEM file with certificate authorities to trust besides the system's own.
    pub ca_file: Option<PathBuf>,
    /// No more mails a minute than this, from this process.
    pub per_minute: Option<u32>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tls {
    /// Encrypted before anything is said, or nothing is sent.
    #[default]
    Starttls,
    /// Encrypted from the first byte.
    Implicit,
    /// Not encrypted. Only to this machine itself.
    None,
}

fn folder() -> PathBuf {
    PathBuf::from("mail")
}

fn timeout() -> u64 {
    30
}

/// What is wrong with the section, where, and what it must be.
#[derive(Debug, thiserror::Error)]
pub enum BadSettings {
    #[error("mail.from is not an e-mail address: {0:?}")]
    From(String),
    #[error("mail.from_name must be the municipality's name, on one line: {0:?}")]
    FromName(String),
    #[error(
        "mail.from and mail.from_name must be neutral; this one tells what the system is for: {0:?}"
    )]
    NotNeutral(String),
    #[error("mail.reply_to is not an e-mail address: {0:?}")]
    ReplyTo(String),
    #[error("mail.contact must be whom to ask, on one line: {0:?}")]
    Contact(String),
    #[error("mail.smtp.per_minute is 0; it must be at least 1")]
    Pace,
    #[error("mail.smtp.host is empty; leave out [mail.smtp] to write mail to a folder")]
    NoHost,
    #[error("mail.smtp.tls = \"none\" is only for a server on this machine, not for {0:?}")]
    Unencrypted(String),
    #[error("mail.smtp.username and mail.smtp.password belong together: give both, or neither")]
    HalfCredentials,
    #[error("mail.smtp.timeout_seconds is {0}; it must be from 1 to {LONGEST_TIMEOUT}")]
    Timeout(u64),
    #[error("mail.smtp.ca_file {path:?} cannot be used: {why}")]
    CaFile { path: PathBuf, why: String },
    #[error("mail.smtp.host {host:?} cannot be used for encryption: {why}")]
    Encryption { host: String, why: String },
    #[error("mail.folder {path:?} cannot be written to: {why}")]
    Folder { path: PathBuf, why: std::io::Error },
}

/// In a sender they tell what the mail is about before it is opened.
const TELLING: &[&str] = &["brotsak", "varsling", "varsel", "brot", "disiplin"];

impl Settings {
    /// Whether the section makes sense; the files it names are read by [`crate::mail::Transport::open`].
    pub fn check(&self) -> Result<(), BadSettings> {
        if self.from.parse::<Address>().is_err() {
            return Err(BadSettings::From(self.from.clone()));
        }
        if self.from_name.trim().is_empty() || self.from_name.chars().any(char::is_control) {
            return Err(BadSettings::FromName(self.from_name.clone()));
        }
        if let Some(reply_to) = &self.reply_to
            && reply_to.parse::<Address>().is_err()
        {
            return Err(BadSettings::ReplyTo(reply_to.clone()));
        }
        let contact = self.contact.as_deref().unwrap_or("-");
        if contact.trim().is_empty() || contact.chars().any(char::is_control) {
            return Err(BadSettings::Contact(contact.to_owned()));
        }
        let local = |address: &str| address.rsplit_once('@').map_or("", |(it, _)| it).to_owned();
        let reply_to = self.reply_to.as_deref().map(local).unwrap_or_default();
        for shown in [&local(&self.from), &self.from_name, &reply_to, contact] {
            let lower = shown.to_lowercase();
            if TELLING.iter().any(|word| lower.contains(word)) {
                return Err(BadSettings::NotNeutral(shown.to_owned()));
            }
        }
        self.smtp.as_ref().map_or(Ok(()), Smtp::check)
    }

    /// What every mail carries. `base_url` is where people sign in: `https://sak.valle.example`.
    pub fn letterhead(&self, base_url: &str) -> Letterhead {
        Letterhead {
            from: self.from.clone(),
            kommune: self.from_name.clone(),
            base_url: base_url.trim_end_matches('/').to_owned(),
            reply_to: self.reply_to.clone(),
            contact: self.contact.clone(),
        }
    }
}

impl Smtp {
    fn check(&self) -> Result<(), BadSettings> {
        if self.host.trim().is_empty() {
            return Err(BadSettings::NoHost);
        }
        if self.tls == Tls::None && !is_this_machine(&self.host) {
            return Err(BadSettings::Unencrypted(self.host.clone()));
        }
        if self.username.is_some() != self.password.is_some() {
            return Err(BadSettings::HalfCredentials);
        }
        if !(1..=LONGEST_TIMEOUT).contains(&self.timeout_seconds) {
            return Err(BadSettings::Timeout(self.timeout_seconds));
        }
        if self.per_minute == Some(0) {
            return Err(BadSettings::Pace);
        }
        Ok(())
    }

    pub fn port(&self) -> u16 {
        self.port.unwrap_or(match self.tls {
            Tls::Starttls => 587,
            Tls::Implicit => 465,
            Tls::None => 25,
        })
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

impl fmt::Debug for Smtp {
    /// All but the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Smtp")
            .field("host", &self.host)
            .field("port", &self.port())
            .field("tls", &self.tls)
            .field("username", &self.username)
            .field("timeout_seconds", &self.timeout_seconds)
            .field("ca_file", &self.ca_file)
            .field("per_minute", &self.per_minute)
            .finish_non_exhaustive()
    }
}
