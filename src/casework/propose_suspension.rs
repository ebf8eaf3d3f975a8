//! An officer asks for a suspension (arbeidsmiljølova § 15-13).

use super::{Failure, next_step, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::suspension::{Grounds, Refusal, Stage, propose};
use crate::store::{Tx, cases, gates, ledger, suspensions};

/// Keeps why the employee should be away. There is one suspension at a time in a case.
pub fn propose_suspension(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    grounds: &Grounds,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let found = standing::gates(&gates::history(tx.db(), case.id)?);
    propose(case.stage, &found, grounds)?;
    let all = suspensions::list(tx.db(), case.id)?;
    if all.iter().any(|it| it.stage != Stage::Ended) {
        return Err(Refusal::AlreadyRunning.into());
    }
    suspensions::insert(tx, case.id, grounds, by.person)?;
    next_step::settle(tx, case.id)?;
    ledger::record(tx, &number.to_string(), &Event::SuspensionProposed)?;
    Ok(())
}
