//! An administrator asks that somebody who has lost a password or a phone is let in again.
//!
//! A link and a reset together take an account over. So neither is one person's to give: what is
//! asked for here waits for a second person, and whom it is about is told at once.

use crate::audit::Event;
use crate::casework::make_setup_link::{Link, has_chosen, make_setup_link};
use crate::casework::{Failure, tell_access};
use crate::domain::account::Refusal;
use crate::domain::person::PersonId;
use crate::domain::recovery::Kind;
use crate::domain::second_factor::{self, reason};
use crate::store::{Tx, accounts, ledger, people, recoveries, second_factors};

/// What came of asking for a link.
#[derive(Debug)]
pub enum Asked {
    /// Nobody has chosen a password for the account yet: the link is there.
    Made(Link),
    /// It waits for a second person.
    Waits,
}

/// The first link to an account is one person's to make; each later one is not.
pub fn ask_for_link(
    tx: &mut Tx<'_>,
    by: PersonId,
    person: PersonId,
    typed: &str,
) -> Result<Asked, Failure> {
    if !has_chosen(tx.db(), person)? {
        return Ok(Asked::Made(make_setup_link(tx, person)?));
    }
    if people::find(tx.db(), person)?.left_on.is_some() {
        return Err(Refusal::HasLeft.into());
    }
    match accounts::find_of(tx.db(), person)? {
        None => return Err(Refusal::NoAccount.into()),
        Some(account) if account.disabled_at.is_some() => return Err(Refusal::Disabled.into()),
        Some(_) => {}
    }
    ask(tx, by, person, Kind::Link, typed)?;
    Ok(Asked::Waits)
}

pub fn ask_for_reset(
    tx: &mut Tx<'_>,
    by: PersonId,
    person: PersonId,
    typed: &str,
) -> Result<(), Failure> {
    if by == person {
        return Err(second_factor::Refusal::Own.into());
    }
    if second_factors::find(tx.db(), person)?.is_none() {
        return Err(second_factor::Refusal::NoFactor.into());
    }
    ask(tx, by, person, Kind::Code, typed)
}

fn ask(
    tx: &mut Tx<'_>,
    by: PersonId,
    person: PersonId,
    kind: Kind,
    typed: &str,
) -> Result<(), Failure> {
    let reason = reason(typed)?;
    let waiting = recoveries::list_waiting(tx.db())?;
    if waiting
        .iter()
        .any(|it| it.person_id == person && it.kind == kind)
    {
        return Err(Refusal::AskedFor.into());
    }
    recoveries::insert(tx, person, kind, reason, by)?;
    tell_access::tell_owner(tx, person)?;
    tell_access::tell_approvers(tx, by, person)?;
    let kind = kind.code();
    ledger::record(tx, &person.to_string(), &Event::RecoveryAsked { kind })?;
    Ok(())
}
