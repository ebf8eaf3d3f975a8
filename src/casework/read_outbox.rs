//! HR looks at the mail: where each one stands, and what to do about it.

use crate::audit::Event;
use crate::casework::Failure;
use crate::domain::delivery::Delivery;
use crate::domain::person::{Language, PersonId};
use crate::mail::advice::{advice, given_up};
use crate::store::outbox::{self, Mail};
use crate::store::{Tx, ledger};
use chrono::TimeDelta;

/// A mail that has waited so long past its turn says that nobody is sending.
const STANDSTILL: TimeDelta = TimeDelta::minutes(10);

const PAGE: i64 = 50;

pub struct Outbox {
    pub mails: Vec<Row>,
    pub counts: Vec<(Delivery, i64)>,
    /// Nothing has been sent for ten minutes, though there is something to send.
    pub stands_still: bool,
}

pub struct Row {
    pub mail: Mail,
    pub recipient: String,
    /// What stopped it and what to do, in the reader's language.
    pub advice: Option<String>,
}

/// The newest mails before `before`, without those about a matter the reader is part of.
pub fn read_outbox(
    tx: &mut Tx<'_>,
    reader: PersonId,
    language: Language,
    before: Option<i32>,
) -> Result<Outbox, Failure> {
    let hidden = outbox::hidden_from(tx.db(), reader)?;
    let listed = outbox::list(tx.db(), &hidden, before, PAGE)?;
    let counts = outbox::count(tx.db(), &hidden)?;
    let latest = tx.now - STANDSTILL;
    let stands_still = outbox::is_overdue(tx.db(), latest)?;
    ledger::record(tx, &reader.to_string(), &Event::OutboxRead)?;
    let rows = listed.into_iter().map(|listed| Row {
        advice: words(&listed.mail, language),
        recipient: listed.recipient,
        mail: listed.mail,
    });
    Ok(Outbox {
        mails: rows.collect(),
        counts,
        stands_still,
    })
}

fn words(mail: &Mail, language: Language) -> Option<String> {
    let problem = mail.problem?;
    let advice = advice(problem.fault, language);
    let gave_up = mail.state == Delivery::Refused && problem.fault.leads_to() != Delivery::Refused;
    Some(if gave_up {
        format!("{advice} {}", given_up(language))
    } else {
        advice.to_owned()
    })
}
