//! A second person lets somebody in again who has lost a password or a phone, or says no.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::make_setup_link::{Link, make_recovery_link};
use crate::casework::reset_second_factor::reset_second_factor;
use crate::domain::account::Refusal;
use crate::domain::person::PersonId;
use crate::domain::recovery::{Kind, may_approve};
use crate::store::people::Person;
use crate::store::recoveries::Recovery;
use crate::store::{Db, StoreError, Tx, ledger, people, recoveries};

/// What is asked for, with the people in it by name.
#[derive(Clone, Debug)]
pub struct Shown {
    pub recovery: Recovery,
    pub person: Person,
    pub asked_by: Person,
}

/// What waits. That somebody looked is recorded with the roles that wait beside it.
pub fn list_recoveries(db: &mut Db) -> Result<Vec<Shown>, StoreError> {
    let waiting = recoveries::list_waiting(db)?.into_iter();
    let shown = waiting.map(|recovery| {
        Ok(Shown {
            person: people::find(db, recovery.person_id)?,
            asked_by: people::find(db, recovery.asked_by)?,
            recovery,
        })
    });
    shown.collect()
}

/// An approved link is given to whoever approves, and to nobody else: whoever asked never sees it.
pub fn answer_recovery(
    tx: &mut Tx<'_>,
    by: PersonId,
    id: i32,
    is_approved: bool,
) -> Result<Option<(Link, Person)>, Failure> {
    let waiting = recoveries::list_waiting(tx.db())?;
    let found = waiting.into_iter().find(|recovery| recovery.id == id);
    let recovery = found.ok_or(StoreError::NotFound)?;
    let (person, kind) = (recovery.person_id, recovery.kind.code());
    let subject = person.to_string();
    if !is_approved {
        recoveries::answer(tx, id, by, "declined")?;
        ledger::record(tx, &subject, &Event::RecoveryDeclined { kind })?;
        return Ok(None);
    }
    if !may_approve(by, recovery.asked_by, person) {
        return Err(Refusal::OwnRecovery.into());
    }
    recoveries::answer(tx, id, by, "approved")?;
    ledger::record(tx, &subject, &Event::RecoveryApproved { kind })?;
    match recovery.kind {
        Kind::Link => {
            let link = make_recovery_link(tx, person)?;
            Ok(Some((link, people::find(tx.db(), person)?)))
        }
        Kind::Code => {
            reset_second_factor(tx, person, Some(by), &recovery.reason)?;
            Ok(None)
        }
    }
}
