//! Makes a link with which one person sets a password, once, within seven days.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::token::Token;
use crate::domain::account::{LINK_LIFE, Refusal};
use crate::domain::person::PersonId;
use crate::store::{Tx, accounts, ledger, people, setup_links};
use chrono::{DateTime, Utc};

/// The secret part of a link; it is not to be had again.
#[derive(Debug)]
pub struct Link {
    pub token: String,
    pub expires_at: DateTime<Utc>,
}

/// Links of the same person that are not used yet stop working.
pub fn make_setup_link(tx: &mut Tx<'_>, person: PersonId) -> Result<Link, Failure> {
    if people::find(tx.db(), person)?.left_on.is_some() {
        return Err(Refusal::HasLeft.into());
    }
    match accounts::find_of(tx.db(), person)? {
        None => Err(Refusal::NoAccount.into()),
        Some(account) if account.disabled_at.is_some() => Err(Refusal::Disabled.into()),
        Some(_) => link(tx, Some(person)),
    }
}

pub(super) fn link(tx: &mut Tx<'_>, person: Option<PersonId>) -> Result<Link, Failure> {
    setup_links::expire_unused(tx, person)?;
    let token = Token::fresh()?;
    let expires_at = tx.now + LINK_LIFE;
    setup_links::insert(tx, &token.sha256, person, expires_at)?;
    let subject = person.map_or_else(|| "system".to_owned(), |id| id.to_string());
    ledger::record(tx, &subject, &Event::SetupLinkMade)?;
    Ok(Link {
        token: token.secret,
        expires_at,
    })
}
