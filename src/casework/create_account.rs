//! Gives a person an account; the password comes with a link.

use crate::audit::Event;
use crate::casework::Failure;
use crate::domain::account::{Outsider, Refusal};
use crate::domain::person::PersonId;
use crate::store::people::Particulars;
use crate::store::{Db, StoreError, Tx, accounts, ledger, people};

/// A disabled account is opened again, without its old password.
pub fn create_account(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Failure> {
    let who = people::find(tx.db(), person)?;
    if who.left_on.is_some() {
        return Err(Refusal::HasLeft.into());
    }
    match accounts::find_of(tx.db(), person)? {
        Some(account) if account.disabled_at.is_none() => return Err(Refusal::HasAccount.into()),
        Some(account) => accounts::reopen(tx, account.id)?,
        None => {
            accounts::insert(tx, person, &who.employee_no)?;
        }
    }
    ledger::record(tx, &person.to_string(), &Event::AccountCreated)?;
    Ok(())
}

/// An account for somebody whom no import governs; the person is written with it.
pub fn create_outsider(tx: &mut Tx<'_>, outsider: &Outsider) -> Result<PersonId, Failure> {
    if people::find_employee(tx.db(), &outsider.employee_no)?.is_some() {
        return Err(StoreError::AlreadyThere.into());
    }
    if has_address(tx.db(), &outsider.email)? {
        return Err(Refusal::EmailTaken.into());
    }
    let person = people::insert(
        tx,
        &Particulars {
            employee_no: &outsider.employee_no,
            name: &outsider.name,
            email: &outsider.email,
            position: &outsider.position,
            unit_id: None,
            language: outsider.language,
        },
    )?;
    create_account(tx, person)?;
    Ok(person)
}

fn has_address(db: &mut Db, email: &str) -> Result<bool, StoreError> {
    let people = people::list_current(db)?;
    Ok(people
        .iter()
        .any(|person| person.email.to_lowercase() == email))
}
