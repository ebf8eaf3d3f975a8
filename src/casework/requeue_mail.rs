//! Sends a mail again that had stopped.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::take_mail::subject;
use crate::store::{Tx, ledger, outbox};

/// Puts the mail first in the queue, with the same Message-ID. Refused for a mail that has gone, or goes by itself.
pub fn requeue_mail(tx: &mut Tx<'_>, id: i32) -> Result<(), Failure> {
    let mail = outbox::find(tx.db(), id)?;
    mail.state.can_be_sent_again()?;

    outbox::requeue(tx, &mail)?;
    ledger::record(tx, &subject(id), &Event::MailRequeued)?;
    Ok(())
}
