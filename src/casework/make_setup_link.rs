//! Makes a link with which one person sets a password, once, within seven days.

use crate::audit::Event;
use crate::casework::token::Token;
use crate::casework::{Failure, tell_access};
use crate::domain::account::{LINK_LIFE, Refusal};
use crate::domain::person::PersonId;
use crate::domain::recovery;
use crate::store::{Db, StoreError, Tx, accounts, ledger, people, setup_links};
use chrono::{DateTime, TimeDelta, Utc};

/// The secret part of a link; it is not to be had again.
#[derive(Debug)]
pub struct Link {
    pub token: String,
    pub expires_at: DateTime<Utc>,
}

/// Links of the same person that are not used yet stop working. Whoever has had a password is told.
pub fn make_setup_link(tx: &mut Tx<'_>, person: PersonId) -> Result<Link, Failure> {
    if has_chosen(tx.db(), person)? {
        tell_access::tell_owner(tx, person)?;
    }
    living(tx, person, LINK_LIFE)
}

/// A link for somebody who has lost the password; two persons have asked for it.
pub(super) fn make_recovery_link(tx: &mut Tx<'_>, person: PersonId) -> Result<Link, Failure> {
    living(tx, person, recovery::LIFE)
}

/// Whether somebody has ever chosen a password for the account, also before it was closed and
/// opened again: from then on it has something to take over.
pub fn has_chosen(db: &mut Db, person: PersonId) -> Result<bool, StoreError> {
    let account = accounts::find_of(db, person)?;
    let has_password = account.is_some_and(|account| account.password.is_some());
    Ok(has_password || setup_links::has_used(db, person)?)
}

fn living(tx: &mut Tx<'_>, person: PersonId, life: TimeDelta) -> Result<Link, Failure> {
    if people::find(tx.db(), person)?.left_on.is_some() {
        return Err(Refusal::HasLeft.into());
    }
    match accounts::find_of(tx.db(), person)? {
        None => Err(Refusal::NoAccount.into()),
        Some(account) if account.disabled_at.is_some() => Err(Refusal::Disabled.into()),
        Some(_) => link(tx, Some(person), life),
    }
}

pub(super) fn link(
    tx: &mut Tx<'_>,
    person: Option<PersonId>,
    life: TimeDelta,
) -> Result<Link, Failure> {
    setup_links::expire_unused(tx, person)?;
    let token = Token::fresh()?;
    let expires_at = tx.now + life;
    setup_links::insert(tx, &token.sha256, person, expires_at)?;
    let subject = person.map_or_else(|| "system".to_owned(), |id| id.to_string());
    ledger::record(tx, &subject, &Event::SetupLinkMade)?;
    Ok(Link {
        token: token.secret,
        expires_at,
    })
}
