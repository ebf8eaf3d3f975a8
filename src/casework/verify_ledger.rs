//! Reads the whole ledger again, with every row and every file it answers for.

use super::gather_checkpoints::Witnesses;
use crate::audit::verify::{self, Finding, StoredPayload, Verifier, Window};
use crate::store::files::{self, Files, Named};
use crate::store::ledger::{self, Stored};
use crate::store::{Db, Store, StoreError, tracked};
use std::sync::mpsc::sync_channel;
use std::thread;

/// Entries or rows at a time.
const PAGE: u16 = 500;
/// Pages that are read before the first of them is checked.
const AHEAD: usize = 4;

/// What a verification came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Entries that were read.
    pub size: u64,
    /// The root of the tree they make, in hex.
    pub root: String,
    /// Nothing, where all of it holds.
    pub findings: Vec<Finding>,
    /// Checkpoints from outside the house that the entries were held against.
    pub anchors: usize,
    /// What those do not hold fast.
    pub window: Option<Window>,
    /// Files that are there, but whose content was not tried: the master key is not here.
    pub unread: usize,
}

/// Verifies the ledger as it is now; what is written meanwhile is not part of it.
/// `progress` is told how many of how many pieces have been read, entries and files.
pub fn verify_ledger(
    store: &Store,
    files: &Files,
    witnesses: impl FnOnce(&mut Db) -> Result<Witnesses, StoreError>,
    progress: impl FnMut(u64, u64),
) -> Result<Report, StoreError> {
    store.read_snapshot(|db| {
        let witnesses = witnesses(db)?;
        verify(db, files, witnesses, progress)
    })
}

/// The same, on a connection that sees one moment of the database.
pub fn verify(
    db: &mut Db,
    files: &Files,
    witnesses: Witnesses,
    mut progress: impl FnMut(u64, u64),
) -> Result<Report, StoreError> {
    let head = ledger::head(db);
    let (head, is_readable) = match head {
        Ok(head) => (head, true),
        Err(StoreError::Unreadable(_)) => (None, false),
        Err(error) => return Err(error),
    };
    let named = files::named(db)?;
    let entries = head.as_ref().map_or(0, |head| head.size);
    let total = entries + named.len() as u64;
    let mut verifier = Verifier::watching(witnesses.given, &witnesses.keys);
    read_entries(db, &mut verifier, |done| progress(done, total.max(done)))?;
    read_rows(db, &mut verifier)?;
    let mut unread = 0;
    let is_other = matches!(files.keys().check(), Err(StoreError::WrongMasterKey(_)));
    for (read, Named { owner, sha256 }) in named.iter().enumerate() {
        match files.is_intact(owner, sha256) {
            Ok(true) => {}
            Ok(false) => verifier.file_changed(sha256),
            Err(StoreError::NotFound) => verifier.file_missing(sha256),
            // Whoever verifies a copy may have been given no master key, or another: that is no fault of the copy.
            Err(StoreError::NoMasterKey(_)) => unread += 1,
            Err(StoreError::WrongMasterKey(_)) if is_other => unread += 1,
            Err(
                StoreError::FileKeyGone(_)
                | StoreError::WrongMasterKey(_)
                | StoreError::Unreadable(_),
            ) => {
                verifier.file_shut(sha256);
            }
            Err(error) => return Err(error),
        }
        progress(entries + read as u64 + 1, total);
    }
    let (size, root) = (verifier.size(), verifier.root());
    let (anchors, window) = (verifier.anchors(), verifier.window());
    let stated = head.as_ref().map(|head| verify::Head {
        log: &head.log,
        size: head.size,
        root: &head.root,
    });
    let mut findings = witnesses.faults;
    findings.extend(verifier.finish(stated.as_ref()));
    if !is_readable && findings.is_empty() {
        findings.push(Finding {
            code: "E-HEAD",
            place: "the head cannot be read".to_owned(),
        });
    }
    Ok(Report {
        size,
        root,
        findings,
        anchors,
        window,
        unread,
    })
}

/// The database is read here, and what was read is checked on a thread beside.
fn read_entries(
    db: &mut Db,
    verifier: &mut Verifier,
    mut read: impl FnMut(u64),
) -> Result<(), StoreError> {
    thread::scope(|scope| {
        let (send, receive) = sync_channel::<Vec<Stored>>(AHEAD);
        scope.spawn(move || {
            for row in receive.iter().flatten() {
                check(verifier, &row);
            }
        });
        let mut next = 0;
        loop {
            let page = ledger::stored(db, next, PAGE.into())?;
            let Some(last) = page.last() else {
                return Ok(());
            };
            next = last.seq.cast_unsigned() + 1;
            // The thread beside ends only when this one has.
            let _ = send.send(page);
            read(next);
        }
    })
}

fn check(verifier: &mut Verifier, row: &Stored) {
    let payload = match (&row.salt, &row.subject, &row.payload) {
        (Some(salt), Some(subject), Some(text)) => Some(StoredPayload {
            salt,
            subject,
            text,
        }),
        _ => None,
    };
    verifier.entry(&verify::Entry {
        seq: row.seq.cast_unsigned(),
        leaf: &row.leaf,
        hash: &row.hash,
        payload,
    });
}

fn read_rows(db: &mut Db, verifier: &mut Verifier) -> Result<(), StoreError> {
    for table in tracked::all() {
        let mut after = i32::MIN;
        loop {
            let page = tracked::page(db, table, after, PAGE.into())?;
            let Some((last, _)) = page.last() else {
                break;
            };
            after = *last;
            for (id, columns) in &page {
                verifier.row(table.name, &id.to_string(), columns);
            }
        }
    }
    Ok(())
}
