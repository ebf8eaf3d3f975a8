//! From words to a message that a mail server takes. Built with lettre's types alone, so that no
//! address or name can add a header.

use crate::audit::hex;
use crate::domain::delivery::{Fault, Template, reference};
use crate::domain::person::Language;
use crate::mail::messages::{self, Told};
use chrono::{DateTime, NaiveDate, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MessageBuilder, SinglePart};
use lettre::{Address, address::Envelope};
use sha2::{Digest, Sha256};
use std::time::SystemTime;

/// What every mail from this house carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    pub from: String,
    pub kommune: String,
    pub base_url: String,
    /// HR's own address, for whoever answers all the same.
    pub reply_to: Option<String>,
    /// Whom to ask, as the mail says it: `HR, telefon 37 93 75 00`.
    pub contact: Option<String>,
}

/// One mail, before it is written.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    pub template: Template,
    pub language: Language,
    pub address: &'a str,
    /// Where in the house it leads; nothing is there to see without signing in.
    pub place: &'a str,
    /// The day of the task it is about.
    pub due_on: Option<NaiveDate>,
    /// How many tasks are open, where the mail is about all of them.
    pub count: usize,
    /// What stands before the `@` of the Message-ID.
    pub message_id: &'a str,
    pub queued_at: DateTime<Utc>,
}

/// A mail that is ready to go: the same bytes each time it is sent.
#[derive(Clone, Debug)]
pub struct Letter {
    pub(in crate::mail) envelope: Envelope,
    pub(in crate::mail) name: String,
    pub bytes: Vec<u8>,
    pub sha256: String,
}

/// One mail that is nothing but its text.
#[derive(Clone, Debug)]
pub struct Plain<'a> {
    pub address: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    pub message_id: &'a str,
    pub queued_at: DateTime<Utc>,
}

/// Writes a mail of plain text, word for word.
pub fn compose_plain(head: &Letterhead, plain: &Plain<'_>) -> Result<Letter, Fault> {
    let (to, from) = addresses(head, plain.address)?;
    let id = (plain.message_id, plain.queued_at);
    let message = begin(head, &to, &from, plain.subject, id)?
        .singlepart(part(ContentType::TEXT_PLAIN, plain.text.to_owned()))
        .map_err(|_| Fault::Message)?;
    letter(&message, to, from, plain.message_id)
}

/// Writes the mail. An address that cannot be read is a fault of its own; it is never mended by guessing.
pub fn compose(head: &Letterhead, draft: &Draft<'_>) -> Result<Letter, Fault> {
    let (to, from) = addresses(head, draft.address)?;
    let link = format!("{}{}", head.base_url, draft.place);
    let dato = draft.due_on.map(|day| messages::date(day, draft.language));
    let told = Told {
        lenkje: &link,
        dato: dato.as_deref().unwrap_or_default(),
        tal: draft.count,
        kommune: &head.kommune,
        contact: head.contact.as_deref(),
        is_answered: head.reply_to.is_some(),
        reference: reference(draft.message_id),
    };
    let words =
        messages::write(draft.template, draft.language, told).map_err(|_| Fault::Message)?;
    let id = (draft.message_id, draft.queued_at);
    let message = begin(head, &to, &from, &words.subject, id)?
        .singlepart(part(ContentType::TEXT_PLAIN, words.text))
        .map_err(|_| Fault::Message)?;
    letter(&message, to, from, draft.message_id)
}

fn addresses(head: &Letterhead, address: &str) -> Result<(Address, Address), Fault> {
    let to = address.parse().map_err(|_| Fault::NoAddress)?;
    let from = head.from.parse().map_err(|_| Fault::Sender)?;
    Ok((to, from))
}

fn begin(
    head: &Letterhead,
    to: &Address,
    from: &Address,
    subject: &str,
    (message_id, queued_at): (&str, DateTime<Utc>),
) -> Result<MessageBuilder, Fault> {
    let id = format!("<{message_id}@{}>", from.domain());
    // By which a mailbox sorts it (RFC 2919); it says no more than the sender does.
    let list = format!("<oppgaver.{}>", from.domain());
    let mut message = Message::builder();
    if let Some(reply_to) = &head.reply_to {
        let reply_to = reply_to.parse().map_err(|_| Fault::Sender)?;
        message = message.reply_to(Mailbox::new(Some(head.kommune.clone()), reply_to));
    }
    Ok(message
        .from(Mailbox::new(Some(head.kommune.clone()), from.clone()))
        .to(Mailbox::new(None, to.clone()))
        .subject(subject)
        .date(SystemTime::from(queued_at))
        .message_id(Some(id))
        .raw_header(raw("Auto-Submitted", "auto-generated"))
        .raw_header(raw("List-Id", &list)))
}

fn raw(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn letter(message: &Message, to: Address, from: Address, name: &str) -> Result<Letter, Fault> {
    let bytes = message.formatted();
    Ok(Letter {
        envelope: Envelope::new(Some(from), vec![to]).map_err(|_| Fault::NoAddress)?,
        name: name.to_owned(),
        sha256: hex(&Sha256::digest(&bytes)),
        bytes,
    })
}

fn part(kind: ContentType, text: String) -> SinglePart {
    SinglePart::builder().header(kind).body(text)
}
