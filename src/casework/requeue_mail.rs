//! Sends a mail again that had stopped.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::take_mail::subject;
use crate::domain::access::Viewer;
use crate::store::{StoreError, Tx, ledger, outbox};

/// Puts the mail first in the queue, with the same Message-ID. Refused for a mail that has gone, or
/// goes by itself; a mail about a matter that `by` is part of is not there.
pub fn requeue_mail(tx: &mut Tx<'_>, by: &Viewer, id: i32) -> Result<(), Failure> {
    let hidden = outbox::hidden_from(tx.db(), by)?;
    let mail = outbox::find(tx.db(), id)?;
    if mail.task_id.is_some_and(|task| hidden.contains(&task)) {
        return Err(StoreError::NotFound.into());
    }
    mail.state.can_be_sent_again()?;

    outbox::requeue(tx, &mail)?;
    ledger::record(tx, &subject(id), &Event::MailRequeued)?;
    Ok(())
}
