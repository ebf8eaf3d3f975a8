//! What the archive knows of one case: how it is kept and why, what holds it, and what has become of it.

use super::Failure;
use super::core_standing::{Standing, standing as standing_in_core};
use super::seen_ties::{seen_obstacles, tell_mark};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::disposal::Obstacle;
use crate::domain::local_time::day;
use crate::store::holds::Hold;
use crate::store::retention::{ClosedCase, Marked, find_kept, history};
use crate::store::{Tx, holds, ledger, people};
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
pub struct Kept {
    pub case: ClosedCase,
    /// The latest first.
    pub marks: Vec<Marked>,
    /// The latest first.
    pub holds: Vec<Hold>,
    /// What stands in the way of its disposal today, as the reader may be told.
    pub obstacles: Vec<Obstacle>,
    /// How it stands in the archive core.
    pub core: Option<Standing>,
    pub names: BTreeMap<i32, String>,
}

/// Opens the archive's page of the case. That somebody looked is remembered.
pub fn open_kept(tx: &mut Tx<'_>, by: &Viewer, number: CaseNumber) -> Result<Kept, Failure> {
    let case = find_kept(tx.db(), by, number)?;
    let today = day(tx.now);
    let mut marks = history(tx.db(), case.id)?;
    for (mark, _) in &mut marks {
        tell_mark(tx.db(), by, case.id, mark)?;
    }
    let kept = Kept {
        marks,
        holds: holds::list(tx.db(), case.id)?,
        obstacles: seen_obstacles(tx.db(), by, case.id, None, today)?,
        core: standing_in_core(tx.db(), case.id)?,
        names: people::names(tx.db())?,
        case,
    };
    let page = "keeping";
    ledger::record(tx, &number.to_string(), &Event::CaseRead { page })?;
    Ok(kept)
}
