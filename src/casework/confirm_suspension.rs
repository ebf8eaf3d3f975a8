//! The second person confirms a suspension, or sends it back (kommunelova § 25-1).

use super::confirm_decision::Verdict;
use super::{Failure, impartial, next_step, suspended};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::{Act, may_confirm};
use crate::domain::case::CaseNumber;
use crate::domain::impartiality::Said;
use crate::domain::suspension::{Deed, Field, Lack, OutOfTurn, Refusal, Step, enough};
use crate::store::{Tx, ledger, suspensions};

/// Writes the verdict down with its grounds. Nobody confirms their own decision.
pub fn confirm_suspension(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    verdict: Verdict,
    grounds: &str,
    said: Said,
) -> Result<(), Failure> {
    let found = suspended::take(tx, by, number)?;
    let suspension = &found.suspension;
    let (step, deed, event) = match verdict {
        Verdict::Confirmed => (Step::Confirm, Deed::Confirmed, Event::SuspensionConfirmed),
        Verdict::Returned => (Step::Return, Deed::Returned, Event::SuspensionReturned),
    };
    let stage = suspension.stage.after(step).map_err(Refusal::from)?;
    let decided = suspended::decided(tx.db(), found.case.id)?.ok_or(OutOfTurn {
        stage: suspension.stage,
        step,
        lack: Lack::Decision,
    });
    let decided = decided.map_err(Refusal::from)?;
    let known = found.known(tx, by)?;
    may_confirm(&known.candidate(), Act::Suspend, decided.by, known.today)?;
    enough(grounds, Field::Grounds)?;
    impartial::declared(tx, &found.case, by.person, said)?;
    suspensions::keep(tx, suspension.id, deed, grounds.trim(), None, by.person)?;
    suspensions::advance(tx, suspension, stage)?;
    next_step::settle(tx, found.case.id)?;
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
