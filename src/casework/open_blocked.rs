//! Whoever may, looks at what is blocked: that it is, and, with a reason said first, what it is.

use super::Failure;
use super::block_keepers::other_opener;
use super::reopen_access::was_answered_without;
use crate::audit::Event;
use crate::audit::event::Keeping;
use crate::domain::access::Viewer;
use crate::domain::blocking::{Opener, Refusal, grounds, is_open};
use crate::domain::local_time::day;
use crate::domain::retention::Outcome;
use crate::store::blockings::{self, Blocking, Opening};
use crate::store::documents::{self, Document};
use crate::store::retention::{self, Mark};
use crate::store::{Db, StoreError, Tx, access_requests, cases, ledger, people, schedules};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A blocking as its page shows it.
#[derive(Clone, Debug)]
pub struct Blocked {
    pub blocking: Blocking,
    pub openings: Vec<Opening>,
    /// What is blocked, for whoever has said why within the hour.
    pub content: Option<Content>,
    /// It is of a whistleblowing case, and whoever looks blocked it: who opens it instead.
    pub shut: Option<Opener>,
    /// How its case is kept.
    pub mark: Option<Mark>,
    /// Somebody who has asked for access waits for it.
    pub is_asked: bool,
    /// Own periods stand in a schedule that is in force: none is over before.
    pub has_schedule: bool,
    pub names: BTreeMap<i32, String>,
}

#[derive(Clone, Debug)]
pub struct Content {
    pub title: String,
    pub documents: Vec<Document>,
}

/// What the page of all blockings shows.
#[derive(Clone, Debug)]
pub struct Listed {
    pub all: Vec<Blocking>,
    /// How each of their cases is kept, by the case.
    pub marks: BTreeMap<i32, Mark>,
    /// Those of the blockings that somebody who has asked for access waits for.
    pub asked: BTreeSet<i32>,
    /// Own periods stand in a schedule that is in force: none is over before.
    pub has_schedule: bool,
    pub names: BTreeMap<i32, String>,
}

/// Every blocking, how its case is kept, and everybody's name. That somebody looked is remembered.
pub fn list_blocked(tx: &mut Tx<'_>, by: &Viewer) -> Result<Listed, Failure> {
    let all = blockings::list(tx.db(), by)?;
    let (mut marks, mut asked) = (BTreeMap::new(), BTreeSet::new());
    for blocking in &all {
        if is_asked(tx.db(), blocking)? {
            asked.insert(blocking.id);
        }
        if let Some(mark) = retention::latest(tx.db(), blocking.case_id)? {
            marks.insert(blocking.case_id, mark);
        }
    }
    let has_schedule = schedules::in_force(tx.db(), day(by.at))?.is_some();
    let names = people::names(tx.db())?;
    ledger::record(tx, "blockings", &Keeping::BlockingsListed.into())?;
    Ok(Listed {
        all,
        marks,
        asked,
        has_schedule,
        names,
    })
}

/// Whether somebody has asked for access in the case, and has no answer, or was answered without what is blocked:
/// whoever answers does not see it (offentleglova § 31).
fn is_asked(db: &mut Db, blocking: &Blocking) -> Result<bool, StoreError> {
    if blocking.lifted.is_some() {
        return Ok(false);
    }
    let hidden = papers(db, blocking)?;
    for request in access_requests::list(db, blocking.case_id)? {
        if request.is_open() || was_answered_without(db, &request, &hidden)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether its own period is out, where a schedule is in force, or nobody has decided how long it is kept.
pub(super) fn is_due(mark: &Mark, today: NaiveDate, has_schedule: bool) -> bool {
    let is_out = mark.destroy_from.is_some_and(|from| from <= today);
    has_schedule && is_out || mark.outcome == Outcome::Review
}

/// Whether something blocked waits: its own period is out, and it is destroyed as anything else when the blocking is
/// lifted (arkivlova § 13), nobody has decided how long it is kept, or somebody has asked for access. For those alone who may see what is blocked.
pub(super) fn waits(db: &mut Db, by: &Viewer, today: NaiveDate) -> Result<bool, StoreError> {
    let has_schedule = schedules::in_force(db, today)?.is_some();
    for blocking in blockings::list(db, by)? {
        let mark = retention::latest(db, blocking.case_id)?;
        let is_waiting = mark.is_some_and(|mark| is_due(&mark, today, has_schedule));
        let is_waiting = is_waiting || is_asked(db, &blocking)?;
        if blocking.lifted.is_none() && is_waiting {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Says why it is to be opened: from now on, for an hour, its reader sees it.
pub fn open_blocked(tx: &mut Tx<'_>, by: &Viewer, id: i32, typed: &str) -> Result<(), Failure> {
    let blocking = blockings::find(tx.db(), by, id)?;
    if blocking.lifted.is_some() {
        return Err(Refusal::Lifted.into());
    }
    if is_own_of_report(tx.db(), &blocking, by)? {
        return Err(Refusal::OwnOfReport.into());
    }
    blockings::open(tx, id, &grounds(typed)?, Some(by.person))?;
    let event = Keeping::BlockedOpened {
        document: blocking.document,
    };
    ledger::record(tx, &blocking.number.to_string(), &event.into())?;
    Ok(())
}

/// What the archive keeps of a whistleblowing case nobody reads by blocking it (arbeidsmiljølova § 2 A-4).
fn is_own_of_report(db: &mut Db, blocking: &Blocking, by: &Viewer) -> Result<bool, StoreError> {
    Ok(blocking.set_by == by.person && cases::by_id(db, blocking.case_id)?.is_narrow())
}

/// The page of one blocking, with what is blocked where its reader has said why.
pub fn read_blocked(tx: &mut Tx<'_>, by: &Viewer, id: i32) -> Result<Blocked, Failure> {
    let blocking = blockings::find(tx.db(), by, id)?;
    let openings = blockings::openings(tx.db(), id)?;
    let may = may_read(&blocking, &openings, by);
    let content = if may {
        Some(Content {
            title: cases::by_id(tx.db(), blocking.case_id)?.title,
            documents: papers(tx.db(), &blocking)?,
        })
    } else {
        None
    };
    let names = people::names(tx.db())?;
    let mark = retention::latest(tx.db(), blocking.case_id)?;
    let is_asked = is_asked(tx.db(), &blocking)?;
    let shut = if is_own_of_report(tx.db(), &blocking, by)? {
        Some(other_opener(tx.db(), blocking.case_id, by)?)
    } else {
        None
    };
    let has_schedule = schedules::in_force(tx.db(), day(by.at))?.is_some();
    let event = if may {
        Event::CaseRead { page: "blocked" }
    } else {
        Keeping::BlockingsListed.into()
    };
    ledger::record(tx, &blocking.number.to_string(), &event)?;
    Ok(Blocked {
        blocking,
        openings,
        content,
        shut,
        mark,
        is_asked,
        has_schedule,
        names,
    })
}

/// One of the documents that are blocked.
pub fn open_blocked_document(
    tx: &mut Tx<'_>,
    by: &Viewer,
    id: i32,
    serial: i32,
) -> Result<Document, Failure> {
    let blocking = blockings::find(tx.db(), by, id)?;
    let openings = blockings::openings(tx.db(), id)?;
    if !may_read(&blocking, &openings, by) {
        return Err(StoreError::NotFound.into());
    }
    let papers = papers(tx.db(), &blocking)?;
    let found = papers.into_iter().find(|it| it.serial == serial);
    let found = found.ok_or(StoreError::NotFound)?;
    let event = Event::DocumentRead {
        sha256: found.sha256.clone(),
    };
    ledger::record(tx, &blocking.number.to_string(), &event)?;
    Ok(found)
}

fn may_read(blocking: &Blocking, openings: &[Opening], by: &Viewer) -> bool {
    blocking.lifted.is_none() && is_open_to(openings, by)
}

/// Whether they have said why within the hour.
pub(super) fn is_open_to(openings: &[Opening], by: &Viewer) -> bool {
    let mut mine = openings.iter().filter(|it| it.by == Some(by.person));
    mine.any(|it| is_open(it.at, by.at))
}

/// The documents that it blocks: all of the case, or the one with what is attached to it.
fn papers(db: &mut Db, blocking: &Blocking) -> Result<Vec<Document>, StoreError> {
    let mut papers = documents::list_all(db, blocking.case_id)?;
    if let Some(id) = blocking.document_id {
        papers.retain(|it| it.id == id || it.main_id == Some(id));
    }
    Ok(papers)
}
