//! One mail after the other in one conversation with the mail server.
//!
//! Step by step, and not through lettre's own transport: only whoever knows
//! how far the conversation came knows whether the mail may have been taken,
//! and a connection that was given up half-way is never used for the next mail.

use crate::domain::delivery::{Fault, Problem, Trouble};
use crate::mail::transport::{Encryption, Server};
use lettre::address::Envelope;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::DEFAULT_MECHANISMS;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;
use std::error::Error as _;
use std::io::ErrorKind;
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
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

/// A connection that has been quiet for longer is not trusted to be there: servers hang up at will.
const QUIET: Duration = Duration::from_secs(20);

/// Servers count, too. A hundred mails is what the common ones take in a row.
const MAILS_A_CONNECTION: u32 = 100;

/// A conversation that is ready for the next mail.
pub(in crate::mail) struct Open {
    connection: AsyncSmtpConnection,
    mails: u32,
    last: Instant,
}

/// How one mail fared: the server's answer, or what stopped it.
type Told = Result<Response, Stop>;

enum Stop {
    At(Stage, Error),
    /// RFC 6531: an address with other letters is sent to no server that does not speak of it.
    NotAscii,
}

/// Sends one mail within the server's time limit. Gives the server's words.
pub(in crate::mail) async fn send(
    server: &Server,
    envelope: &Envelope,
    bytes: &[u8],
) -> Result<String, Trouble> {
    let mut line = server.line.lock().await;
    let mut stage = Stage::Contact;
    // Taken out: a conversation that is cut off by the time limit does not come back.
    let kept = line.take();
    let conversation = converse(server, kept, envelope, bytes, &mut stage);
    // lettre's own time limit ends when the connection stands.
    match timeout(server.timeout, conversation).await {
        Ok(Ok((open, told))) => {
            *line = open;
            told
        }
        Ok(Err(trouble)) => Err(trouble),
        Err(_) => Err(late(stage)),
    }
}

/// Ends the conversation, if there is one.
pub(in crate::mail) async fn hang_up(server: &Server) {
    if let Some(mut open) = server.line.lock().await.take() {
        let _ = timeout(GOODBYE, open.connection.quit()).await;
    }
}

fn late(stage: Stage) -> Trouble {
    match stage {
        Stage::HandOver => Fault::NoAnswer.into(),
        _ => Fault::Unreachable.into(),
    }
}

/// The conversation about one mail, and the connection if the next mail can have it.
async fn converse(
    server: &Server,
    kept: Option<Open>,
    envelope: &Envelope,
    bytes: &[u8],
    stage: &mut Stage,
) -> Result<(Option<Open>, Result<String, Trouble>), Trouble> {
    let kept = kept.filter(|open| open.mails < MAILS_A_CONNECTION && open.last.elapsed() < QUIET);
    let mut told = None;
    let mut open = match kept {
        Some(mut open) => {
            let answer = hand_over(&mut open.connection, envelope, bytes, stage).await;
            // The server had hung up, or says so now: nothing of this mail has been said yet.
            if matches!(&answer, Err(Stop::At(Stage::Sender, error)) if is_hung_up(error)) {
                connect(server, stage).await?
            } else {
                told = Some(answer);
                open
            }
        }
        None => connect(server, stage).await?,
    };
    let told = match told {
        Some(told) => told,
        None => hand_over(&mut open.connection, envelope, bytes, stage).await,
    };
    open.mails += 1;
    open.last = Instant::now();
    match told {
        Ok(answer) => Ok((Some(open), Ok(words(&answer)))),
        Err(Stop::NotAscii) => Ok((Some(open), Err(Fault::Recipient.into()))),
        Err(Stop::At(at, error)) => {
            // An answer of the server's leaves the conversation whole; anything else has broken it.
            let is_whole = error.status().is_some_and(|code| u16::from(code) != 421)
                && open.connection.command(Rset).await.is_ok();
            Ok((is_whole.then_some(open), Err(trouble(at, &error))))
        }
    }
}

/// From the first contact until the server knows who we are.
async fn connect(server: &Server, stage: &mut Stage) -> Result<Open, Trouble> {
    *stage = Stage::Contact;
    let hello = ClientId::default();
    let address = (server.host.as_str(), server.port);
    let greeted = if let Encryption::Implicit(tls) = &server.tls {
        let (limit, tls) = (Some(server.timeout), Some(tls.clone()));
        AsyncSmtpConnection::connect_tokio1(address, limit, &hello, tls, None).await
    } else {
        let stream = reach(address).await;
        let stream =
            stream.map_err(|why| Trouble::said(Fault::Unreachable.into(), &why.to_string()))?;
        AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello).await
    };
    let mut connection = greeted.map_err(|error| trouble(*stage, &error))?;

    if let Encryption::Starttls(tls) = &server.tls {
        *stage = Stage::Encrypt;
        let encrypted = connection.starttls(tls.clone(), &hello).await;
        encrypted.map_err(|error| trouble(*stage, &error))?;
    }
    if let Some(credentials) = &server.credentials {
        *stage = Stage::SignIn;
        let known = connection.auth(DEFAULT_MECHANISMS, credentials).await;
        known.map_err(|error| trouble(*stage, &error))?;
    }
    Ok(Open {
        connection,
        mails: 0,
        last: Instant::now(),
    })
}

/// A mail is written in two pieces. Unless each leaves at once, the second waits for
/// the answer to the first, and the server is in no hurry to give it: 40 ms a mail.
async fn reach(address: (&str, u16)) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

async fn hand_over(
    connection: &mut AsyncSmtpConnection,
    envelope: &Envelope,
    bytes: &[u8],
    stage: &mut Stage,
) -> Told {
    let mut options = vec![];
    if !is_ascii(envelope) {
        let info = connection.server_info();
        if !info.supports_feature(Extension::SmtpUtfEight) {
            return Err(Stop::NotAscii);
        }
        options.push(MailParameter::SmtpUtfEight);
    }
    *stage = Stage::Sender;
    let from = Mail::new(envelope.from().cloned(), options);
    let answer = connection.command(from).await;
    answer.map_err(|error| Stop::At(*stage, error))?;

    *stage = Stage::Recipient;
    for to in envelope.to() {
        let answer = connection.command(Rcpt::new(to.clone(), vec![])).await;
        answer.map_err(|error| Stop::At(*stage, error))?;
    }
    *stage = Stage::Data;
    let answer = connection.command(Data).await;
    answer.map_err(|error| Stop::At(*stage, error))?;
    *stage = Stage::HandOver;
    let answer = connection.message(bytes).await;
    answer.map_err(|error| Stop::At(*stage, error))
}

fn is_ascii(envelope: &Envelope) -> bool {
    let mut addresses = envelope.from().into_iter().chain(envelope.to());
    addresses.all(|address| AsRef::<str>::as_ref(address).is_ascii())
}

/// Whether the other end is gone, or has just said goodbye (421).
fn is_hung_up(error: &Error) -> bool {
    error.status().is_none_or(|code| u16::from(code) == 421)
}

fn words(answer: &Response) -> String {
    let lines: Vec<&str> = answer.message().collect();
    format!("{} {}", u16::from(answer.code()), lines.join(" "))
}

/// What an error means, by how far the conversation had come, and what was said.
fn trouble(stage: Stage, error: &Error) -> Trouble {
    let problem = problem(stage, error);
    let mut said = error.to_string();
    // The innermost cause says what happened; what lies around it says only that something did.
    let mut source = error.source();
    while let Some(cause) = source {
        said = cause.to_string();
        source = cause.source();
    }
    if let Some(status) = problem.status {
        said = format!("{status} {said}");
    }
    Trouble::said(problem, &said)
}

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
