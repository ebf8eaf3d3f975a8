//! The chief executive, or a delegate, suspends somebody (arbeidsmiljølova § 15-13; kommunelova § 13-1).

use super::{Failure, impartial, next_step, suspended};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::{Act, Policy, may_decide};
use crate::domain::case::CaseNumber;
use crate::domain::consultation::Consultation;
use crate::domain::impartiality::Said;
use crate::domain::suspension::{Deed, Refusal, Step, decide};
use crate::store::{Tx, consultations, hearings, ledger, suspensions};

/// Keeps the decision with its grounds. It waits for a second person.
pub fn decide_suspension(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    grounds: &str,
    policy: Policy,
    said: Said,
) -> Result<(), Failure> {
    let found = suspended::take(tx, by, number)?;
    let suspension = &found.suspension;
    let known = found.known(tx, by)?;
    may_decide(&known.candidate(), Act::Suspend, known.today, policy)?;
    let stage = suspension
        .stage
        .after(Step::Decide)
        .map_err(Refusal::from)?;
    let meetings = consultations::list(tx.db(), found.case.id)?;
    let is_met = meetings.iter().any(|it| {
        it.suspension == Some(suspension.id) && matches!(it.consultation, Consultation::Held(_))
    });
    let is_heard = is_met || !hearings::notices(tx.db(), found.case.id)?.is_empty();
    decide(found.case.stage, &found.gates, is_heard, grounds)?;
    impartial::declared(tx, &found.case, by.person, said)?;
    let deed = Deed::Decided;
    suspensions::keep(tx, suspension.id, deed, grounds.trim(), None, by.person)?;
    suspensions::advance(tx, suspension, stage)?;
    next_step::settle(tx, found.case.id)?;
    ledger::record(tx, &number.to_string(), &Event::SuspensionDecided)?;
    Ok(())
}
