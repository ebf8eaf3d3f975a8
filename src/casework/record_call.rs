//! HR has rung the person whom mail did not reach.

use super::record_delivery::close_failed;
use super::requeue_mail::take_stuck;
use super::take_mail::subject;
use crate::audit::Event;
use crate::casework::Failure;
use crate::domain::access::Viewer;
use crate::domain::call::{CallWords, judge};
use crate::store::outbox::Call;
use crate::store::{Tx, ledger, outbox};

/// The mail does not go any more; the task stays with whoever has it.
pub fn record_call(
    tx: &mut Tx<'_>,
    by: &Viewer,
    id: i32,
    words: &CallWords,
) -> Result<(), Failure> {
    let mail = take_stuck(tx, by, id)?;
    let (whom, at) = judge(words, mail.queued_at, tx.now)?;

    outbox::mark_told(
        tx,
        &mail,
        &Call {
            by: by.person,
            whom,
            at,
        },
    )?;
    close_failed(tx, &mail)?;
    ledger::record(tx, &subject(id), &Event::MailTold)?;
    Ok(())
}
