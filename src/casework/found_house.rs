//! Opens a new house: a link for whoever installs it, and the first administrator.

use crate::audit::Event;
use crate::casework::credentials::Hashed;
use crate::casework::make_setup_link::{Link, link};
use crate::casework::set_password::usable;
use crate::casework::{Failure, administrators, create_account, grant_role};
use crate::domain::account::{LINK_LIFE, Outsider, Refusal, Term};
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::{Db, StoreError, Tx, accounts, ledger, people, setup_links};
use chrono::{DateTime, Utc};

/// The employee number of a first administrator who gives none.
pub const FIRST: &str = "admin-1";

/// Whether nobody can manage accounts.
pub fn needs_founder(db: &mut Db, now: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(administrators::list(db, day(now))?.is_empty())
}

/// An earlier link of this kind stops working.
pub fn make_founding_link(tx: &mut Tx<'_>) -> Result<Link, Failure> {
    let now = tx.now;
    if needs_founder(tx.db(), now)? {
        link(tx, None, LINK_LIFE)
    } else {
        Err(Refusal::Founded.into())
    }
}

/// Makes `founder` the first administrator. Somebody whom an import has brought
/// in already, by this employee number, keeps name, address and place.
pub fn found_house(
    tx: &mut Tx<'_>,
    token: &str,
    founder: &Outsider,
    password: &Hashed,
) -> Result<PersonId, Failure> {
    let now = tx.now;
    let link = usable(tx.db(), token, now)?;
    if link.person_id.is_some() {
        return Err(Refusal::LinkUnknown.into());
    }
    if !needs_founder(tx.db(), now)? {
        return Err(Refusal::Founded.into());
    }
    setup_links::spend(tx, link.id)?;
    let person = match people::find_employee(tx.db(), &founder.employee_no)? {
        None => create_account::create_outsider(tx, founder)?,
        Some(person) => {
            let account = accounts::find_of(tx.db(), person.id)?;
            if account.is_none_or(|account| account.disabled_at.is_some()) {
                create_account::create_account(tx, person.id)?;
            }
            person.id
        }
    };
    let term = Term {
        role: Role::Administrator,
        from: day(now),
        to: None,
    };
    match grant_role::grant_role(tx, person, term) {
        // Held already, by somebody whose account was disabled.
        Ok(()) | Err(Failure::Account(Refusal::HoldsRole)) => {}
        Err(failure) => return Err(failure),
    }
    let account = accounts::find_of(tx.db(), person)?.ok_or(Refusal::NoAccount)?;
    accounts::set_password(tx, account.id, password.phc())?;
    ledger::record(tx, &person.to_string(), &Event::PasswordSet)?;
    Ok(person)
}
