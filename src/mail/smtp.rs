//! One mail, one conversation with the mail server.
//!
//! Step by step, and not through lettre's own transport: only whoever knows
//! how far the conversation came knows whether the mail may have been taken,
//! and a connection that was given up half-way is never used for the next mail.

use crate::domain::delivery::{Fault, Problem};
use crate::mail::transport::{Encryption, Server};
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use std::error::Error as _;
use std::io::ErrorKind;
use std::time::Duration;
use tokio::time::timeout;

/// How far the conversation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Contact,
    Encrypt,
    SignIn,
    Sender,
    Recipient,
    Data,
    /// From here on the server may have taken the mail without our knowing.
    HandOver,
}

/// To say goodbye; how the mail fared is known by then.
const GOODBYE: Duration = Duration::from_secs(2);

/// Sends one mail within the server's time limit.
pub(in crate::mail) async fn send(
    server: &Server,
    envelope: &Envelope,
    bytes: &[u8],
) -> Result<(), Problem> {
    let mut stage = Stage::Contact;
    let conversation = converse(server, envelope, bytes, &mut stage);
    // lettre's own time limit ends when the connection stands.
    match timeout(server.timeout, conversation).await {
        Ok(Ok(mut connection)) => {
            let _ = timeout(GOODBYE, connection.quit()).await;
            Ok(())
        }
        Ok(Err(problem)) => Err(problem),
        Err(_) if stage == Stage::HandOver => Err(Fault::NoAnswer.into()),
        Err(_) => Err(Fault::Unreachable.into()),
    }
}

async fn converse(
    server: &Server,
    envelope: &Envelope,
    bytes: &[u8],
    stage: &mut Stage,
) -> Result<AsyncSmtpConnection, Problem> {
    let hello = ClientId::default();
    let implicit = match &server.tls {
        Encryption::Implicit(tls) => Some(tls.clone()),
        Encryption::Starttls(_) | Encryption::None => None,
    };
    let address = (server.host.as_str(), server.port);
    let limit = Some(server.timeout);
    let mut connection =
        AsyncSmtpConnection::connect_tokio1(address, limit, &hello, implicit, None)
            .await
            .map_err(|error| problem(*stage, &error))?;

    if let Encryption::Starttls(tls) = &server.tls {
        *stage = Stage::Encrypt;
        let encrypted = connection.starttls(tls.clone(), &hello).await;
        encrypted.map_err(|error| problem(*stage, &error))?;
    }
    if let Some(credentials) = &server.credentials {
        *stage = Stage::SignIn;
        let known = connection.auth(DEFAULT_MECHANISMS, credentials).await;
        known.map_err(|error| problem(*stage, &error))?;
    }
    let mut options = vec![];
    if !is_ascii(envelope) {
        // RFC 6531: such an address is sent to no server that does not speak of it.
        let info = connection.server_info();
        if !info.supports_feature(Extension::SmtpUtfEight) {
            return Err(Fault::Recipient.into());
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    *stage = Stage::Sender;
    let from = Mail::new(envelope.from().cloned(), options);
    let answer = connection.command(from).await;
    answer.map_err(|error| problem(*stage, &error))?;

    *stage = Stage::Recipient;
    for to in envelope.to() {
        let answer = connection.command(Rcpt::new(to.clone(), vec![])).await;
        answer.map_err(|error| problem(*stage, &error))?;
    }
    *stage = Stage::Data;
    let answer = connection.command(Data).await;
    answer.map_err(|error| problem(*stage, &error))?;
    *stage = Stage::HandOver;
    let answer = connection.message(bytes).await;
    answer.map_err(|error| problem(*stage, &error))?;
    Ok(connection)
}

fn is_ascii(envelope: &Envelope) -> bool {
    let mut addresses = envelope.from().into_iter().chain(envelope.to());
    addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii())
}

/// What an error means, by how far the conversation had come.
fn problem(stage: Stage, error: &Error) -> Problem {
    let status = error.status().map(u16::from);
    let fault = match stage {
        _ if error.is_transient() => Fault::Busy,
        // Authentication required, or not good enough (RFC 4954 section 6).
        _ if matches!(status, Some(530 | 534 | 535 | 538)) => Fault::SignIn,
        Stage::Sender if error.is_permanent() => Fault::Sender,
        Stage::Recipient if error.is_permanent() => Fault::Recipient,
        Stage::Data | Stage::HandOver if error.is_permanent() => Fault::Message,
        Stage::HandOver => Fault::NoAnswer,
        Stage::SignIn if error.is_permanent() || error.is_client() => Fault::SignIn,
        Stage::Encrypt if error.is_permanent() || error.is_client() => Fault::Encryption,
        _ if is_encryption(error) => Fault::Encryption,
        _ => Fault::Unreachable,
    };
    Problem { fault, status }
}

/// lettre gives a failed handshake as a broken connection; the cause says that the data made no sense.
fn is_encryption(error: &Error) -> bool {
    let mut source = error.source();
    while let Some(cause) = source {
        let io = cause.downcast_ref::<std::io::Error>();
        if io.is_some_and(|io| io.kind() == ErrorKind::InvalidData) {
            return true;
        }
        source = cause.source();
    }
    error.is_tls()
}
