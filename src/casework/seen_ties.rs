//! Where a case is kept because of another, the other is told of to those alone who may know of it (forvaltningslova § 6).
//!
//! The judgement is the same for everybody; what is said of it is not. To the others it is said in the words of
//! any case that is kept.

use super::draw_disposal::{On, standing, ties};
use crate::audit::Payload;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::disposal::{Obstacle, Standing, obstacles};
use crate::domain::person::Role;
use crate::domain::retention::{Outcome, Retention, USED_LATER, told_without};
use crate::store::cases::{self, Case};
use crate::store::closed_cases::find_kept;
use crate::store::ledger::Entry;
use crate::store::retention::{Mark, latest};
use crate::store::{Db, StoreError, chains, documents, ledger};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const BLOCKINGS: [&str; 4] = [
    "blocking-set",
    "blocking-lifted",
    "blocked-opened",
    "blockings-listed",
];

/// What stands in the way of the disposal of the case, as `by` may be told.
pub(super) fn seen_obstacles(
    db: &mut Db,
    by: &Viewer,
    id: i32,
    on: Option<On<'_>>,
    today: NaiveDate,
) -> Result<Vec<Obstacle>, StoreError> {
    let mut standing: Standing = standing(db, id, on, today)?;
    if standing.is_blocked && !knows_blocked(by) {
        standing.is_blocked = false;
        standing.outcome = Some(Outcome::Preserved);
    }
    let tie = match standing.tied_to {
        Some(_) => known_tie(db, by, id)?,
        None => None,
    };
    Ok(obstacles(&standing.told(tie), today))
}

/// That something is blocked is for the two offices; to the others it is a case that is kept.
pub(super) fn knows_blocked(by: &Viewer) -> bool {
    let offices = [Role::Archivist, Role::HrHead];
    by.roles.iter().any(|role| offices.contains(role))
}

/// The first of the cases it stays with that `by` may know of.
fn known_tie(db: &mut Db, by: &Viewer, id: i32) -> Result<Option<CaseNumber>, StoreError> {
    let case = cases::by_id(db, id)?;
    for number in ties(db, &case)? {
        if may_know(db, by, number)? {
            return Ok(Some(number));
        }
    }
    Ok(None)
}

/// Why a line was not destroyed after all, as `by` may be told.
pub(super) fn tell_refused(
    db: &mut Db,
    by: &Viewer,
    id: i32,
    refused: &mut Option<String>,
) -> Result<(), StoreError> {
    let is_told = match refused.as_deref() {
        Some(Obstacle::TIED) => known_tie(db, by, id)?.is_some(),
        Some(Obstacle::BLOCKED) => knows_blocked(by),
        _ => true,
    };
    if !is_told {
        *refused = Some(Obstacle::Kept.code().to_owned());
    }
    Ok(())
}

/// The mark as `by` may read it: that the warning is used in a later case is for those who may know of that one.
pub(super) fn tell_mark(
    db: &mut Db,
    by: &Viewer,
    id: i32,
    mark: &mut Mark,
) -> Result<(), StoreError> {
    if mark.rows.iter().any(|row| row == USED_LATER) {
        let case = cases::by_id(db, id)?;
        if !knows_later(db, by, &case)? {
            told_without(&mut mark.rows);
        }
    }
    Ok(())
}

/// Whether `by` may know of a case that is preserved and leans on this one.
fn knows_later(db: &mut Db, by: &Viewer, case: &Case) -> Result<bool, StoreError> {
    for other in chains::leaning(db, case.id)? {
        let is_preserved =
            latest(db, other.id)?.is_some_and(|mark| mark.outcome == Outcome::Preserved);
        if is_preserved && may_know(db, by, other.number)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// An entry of the trail as `by` may read it.
pub(super) fn tell_entry(
    db: &mut Db,
    by: &Viewer,
    subject: &str,
    event: &str,
    data: &mut BTreeMap<String, String>,
) -> Result<(), StoreError> {
    let why = data.get("why").map(String::as_str);
    match (event, why) {
        ("retention-recomputed", _) => {
            let rules = data.get("rules").cloned().unwrap_or_default();
            let mut rules: Vec<String> = rules.split(' ').map(str::to_owned).collect();
            let is_later = why == Some(super::recompute_retention::LATER_CASE);
            if !is_later && !rules.iter().any(|rule| rule == USED_LATER) {
                return Ok(());
            }
            let Some(case) = find(db, subject)? else {
                return Ok(());
            };
            if knows_later(db, by, &case)? {
                return Ok(());
            }
            told_without(&mut rules);
            data.insert("rules".to_owned(), rules.join(" "));
            if is_later {
                let why = super::recompute_retention::NEW_FACTS.to_owned();
                data.insert("why".to_owned(), why);
            }
        }
        ("disposal-refused", Some(Obstacle::TIED)) => {
            let number = data.get("case").cloned().unwrap_or_default();
            let Some(case) = find(db, &number)? else {
                return Ok(());
            };
            if known_tie(db, by, case.id)?.is_none() {
                data.insert("why".to_owned(), Obstacle::Kept.code().to_owned());
            }
        }
        ("disposal-refused", Some(Obstacle::BLOCKED)) if !knows_blocked(by) => {
            data.insert("why".to_owned(), Obstacle::Kept.code().to_owned());
        }
        _ => {}
    }
    Ok(())
}

/// How a case is kept, or would be, and what was done in it.
pub(super) struct SeenKept {
    pub mark: Option<Mark>,
    pub would_be: Option<Retention>,
    pub trail: Vec<Entry>,
}

/// As `by` may read it in the file of the case.
pub(super) fn seen_kept(
    db: &mut Db,
    by: &Viewer,
    case: &Case,
    would_be: Option<Retention>,
) -> Result<SeenKept, StoreError> {
    let mut kept = SeenKept {
        mark: latest(db, case.id)?,
        would_be,
        trail: ledger::deeds(db, &case.number.to_string(), 200)?,
    };
    // That something in the case is blocked is for the two offices, on a page of their own.
    let blocked = documents::blocked_in(db, case.id)?;
    kept.trail.retain_mut(|entry| {
        let Payload { event, data, .. } = &mut entry.payload;
        !BLOCKINGS.contains(&event.as_str()) && tells_without(data, &blocked)
    });
    if let Some(mark) = &mut kept.mark {
        tell_mark(db, by, case.id, mark)?;
    }
    if let Some(would_be) = &mut kept.would_be
        && would_be.rows.iter().any(|row| row.code == USED_LATER)
        && !knows_later(db, by, case)?
    {
        would_be.tell_without();
    }
    for entry in &mut kept.trail {
        let Payload { subject, event, .. } = entry.payload.clone();
        tell_entry(db, by, &subject, &event, &mut entry.payload.data)?;
    }
    Ok(kept)
}

/// Whether an entry tells of anything but documents that are blocked; of several it then names the others.
fn tells_without(data: &mut BTreeMap<String, String>, blocked: &[(i32, String)]) -> bool {
    let is_blocked = |number: &str| blocked.iter().any(|it| it.0.to_string() == number);
    let has_file = |sha256: &String| blocked.iter().any(|it| it.1 == *sha256);
    if data.get("document").is_some_and(|it| is_blocked(it)) {
        return false;
    }
    if data.get("sha256").is_some_and(has_file) {
        return false;
    }
    let Some(documents) = data.get_mut("documents") else {
        return true;
    };
    let others: Vec<&str> = documents.split(' ').filter(|it| !is_blocked(it)).collect();
    let others = others.join(" ");
    let is_told = !others.is_empty();
    *documents = others;
    is_told
}

fn find(db: &mut Db, number: &str) -> Result<Option<Case>, StoreError> {
    let Some(number) = CaseNumber::from_slug(&number.replacen('/', "-", 1)) else {
        return Ok(None);
    };
    match cases::by_number(db, number) {
        Err(StoreError::NotFound) => Ok(None),
        found => found.map(Some),
    }
}

/// Whether the case is one of those that `by` sees, or would see were they in HR: that there is an open case is not
/// kept from whoever keeps the archive, what is in it is.
fn may_know(db: &mut Db, by: &Viewer, number: CaseNumber) -> Result<bool, StoreError> {
    let mut in_hr = by.clone();
    in_hr.roles.push(Role::HrOfficer);
    for viewer in [by, &in_hr] {
        match find_kept(db, viewer, number) {
            Err(StoreError::NotFound) => {}
            found => return found.map(|_| true),
        }
    }
    Ok(false)
}
