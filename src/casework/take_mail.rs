//! Takes the mail whose turn it is, and writes it out for the recipient.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::send_digests::open_tasks;
use crate::domain::delivery::{Fault, Template};
use crate::domain::local_time::day;
use crate::mail::compose::{Draft, Letter, Letterhead, Plain, compose, compose_plain};
use crate::store::outbox::{self, Mail};
use crate::store::{StoreError, Tx, checkpoints, ledger, people, tasks};

/// A mail that is marked `sending`. It is to be sent now, and [`crate::casework::record_delivery`] told how it went.
pub struct Taken {
    pub mail: Mail,
    /// The fault when there is nothing to send, or nobody to send it to.
    pub letter: Result<Letter, Fault>,
}

/// Takes one mail. `Failure::NothingDue` when there is none to take.
pub fn take_mail(tx: &mut Tx<'_>, head: &Letterhead) -> Result<Taken, Failure> {
    let mail = outbox::take_due(tx).map_err(|error| match error {
        StoreError::NotFound => Failure::NothingDue,
        error => error.into(),
    })?;
    let letter = write(tx, &mail, head)?;
    let attempt = mail.attempts;
    let event = Event::MailSending { attempt };
    ledger::record(tx, &subject(mail.id), &event)?;
    Ok(Taken { mail, letter })
}

/// What the ledger calls a mail: `mail-7`.
pub(in crate::casework) fn subject(id: i32) -> String {
    format!("mail-{id}")
}

fn write(
    tx: &mut Tx<'_>,
    mail: &Mail,
    head: &Letterhead,
) -> Result<Result<Letter, Fault>, StoreError> {
    if mail.template == Template::LedgerCheckpoint {
        return checkpoint(tx, mail, head);
    }
    let mut due_on = None;
    let place = match (mail.template.place(), mail.task_id) {
        (Some(place), _) => place.to_owned(),
        (None, None) => return Ok(Err(Fault::Withdrawn)),
        (None, Some(task)) => {
            let task = tasks::find(tx.db(), task)?;
            if task.closed_at.is_some() {
                return Ok(Err(Fault::Withdrawn));
            }
            due_on = task.due_on;
            format!("/t/{}", task.token)
        }
    };
    let now = tx.now;
    let count = match mail.template {
        Template::Digest => open_tasks(tx.db(), mail.person, now)?,
        _ => 0,
    };
    if mail.template == Template::Digest && count == 0 {
        return Ok(Err(Fault::Withdrawn));
    }
    let person = people::find(tx.db(), mail.person)?;
    Ok(compose(
        head,
        &Draft {
            template: mail.template,
            language: person.language,
            address: &person.email,
            place: &place,
            due_on,
            count,
            message_id: &mail.message_id,
            queued_at: mail.queued_at,
        },
    ))
}

/// The note is the whole body: what arrives can be kept and verified as it is.
fn checkpoint(
    tx: &mut Tx<'_>,
    mail: &Mail,
    head: &Letterhead,
) -> Result<Result<Letter, Fault>, StoreError> {
    let kept = checkpoints::at(tx.db(), mail.queued_at)?;
    let person = people::find(tx.db(), mail.person)?;
    let subject = format!(
        "Brotsak sjekkpunkt {}, {} postar",
        day(kept.signed_at),
        kept.size
    );
    Ok(compose_plain(
        head,
        &Plain {
            address: &person.email,
            subject: &subject,
            text: &kept.note,
            message_id: &mail.message_id,
            queued_at: mail.queued_at,
        },
    ))
}
