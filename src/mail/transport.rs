//! The way out of the house: a mail server, or a folder.

use crate::mail::pace::Pace;
use crate::mail::settings::{BadSettings, Settings, Smtp, Tls};
use crate::mail::smtp::{self, Open};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, TlsParameters};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

#[derive(Clone)]
pub enum Transport {
    Server(Box<Server>),
    /// Each mail becomes `<message-id>.eml`.
    Folder(PathBuf),
}

#[derive(Clone)]
pub struct Server {
    pub(in crate::mail) host: String,
    pub(in crate::mail) port: u16,
    pub(in crate::mail) tls: Encryption,
    pub(in crate::mail) credentials: Option<Credentials>,
    /// For one mail, from the first contact to the answer.
    pub(in crate::mail) timeout: Duration,
    /// The conversation, kept for the next mail; one at a time from this process.
    pub(in crate::mail) line: Arc<Mutex<Option<Open>>>,
    pub(in crate::mail) pace: Pace,
}

#[derive(Clone)]
pub(in crate::mail) enum Encryption {
    Starttls(TlsParameters),
    Implicit(TlsParameters),
    None,
}

impl Transport {
    /// Reads what the settings name, without sending anything. The folder is made if it is not there.
    pub fn open(settings: &Settings) -> Result<Transport, BadSettings> {
        settings.check()?;
        let Some(smtp) = &settings.smtp else {
            let path = settings.folder.clone();
            return match std::fs::create_dir_all(&path) {
                Ok(()) => Ok(Transport::Folder(path)),
                Err(why) => Err(BadSettings::Folder { path, why }),
            };
        };
        let credentials = smtp.username.clone().zip(smtp.password.clone());
        Ok(Transport::Server(Box::new(Server {
            host: smtp.host.clone(),
            port: smtp.port(),
            tls: match smtp.tls {
                Tls::Starttls => Encryption::Starttls(parameters(smtp)?),
                Tls::Implicit => Encryption::Implicit(parameters(smtp)?),
                Tls::None => Encryption::None,
            },
            credentials: credentials.map(|(name, password)| Credentials::new(name, password)),
            timeout: Duration::from_secs(smtp.timeout_seconds),
            line: Arc::default(),
            pace: Pace::of(smtp.per_minute),
        })))
    }

    /// How long the next mail must wait, by the pace that the operator has set.
    pub fn pause(&self) -> Duration {
        match self {
            Transport::Server(server) => server.pace.pause(),
            Transport::Folder(_) => Duration::ZERO,
        }
    }

    /// Says goodbye to the server, if it is being spoken with.
    pub async fn hang_up(&self) {
        if let Transport::Server(server) = self {
            smtp::hang_up(server).await;
        }
    }
}

fn parameters(smtp: &Smtp) -> Result<TlsParameters, BadSettings> {
    let mut builder = TlsParameters::builder(smtp.host.clone());
    if let Some(path) = &smtp.ca_file {
        let bad = |why: String| BadSettings::CaFile {
            path: path.clone(),
            why,
        };
        let pem = std::fs::read(path).map_err(|why| bad(why.to_string()))?;
        if !pem.windows(11).any(|text| text == b"-----BEGIN ") {
            return Err(bad("it holds no certificate in PEM form".to_owned()));
        }
        let certificate = Certificate::from_pem(&pem).map_err(|why| bad(why.to_string()))?;
        builder = builder.add_root_certificate(certificate);
    }
    builder.build().map_err(|why| BadSettings::Encryption {
        host: smtp.host.clone(),
        why: why.to_string(),
    })
}
