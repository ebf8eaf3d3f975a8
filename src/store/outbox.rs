//! Mail on its way out, as rows: no text, no address.
//!
//! A row is marked `sending` in a write of its own before the mail leaves, and
//! that mark runs out. A program that stops in between therefore leaves a row
//! that is found again, and the mail is sent once more with the same Message-ID.

use super::db::native;
use super::schema::{cases, conflicts, outbox, people, reports, tasks};
use super::visibility::withheld;
use super::{Db, StoreError, Tx};
use crate::domain::access::Viewer;
use crate::domain::delivery::{Delivery, Problem, Template};
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
}

type Row = (
    i32,
    i32,
    Option<i32>,
    String,
    String,
    String,
    i32,
    NaiveDateTime,
    Option<NaiveDateTime>,
    Option<NaiveDateTime>,
    Option<String>,
    Option<String>,
);

fn read(row: Row) -> Result<Mail, StoreError> {
    let (id, person, task_id, template, message_id, state) =
        (row.0, row.1, row.2, row.3, row.4, row.5);
    let (attempts, queued_at, next_at, sent_at, fault, sha256) =
        (row.6, row.7, row.8, row.9, row.10, row.11);
    let unknown = |column: &str, value: &str| {
        StoreError::Unreadable(format!("outbox.{column} of row {id}: {value}"))
    };
    let problem = match &fault {
        Some(fault) => Some(Problem::parse(fault).ok_or_else(|| unknown("fault", fault))?),
        None => None,
    };
    Ok(Mail {
        id,
        person: PersonId(person),
        task_id,
        template: Template::parse(&template).ok_or_else(|| unknown("template", &template))?,
        message_id,
        state: Delivery::parse(&state).ok_or_else(|| unknown("state", &state))?,
        attempts,
        queued_at: queued_at.and_utc(),
        next_at: next_at.map(|at| at.and_utc()),
        sent_at: sent_at.map(|at| at.and_utc()),
        problem,
        sha256,
    })
}

/// Puts a mail in the queue, in the same write as what it tells of.
pub fn queue(
    tx: &mut Tx<'_>,
    person: PersonId,
    task: i32,
    template: Template,
) -> Result<i32, StoreError> {
    put(tx, person, Some(task), template)
}

/// Puts a mail with a checkpoint in the queue: the newest one at this moment.
pub fn queue_checkpoint(tx: &mut Tx<'_>, person: PersonId) -> Result<i32, StoreError> {
    put(tx, person, None, Template::LedgerCheckpoint)
}

/// Puts a mail that is about no task in the queue.
pub fn queue_plain(
    tx: &mut Tx<'_>,
    person: PersonId,
    template: Template,
) -> Result<i32, StoreError> {
    put(tx, person, None, template)
}

fn put(
    tx: &mut Tx<'_>,
    person: PersonId,
    task: Option<i32>,
    template: Template,
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

/// Whether any mail's turn has come.
pub fn is_due(db: &mut Db, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let ready = [Delivery::Waiting, Delivery::Retry, Delivery::Unknown].map(Delivery::code);
    let due = outbox::table
        .filter(outbox::state.eq_any(ready))
        .filter(outbox::next_at.le(now.naive_utc()));
    Ok(diesel::select(diesel::dsl::exists(due)).get_result(db)?)
}

/// Takes the mail whose turn it is, and marks it `sending`. `NotFound` when there is none.
pub fn take_due(tx: &mut Tx<'_>) -> Result<Mail, StoreError> {
    let ready = [Delivery::Waiting, Delivery::Retry, Delivery::Unknown].map(Delivery::code);
    let now = tx.now.naive_utc();
    let id: i32 = outbox::table
        .filter(outbox::state.eq_any(ready))
        .filter(outbox::next_at.le(now))
        .order((outbox::next_at, outbox::id))
        .select(outbox::id)
        .first(tx.conn)?;
    let taken = diesel::update(outbox::table.find(id))
        .filter(outbox::state.eq_any(ready))
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
    problem: Problem,
) -> Result<(), StoreError> {
    let marked = diesel::update(outbox::table.find(mail.id))
        .filter(outbox::attempts.eq(mail.attempts))
        .filter(outbox::state.eq(Delivery::Sending.code()))
        .set((
            outbox::state.eq(state.code()),
            outbox::next_at.eq(next_at.map(|at| at.naive_utc())),
            outbox::fault.eq(problem.to_string()),
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

/// A mail as HR sees it in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub mail: Mail,
    pub recipient: String,
}

/// Which mails a list, or a count, is about.
#[derive(Clone, Copy, Debug)]
pub struct Which<'a> {
    /// Tasks whose mails are not for the reader ([`hidden_from`]).
    pub hidden: &'a [i32],
    pub states: &'a [Delivery],
    /// Only mails about a task that is still to be done: about another nobody need do anything.
    pub is_open: bool,
}

/// Up to `limit` mails with a lower id than `before`, newest first.
pub fn list(
    db: &mut Db,
    which: Which<'_>,
    before: Option<i32>,
    limit: i64,
) -> Result<Vec<Listed>, StoreError> {
    let shown = outbox::task_id.is_null();
    let states: Vec<&str> = which.states.iter().map(|state| state.code()).collect();
    let mut wanted = outbox::table
        .inner_join(people::table.on(people::id.eq(outbox::person_id)))
        .filter(outbox::id.lt(before.unwrap_or(i32::MAX)))
        .filter(shown.or(outbox::task_id.ne_all(which.hidden)))
        .filter(outbox::state.eq_any(states))
        .order(outbox::id.desc())
        .limit(limit)
        .select((outbox::all_columns, people::name))
        .into_boxed();
    if which.is_open {
        let open = tasks::table.filter(tasks::closed_at.is_null());
        wanted = wanted.filter(outbox::task_id.eq_any(open.select(tasks::id.nullable())));
    }
    let rows: Vec<(Row, String)> = wanted.load(db)?;
    rows.into_iter()
        .map(|(row, recipient)| {
            let mail = read(row)?;
            Ok(Listed { mail, recipient })
        })
        .collect()
}

/// How many mails stand in each of the states.
pub fn count(db: &mut Db, which: Which<'_>) -> Result<Vec<(Delivery, i64)>, StoreError> {
    let each = which.states.iter();
    each.map(|state| {
        let shown = outbox::task_id.is_null();
        let mut rows = outbox::table
            .filter(outbox::state.eq(state.code()))
            .filter(shown.or(outbox::task_id.ne_all(which.hidden)))
            .into_boxed();
        if which.is_open {
            let open = tasks::table.filter(tasks::closed_at.is_null());
            rows = rows.filter(outbox::task_id.eq_any(open.select(tasks::id.nullable())));
        }
        Ok((*state, rows.count().get_result(db)?))
    })
    .collect()
}

/// Other people's tasks in a matter in which the reader is the subject or conflicted, or
/// which is a whistleblowing case that is not for the reader: neither the mails nor their number may tell that there is one.
pub fn hidden_from(db: &mut Db, viewer: &Viewer) -> Result<Vec<i32>, StoreError> {
    let reader = viewer.person;
    let barred = conflicts::table
        .filter(conflicts::person_id.eq(reader.0))
        .select(conflicts::case_id);
    let mut own_cases: Vec<i32> = cases::table
        .filter(cases::subject_id.eq(reader.0).or(cases::id.eq_any(barred)))
        .select(cases::id)
        .load(db)?;
    let mut own_reports: Vec<i32> = reports::table
        .filter(reports::subject_id.eq(reader.0))
        .select(reports::id)
        .load(db)?;
    for withheld in withheld(db, viewer)? {
        own_cases.push(withheld.id);
        own_reports.push(withheld.report_id);
    }
    let in_case = tasks::case_id.eq_any(own_cases);
    let in_report = tasks::report_id.eq_any(own_reports);
    Ok(tasks::table
        .filter(tasks::person_id.ne(reader.0))
        .filter(in_case.or(in_report).assume_not_null())
        .select(tasks::id)
        .load(db)?)
}

/// Whether a mail whose turn came before `moment` still has not been taken.
pub fn is_overdue(db: &mut Db, moment: DateTime<Utc>) -> Result<bool, StoreError> {
    let ready = [Delivery::Waiting, Delivery::Retry, Delivery::Unknown].map(Delivery::code);
    let left = outbox::table
        .filter(outbox::state.eq_any(ready))
        .filter(outbox::next_at.le(moment.naive_utc()));
    Ok(diesel::select(diesel::dsl::exists(left)).get_result(db)?)
}
