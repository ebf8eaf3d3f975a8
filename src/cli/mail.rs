//! `brotsak mail`: whether mail leaves the house, in the mail server's own words.

use super::{LANGUAGE, Outcome, Stop};
use crate::config::{Config, Given};
use crate::domain::delivery::Trouble;
use crate::mail::advice::advice;
use crate::mail::compose::{Plain, compose_plain};
use crate::mail::settings::Tls;
use crate::mail::{Settings, Transport, deliver};
use chrono::{DateTime, Utc};
use clap::Subcommand;
use std::io::{self, Write};

#[derive(Subcommand)]
pub enum MailCommand {
    /// Send ein prøve-e-post, og vis kva e-posttenaren svarar
    Test {
        /// Kven prøva skal gå til
        #[arg(value_name = "ADRESSE")]
        address: String,
    },
}

const SUBJECT: &str = "Prøve av e-posten";

const TEXT: &str =
    "Hei!\n\nDette er ei prøve. Får du ho, kjem e-posten fram. Du treng ikkje gjere noko.\n";

/// Goes past the queue, and leaves no trace in the house: nothing is told but that mail arrives.
pub fn run(
    command: &MailCommand,
    given: &Given,
    now: DateTime<Utc>,
    out: &mut dyn Write,
) -> Result<Outcome, Stop> {
    let MailCommand::Test { address } = command;
    let config = Config::load(given)?;
    crate::house::logs::begin(config.log.as_deref().unwrap_or("warn"));
    let transport = config.transport()?;
    let random = |why: crate::store::StoreError| Stop::Said(why.to_string());
    let message_id = crate::store::new_token().map_err(random)?;
    let head = config.mail.letterhead("");
    let plain = Plain {
        address,
        subject: SUBJECT,
        text: TEXT,
        message_id: &message_id,
        queued_at: now,
    };
    write!(out, "{}", described(&config.mail, address))?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let sent = runtime.block_on(async {
        let letter = compose_plain(&head, &plain).map_err(Trouble::from)?;
        let sent = deliver(&transport, &letter).await;
        transport.hang_up().await;
        sent
    });
    Ok(tell(&transport, sent, out)?)
}

fn tell(
    transport: &Transport,
    sent: Result<String, Trouble>,
    out: &mut dyn Write,
) -> io::Result<Outcome> {
    match (sent, transport) {
        (Ok(file), Transport::Folder(_)) => {
            writeln!(out, "Skriven:     {file}")?;
            Ok(Outcome::Done)
        }
        (Ok(answer), Transport::Server(_)) => {
            writeln!(out, "Svar:        {answer}\nE-posttenaren tok imot prøva.")?;
            Ok(Outcome::Done)
        }
        (Err(trouble), _) => {
            let said = trouble.said.as_deref().unwrap_or("(ingenting)");
            let advice = advice(trouble.problem.fault, LANGUAGE);
            writeln!(out, "Svar:        {said}\nFeil:        {}", trouble.problem)?;
            writeln!(out, "Prøva gjekk ikkje. {advice}")?;
            Ok(Outcome::Faults)
        }
    }
}

/// What is tried, without the password.
fn described(mail: &Settings, address: &str) -> String {
    let way = match &mail.smtp {
        None => format!("Mappe:       {}\n", mail.folder.display()),
        Some(smtp) => {
            let tls = match smtp.tls {
                Tls::Starttls => "starttls",
                Tls::Implicit => "implicit",
                Tls::None => "none",
            };
            let user = smtp.username.as_deref().unwrap_or("(ingen)");
            let port = smtp.port();
            format!(
                "E-posttenar: {}:{port} ({tls})\nBrukar:      {user}\n",
                smtp.host
            )
        }
    };
    format!("{way}Frå:         {}\nTil:         {address}\n", mail.from)
}
