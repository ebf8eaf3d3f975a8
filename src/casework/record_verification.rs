//! The ledger was verified from the desk: what came of it is an entry too, and the latest one is looked up.

use super::verify_ledger::Report;
use crate::audit::Event;
use crate::store::{Db, StoreError, Tx, ledger, trail};
use chrono::{DateTime, Utc};

/// Remembers a verification, with its number of findings and no more.
pub fn record_verification(tx: &mut Tx<'_>, report: &Report) -> Result<(), StoreError> {
    let event = Event::LedgerVerified {
        findings: report.findings.len(),
        size: report.size,
    };
    ledger::record(tx, "ledger", &event)
}

/// How the ledger stands, and the last verification of it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// Entries there are now.
    pub size: u64,
    /// The root of the tree over them, in hex.
    pub root: String,
    pub verified: Option<Verified>,
}

#[derive(Clone, Debug)]
pub struct Verified {
    pub at: DateTime<Utc>,
    /// As the ledger writes it.
    pub actor: String,
    /// Entries that were verified.
    pub size: u64,
    pub findings: u64,
}

pub fn standing(db: &mut Db) -> Result<Standing, StoreError> {
    let head = ledger::head(db)?.ok_or(StoreError::NotFound)?;
    let last = trail::latest(db, &["ledger-verified"], None)?;
    let verified = last.and_then(|told| {
        let number = |name: &str| told.payload.data.get(name)?.parse().ok();
        Some(Verified {
            at: told.at,
            size: number("size")?,
            findings: number("findings")?,
            actor: told.payload.actor.clone(),
        })
    });
    Ok(Standing {
        size: head.size,
        root: head.root,
        verified,
    })
}
