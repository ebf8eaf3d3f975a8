//! A second person answers a list of what is to be destroyed, line by line; and anybody of the three offices may stop it.

use super::Failure;
use super::draw_disposal::On;
use super::seen_ties::seen_obstacles;
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::disposal::{Refusal, approve, grounds, stop};
use crate::domain::local_time::day;
use crate::store::disposals::{Verdict, freed_by, subject};
use crate::store::{Db, StoreError, Tx, cases, disposals, ledger};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What somebody says to one line.
#[derive(Clone, Debug)]
pub struct Answer {
    pub verdict: Verdict,
    /// Why it is taken out; a line that is approved needs no words.
    pub grounds: String,
}

/// Why a list is not answered so: everything, each about the case of its line.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not answered so: {0:?}")]
pub struct Unanswered(pub Vec<Refusal>);

/// Answers every line of the list, by its number there. From the approval the list can be stopped for seven days.
/// Whatever is wrong with a line, the others are looked at too.
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
    let (mut said, mut wrong) = (vec![], vec![]);
    for line in &lines {
        let number = cases::by_id(tx.db(), line.case_id)?.number;
        let Some(answer) = answers.get(&line.serial) else {
            wrong.push(Refusal::Unanswered(number));
            continue;
        };
        match answer.verdict {
            Verdict::Approved => {
                let on = On { list: &list, line };
                wrong.extend(against(tx.db(), by, number, on, today)?);
                said.push((line.id, answer.verdict, None));
            }
            Verdict::TakenOut => match grounds(&answer.grounds) {
                Ok(why) => said.push((line.id, answer.verdict, Some(why))),
                Err(_) => wrong.push(Refusal::NoReason(number)),
            },
        }
    }
    if !wrong.is_empty() {
        return Err(Unanswered(wrong).into());
    }
    for (line, verdict, why) in &said {
        disposals::answer_line(tx, *line, *verdict, why.as_deref())?;
    }
    let is_approved = |it: &&(i32, Verdict, Option<String>)| it.1 == Verdict::Approved;
    let approved = said.iter().filter(is_approved).count();
    disposals::approve(tx, id, by.person)?;
    if approved == 0 {
        disposals::stop(tx, id, by.person, "")?;
    }
    let event = Keeping::DisposalApproved {
        approved,
        taken_out: said.len() - approved,
    };
    ledger::record(tx, &subject(id), &event.into())?;
    Ok(())
}

/// Everything that keeps `by` from approving that the case of the line is destroyed.
fn against(
    db: &mut Db,
    by: &Viewer,
    number: CaseNumber,
    on: On<'_>,
    today: NaiveDate,
) -> Result<Vec<Refusal>, StoreError> {
    let mut found = vec![];
    if freed_by(db, on.line.case_id)?.contains(&by.person) {
        found.push(Refusal::EndedHold(number));
    }
    let obstacles = seen_obstacles(db, by, on.line.case_id, Some(on), today)?;
    let obstacles = obstacles.into_iter();
    found.extend(obstacles.map(|why| Refusal::Obstacle(number, why)));
    Ok(found)
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
