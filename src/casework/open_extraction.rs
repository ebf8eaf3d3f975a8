//! An extraction has what is blocked, for the sake of the depot (decision 0039): whoever takes it out opens that, and says
//! why first.

use super::Failure;
use super::open_blocked::is_open_to;
use super::weigh_export::may_fetch;
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::blocking::grounds;
use crate::domain::person::PersonId;
use crate::store::blockings::{self, Standing};
use crate::store::exports::{self, Export};
use crate::store::{Db, StoreError, Tx, cases, export_cases, ledger};
use std::collections::BTreeSet;

/// Cases that are looked up at a time.
const SOME: usize = 500;

/// An extraction that somebody wants, and whether it is open to them.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub export: Export,
    /// Nothing is, or they have said why within the hour.
    pub is_open: bool,
}

/// An extraction of which every case is for `by`.
pub fn read_extraction(db: &mut Db, by: &Viewer, uuid: &str) -> Result<Wanted, StoreError> {
    let export = exports::find(db, uuid)?;
    if !may_fetch(db, by, &export)? {
        return Err(StoreError::NotFound);
    }
    let standing = blocked_in(db, &export)?;
    Ok(Wanted {
        is_open: is_said(db, by, &standing)?,
        export,
    })
}

/// Says why what is blocked in it is opened: for an hour they may take it out.
pub fn open_extraction(
    tx: &mut Tx<'_>,
    by: &Viewer,
    uuid: &str,
    typed: &str,
) -> Result<(), Failure> {
    let wanted = read_extraction(tx.db(), by, uuid)?;
    let standing = blocked_in(tx.db(), &wanted.export)?;
    open_each(tx, &standing, &grounds(typed)?, Some(by.person))?;
    Ok(())
}

/// What is blocked in an extraction. Messages for the core have nothing of it.
pub(super) fn blocked_in(db: &mut Db, export: &Export) -> Result<Vec<Standing>, StoreError> {
    if export.kind.is_some() {
        return Ok(vec![]);
    }
    let held = export_cases::of_export(db, export)?;
    blocked_among(db, &held)
}

/// Those of the extractions in which something is blocked.
pub(super) fn with_blocked(
    db: &mut Db,
    exports: &[Export],
) -> Result<BTreeSet<String>, StoreError> {
    let mut found = BTreeSet::new();
    for export in exports {
        if !blocked_in(db, export)?.is_empty() {
            found.insert(export.uuid.clone());
        }
    }
    Ok(found)
}

pub(super) fn blocked_among(db: &mut Db, held: &[i32]) -> Result<Vec<Standing>, StoreError> {
    let mut all = vec![];
    for some in held.chunks(SOME) {
        all.extend(blockings::standing_in(db, some)?);
    }
    Ok(all)
}

/// Whether they have said why for each of these within the hour.
pub(super) fn is_said(db: &mut Db, by: &Viewer, standing: &[Standing]) -> Result<bool, StoreError> {
    for blocking in standing {
        let openings = blockings::openings(db, blocking.id)?;
        if !is_open_to(&openings, by) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Keeps the reason with each blocking, and the opening in the trail of its case.
pub(super) fn open_each(
    tx: &mut Tx<'_>,
    standing: &[Standing],
    grounds: &str,
    by: Option<PersonId>,
) -> Result<(), StoreError> {
    for blocking in standing {
        blockings::open(tx, blocking.id, grounds, by)?;
        let number = cases::by_id(tx.db(), blocking.case_id)?.number;
        let event = Keeping::BlockedOpened {
            document: blocking.document,
        };
        ledger::record(tx, &number.to_string(), &event.into())?;
    }
    Ok(())
}
