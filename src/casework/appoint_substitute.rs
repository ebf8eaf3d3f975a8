//! A substitute is appointed to decide in place of somebody conflicted (forvaltningslova § 9).

use super::candidate::Known;
use super::{Failure, next_step};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::{Refusal, is_impartial};
use crate::domain::case::CaseNumber;
use crate::domain::{delegation, local_time};
use crate::store::delegations::{self, Substitute};
use crate::store::{Tx, cases, ledger, parties, people};
use chrono::NaiveDate;

/// Writes down who decides, and who appointed them. The substitute is neither
/// conflicted nor directly led by whoever is (§ 6 third paragraph).
pub fn appoint_substitute(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    substitute: &Substitute,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    if parties::conflicted(tx.db(), case.id)?.is_empty() {
        return Err(Refusal::NobodyConflicted.into());
    }
    let today = local_time::day(tx.now);
    if substitute.authority.trim().is_empty() {
        return Err(delegation::Refusal::NoAuthority.into());
    }
    if substitute.authority.chars().count() > delegation::LONGEST_AUTHORITY {
        return Err(delegation::Refusal::TooLong.into());
    }
    check_day(substitute.appointed_on, today)?;
    let person = Viewer {
        person: substitute.person,
        roles: people::roles(tx.db(), substitute.person, today)?,
        at: tx.now,
    };
    let known = Known::of(tx.db(), &person, &case, today)?;
    is_impartial(&known.candidate())?;
    delegations::appoint(tx, case.id, substitute, by.person)?;
    next_step::settle(tx, case.id)?;
    ledger::record(tx, &number.to_string(), &Event::SubstituteAppointed)?;
    Ok(())
}

fn check_day(day: NaiveDate, today: NaiveDate) -> Result<(), Failure> {
    if day > today {
        return Err(Refusal::AppointedInFuture.into());
    }
    Ok(())
}
