//! What a verb needs that makes a document: the store, and the folder the document goes to first.

use crate::domain::authority::Policy;
use crate::domain::routing::LeaderTold;
use crate::store::Store;
use crate::store::files::Files;
use chrono::{DateTime, NaiveDate, Utc};

/// A document is written, flushed and renamed before the write that names it;
/// these verbs therefore open their own write, and must not be called inside one.
#[derive(Clone, Copy)]
pub struct Office<'a> {
    pub store: &'a Store,
    pub files: &'a Files,
    pub now: DateTime<Utc>,
    /// When the leader is told of a case.
    pub leader_told: LeaderTold,
    /// What the municipality lets whoever registered a case do.
    pub policy: Policy,
    /// The day from which new cases follow the administrative law of 2025.
    pub fvl2025_from: Option<NaiveDate>,
}
