//! HR sends a notice to the next in the line, when mail does not reach the first.

use super::notify;
use super::record_delivery::close_failed;
use super::requeue_mail::take_stuck;
use super::take_mail::subject;
use crate::audit::Event;
use crate::casework::Failure;
use crate::domain::access::Viewer;
use crate::domain::delivery::NotPassedOn;
use crate::domain::routing::LeaderTold;
use crate::domain::task::TaskKind;
use crate::store::outbox::{self, Mail};
use crate::store::{Db, StoreError, Tx, ledger, outbox_list, tasks};

/// Whom it goes to is not chosen: the rules are asked again, with the first one taken to be away. The
/// first one's task is taken back, so that two leaders never hold the same case.
pub fn pass_on_mail(
    tx: &mut Tx<'_>,
    by: &Viewer,
    id: i32,
    when: LeaderTold,
) -> Result<(), Failure> {
    let mail = take_stuck(tx, by, id)?;
    let case = leaders_case(tx.db(), by, &mail)?.ok_or(NotPassedOn)?;

    // Known as passed on before the rules are asked; which mail went instead is known after.
    outbox::mark_passed_on(tx, &mail, mail.id)?;
    let gates = notify::Gates::of_case(tx.db(), case)?;
    notify::tell_of_case(tx, case, gates, when)?;
    if let Some(instead) = outbox_list::newest_about(tx.db(), case, mail.id)? {
        outbox::mark_passed_on(tx, &mail, instead)?;
    }
    close_failed(tx, &mail)?;
    ledger::record(tx, &subject(id), &Event::MailPassedOn)?;
    Ok(())
}

/// The case that a leader is told of by the mail, and has not yet opened, where `viewer` may see it.
pub(in crate::casework) fn leaders_case(
    db: &mut Db,
    viewer: &Viewer,
    mail: &Mail,
) -> Result<Option<i32>, StoreError> {
    let Some(id) = mail.task_id else {
        return Ok(None);
    };
    let task = tasks::find(db, id)?;
    let is_open = task.closed_at.is_none() && task.kind == TaskKind::CaseRegistered;
    let is_seen = !outbox_list::case_numbers(db, viewer, &[id])?.is_empty();
    Ok(task.case_id.filter(|_| is_open && is_seen))
}
