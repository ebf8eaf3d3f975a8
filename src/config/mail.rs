//! The section `[mail]`. Without a server, mail is put in a folder.

use super::fault::Fault;
use super::values::Values;
use crate::mail::settings::{BadSettings, Settings, Smtp, Tls};
use std::path::Path;

/// Mails a minute where nothing is said: so few that those who read pages meanwhile do not notice.
const PACE: u32 = 1500;

/// `host` is where the house lives; a sender that is not given is made of it.
pub fn read(
    values: &Values,
    municipality: &str,
    host: &str,
    data_dir: &Path,
) -> Result<Settings, Fault> {
    let folder = values.path("mail.folder")?;
    let settings = Settings {
        from: match values.text("mail.from")? {
            Some(from) => from,
            None => sender(host),
        },
        from_name: match values.text("mail.from_name")? {
            Some(name) => name,
            None => municipality.to_owned(),
        },
        reply_to: values.text("mail.reply_to")?,
        contact: values.text("mail.contact")?,
        folder: folder.unwrap_or_else(|| data_dir.join("mail")),
        smtp: smtp(values)?,
    };
    if settings.smtp.is_some() && values.text("mail.from")?.is_none() {
        return Err(values.wrong("mail.from"));
    }
    settings.check().map_err(|why| fault(values, &why))?;
    Ok(settings)
}

fn sender(host: &str) -> String {
    let is_name = host.contains('.') && host.parse::<std::net::IpAddr>().is_err();
    format!("ikkje-svar@{}", if is_name { host } else { "localhost" })
}

fn smtp(values: &Values) -> Result<Option<Smtp>, Fault> {
    if !values.has_any("mail.smtp.") {
        return Ok(None);
    }
    let Some(host) = values.text("mail.smtp.host")? else {
        return Err(values.wrong("mail.smtp.host"));
    };
    let port = values.number("mail.smtp.port", 1..=65535)?;
    let timeout = values.number("mail.smtp.timeout_seconds", 1..=60)?;
    let tls = values.read_as("mail.smtp.tls", |text| match text {
        "starttls" => Some(Tls::Starttls),
        "implicit" => Some(Tls::Implicit),
        "none" => Some(Tls::None),
        _ => None,
    })?;
    Ok(Some(Smtp {
        host,
        port: port.and_then(|port| u16::try_from(port).ok()),
        tls: tls.unwrap_or_default(),
        username: values.text("mail.smtp.username")?,
        password: values.secret("mail.smtp.password", "mail.smtp.password_file")?,
        timeout_seconds: timeout.map_or(30, i64::cast_unsigned),
        ca_file: values.path("mail.smtp.ca_file")?,
        per_minute: values
            .number("mail.smtp.per_minute", 1..=100_000)?
            .map_or(Some(PACE), |pace| u32::try_from(pace).ok()),
    }))
}

/// The mail room's own refusal, in the operator's language.
pub fn fault(values: &Values, why: &BadSettings) -> Fault {
    let at = |path| values.place(path);
    match why {
        BadSettings::From(_) => values.wrong("mail.from"),
        BadSettings::FromName(_) => values.wrong("mail.from_name"),
        BadSettings::ReplyTo(_) => values.wrong("mail.reply_to"),
        BadSettings::Contact(_) => values.wrong("mail.contact"),
        BadSettings::Pace => values.wrong("mail.smtp.per_minute"),
        BadSettings::NoHost => values.wrong("mail.smtp.host"),
        BadSettings::Timeout(_) => values.wrong("mail.smtp.timeout_seconds"),
        BadSettings::NotNeutral(shown) => Fault::Combination(format!(
            "{}: «{shown}» fortel kva systemet er til; avsendaren må vere nøytral",
            at("mail.from")
        )),
        BadSettings::Unencrypted(host) => Fault::Combination(format!(
            "{}: none er berre for ein tenar på denne maskina, ikkje for «{host}»; skal vere starttls eller implicit",
            at("mail.smtp.tls")
        )),
        BadSettings::HalfCredentials => Fault::Combination(format!(
            "{}: brukarnamn og passord høyrer saman; gi begge eller ingen",
            at("mail.smtp.username")
        )),
        BadSettings::CaFile { path, why } => Fault::Combination(format!(
            "{}: {} kan ikkje brukast: {why}",
            at("mail.smtp.ca_file"),
            path.display()
        )),
        BadSettings::Encryption { host, why } => Fault::Combination(format!(
            "{}: «{host}» kan ikkje brukast til kryptering: {why}",
            at("mail.smtp.host")
        )),
        BadSettings::Folder { path, why } => Fault::Combination(format!(
            "{}: det kan ikkje skrivast til mappa {}: {why}",
            at("mail.folder"),
            path.display()
        )),
    }
}
