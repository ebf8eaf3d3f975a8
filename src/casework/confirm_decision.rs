//! The second person confirms a decision, or sends it back.

use super::candidate::Known;
use super::{Failure, carry_out, impartial, next_step, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::{Act, may_confirm};
use crate::domain::case::{CaseNumber, Step};
use crate::domain::decision::{self, Field, Refusal};
use crate::domain::grounds::{fits, says_enough};
use crate::domain::impartiality::Said;
use crate::domain::local_time::day;
use crate::store::{Tx, cases, confirmations, gates, ledger, proposals};

/// What the second person says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Confirmed,
    /// Back to whoever decided; the case stands where it stood before.
    Returned,
}

/// Writes the verdict down with its grounds. Nobody confirms their own decision,
/// nor one that they prepared (`domain::authority`).
pub fn confirm_decision(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    verdict: Verdict,
    grounds: &str,
    said: Said,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let done = decision::done(&standing::gates(&gates::history(tx.db(), case.id)?));
    let step = match verdict {
        Verdict::Confirmed => Step::Confirm,
        Verdict::Returned => Step::Return,
    };
    let stage = case.stage.after(step, done)?;
    let decided = proposals::decision(tx.db(), case.id)?.ok_or(Failure::NotDecided)?;
    let now = tx.now;
    let known = Known::of(tx.db(), by, &case, day(now))?;
    let act = Act::of(decided.decision.severity);
    may_confirm(&known.candidate(), act, decided.by, known.today)?;
    if !says_enough(grounds) {
        return Err(Refusal::TooShort(Field::Grounds).into());
    }
    if !fits(grounds) {
        return Err(Refusal::TooLong(Field::Grounds).into());
    }
    impartial::declared(tx, &case, by.person, said)?;
    let is_confirmed = verdict == Verdict::Confirmed;
    confirmations::insert(tx, decided.id, is_confirmed, grounds.trim(), by.person)?;
    cases::advance(tx, &case, stage)?;
    next_step::settle(tx, case.id)?;
    carry_out::settle(tx, case.id)?;
    let event = if is_confirmed {
        Event::DecisionConfirmed {
            severity: decided.decision.severity,
        }
    } else {
        Event::DecisionReturned {
            severity: decided.decision.severity,
        }
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}
