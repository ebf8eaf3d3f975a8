//! An officer writes down how the letter reached the employee (arbeidsmiljølova § 15-4).

use super::{Failure, next_step, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::Act;
use crate::domain::case::{CaseNumber, Stage, Step};
use crate::domain::coded::Coded;
use crate::domain::handover::{Arrival, Handover, Refusal, check};
use crate::domain::letter::Kind;
use crate::domain::local_time;
use crate::store::handovers::{self, Of};
use crate::store::{Tx, cases, gates, ledger, letters, proposals};

/// Keeps the handover. A letter that came back leaves the case where it is: it
/// must be delivered anew.
pub fn deliver_letter(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    handover: &Handover,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let done = crate::domain::decision::done(&standing::gates(&gates::history(tx.db(), case.id)?));
    let stage: Stage = case.stage.after(Step::Deliver, done)?;
    let decided = proposals::decision(tx.db(), case.id)?.ok_or(Failure::NotDecided)?;
    let act = Act::of(decided.decision.severity);
    let (decided_on, today) = (local_time::day(decided.at), local_time::day(tx.now));
    check(handover, act, decided_on, today)?;
    let kind = match act {
        Act::Dismiss => Some(Kind::Dismissal),
        Act::Terminate => Some(Kind::Termination),
        Act::Warn => Some(Kind::Warning),
        Act::Settle | Act::Suspend => None,
    };
    let letter = match kind {
        None => None,
        Some(kind) => {
            let found = letters::latest_final(tx.db(), case.id, kind, None)?;
            Some(found.ok_or(Refusal::NoLetter)?.id)
        }
    };
    let of = Of {
        case_id: case.id,
        suspension: None,
        letter,
    };
    handovers::insert(tx, of, handover, by.person)?;
    if handover.arrival != Arrival::Returned {
        cases::advance(tx, &case, stage)?;
        next_step::settle(tx, case.id)?;
    }
    let event = Event::LetterDelivered {
        mode: handover.mode.code(),
        arrival: handover.arrival.code(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
