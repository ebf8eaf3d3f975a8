//! Sends a mail again that had stopped.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::take_mail::subject;
use crate::domain::access::Viewer;
use crate::domain::delivery::NotStuck;
use crate::store::outbox::Mail;
use crate::store::{StoreError, Tx, ledger, outbox, outbox_list};

/// Puts the mail first in the queue, with the same Message-ID. Refused for a mail that has gone, or
/// goes by itself; a mail about a matter that `by` is part of is not there.
pub fn requeue_mail(tx: &mut Tx<'_>, by: &Viewer, id: i32) -> Result<(), Failure> {
    let mail = take_stuck(tx, by, id)?;

    outbox::requeue(tx, &mail)?;
    ledger::record(tx, &subject(id), &Event::MailRequeued)?;
    Ok(())
}

/// A mail that somebody may do something about: not one about a matter that `by` is part of, and not
/// one that has gone, goes by itself, or has been seen to in another way.
pub(in crate::casework) fn take_stuck(
    tx: &mut Tx<'_>,
    by: &Viewer,
    id: i32,
) -> Result<Mail, Failure> {
    let hidden = outbox_list::hidden_from(tx.db(), by)?;
    let mail = outbox::find(tx.db(), id)?;
    if hidden.contains(&mail.id) {
        return Err(StoreError::NotFound.into());
    }
    mail.state.can_be_sent_again()?;
    if mail.call.is_some() || mail.instead.is_some() {
        return Err(NotStuck(mail.state).into());
    }
    Ok(mail)
}
