//! A second person answers a list of what is to be destroyed, line by line; and anybody of the three offices may stop it.

use super::Failure;
use super::draw_disposal::On;
use super::seen_ties::seen_obstacles;
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::disposal::{Refusal, approve, grounds, stop};
use crate::domain::local_time::day;
use crate::store::disposals::{Verdict, ended_holds, subject};
use crate::store::{Tx, cases, disposals, ledger};
use std::collections::BTreeMap;

/// What somebody says to one line.
#[derive(Clone, Debug)]
pub struct Answer {
    pub verdict: Verdict,
    /// Why it is taken out; a line that is approved needs no words.
    pub grounds: String,
}

/// Answers every line of the list, by its number there. From the approval the list can be stopped for seven days.
pub fn answer_disposal(
    tx: &mut Tx<'_>,
    by: &Viewer,
    slug: &str,
    answers: &BTreeMap<usize, Answer>,
) -> Result<(), Failure> {
    let list = disposals::find_by_slug(tx.db(), by, slug)?;
    let id = list.id;
    approve(&list.course, by.person, tx.now)?;
    let today = day(tx.now);
    let lines = disposals::list_lines(tx.db(), id)?;
    let (mut approved, mut taken_out) = (0, 0);
    for line in &lines {
        let number = cases::by_id(tx.db(), line.case_id)?.number;
        let answer = answers.get(&line.serial);
        let answer = answer.ok_or(Refusal::Unanswered(number))?;
        let why = match answer.verdict {
            Verdict::Approved => {
                if ended_holds(tx.db(), line.case_id)?.contains(&by.person) {
                    return Err(Refusal::EndedHold(number).into());
                }
                let on = Some(On { list: &list, line });
                let found = seen_obstacles(tx.db(), by, line.case_id, on, today)?;
                if let Some(why) = found.first() {
                    return Err(Refusal::Obstacle(number, *why).into());
                }
                approved += 1;
                None
            }
            Verdict::TakenOut => {
                taken_out += 1;
                let why = grounds(&answer.grounds).map_err(|_| Refusal::NoReason(number))?;
                Some(why)
            }
        };
        disposals::answer_line(tx, line.id, answer.verdict, why.as_deref())?;
    }
    disposals::approve(tx, id, by.person)?;
    if approved == 0 {
        disposals::stop(tx, id, by.person, "")?;
    }
    let event = Keeping::DisposalApproved {
        approved,
        taken_out,
    };
    ledger::record(tx, &subject(id), &event.into())?;
    Ok(())
}

/// Stops a list that is not begun. It is never taken up again; a new one is drawn up.
pub fn stop_disposal(
    tx: &mut Tx<'_>,
    by: &Viewer,
    slug: &str,
    reason: &str,
) -> Result<(), Failure> {
    let list = disposals::find_by_slug(tx.db(), by, slug)?;
    let id = list.id;
    stop(&list.course, tx.now)?;
    let reason = grounds(reason)?;
    disposals::stop(tx, id, by.person, &reason)?;
    ledger::record(tx, &subject(id), &Keeping::DisposalStopped.into())?;
    Ok(())
}
