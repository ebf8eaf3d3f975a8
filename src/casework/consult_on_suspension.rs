//! The discussion meeting about a suspension, or why there was none (arbeidsmiljølova §§ 15-1 and 15-13 fourth paragraph).

use super::record_consultation::{around, code};
use super::{Failure, next_step, suspended};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::consultation::{Consultation, check};
use crate::domain::gate::Question;
use crate::domain::gate_answer::contact_is_closed;
use crate::domain::suspension::{Refusal, Step};
use crate::store::{Tx, consultations, ledger, suspensions};

/// Keeps the meeting. It is about the suspension alone: gate G8, which is about the
/// case's own outcome, stays as it is.
pub fn consult_on_suspension(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    consultation: &Consultation,
) -> Result<(), Failure> {
    let found = suspended::take(tx, by, number)?;
    let suspension = &found.suspension;
    let stage = suspension
        .stage
        .after(Step::Consult)
        .map_err(Refusal::from)?;
    let closed = contact_is_closed(&found.gates.answers(Question::FreeSpeech));
    let now = tx.now;
    check(consultation, around(tx.db(), &found.case, closed, now)?)?;
    let of = Some(suspension.id);
    consultations::insert(tx, found.case.id, of, consultation, by.person)?;
    suspensions::advance(tx, suspension, stage)?;
    next_step::settle(tx, found.case.id)?;
    let event = Event::ConsultationRecorded {
        outcome: code(consultation),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
