//! What is remembered: the archive room, and the one door to it.

pub mod absences;
pub mod access_answers;
pub mod access_grants;
pub mod access_request_holds;
pub mod access_requests;
pub mod accounts;
pub mod anchors;
pub mod archive_rows;
pub mod attachments;
pub mod blockings;
pub mod calendar_feeds;
pub mod case_links;
pub mod case_list;
pub mod cases;
pub mod chains;
pub mod checkpoints;
pub mod circumstances;
pub mod clock_facts;
pub mod closed_cases;
pub mod confirmations;
pub mod consultations;
pub mod core_units;
pub mod corrections;
pub mod db;
pub mod declarations;
pub mod delegations;
pub mod disposals;
pub mod document_formats;
pub mod document_retention;
pub mod document_variants;
pub mod documents;
pub mod drafts;
pub mod erasure;
mod error;
pub mod export_cases;
pub mod exports;
pub mod files;
pub mod gates;
pub mod handovers;
pub mod hearings;
pub mod holds;
pub mod hr_reports;
pub mod involved;
pub mod jobs;
pub mod keys;
pub mod leaderships;
pub mod ledger;
pub mod letters;
pub mod organisation;
pub mod outbox;
pub mod outbox_list;
pub mod parked_forms;
pub mod parties;
pub mod people;
mod pool;
pub mod proposals;
pub mod readings;
pub mod recoveries;
pub mod redactions;
pub mod reopenings;
pub mod report_holders;
pub mod reports;
pub mod retention;
pub mod role_grants;
pub mod role_proposals;
pub mod rulesets;
pub mod schedules;
mod schema;
pub mod sealing;
pub mod second_factors;
pub mod sessions;
pub mod settings;
pub mod setup_links;
pub mod suspensions;
pub mod task_transfers;
pub mod tasks;
pub mod tracked;
pub mod trail;
pub mod units;
mod visibility;
mod writer;

pub use db::Db;
pub use error::StoreError;

use chrono::{DateTime, SubsecRound, Utc};
use diesel::prelude::*;
use std::sync::mpsc;

/// A write in progress. Only [`Store::write`] and [`Store::submit`] make one,
/// so whatever takes `&mut Tx` is saved together with its ledger entry, or not
/// at all.
pub struct Tx<'a> {
    pub(in crate::store) conn: &'a mut Db,
    /// Who does it, as the ledger writes it: `u-17`, `cli`, `job:deliver-mail`.
    pub actor: &'a str,
    pub now: DateTime<Utc>,
    /// Rows changed since the last entry; the next entry commits to them.
    pub(in crate::store) touched: Vec<(&'static str, i32)>,
    pub(in crate::store) recorded: usize,
}

impl Tx<'_> {
    /// Looks, inside the write.
    pub fn db(&mut self) -> &mut Db {
        self.conn
    }

    /// Whether this write has left a trace yet.
    pub fn has_recorded(&self) -> bool {
        self.recorded > 0
    }

    /// Says that a row was inserted, changed or deleted.
    pub(in crate::store) fn touch(&mut self, table: &'static str, id: i32) {
        self.touched.push((table, id));
    }
}

pub struct Store {
    readers: pool::Readers,
    jobs: mpsc::Sender<writer::Errand>,
}

impl Store {
    /// Opens the database at `url`, brings its tables up to date, and begins a
    /// ledger named `log` if it has none.
    pub fn open(url: &str, log: &str) -> Result<Store, StoreError> {
        let mut db = db::open_writer(url)?;
        ledger::found(&mut db, log)?;
        let readers = pool::Readers::new(url);
        let (jobs, queue) = mpsc::channel();
        let url = url.to_owned();
        std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || writer::run(db, &url, &queue, restarted))?;
        Ok(Store { readers, jobs })
    }

    /// Looks, on a connection that cannot write.
    pub fn read<T, E: From<StoreError>>(
        &self,
        look: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        self.readers.with(look)
    }

    /// Looks for longer, at the database as it was when it began to look.
    pub fn read_snapshot<T, E: From<StoreError>>(
        &self,
        look: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        self.readers.with(|db| {
            db::begin_snapshot(db).map_err(StoreError::from)?;
            let seen = look(db);
            db::rollback(db).map_err(StoreError::from)?;
            seen
        })
    }

    /// Does `work` on behalf of `actor`, and waits until it is on disk.
    pub fn write<T, E>(
        &self,
        actor: &str,
        now: DateTime<Utc>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, told) = mpsc::sync_channel(1);
        self.submit(actor, now, work, move |done| {
            // Nobody waits any more: the answer is not needed.
            let _ = tell.send(done);
        });
        told.recv()
            .unwrap_or_else(|_| Err(StoreError::NotCommitted.into()))
    }

    /// Hands `work` to the writer; `tell` gets the outcome once it is durable.
    /// If `tell` is dropped unused, nothing was saved.
    pub fn submit<T, E>(
        &self,
        actor: &str,
        now: DateTime<Utc>,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        tell: impl FnOnce(Result<T, E>) + Send + 'static,
    ) where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let actor = actor.to_owned();
        let job: writer::Job = Box::new(move |conn| {
            let done = recorded(conn, &actor, now, work);
            Box::new(move |committed| {
                tell(if committed {
                    done
                } else {
                    done.and(Err(StoreError::NotCommitted.into()))
                });
            })
        });
        // If the writer is gone the job is dropped, and `tell` with it.
        let _ = self.jobs.send(writer::Errand::Work(job));
    }

    /// Writes the whole database anew, so that nothing that was deleted can be read in its file or in
    /// the journal beside it. Says whether it is so: somebody who reads for long keeps the journal.
    pub fn rewrite(&self) -> Result<bool, StoreError> {
        let (tell, told) = mpsc::sync_channel(1);
        // If the writer is gone, so is `tell`.
        let _ = self.jobs.send(writer::Errand::Rewrite(tell));
        told.recv().unwrap_or(Err(StoreError::NotCommitted))
    }
}

/// Runs `work` in a savepoint, which stands only if the ledger knows of it.
fn recorded<T, E: From<StoreError>>(
    conn: &mut Db,
    actor: &str,
    now: DateTime<Utc>,
    work: impl FnOnce(&mut Tx<'_>) -> Result<T, E>,
) -> Result<T, E> {
    enum Failed<E> {
        Work(E),
        Database(diesel::result::Error),
    }
    impl<E> From<diesel::result::Error> for Failed<E> {
        fn from(error: diesel::result::Error) -> Self {
            Failed::Database(error)
        }
    }
    conn.transaction(|conn| {
        let mut tx = Tx {
            conn,
            actor,
            // PostgreSQL keeps six decimals; both databases get the same.
            now: now.trunc_subsecs(6),
            touched: vec![],
            recorded: 0,
        };
        let done = work(&mut tx).map_err(Failed::Work)?;
        match (tx.recorded, tx.touched.first()) {
            (_, Some((table, _))) => Err(Failed::Work(StoreError::Unrecorded(table).into())),
            (0, None) => Err(Failed::Work(StoreError::NothingRecorded.into())),
            _ => Ok(done),
        }
    })
    .map_err(|failed| match failed {
        Failed::Work(error) => error,
        Failed::Database(error) => StoreError::from(error).into(),
    })
}

/// The job that says that the writer had to begin again.
fn restarted() -> writer::Job {
    Box::new(|conn| {
        let last = ledger::last_moment(conn);
        let done = last.and_then(|at| {
            recorded(conn, "system", at, |tx| {
                ledger::record(tx, "system", &crate::audit::Event::WriterRestarted)
            })
        });
        if let Err(error) = done {
            tracing::error!(%error, "the writer's restart could not be recorded");
        }
        Box::new(|_| {})
    })
}

/// Random bytes from the operating system.
pub fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes)?;
    Ok(bytes)
}

/// A new version 4 UUID in lower-case hex, as the archive standard wants it.
pub fn new_uuid() -> Result<String, StoreError> {
    let uuid = uuid::Builder::from_random_bytes(random()?).into_uuid();
    Ok(uuid.hyphenated().to_string())
}

/// A token nobody can guess: 32 hex digits, 128 bits.
pub fn new_token() -> Result<String, StoreError> {
    Ok(crate::audit::hex(&random::<16>()?))
}

/// Whether `text` can be a token at all; anything else is not looked up.
pub fn is_token(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit())
}
