//! Carries out a list that two people stand behind: rows, files, copies and what the ledger says of them go.
//!
//! Each case goes in one write, and what lies outside the database after it, one thing at a time. Whatever
//! stops it in between, it is begun again and ends in the same state.

mod certificate;
mod erase_line;
mod remove_files;

use super::{Failure, Letters};
use crate::audit::event::Keeping;
use crate::domain::disposal::{Refusal, State, execute};
use crate::domain::person::PersonId;
use crate::store::disposals::{self, Disposal, subject};
use crate::store::files::Files;
use crate::store::{Db, Store, cases, exports, ledger};
use chrono::{DateTime, TimeDelta, Utc};
use std::path::Path;

/// An extraction from the command line is forgotten after so long.
const FORGOTTEN: TimeDelta = TimeDelta::days(1);

/// What the work needs: where things lie, who does it, and when.
pub struct Office<'a> {
    pub store: &'a Store,
    pub files: &'a Files,
    /// Draws the certificate.
    pub letters: &'a Letters,
    /// Where finished extractions lie.
    pub exports: &'a Path,
    /// Where mail lies that no server took.
    pub mail: &'a Path,
    /// As the ledger writes it: `u-17`, `cli`.
    pub actor: &'a str,
    pub now: DateTime<Utc>,
    /// For how many days a backup is kept.
    pub backup_days: u32,
}

/// What was just done. Whoever watches may stop the program after any of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Begun,
    Erased,
    Refused,
    KeyDestroyed,
    KeySettled,
    FileRemoved,
    FileSettled,
    FolderCleared,
    ExportRemoved,
    ExportSettled,
    CertificateKept,
    Certified,
    Rewritten,
    Finished,
}

/// Told of every step.
pub type Watch<'a> = &'a mut dyn FnMut(Step);

/// What it came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    pub destroyed: usize,
    pub refused: usize,
}

/// Carries out the list, or takes it up where it stopped.
pub fn execute_disposal(office: &Office<'_>, id: i32, watch: Watch<'_>) -> Result<Done, Failure> {
    begin(office, id, None)?;
    let list = office.store.read(|db| disposals::find(db, id))?;
    watch(Step::Begun);
    for line in office.store.read(|db| disposals::list_lines(db, id))? {
        if line.waits() {
            erase_line::erase_line(office, &list, &line, watch)?;
        }
    }
    for line in office.store.read(|db| disposals::list_lines(db, id))? {
        if line.erased_at.is_some() {
            remove_files::files(office, &list, &line, watch)?;
            remove_files::extractions(office, &line, watch)?;
        }
    }
    certificate::certify(office, id, watch)?;
    if !office.store.rewrite()? {
        return Err(Refusal::NotYet.into());
    }
    watch(Step::Rewritten);
    office.store.write(office.actor, office.now, move |tx| {
        disposals::finish(tx, id)?;
        ledger::record(tx, &subject(id), &Keeping::DisposalFinished.into())?;
        Ok::<_, Failure>(())
    })?;
    watch(Step::Finished);
    let lines = office.store.read(|db| disposals::list_lines(db, id))?;
    Ok(Done {
        destroyed: lines.iter().filter(|it| it.erased_at.is_some()).count(),
        refused: lines.iter().filter(|it| it.refused.is_some()).count(),
    })
}

/// Begins the list, if it is not begun: from then on it cannot be stopped. On the page one of the two who stand behind
/// it does so.
pub fn begin(office: &Office<'_>, id: i32, by: Option<PersonId>) -> Result<(), Failure> {
    let list = office.store.read(|db| disposals::find(db, id))?;
    execute(&list.course, office.now)?;
    let approver = list.course.approved.map(|(by, _)| by);
    if by.is_some_and(|by| by != list.course.drawn_by && Some(by) != approver) {
        return Err(Refusal::NotOfTheTwo.into());
    }
    if let Some(by) = by {
        office.store.read(|db| has_freed_none(db, id, by))?;
    }
    office.store.read(|db| none_runs(db, office.now))?;
    if list.course.state(office.now) == State::Begun {
        return Ok(());
    }
    let now = office.now;
    office.store.write(office.actor, now, move |tx| {
        let list = disposals::find(tx.db(), id)?;
        execute(&list.course, tx.now)?;
        // Looked at in the write that begins it: from then on none is begun.
        none_runs(tx.db(), now)?;
        disposals::start(tx, id)?;
        ledger::record(tx, &subject(id), &Keeping::DisposalBegun.into())?;
        Ok(())
    })
}

/// Refuses whoever ended a hold on a case that is still to be destroyed, or withdrew a request for access to it: the
/// other of the two begins (arkivlova § 13).
fn has_freed_none(db: &mut Db, id: i32, by: PersonId) -> Result<(), Failure> {
    for line in disposals::list_lines(db, id)? {
        if line.waits() && disposals::freed_by(db, line.case_id)?.contains(&by) {
            let number = cases::by_id(db, line.case_id)?.number;
            return Err(Refusal::EndedHold(number).into());
        }
    }
    Ok(())
}

/// Refuses while an extraction is being made: it may hold what is to be destroyed.
fn none_runs(db: &mut Db, now: DateTime<Utc>) -> Result<(), Failure> {
    let running = exports::list_running(db)?;
    let mut running = running.iter();
    if running.any(|export| now - export.started_at < FORGOTTEN) {
        return Err(Refusal::ExportRuns.into());
    }
    Ok(())
}

/// The lists that may be carried out now, or wait to be taken up again.
pub fn due(store: &Store, now: DateTime<Utc>) -> Result<Vec<Disposal>, Failure> {
    let mut lists = store.read(disposals::list)?;
    lists.retain(|list| execute(&list.course, now).is_ok());
    lists.sort_by_key(|list| list.id);
    Ok(lists)
}
