//! A closed case is taken up again, with grounds.

use super::{Failure, next_step, settle_gate};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Done, Step};
use crate::domain::decision::{Field, Refusal};
use crate::domain::grounds::{fits, says_enough};
use crate::store::{Tx, cases, export_cases, ledger, reopenings};

/// Opens the case again where it is looked into. What was done before stays in
/// the case, but the employee is heard and consulted anew (forvaltningslova §§ 16 and 17).
pub fn reopen_case(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    grounds: &str,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let stage = case.stage.after(Step::Reopen, Done::default())?;
    if !says_enough(grounds) {
        return Err(Refusal::TooShort(Field::Grounds).into());
    }
    if !fits(grounds) {
        return Err(Refusal::TooLong(Field::Grounds).into());
    }
    reopenings::insert(tx, case.id, grounds.trim(), by.person)?;
    settle_gate::hearing(tx, case.id, "not_given", by.person)?;
    settle_gate::consultation(tx, case.id, "not_held", by.person)?;
    if let Some(at) = case.closed_at {
        export_cases::settle(tx, case.id, at)?;
    }
    cases::reopen(tx, &case, stage)?;
    next_step::settle(tx, case.id)?;
    ledger::record(tx, &number.to_string(), &Event::CaseReopened)?;
    Ok(())
}
