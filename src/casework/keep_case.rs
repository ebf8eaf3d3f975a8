//! What the archive knows of one case: how it is kept and why, what holds it, and what has become of it.

use super::Failure;
use super::core_standing::{Standing, standing as standing_in_core};
use super::draw_disposal::standing;
use super::read_corrections::{Seen, seen};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::disposal::{Obstacle, obstacles};
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
    /// What stands in the way of its disposal today.
    pub obstacles: Vec<Obstacle>,
    /// How it stands in the archive core.
    pub core: Option<Standing>,
    /// What was corrected by adding, the oldest first.
    pub corrections: Vec<Seen>,
    pub names: BTreeMap<i32, String>,
}

/// Opens the archive's page of the case. That somebody looked is remembered.
pub fn open_kept(tx: &mut Tx<'_>, by: &Viewer, number: CaseNumber) -> Result<Kept, Failure> {
    let case = find_kept(tx.db(), by, number)?;
    let today = day(tx.now);
    let standing = standing(tx.db(), case.id, None, today)?;
    let kept = Kept {
        marks: history(tx.db(), case.id)?,
        holds: holds::list(tx.db(), case.id)?,
        obstacles: obstacles(&standing, today),
        core: standing_in_core(tx.db(), case.id)?,
        corrections: seen(tx.db(), by, number, case.id)?,
        names: people::names(tx.db())?,
        case,
    };
    let page = "keeping";
    ledger::record(tx, &number.to_string(), &Event::CaseRead { page })?;
    Ok(kept)
}
