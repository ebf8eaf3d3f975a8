//! A receipt that was wrong no longer counts: what it said was taken waits for another answer from the archive core.

use super::read_core_receipt::Failure;
use crate::audit::ArchiveCore;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::core_receipt::{Reason, Refusal, may_withdraw};
use crate::store::closed_cases::find_kept;
use crate::store::core_units::{self, Unit};
use crate::store::{Db, StoreError, Tx, cases, ledger};

/// Withdraws what the core has answered for these keys of a case: all of it, or nothing. What it answered stays in the
/// trail. Whoever does so on the page knows of no case that is not for them.
pub fn withdraw_core_receipt(
    tx: &mut Tx<'_>,
    by: Option<&Viewer>,
    number: CaseNumber,
    keys: &[String],
    why: Reason,
) -> Result<(), Failure> {
    let case = match by {
        Some(viewer) => find_kept(tx.db(), viewer, number)?.id,
        None => cases::by_number(tx.db(), number)?.id,
    };
    for key in keys {
        let unit = unit_of(tx.db(), case, key)?;
        let archived = unit.archived.as_ref();
        let system_id = may_withdraw(key, archived.map(|it| it.place.system_id.as_str()))?;
        let event = ArchiveCore::Withdrawn {
            system_id: system_id.to_owned(),
            why: why.code(),
        };
        core_units::withdraw(tx, &unit)?;
        ledger::record(tx, &number.to_string(), &event.into())?;
    }
    Ok(())
}

fn unit_of(db: &mut Db, case: i32, key: &str) -> Result<Unit, Failure> {
    let unit = core_units::find(db, key)?.filter(|unit| unit.case_id == case);
    unit.ok_or_else(|| Refusal::NotMade(key.to_owned()).into())
}

/// The case that a key begins with, for whoever has the key alone.
pub fn case_of(db: &mut Db, key: &str) -> Result<Option<CaseNumber>, StoreError> {
    match core_units::find(db, key)? {
        Some(unit) => Ok(Some(cases::by_id(db, unit.case_id)?.number)),
        None => Ok(None),
    }
}
