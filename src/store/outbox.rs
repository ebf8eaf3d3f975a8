//! Mail on its way out, as rows: no text, no address.
//!
//! A row is marked `sending` in a write of its own before the mail leaves, and
//! that mark runs out. A program that stops in between therefore leaves a row
//! that is found again, and the mail is sent once more with the same Message-ID.

use super::db::native;
use super::schema::outbox;
use super::{Db, StoreError, Tx};
use crate::domain::delivery::{Delivery, Fault, Problem, Template, Trouble};
use crate::domain::person::PersonId;
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

/// How long a row may be `sending` before it is taken to be forgotten. Longer
/// than any round of sending (`mail::LONGEST_TIMEOUT`, `jobs::deliver_mail::ROUND`).
pub const LEASE: TimeDelta = TimeDelta::minutes(15);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
    pub id: i32,
    pub person: PersonId,
    pub task_id: Option<i32>,
    pub template: Template,
    /// What stands before the `@` of the Message-ID.
    pub message_id: String,
    pub state: Delivery,
    pub attempts: i32,
    pub queued_at: DateTime<Utc>,
    pub next_at: Option<DateTime<Utc>>,
    pub sent_at: Option<DateTime<Utc>>,
    pub problem: Option<Problem>,
    /// Of the message as it was sent.
    pub sha256: Option<String>,
    /// The mail server's own words about the problem.
    pub said: Option<String>,
    /// When it was last not known whether it had been taken. It may have arrived twice.
    pub unknown_at: Option<DateTime<Utc>>,
    /// Somebody rang instead.
    pub call: Option<Call>,
    /// The mail that went to somebody else instead.
    pub instead: Option<i32>,
    /// What a mail by the calendar is for; no two are for the same.
    pub dedup: Option<String>,
}

/// A telephone call in place of a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    pub by: PersonId,
    /// Whom they spoke with.
    pub whom: String,
    pub at: DateTime<Utc>,
}

/// As the table has it: the columns in its order.
#[derive(Queryable)]
pub(in crate::store) struct Row {
    id: i32,
    person_id: i32,
    task_id: Option<i32>,
    template: String,
    message_id: String,
    state: String,
    attempts: i32,
    queued_at: NaiveDateTime,
    next_at: Option<NaiveDateTime>,
    sent_at: Option<NaiveDateTime>,
    fault: Option<String>,
    sha256: Option<String>,
    said: Option<String>,
    unknown_at: Option<NaiveDateTime>,
    told_by_id: Option<i32>,
    told_whom: Option<String>,
    told_at: Option<NaiveDateTime>,
    instead_id: Option<i32>,
    dedup: Option<String>,
}

pub(in crate::store) fn read(row: Row) -> Result<Mail, StoreError> {
    let id = row.id;
    let unknown = |column: &str, value: &str| {
        StoreError::Unreadable(format!("outbox.{column} of row {id}: {value}"))
    };
    let problem = match &row.fault {
        Some(fault) => Some(Problem::parse(fault).ok_or_else(|| unknown("fault", fault))?),
        None => None,
    };
    let at = |at: Option<NaiveDateTime>| at.map(|at| at.and_utc());
    let call = match (row.told_by_id, row.told_whom, at(row.told_at)) {
        (Some(by), Some(whom), Some(at)) => Some(Call {
            by: PersonId(by),
            whom,
            at,
        }),
        _ => None,
    };
    Ok(Mail {
        id,
        person: PersonId(row.person_id),
        task_id: row.task_id,
        template: Template::parse(&row.template)
            .ok_or_else(|| unknown("template", &row.template))?,
        state: Delivery::parse(&row.state).ok_or_else(|| unknown("state", &row.state))?,
        message_id: row.message_id,
        attempts: row.attempts,
        queued_at: row.queued_at.and_utc(),
        next_at: at(row.next_at),
        sent_at: at(row.sent_at),
        problem,
        sha256: row.sha256,
        said: row.said,
        unknown_at: at(row.unknown_at),
        call,
        instead: row.instead_id,
        dedup: row.dedup,
    })
}

/// Puts a mail in the queue, in the same write as what it tells of.
pub fn queue(
    tx: &mut Tx<'_>,
    person: PersonId,
    task: i32,
    template: Template,
) -> Result<i32, StoreError> {
    put(tx, person, Some(task), template, None)
}

/// Puts a mail with a checkpoint in the queue: the newest one at this moment.
pub fn queue_checkpoint(tx: &mut Tx<'_>, person: PersonId) -> Result<i32, StoreError> {
    put(tx, person, None, Template::LedgerCheckpoint, None)
}

/// Puts a mail that is about no task in the queue.
pub fn queue_plain(
    tx: &mut Tx<'_>,
    person: PersonId,
    template: Template,
) -> Result<i32, StoreError> {
    put(tx, person, None, template, None)
}

/// Puts a mail by the calendar in the queue, unless one for the same thing has been there. Says whether it did.
pub fn queue_once(
    tx: &mut Tx<'_>,
    person: PersonId,
    task: Option<i32>,
    template: Template,
    dedup: &str,
) -> Result<bool, StoreError> {
    if is_queued(tx.conn, dedup)? {
        return Ok(false);
    }
    put(tx, person, task, template, Some(dedup))?;
    Ok(true)
}

/// Whether a mail for this has been put in the queue, whatever became of it.
pub fn is_queued(db: &mut Db, dedup: &str) -> Result<bool, StoreError> {
    let before = outbox::table.filter(outbox::dedup.eq(dedup));
    Ok(diesel::select(diesel::dsl::exists(before)).get_result(db)?)
}

fn put(
    tx: &mut Tx<'_>,
    person: PersonId,
    task: Option<i32>,
    template: Template,
    dedup: Option<&str>,
) -> Result<i32, StoreError> {
    let row = (
        outbox::person_id.eq(person.0),
        outbox::task_id.eq(task),
        outbox::template.eq(template.code()),
        outbox::message_id.eq(super::new_token()?),
        outbox::state.eq(Delivery::Waiting.code()),
        outbox::attempts.eq(0),
        outbox::queued_at.eq(tx.now.naive_utc()),
        outbox::next_at.eq(tx.now.naive_utc()),
        outbox::dedup.eq(dedup),
    );
    let id = native!(&mut *tx.conn, conn => diesel::insert_into(outbox::table)
        .values(row)
        .returning(outbox::id)
        .get_result(conn))?;
    tx.touch("outbox", id);
    Ok(id)
}

/// When a mail of this kind was last put in the queue.
pub fn last_queued(db: &mut Db, template: Template) -> Result<Option<DateTime<Utc>>, StoreError> {
    let at: Option<NaiveDateTime> = outbox::table
        .filter(outbox::template.eq(template.code()))
        .order(outbox::id.desc())
        .select(outbox::queued_at)
        .first(db)
        .optional()?;
    Ok(at.map(|at| at.and_utc()))
}

pub fn find(db: &mut Db, id: i32) -> Result<Mail, StoreError> {
    read(outbox::table.find(id).first(db)?)
}

/// The mail with this message id: what an address names it by, since a number that is missing would
/// tell that there are others.
pub fn by_message(db: &mut Db, message_id: &str) -> Result<i32, StoreError> {
    let found = outbox::table.filter(outbox::message_id.eq(message_id));
    Ok(found.select(outbox::id).first(db)?)
}

/// Whether any mail's turn has come.
pub fn is_due(db: &mut Db, now: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(next_due(db, now.naive_utc())?.is_some())
}

/// The mail that has waited longest past its turn. State by state, which the index answers at once
/// however long the queue is.
fn next_due(db: &mut Db, now: NaiveDateTime) -> Result<Option<i32>, StoreError> {
    let mut first: Option<(NaiveDateTime, i32)> = None;
    for state in Delivery::READY {
        let found: Option<(Option<NaiveDateTime>, i32)> = outbox::table
            .filter(outbox::state.eq(state.code()))
            .filter(outbox::next_at.le(now))
            .order((outbox::next_at, outbox::id))
            .select((outbox::next_at, outbox::id))
            .first(db)
            .optional()?;
        if let Some((Some(at), id)) = found
            && first.is_none_or(|first| (at, id) < first)
        {
            first = Some((at, id));
        }
    }
    Ok(first.map(|(_, id)| id))
}

/// Takes the mail whose turn it is, and marks it `sending`. `NotFound` when there is none.
pub fn take_due(tx: &mut Tx<'_>) -> Result<Mail, StoreError> {
    let now = tx.now.naive_utc();
    let id = next_due(tx.conn, now)?.ok_or(StoreError::NotFound)?;
    let taken = diesel::update(outbox::table.find(id))
        .filter(outbox::state.eq_any(Delivery::READY.map(Delivery::code)))
        .set((
            outbox::state.eq(Delivery::Sending.code()),
            outbox::attempts.eq(outbox::attempts + 1),
            outbox::next_at.eq(now + LEASE),
        ))
        .execute(tx.conn)?;
    tx.touch("outbox", id);
    if taken != 1 {
        return Err(StoreError::Changed);
    }
    find(tx.conn, id)
}

/// The mails that somebody began to send and never said how it went.
pub fn list_forgotten(db: &mut Db, now: DateTime<Utc>) -> Result<Vec<Mail>, StoreError> {
    let rows: Vec<Row> = outbox::table
        .filter(outbox::state.eq(Delivery::Sending.code()))
        .filter(outbox::next_at.le(now.naive_utc()))
        .order(outbox::id)
        .load(db)?;
    rows.into_iter().map(read).collect()
}

/// The mail server has taken it. `sha256` is that of the message.
pub fn mark_sent(tx: &mut Tx<'_>, mail: &Mail, sha256: &str) -> Result<(), StoreError> {
    let marked = diesel::update(outbox::table.find(mail.id))
        .filter(outbox::attempts.eq(mail.attempts))
        .filter(outbox::state.eq_any([Delivery::Sending, Delivery::Unknown].map(Delivery::code)))
        .set((
            outbox::state.eq(Delivery::Sent.code()),
            outbox::sent_at.eq(tx.now.naive_utc()),
            outbox::next_at.eq(None::<NaiveDateTime>),
            outbox::fault.eq(None::<String>),
            outbox::said.eq(None::<String>),
            outbox::sha256.eq(sha256),
        ))
        .execute(tx.conn)?;
    tx.touch("outbox", mail.id);
    one(marked)
}

/// Something stopped it: it comes into `state`, and is tried again at `next_at` if at all.
pub fn mark_stopped(
    tx: &mut Tx<'_>,
    mail: &Mail,
    state: Delivery,
    next_at: Option<DateTime<Utc>>,
    trouble: &Trouble,
) -> Result<(), StoreError> {
    let unknown_at = (state == Delivery::Unknown).then_some(tx.now);
    let unknown_at = unknown_at.or(mail.unknown_at);
    let marked = diesel::update(outbox::table.find(mail.id))
        .filter(outbox::attempts.eq(mail.attempts))
        .filter(outbox::state.eq(Delivery::Sending.code()))
        .set((
            outbox::state.eq(state.code()),
            outbox::next_at.eq(next_at.map(|at| at.naive_utc())),
            outbox::fault.eq(trouble.problem.to_string()),
            outbox::said.eq(trouble.said.as_deref()),
            outbox::unknown_at.eq(unknown_at.map(|at| at.naive_utc())),
        ))
        .execute(tx.conn)?;
    tx.touch("outbox", mail.id);
    one(marked)
}

/// Puts a mail first in the queue again, with the same Message-ID and all its attempts before it.
pub fn requeue(tx: &mut Tx<'_>, mail: &Mail) -> Result<(), StoreError> {
    let marked = diesel::update(outbox::table.find(mail.id))
        .filter(outbox::state.eq(mail.state.code()))
        .filter(outbox::attempts.eq(mail.attempts))
        .set((
            outbox::state.eq(Delivery::Waiting.code()),
            outbox::attempts.eq(0),
            outbox::next_at.eq(tx.now.naive_utc()),
            outbox::fault.eq(None::<String>),
            outbox::said.eq(None::<String>),
        ))
        .execute(tx.conn)?;
    tx.touch("outbox", mail.id);
    one(marked)
}

/// When a mail last left, whichever it was.
pub fn last_sent(db: &mut Db) -> Result<Option<DateTime<Utc>>, StoreError> {
    let at: Option<NaiveDateTime> = outbox::table
        .select(diesel::dsl::max(outbox::sent_at))
        .first(db)?;
    Ok(at.map(|at| at.and_utc()))
}

/// The way out is open again: whatever it had stopped need not wait any longer.
pub fn hasten(tx: &mut Tx<'_>) -> Result<usize, StoreError> {
    let stopped: Vec<(i32, Option<String>)> = outbox::table
        .filter(outbox::state.eq(Delivery::Retry.code()))
        .filter(outbox::next_at.gt(tx.now.naive_utc()))
        .order(outbox::id)
        .select((outbox::id, outbox::fault))
        .load(tx.conn)?;
    let of_the_way = |fault: &Option<String>| {
        let problem = fault.as_deref().and_then(Problem::parse);
        problem.is_some_and(|problem| Fault::OF_THE_WAY.contains(&problem.fault))
    };
    let mut hastened = 0;
    for (id, _) in stopped.iter().filter(|(_, fault)| of_the_way(fault)) {
        hastened += diesel::update(outbox::table.find(id))
            .set(outbox::next_at.eq(tx.now.naive_utc()))
            .execute(tx.conn)?;
        tx.touch("outbox", *id);
    }
    Ok(hastened)
}

/// Somebody rang instead: the mail does not go any more.
pub fn mark_told(tx: &mut Tx<'_>, mail: &Mail, call: &Call) -> Result<(), StoreError> {
    let marked = diesel::update(outbox::table.find(mail.id))
        .filter(outbox::state.eq(mail.state.code()))
        .filter(outbox::attempts.eq(mail.attempts))
        .set((
            outbox::state.eq(Delivery::Refused.code()),
            outbox::next_at.eq(None::<NaiveDateTime>),
            outbox::told_by_id.eq(call.by.0),
            outbox::told_whom.eq(&call.whom),
            outbox::told_at.eq(call.at.naive_utc()),
        ))
        .execute(tx.conn)?;
    tx.touch("outbox", mail.id);
    one(marked)
}

/// Another mail went instead, to somebody else.
pub fn mark_passed_on(tx: &mut Tx<'_>, mail: &Mail, instead: i32) -> Result<(), StoreError> {
    let marked = diesel::update(outbox::table.find(mail.id))
        .filter(outbox::state.eq_any([mail.state, Delivery::Refused].map(Delivery::code)))
        .filter(outbox::attempts.eq(mail.attempts))
        .set((
            outbox::state.eq(Delivery::Refused.code()),
            outbox::next_at.eq(None::<NaiveDateTime>),
            outbox::instead_id.eq(instead),
        ))
        .execute(tx.conn)?;
    tx.touch("outbox", mail.id);
    one(marked)
}

fn one(marked: usize) -> Result<(), StoreError> {
    if marked == 1 {
        Ok(())
    } else {
        Err(StoreError::Changed)
    }
}

/// What stands before the `@` in the Message-ID of these mails, which is also the name of each in the folder.
pub fn message_ids(db: &mut Db, ids: &[i32]) -> Result<Vec<String>, StoreError> {
    Ok(outbox::table
        .filter(outbox::id.eq_any(ids))
        .select(outbox::message_id)
        .load(db)?)
}
