//! An officer writes down how the letter about a suspension reached the employee; with that it begins (arbeidsmiljølova § 15-4).

use super::{Failure, next_step, suspended};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::Act;
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::handover::{self, Handover, check};
use crate::domain::letter::Kind;
use crate::domain::local_time;
use crate::domain::suspension::{Refusal, Step};
use crate::store::handovers::{self, Of};
use crate::store::{Tx, ledger, letters, suspensions};

/// Keeps the handover. A letter that came back suspends nobody: it must be delivered anew.
pub fn deliver_suspension(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    handover: &Handover,
) -> Result<(), Failure> {
    let found = suspended::take(tx, by, number)?;
    let (case, suspension) = (&found.case, &found.suspension);
    let stage = suspension
        .stage
        .after(Step::Deliver)
        .map_err(Refusal::from)?;
    let decided = suspended::decided(tx.db(), found.case.id)?.ok_or(Failure::NotDecided)?;
    let (decided_on, today) = (local_time::day(decided.at), local_time::day(tx.now));
    check(handover, Act::Suspend, decided_on, today)?;
    let id = Some(suspension.id);
    let letter = letters::latest_final(tx.db(), case.id, Kind::Suspension, id)?;
    let of = Of {
        case_id: case.id,
        suspension: id,
        letter: Some(letter.ok_or(handover::Refusal::NoLetter)?.id),
    };
    handovers::insert(tx, of, handover, by.person)?;
    if let Some(began_on) = handover.received_on() {
        suspensions::advance(tx, suspension, stage)?;
        suspensions::begin(tx, suspension, began_on)?;
        next_step::settle(tx, case.id)?;
    }
    let event = Event::LetterDelivered {
        mode: handover.mode.code(),
        arrival: handover.arrival.code(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
