//! Records how it went with a mail that was taken.

use crate::audit::Event;
use crate::casework::take_mail::subject;
use crate::casework::{Failure, notify};
use crate::domain::delivery::{
    Delivery, Fault, OUTAGE, TELLS_AFTER, Template, Trouble, after_fault, lot,
};
use crate::domain::local_time;
use crate::domain::person::PersonId;
use crate::domain::task::TaskKind;
use crate::store::checkpoints::{self, Place};
use crate::store::outbox::{self, Mail};
use crate::store::tasks::{self, NewTask};
use crate::store::{StoreError, Tx, involved, ledger, organisation};

/// Records the outcome of a mail that this round took: the SHA-256 of what was sent, or the trouble.
///
/// What will not mend by itself becomes a task for the case owner at once; what
/// might, when it has not for a day and a half. The first mail that leaves after
/// an outage takes the others that were stopped along with it.
pub fn record_delivery(
    tx: &mut Tx<'_>,
    mail: &Mail,
    outcome: Result<&str, &Trouble>,
) -> Result<Delivery, Failure> {
    let (state, event) = match outcome {
        Ok(sha256) => {
            let last = outbox::last_sent(tx.db())?;
            outbox::mark_sent(tx, mail, sha256)?;
            if last.is_none_or(|last| last + OUTAGE <= tx.now) {
                outbox::hasten(tx)?;
            }
            close_failed(tx, mail)?;
            (Delivery::Sent, Event::MailSent)
        }
        Err(trouble) => stop(tx, mail, trouble)?,
    };
    ledger::record(tx, &subject(mail.id), &event)?;
    if state == Delivery::Sent && mail.template == Template::LedgerCheckpoint {
        anchored(tx, mail)?;
    }
    Ok(state)
}

/// Nobody need find out about the mail any more.
pub(in crate::casework) fn close_failed(tx: &mut Tx<'_>, mail: &Mail) -> Result<(), StoreError> {
    for task in tasks::list_open_for(tx.db(), TaskKind::MailFailed, &reason(mail))? {
        tasks::close(tx, task.id)?;
    }
    Ok(())
}

/// A checkpoint has left the house.
fn anchored(tx: &mut Tx<'_>, mail: &Mail) -> Result<(), StoreError> {
    let size = checkpoints::at(tx.db(), mail.queued_at)?.size;
    checkpoints::insert_anchoring(tx, size, Place::Mail, true)?;
    let event = Event::CheckpointAnchored {
        place: Place::Mail.code(),
        outcome: "there",
        size,
    };
    ledger::record(tx, "ledger", &event)
}

/// Records that the program stopped while these mails were being sent. They are sent again
/// after a pause. `Failure::NothingDue` when there are none.
pub fn record_interrupted(tx: &mut Tx<'_>) -> Result<usize, Failure> {
    let now = tx.now;
    let forgotten = outbox::list_forgotten(tx.db(), now)?;
    if forgotten.is_empty() {
        return Err(Failure::NothingDue);
    }
    for mail in &forgotten {
        let (_, event) = stop(tx, mail, &Fault::Interrupted.into())?;
        ledger::record(tx, &subject(mail.id), &event)?;
    }
    Ok(forgotten.len())
}

fn stop(tx: &mut Tx<'_>, mail: &Mail, trouble: &Trouble) -> Result<(Delivery, Event), StoreError> {
    let problem = trouble.problem;
    let (state, wait) = after_fault(problem.fault, mail.attempts, lot(&mail.message_id));
    let next_at = wait.map(|wait| tx.now + wait);
    outbox::mark_stopped(tx, mail, state, next_at, trouble)?;
    let is_for_a_person = state == Delivery::Refused || mail.attempts == TELLS_AFTER;
    if is_for_a_person && problem.fault != Fault::Withdrawn {
        raise(tx, mail)?;
    }
    let fault = problem.to_string();
    let event = match state {
        Delivery::Unknown => Event::MailUnknown,
        Delivery::Refused => Event::MailRefused { fault },
        _ => Event::MailPostponed { fault },
    };
    Ok((state, event))
}

/// A task for the case owner, or for the HR head while there is no case. A
/// mail about such a task that fails too raises no further one.
fn raise(tx: &mut Tx<'_>, mail: &Mail) -> Result<(), StoreError> {
    let Some(task) = mail.task_id else {
        return Ok(());
    };
    let failed = tasks::find(tx.db(), task)?;
    if failed.kind == TaskKind::MailFailed {
        return Ok(());
    }
    let reasons = reason(mail);
    if !tasks::list_open_for(tx.db(), TaskKind::MailFailed, &reasons)?.is_empty() {
        return Ok(());
    }
    for person in owners(tx, failed.report_id, failed.case_id)? {
        let task = NewTask {
            person,
            kind: TaskKind::MailFailed,
            report_id: failed.report_id,
            case_id: failed.case_id,
            reasons: &reasons,
            todo: None,
            due_on: None,
        };
        let id = tasks::insert(tx, &task)?;
        if person != mail.person {
            notify::mail(tx, person, id, TaskKind::MailFailed)?;
        }
    }
    Ok(())
}

fn owners(
    tx: &mut Tx<'_>,
    report: Option<i32>,
    case: Option<i32>,
) -> Result<Vec<PersonId>, StoreError> {
    if let Some(case) = case {
        let people = involved::of_case(tx.db(), case)?;
        let keeps =
            people.officer != people.subject && !people.conflicted.contains(&people.officer);
        return Ok(keeps.then_some(people.officer).into_iter().collect());
    }
    let subject = match report {
        Some(report) => involved::of_report(tx.db(), report)?.subject,
        None => None,
    };
    let day = local_time::day(tx.now);
    let heads = organisation::desk(tx.db(), day)?.heads.into_iter();
    let others = heads.map(|head| head.person);
    Ok(others.filter(|head| Some(*head) != subject).collect())
}

/// What the task about a mail that failed was made for: `mail:7`.
pub(in crate::casework) fn reason(mail: &Mail) -> String {
    format!("mail:{}", mail.id)
}
