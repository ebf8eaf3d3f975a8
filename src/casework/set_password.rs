//! Sets a password with a setup link. Every session the person had ends, and whoever had one before is told.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::credentials::Hashed;
use crate::casework::make_setup_link::has_chosen;
use crate::casework::token::sha256;
use crate::casework::{sign_out, tell_access};
use crate::domain::account::Refusal;
use crate::domain::person::PersonId;
use crate::store::people::Person;
use crate::store::setup_links::SetupLink;
use crate::store::{Db, Tx, accounts, ledger, people, setup_links};
use chrono::{DateTime, Utc};

/// Whose password a link sets; nobody's yet where it makes the first administrator.
pub fn look(db: &mut Db, token: &str, now: DateTime<Utc>) -> Result<Option<Person>, Failure> {
    let link = usable(db, token, now)?;
    let person = link.person_id.map(|id| people::find(db, id));
    Ok(person.transpose()?)
}

/// The hash is made before the write; see [`Hashed::new`].
pub fn set_password(tx: &mut Tx<'_>, token: &str, password: &Hashed) -> Result<PersonId, Failure> {
    let now = tx.now;
    let link = usable(tx.db(), token, now)?;
    let person = link.person_id.ok_or(Refusal::LinkUnknown)?;
    if people::find(tx.db(), person)?.left_on.is_some() {
        return Err(Refusal::HasLeft.into());
    }
    let account = accounts::find_of(tx.db(), person)?.ok_or(Refusal::NoAccount)?;
    if account.disabled_at.is_some() {
        return Err(Refusal::Disabled.into());
    }
    if has_chosen(tx.db(), person)? {
        tell_access::tell_owner(tx, person)?;
    }
    setup_links::spend(tx, link.id)?;
    accounts::set_password(tx, account.id, password.phc())?;
    ledger::record(tx, &person.to_string(), &Event::PasswordSet)?;
    sign_out::everywhere(tx, person, None)?;
    Ok(person)
}

pub(super) fn usable(db: &mut Db, token: &str, now: DateTime<Utc>) -> Result<SetupLink, Failure> {
    let link = setup_links::find(db, &sha256(token))?.ok_or(Refusal::LinkUnknown)?;
    if link.used_at.is_some() {
        return Err(Refusal::LinkUsed.into());
    }
    if link.expires_at <= now {
        return Err(Refusal::LinkExpired.into());
    }
    Ok(link)
}
