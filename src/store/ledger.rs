//! The ledger, as rows.

mod disposal;

pub use disposal::{destroy_payloads, is_touched, latest_naming, payload, touch};

use super::db::Db;
use super::schema::{ledger_head, ledger_leaves, ledger_payloads};
use super::{StoreError, Tx, tracked};
use crate::audit::leaf::leaf_hash;
use crate::audit::tree::Frontier;
use crate::audit::{Event, Payload, RowState, Salt, hex, leaf};
use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use diesel::prelude::*;

/// How far the clock may be behind the last entry before the house refuses to write.
const TOLERANCE: TimeDelta = TimeDelta::minutes(5);

/// Where the ledger stands.
#[derive(Clone, Debug)]
pub struct Head {
    pub log: String,
    pub size: u64,
    pub root: String,
    at: NaiveDateTime,
    frontier: Frontier,
}

/// An entry as it is stored.
#[derive(Clone, Debug, Queryable)]
pub struct Stored {
    pub seq: i64,
    pub leaf: String,
    pub hash: String,
    pub salt: Option<String>,
    pub subject: Option<String>,
    pub payload: Option<String>,
}

/// An entry as a person reads it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub seq: u64,
    pub at: DateTime<Utc>,
    pub payload: Payload,
    pub hash: String,
}

/// Writes `event` about `subject`, committing to every row changed since the
/// entry before it.
pub fn record(tx: &mut Tx<'_>, subject: &str, event: &Event) -> Result<(), StoreError> {
    let rows = changed(tx)?;
    let salt: Salt = super::random()?;
    let mut head = head(tx.conn)?.ok_or(StoreError::NotFound)?;
    let at = not_before(tx.now, head.at.and_utc())?;

    let seq = head.size;
    let payload = Payload::new(tx.actor, subject, event, &rows, &salt).text();
    let leaf = leaf(&head.log, seq, at, &payload, &salt);
    let hash = leaf_hash(&leaf);
    diesel::insert_into(ledger_leaves::table)
        .values((
            ledger_leaves::seq.eq(seq.cast_signed()),
            ledger_leaves::leaf.eq(leaf),
            ledger_leaves::hash.eq(hex(&hash)),
        ))
        .execute(tx.conn)?;
    diesel::insert_into(ledger_payloads::table)
        .values((
            ledger_payloads::seq.eq(seq.cast_signed()),
            ledger_payloads::salt.eq(hex(&salt)),
            ledger_payloads::subject.eq(subject),
            ledger_payloads::payload.eq(payload),
        ))
        .execute(tx.conn)?;
    head.frontier.push(hash);
    diesel::update(ledger_head::table.find(1))
        .set((
            ledger_head::size.eq(head.frontier.size().cast_signed()),
            ledger_head::at.eq(at.naive_utc()),
            ledger_head::frontier.eq(head.frontier.text()),
            ledger_head::root.eq(hex(&head.frontier.root())),
        ))
        .execute(tx.conn)?;
    tx.recorded += 1;
    Ok(())
}

/// The state of every row touched since the last entry; the latest state where it was touched twice.
fn changed(tx: &mut Tx<'_>) -> Result<Vec<RowState>, StoreError> {
    let mut touched = std::mem::take(&mut tx.touched);
    touched.sort_unstable();
    touched.dedup();
    let mut rows = Vec::with_capacity(touched.len());
    for (name, id) in touched {
        let table = tracked::table(name);
        rows.push(RowState {
            table: name,
            key: id.to_string(),
            columns: tracked::state(tx.conn, table, id)?,
        });
    }
    Ok(rows)
}

/// Entries never go back in time (docs/ledger-format.md).
fn not_before(now: DateTime<Utc>, last: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
    if last - now > TOLERANCE {
        return Err(StoreError::ClockBehind);
    }
    Ok(now.max(last))
}

/// Opens a new ledger where there is none.
pub(in crate::store) fn found(db: &mut Db, log: &str) -> Result<(), StoreError> {
    if head(db)?.is_some() {
        return Ok(());
    }
    let empty = Frontier::default();
    let inserted = diesel::insert_into(ledger_head::table)
        .values((
            ledger_head::id.eq(1),
            ledger_head::log.eq(log),
            ledger_head::size.eq(0_i64),
            ledger_head::at.eq(DateTime::UNIX_EPOCH.naive_utc()),
            ledger_head::frontier.eq(empty.text()),
            ledger_head::root.eq(hex(&empty.root())),
        ))
        .execute(db);
    match inserted.map_err(StoreError::from) {
        // A second process was quicker.
        Ok(_) | Err(StoreError::AlreadyThere) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Goes on under another name. The entry that declares it comes next.
pub fn rename(tx: &mut Tx<'_>, log: &str) -> Result<(), StoreError> {
    diesel::update(ledger_head::table.find(1))
        .set(ledger_head::log.eq(log))
        .execute(tx.conn)?;
    Ok(())
}

pub fn head(db: &mut Db) -> Result<Option<Head>, StoreError> {
    let row: Option<(String, i64, NaiveDateTime, String, String)> = ledger_head::table
        .find(1)
        .select((
            ledger_head::log,
            ledger_head::size,
            ledger_head::at,
            ledger_head::frontier,
            ledger_head::root,
        ))
        .first(db)
        .optional()?;
    let Some((log, size, at, frontier, root)) = row else {
        return Ok(None);
    };
    let size = size.cast_unsigned();
    let frontier = Frontier::read(size, &frontier)
        .ok_or_else(|| StoreError::Unreadable("ledger_head.frontier".to_owned()))?;
    Ok(Some(Head {
        log,
        size,
        root,
        at,
        frontier,
    }))
}

/// Up to `limit` entries from `from` on, in order, as they are stored.
pub fn stored(db: &mut Db, from: u64, limit: i64) -> Result<Vec<Stored>, StoreError> {
    Ok(ledger_leaves::table
        .left_join(ledger_payloads::table.on(ledger_payloads::seq.eq(ledger_leaves::seq)))
        .filter(ledger_leaves::seq.ge(from.cast_signed()))
        .order(ledger_leaves::seq)
        .limit(limit)
        .select((
            ledger_leaves::seq,
            ledger_leaves::leaf,
            ledger_leaves::hash,
            ledger_payloads::salt.nullable(),
            ledger_payloads::subject.nullable(),
            ledger_payloads::payload.nullable(),
        ))
        .load(db)?)
}

/// Up to `limit` entries about `subject`, in order.
pub fn stored_about(db: &mut Db, subject: &str, limit: i64) -> Result<Vec<Stored>, StoreError> {
    Ok(ledger_leaves::table
        .inner_join(ledger_payloads::table.on(ledger_payloads::seq.eq(ledger_leaves::seq)))
        .filter(ledger_payloads::subject.eq(subject))
        .order(ledger_leaves::seq)
        .limit(limit)
        .select((
            ledger_leaves::seq,
            ledger_leaves::leaf,
            ledger_leaves::hash,
            ledger_payloads::salt.nullable(),
            ledger_payloads::subject.nullable(),
            ledger_payloads::payload.nullable(),
        ))
        .load(db)?)
}

/// Up to `limit` leaves from `from` on, in order: their numbers, and the text that is hashed.
pub fn leaves(db: &mut Db, from: u64, limit: i64) -> Result<Vec<(u64, String)>, StoreError> {
    let rows: Vec<(i64, String)> = ledger_leaves::table
        .filter(ledger_leaves::seq.ge(from.cast_signed()))
        .order(ledger_leaves::seq)
        .limit(limit)
        .select((ledger_leaves::seq, ledger_leaves::leaf))
        .load(db)?;
    let number = |(seq, leaf): (i64, String)| (seq.cast_unsigned(), leaf);
    Ok(rows.into_iter().map(number).collect())
}

/// The names of the events from `from` on, in order, up to `limit` of them.
pub fn events_from(db: &mut Db, from: u64, limit: i64) -> Result<Vec<(u64, String)>, StoreError> {
    let rows: Vec<(i64, String)> = ledger_payloads::table
        .filter(ledger_payloads::seq.ge(from.cast_signed()))
        .order(ledger_payloads::seq)
        .limit(limit)
        .select((ledger_payloads::seq, ledger_payloads::payload))
        .load(db)?;
    let name = |(seq, payload): (i64, String)| {
        let event = Payload::read(&payload).map(|payload| payload.event);
        (seq.cast_unsigned(), event.unwrap_or_default())
    };
    Ok(rows.into_iter().map(name).collect())
}

/// What `entries` asks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only entries about this subject.
    pub subject: Option<String>,
    /// Only entries before this one, for the next page.
    pub before: Option<u64>,
    pub limit: i64,
}

/// Entries, newest first. What cannot be read is left out here; `audit verify` names it.
pub fn entries(db: &mut Db, wanted: &Wanted) -> Result<Vec<Entry>, StoreError> {
    let mut query = ledger_leaves::table
        .inner_join(ledger_payloads::table.on(ledger_payloads::seq.eq(ledger_leaves::seq)))
        .order(ledger_leaves::seq.desc())
        .limit(wanted.limit)
        .select((
            ledger_leaves::seq,
            ledger_leaves::leaf,
            ledger_leaves::hash,
            ledger_payloads::payload,
        ))
        .into_boxed();
    if let Some(subject) = &wanted.subject {
        query = query.filter(ledger_payloads::subject.eq(subject.clone()));
    }
    if let Some(before) = wanted.before {
        query = query.filter(ledger_leaves::seq.lt(before.cast_signed()));
    }
    let rows: Vec<(i64, String, String, String)> = query.load(db)?;
    Ok(rows.into_iter().filter_map(read).collect())
}

/// The newest entries about `subject` that tell of more than that somebody looked, or tried to. However many have
/// looked, they neither push out what was done nor are read.
pub fn deeds(db: &mut Db, subject: &str, limit: i64) -> Result<Vec<Entry>, StoreError> {
    let [read_case, read_document, tried] = LOOKS.map(named);
    let rows: Vec<(i64, String, String, String)> = ledger_leaves::table
        .inner_join(ledger_payloads::table.on(ledger_payloads::seq.eq(ledger_leaves::seq)))
        .filter(ledger_payloads::subject.eq(subject))
        .filter(ledger_payloads::payload.not_like(read_case))
        .filter(ledger_payloads::payload.not_like(read_document))
        .filter(ledger_payloads::payload.not_like(tried))
        .order(ledger_leaves::seq.desc())
        .limit(limit)
        .select((
            ledger_leaves::seq,
            ledger_leaves::leaf,
            ledger_leaves::hash,
            ledger_payloads::payload,
        ))
        .load(db)?;
    Ok(rows.into_iter().filter_map(read).collect())
}

/// Whether anything was done about `subject` from the entry `first` on, `quiet` events left out.
pub fn has_deed_since(
    db: &mut Db,
    subject: &str,
    first: i64,
    quiet: &[&str],
) -> Result<bool, StoreError> {
    let mut later = ledger_payloads::table
        .filter(ledger_payloads::subject.eq(subject))
        .filter(ledger_payloads::seq.ge(first))
        .into_boxed();
    for event in LOOKS.iter().chain(quiet) {
        later = later.filter(ledger_payloads::payload.not_like(named(event)));
    }
    let found: Option<i64> = later.select(ledger_payloads::seq).first(db).optional()?;
    Ok(found.is_some())
}

/// Tells of no more than that somebody looked, or tried to.
const LOOKS: [&str; 3] = ["case-read", "document-read", "access-denied"];

/// As a payload has the name of its event.
fn named(event: &str) -> String {
    format!("%\"event\":\"{event}\"%")
}

fn read((seq, leaf, hash, payload): (i64, String, String, String)) -> Option<Entry> {
    let leaf = crate::audit::leaf::Leaf::read(&leaf)?;
    Some(Entry {
        seq: seq.cast_unsigned(),
        at: leaf.at.parse().ok()?,
        payload: Payload::read(&payload)?,
        hash,
    })
}

/// When the last entry was written.
pub(in crate::store) fn last_moment(db: &mut Db) -> Result<DateTime<Utc>, StoreError> {
    let head = head(db)?.ok_or(StoreError::NotFound)?;
    Ok(head.at.and_utc())
}
