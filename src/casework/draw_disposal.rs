//! The archivist draws up a list of what is to be destroyed: each case whose own period has ended, with the reason.

use super::seen_ties::{seen_obstacles, tell_mark};
use super::tell_approvers::tell_approvers;
use super::{Failure, recompute_retention};
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::case::{CaseNumber, Stage};
use crate::domain::delivery::Template;
use crate::domain::disposal::{MOST_LINES, Obstacle, Refusal, Standing, grounds};
use crate::domain::document_retention::case_outcome;
use crate::domain::hold::Reason;
use crate::domain::local_time::day;
use crate::domain::retention::{Outcome, Period};
use crate::store::closed_cases::{self, ClosedCase};
use crate::store::disposals::{Disposal, Line, NewLine, freed_by, subject};
use crate::store::schedules::Version;
use crate::store::{
    Db, StoreError, Tx, access_requests, blockings, cases, chains, clock_facts, disposals,
    document_retention, documents, holds, ledger, retention, schedules,
};
use chrono::NaiveDate;

/// A case whose own period has come to an end, and what stands in the way of its disposal.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub case: ClosedCase,
    pub documents: usize,
    pub obstacles: Vec<Obstacle>,
}

/// Every case with an own period that has ended, which `by` may see: for the archivist to look at. Nothing follows
/// of it by itself.
pub fn review(db: &mut Db, by: &Viewer) -> Result<Vec<Candidate>, StoreError> {
    let today = day(by.at);
    let mut found = vec![];
    for mut case in closed_cases::list_closed(db, by)? {
        let from = case.mark.as_ref().and_then(|mark| mark.destroy_from);
        if case.destroyed_at.is_some() || from.is_none_or(|from| from > today) {
            continue;
        }
        if let Some(mark) = &mut case.mark {
            tell_mark(db, by, case.id, mark)?;
        }
        let mut obstacles = seen_obstacles(db, by, case.id, None, today)?;
        if freed_by(db, case.id)?.contains(&by.person) {
            obstacles.push(Obstacle::EndedHold);
        }
        found.push(Candidate {
            documents: documents::list_all(db, case.id)?.len(),
            obstacles,
            case,
        });
    }
    Ok(found)
}

/// What the archivist has chosen, and why each.
pub struct Chosen {
    pub number: CaseNumber,
    pub grounds: String,
}

/// Draws up the list. The facts of each case are looked at anew; a case that something stands in the way of is
/// refused by name. Gives the list's address.
pub fn draw_disposal(tx: &mut Tx<'_>, by: &Viewer, chosen: &[Chosen]) -> Result<String, Failure> {
    let today = day(tx.now);
    let schedule = schedules::in_force(tx.db(), today)?.ok_or(Refusal::NoSchedule)?;
    if chosen.is_empty() {
        return Err(Refusal::NoCases.into());
    }
    if chosen.len() > MOST_LINES {
        return Err(Refusal::TooMany.into());
    }
    let seen = ledger::head(tx.db())?.map_or(0, |head| head.size.cast_signed());
    let (mut lines, mut numbers) = (vec![], vec![]);
    for one in chosen {
        // Who chooses a case twice has chosen it.
        if numbers.contains(&one.number) {
            continue;
        }
        numbers.push(one.number);
        let case = closed_cases::find_kept(tx.db(), by, one.number)?;
        let found = seen_obstacles(tx.db(), by, case.id, None, today)?;
        if let Some(why) = found.first() {
            return Err(Refusal::Obstacle(one.number, *why).into());
        }
        if freed_by(tx.db(), case.id)?.contains(&by.person) {
            return Err(Refusal::EndedHold(one.number).into());
        }
        let case = cases::by_id(tx.db(), case.id)?;
        let kept = recompute_retention::now(tx.db(), &case, today)?;
        let kept = kept.ok_or(StoreError::NotFound)?;
        let period = kept.period.ok_or(StoreError::NotFound)?;
        let papers = documents::list_all(tx.db(), case.id)?.len();
        let rules: Vec<&str> = kept.rows.iter().map(|row| row.code).collect();
        let large = |_| StoreError::Unreadable("a count of aeons".to_owned());
        lines.push(NewLine {
            case_id: case.id,
            rules: rules.join(" "),
            months: i32::try_from(period.months).map_err(large)?,
            starts_on: period.starts_on,
            destroy_from: period.destroy_from,
            documents: i32::try_from(papers).map_err(large)?,
            seen,
            grounds: grounds(&one.grounds)?,
        });
    }
    let id = disposals::insert(tx, schedule.id, by.person)?;
    for line in &lines {
        disposals::insert_line(tx, id, line)?;
    }
    let own = subject(id);
    tell_approvers(tx, (Template::DisposalWaits, &own), by.person, &numbers)?;
    let cases = lines.len();
    ledger::record(tx, &subject(id), &Keeping::DisposalDrawn { cases }.into())?;
    Ok(disposals::find(tx.db(), id)?.slug)
}

/// The list that a case stands on, and its line there.
#[derive(Clone, Copy)]
pub(super) struct On<'a> {
    pub list: &'a Disposal,
    pub line: &'a Line,
}

impl On<'_> {
    /// Whether one of the two who stand behind the list ended a hold on the case, or withdrew a request for access:
    /// before they did so, or since.
    fn was_freed(self, db: &mut Db) -> Result<bool, StoreError> {
        let course = &self.list.course;
        let approver = course.approved.map(|(by, _)| by);
        let ended = freed_by(db, self.line.case_id)?;
        Ok(ended
            .iter()
            .any(|by| *by == course.drawn_by || Some(*by) == approver))
    }
}

/// Whether what the line says is not what holds any more: its certificate would cite a version that is superseded
/// (arkivforskrifta § 3). A case that no own period holds for any more is kept, and said to be.
fn is_superseded(on: On<'_>, in_force: Option<&Version>, period: Option<Period>) -> bool {
    let line = on.line;
    let is_other = |period: Period| {
        i32::try_from(period.months) != Ok(line.months)
            || period.starts_on != line.starts_on
            || period.destroy_from != line.destroy_from
    };
    in_force.map(|version| version.id) != Some(on.list.schedule_id) || period.is_some_and(is_other)
}

/// How the case stands today, with the list that it is on, if it is on one.
pub(super) fn standing(
    db: &mut Db,
    id: i32,
    on: Option<On<'_>>,
    today: NaiveDate,
) -> Result<Standing, StoreError> {
    let case = cases::by_id(db, id)?;
    let kept = recompute_retention::now(db, &case, today)?;
    // The outcome only moves up: a mark that says more than the facts do now, stands.
    let mark = retention::latest(db, id)?;
    let marked = mark.as_ref().map(|mark| mark.outcome);
    let outcome = match (marked, kept.as_ref().map(|kept| kept.outcome)) {
        (Some(marked), Some(now)) => {
            let papers = document_retention::of_cases(db, &[id])?;
            let papers = papers.values().map(|mark| mark.outcome);
            Some(case_outcome(marked.max(now), papers))
        }
        _ => None,
    };
    let covered = schedules::in_force(db, today)?;
    let is_covered = |code: &str| {
        let rules = covered.as_ref().map(|version| &version.schedule.rules);
        rules.is_some_and(|rules| rules.iter().any(|rule| rule.code == code))
    };
    let period = kept.as_ref().and_then(|kept| kept.period);
    let rows = kept.map(|kept| kept.rows).unwrap_or_default();
    // A period that nobody has approved is a suggestion, and nothing is destroyed on a suggestion.
    let is_approved = rows
        .iter()
        .filter(|row| row.outcome == Outcome::OwnPeriod)
        .all(|row| is_covered(row.code));
    let facts = clock_facts::latest(db, id)?;
    let asked = facts.negotiation.demanded.is_some() && facts.negotiation.ended.is_none();
    Ok(Standing {
        is_closed: case.stage == Stage::Closed && case.closed_at.is_some(),
        outcome,
        destroy_from: period
            .filter(|_| is_approved)
            .map(|period| period.destroy_from),
        has_hold: holds::stands(db, id)?,
        has_unanswered_request: access_requests::has_open(db, id)?,
        has_open_demand: asked,
        has_open_suit: is_unfinished(db, id, facts.sued_on, &[Reason::Dispute])?,
        has_open_access: !is_answered(db, id, facts.access_requested_on)?
            && is_unfinished(db, id, facts.access_requested_on, ASKED)?,
        has_new_material: match on {
            Some(on) => has_news(db, &case.number.to_string(), on.line.seen)?,
            None => false,
        },
        tied_to: ties(db, &case)?.first().copied(),
        is_blocked: blockings::any_stands(db, id)?,
        was_freed_by_them: match on {
            Some(on) => on.was_freed(db)?,
            None => false,
        },
        is_superseded: on.is_some_and(|on| is_superseded(on, covered.as_ref(), period)),
        is_listed: on.is_none() && disposals::is_listed(db, id)?,
    })
}

/// What a request to see what is kept is held for.
const ASKED: &[Reason] = &[Reason::AccessRequest, Reason::DataSubject];

/// Whether something began on a day, and nobody has ended a hold for it since: a hold that is ended says that its
/// cause is over, and who found so (arkivlova § 13).
fn is_unfinished(
    db: &mut Db,
    id: i32,
    since: Option<NaiveDate>,
    reasons: &[Reason],
) -> Result<bool, StoreError> {
    let Some(since) = since else {
        return Ok(false);
    };
    let holds = holds::list(db, id)?;
    let mut ended = holds
        .iter()
        .filter(|hold| reasons.contains(&hold.reason))
        .filter_map(|hold| hold.ended.as_ref());
    Ok(!ended.any(|ended| day(ended.at) >= since))
}

/// Whether a request for access that came on that day or later is answered in the case.
fn is_answered(db: &mut Db, id: i32, since: Option<NaiveDate>) -> Result<bool, StoreError> {
    let requests = access_requests::list(db, id)?;
    let mut answered = requests.iter().filter(|it| it.answered.is_some());
    Ok(answered.any(|it| since.is_some_and(|since| it.received_on >= since)))
}

/// What happens around a case without anything coming into it.
const QUIET: [&str; 14] = [
    "circumstances-noted",
    "documents-marked",
    "retention-recomputed",
    "hold-set",
    "hold-ended",
    "access-given",
    "access-ended",
    "access-request-withdrawn",
    "reporter-shown",
    // Made ready for an extraction.
    "document-converted",
    "document-not-converted",
    "format-read",
    "signature-found",
    "core-messages-made",
];

/// Whether anything was done in the case after so much of the trail.
fn has_news(db: &mut Db, number: &str, seen: i64) -> Result<bool, StoreError> {
    ledger::has_deed_since(db, number, seen, &QUIET)
}

/// The cases that it belongs with and that are open, or kept: it stays with those.
pub(super) fn ties(db: &mut Db, case: &cases::Case) -> Result<Vec<CaseNumber>, StoreError> {
    let mut others = chains::linked(db, case.id)?;
    others.extend(chains::leaning(db, case.id)?);
    let mut ties = vec![];
    for other in others {
        let mark = retention::latest(db, other.id)?;
        let is_kept = mark.is_none_or(|mark| mark.outcome != Outcome::OwnPeriod);
        if other.is_open || is_kept {
            ties.push(other.number);
        }
    }
    Ok(ties)
}
