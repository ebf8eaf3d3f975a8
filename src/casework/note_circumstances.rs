//! What came of a closed case is written down, and what the archivist decides of one that the rules have no answer
//! for: how long it is kept is computed anew.

use super::recompute_retention::{self, VERDICT, recompute, recompute_chain};
use super::{Failure, close_case};
use crate::audit::Event;
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::circumstance::{Circumstance, Refusal, Verdict, decide};
use crate::domain::coded::Coded;
use crate::domain::local_time::day;
use crate::domain::retention::Outcome;
use crate::domain::warning_policy::reason;
use crate::store::cases::Case;
use crate::store::circumstances::{self, Circumstances};
use crate::store::closed_cases::find_kept;
use crate::store::{Db, StoreError, Tx, cases, ledger, people, proposals, retention};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the archive knows of it.
pub struct Noted {
    pub title: String,
    /// The latest first.
    pub history: Vec<Circumstances>,
    /// How the case is kept today.
    pub outcome: Outcome,
    pub names: BTreeMap<i32, String>,
}

/// Opens the archive's page of it. That somebody looked is remembered.
pub fn open_circumstances(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
) -> Result<Noted, Failure> {
    let kept = find_kept(tx.db(), by, number)?;
    if kept.destroyed_at.is_some() || kept.closed_at.is_none() {
        return Err(StoreError::NotFound.into());
    }
    let (case, today) = (cases::by_id(tx.db(), kept.id)?, day(tx.now));
    let page = "keeping";
    ledger::record(tx, &number.to_string(), &Event::CaseRead { page })?;
    Ok(Noted {
        title: kept.public_title,
        history: circumstances::history(tx.db(), kept.id)?,
        outcome: stands(tx.db(), &case, today)?,
        names: people::names(tx.db())?,
    })
}

/// Notes, with a reason, what the archivist has come to know of. What was said before stays said: the outcome only
/// moves up (bevaringsforskrifta § 3).
pub fn note_circumstances(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    said: Option<&[Circumstance]>,
    verdict: Option<Verdict>,
    typed: &str,
) -> Result<(), Failure> {
    let kept = find_kept(tx.db(), by, number)?;
    if kept.destroyed_at.is_some() {
        return Err(Refusal::Destroyed.into());
    }
    let case = cases::by_id(tx.db(), kept.id)?;
    let closed_on = case.closed_at.map(day).ok_or(Refusal::Open)?;
    let before = circumstances::latest(tx.db(), case.id)?;
    if before.is_none() && said.is_none() {
        return Err(Refusal::Unanswered.into());
    }
    let happened = all_of(before.as_ref(), said.unwrap_or_default());
    let is_more = before
        .as_ref()
        .is_none_or(|it| it.happened.len() < happened.len());
    if !is_more && verdict.is_none() {
        let is_silent = said.is_none_or(<[Circumstance]>::is_empty);
        let why = if is_silent {
            Refusal::Nothing
        } else {
            Refusal::Unchanged
        };
        return Err(why.into());
    }
    let reason = reason(typed)?;
    let today = day(tx.now);
    let stands = stands(tx.db(), &case, today)?;
    let earlier = before.and_then(|it| it.verdict);
    let noted = verdict.or(earlier);
    circumstances::insert(tx, case.id, &happened, noted, Some(&reason), by.person)?;
    if let Some(verdict) = verdict {
        let decided = proposals::decision(tx.db(), case.id)?.ok_or(StoreError::NotFound)?;
        let facts = close_case::facts(tx.db(), &case, &decided, closed_on)?;
        let after = recompute_retention::judged(tx.db(), &facts, today)?;
        decide(stands, verdict, &after)?;
    }
    record(tx, number, &happened, verdict)?;
    recompute(tx, case.id, VERDICT)?;
    recompute_chain(tx, case.subject)
}

/// How the case is kept today: as its mark says, or more.
fn stands(db: &mut Db, case: &Case, today: NaiveDate) -> Result<Outcome, StoreError> {
    let marked = retention::latest(db, case.id)?.map(|mark| mark.outcome);
    let now = recompute_retention::now(db, case, today)?.map(|kept| kept.outcome);
    Ok(marked.max(now).unwrap_or(Outcome::Review))
}

/// What was said before, and now, in one order.
pub(super) fn all_of(before: Option<&Circumstances>, said: &[Circumstance]) -> Vec<Circumstance> {
    let is_said = |one: &Circumstance| said.contains(one) || before.is_some_and(|it| it.has(*one));
    Circumstance::ALL.iter().copied().filter(is_said).collect()
}

pub(super) fn record(
    tx: &mut Tx<'_>,
    number: CaseNumber,
    happened: &[Circumstance],
    verdict: Option<Verdict>,
) -> Result<(), Failure> {
    let codes: Vec<&str> = happened.iter().map(|one| one.code()).collect();
    let event = Keeping::CircumstancesNoted {
        happened: codes.join(" "),
        verdict: verdict.map(Coded::code),
    };
    ledger::record(tx, &number.to_string(), &event.into())?;
    Ok(())
}
