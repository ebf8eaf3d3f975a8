//! How it goes with what the house does by itself: times, counts and codes, and nothing of anybody.

use super::hold_job;
use crate::domain::delivery::Delivery;
use crate::domain::job::{Job, Run};
use crate::store::outbox_list::{self, Which};
use crate::store::{Db, StoreError, checkpoints, ledger, outbox};
use chrono::{DateTime, Utc};

#[derive(Clone, Debug)]
pub struct Watched {
    /// Every job with its last run, in the order they are done.
    pub jobs: Vec<(Job, Option<Run>)>,
    /// How many mails stand in each state.
    pub mails: Vec<(Delivery, i64)>,
    pub last_sent: Option<DateTime<Utc>>,
    pub last_signed: Option<DateTime<Utc>>,
    /// Entries in the audit trail. For the operator alone: it counts what is hidden too.
    pub entries: u64,
}

impl Watched {
    /// Mails whose turn comes by itself.
    pub fn waiting(&self) -> i64 {
        let ready = |(state, _): &&(Delivery, i64)| Delivery::READY.contains(state);
        self.mails
            .iter()
            .filter(ready)
            .map(|(_, count)| count)
            .sum()
    }
}

pub fn watch_jobs(db: &mut Db) -> Result<Watched, StoreError> {
    let every = Which {
        hidden: &[],
        states: &Delivery::ALL,
        is_open: false,
    };
    Ok(Watched {
        jobs: hold_job::list(db)?,
        mails: outbox_list::count(db, every)?,
        last_sent: outbox::last_sent(db)?,
        last_signed: checkpoints::newest(db)?.map(|kept| kept.signed_at),
        entries: ledger::head(db)?.map_or(0, |head| head.size),
    })
}
