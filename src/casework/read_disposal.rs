//! Lists of what is to be destroyed, as they are read by those who may answer them.

use super::Failure;
use super::draw_disposal::{Candidate, On, review};
use super::open_blocked;
use super::seen_ties::{knows_blocked, seen_obstacles, tell_refused};
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::disposal::{Obstacle, State};
use crate::domain::local_time::day;
use crate::store::closed_cases::{ClosedCase, find_listed};
use crate::store::disposals::{self, Disposal, Line, freed_by, subject};
use crate::store::files::{Files, Opened, Owner};
use crate::store::{Store, StoreError, Tx, ledger, people, schedules};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;

/// What the page of all lists shows.
#[derive(Clone, Debug)]
pub struct Lists {
    /// The latest first.
    pub lists: Vec<Disposal>,
    /// What the archivist may put on a list, and what not yet.
    pub candidates: Vec<Candidate>,
    pub has_schedule: bool,
    /// Something that is blocked waits; told to those alone who may see what is blocked.
    pub blocked_waits: bool,
    pub names: BTreeMap<i32, String>,
}

/// A line as it is read.
#[derive(Clone, Debug)]
pub struct ShownLine {
    pub line: Line,
    pub case: ClosedCase,
    /// What stands in the way today, as long as the line waits.
    pub obstacles: Vec<Obstacle>,
}

#[derive(Clone, Debug)]
pub struct Shown {
    pub list: Disposal,
    pub lines: Vec<ShownLine>,
    pub schedule: i32,
    pub names: BTreeMap<i32, String>,
}

/// Every list that is not [hidden from](disposals::hidden_from) the reader, and the review of own periods
/// that have ended. That somebody looked is remembered.
pub fn list_disposals(tx: &mut Tx<'_>, by: &Viewer) -> Result<Lists, Failure> {
    let today = day(tx.now);
    let hidden = disposals::hidden_from(tx.db(), by)?;
    let mut all = disposals::list(tx.db())?;
    all.retain(|list| !hidden.contains(&list.id));
    let lists = Lists {
        lists: all,
        candidates: review(tx.db(), by)?,
        blocked_waits: knows_blocked(by) && open_blocked::waits(tx.db(), by, today)?,
        has_schedule: schedules::in_force(tx.db(), today)?.is_some(),
        names: people::names(tx.db())?,
    };
    ledger::record(tx, "disposals", &Keeping::DisposalsListed.into())?;
    Ok(lists)
}

/// The list with its lines. Where one of them is of a case that is not for the reader, there is no such list.
pub fn read_disposal(tx: &mut Tx<'_>, by: &Viewer, slug: &str) -> Result<Shown, Failure> {
    let list = disposals::find_by_slug(tx.db(), by, slug)?;
    let (id, state, today) = (list.id, list.course.state(tx.now), day(tx.now));
    let mut lines = vec![];
    for mut line in disposals::list_lines(tx.db(), id)? {
        let case = find_listed(tx.db(), line.case_id)?;
        let is_waiting = line.erased_at.is_none()
            && !matches!(state, State::Stopped | State::Finished | State::Spared)
            && line.refused.is_none();
        tell_refused(tx.db(), by, line.case_id, &mut line.refused)?;
        let obstacles = if is_waiting {
            obstacles(
                tx,
                by,
                On {
                    list: &list,
                    line: &line,
                },
                today,
            )?
        } else {
            vec![]
        };
        lines.push(ShownLine {
            line,
            case,
            obstacles,
        });
    }
    let shown = Shown {
        schedule: schedules::by_id(tx.db(), list.schedule_id)?.number,
        names: people::names(tx.db())?,
        lines,
        list,
    };
    ledger::record(tx, &subject(id), &Keeping::DisposalRead.into())?;
    Ok(shown)
}

/// What stands in the way today, and what does so for this reader.
fn obstacles(
    tx: &mut Tx<'_>,
    by: &Viewer,
    on: On<'_>,
    today: NaiveDate,
) -> Result<Vec<Obstacle>, StoreError> {
    let case = on.line.case_id;
    let mut found = seen_obstacles(tx.db(), by, case, Some(on), today)?;
    let is_theirs = freed_by(tx.db(), case)?.contains(&by.person);
    if is_theirs && !found.contains(&Obstacle::EndedHold) {
        found.push(Obstacle::EndedHold);
    }
    Ok(found)
}

/// The certificate's file. That it was fetched is remembered.
pub fn open_certificate(
    store: &Store,
    files: &Files,
    (list, actor): (Disposal, &str),
    now: DateTime<Utc>,
) -> Result<Opened, Failure> {
    let id = list.id;
    let (sha256, _) = list.certificate.ok_or(StoreError::NotFound)?;
    let file = files.read(&Owner::house(), &sha256)?;
    store.write(actor, now, move |tx| {
        ledger::record(tx, &subject(id), &Keeping::DisposalRead.into())
    })?;
    Ok(file)
}
