//! From words to a message that a mail server takes. Built with lettre's types alone, so that no
//! address or name can add a header.

use crate::audit::hex;
use crate::domain::delivery::{Fault, Template};
use crate::domain::person::Language;
use crate::mail::messages;
use chrono::{DateTime, Utc};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, address::Envelope};
use sha2::{Digest, Sha256};
use std::time::SystemTime;

/// What every mail from this house carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letterhead {
    pub from: String,
    pub kommune: String,
    pub base_url: String,
}

/// One mail, before it is written.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    pub template: Template,
    pub language: Language,
    pub address: &'a str,
    /// The task's token; nothing without signing in.
    pub token: &'a str,
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

/// Writes the mail. An address that cannot be read is a fault of its own; it is never mended by guessing.
pub fn compose(head: &Letterhead, draft: &Draft<'_>) -> Result<Letter, Fault> {
    let to: Address = draft.address.parse().map_err(|_| Fault::NoAddress)?;
    let from: Address = head.from.parse().map_err(|_| Fault::Sender)?;
    let link = format!("{}/t/{}", head.base_url, draft.token);
    let words = messages::write(draft.template, draft.language, &link, &head.kommune)
        .map_err(|_| Fault::Message)?;

    let id = format!("<{}@{}>", draft.message_id, from.domain());
    let body = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        // Not by chance: the same mail has the same bytes when it is sent again.
        .boundary(format!("part-{}", draft.message_id))
        .singlepart(part(ContentType::TEXT_PLAIN, words.text))
        .singlepart(part(ContentType::TEXT_HTML, words.html));
    let message = Message::builder()
        .from(Mailbox::new(Some(head.kommune.clone()), from.clone()))
        .to(Mailbox::new(None, to.clone()))
        .subject(words.subject)
        .date(SystemTime::from(draft.queued_at))
        .message_id(Some(id))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(body)
        .map_err(|_| Fault::Message)?;

    let bytes = message.formatted();
    Ok(Letter {
        envelope: Envelope::new(Some(from), vec![to]).map_err(|_| Fault::NoAddress)?,
        name: draft.message_id.to_owned(),
        sha256: hex(&Sha256::digest(&bytes)),
        bytes,
    })
}

fn part(kind: ContentType, text: String) -> SinglePart {
    SinglePart::builder().header(kind).body(text)
}
