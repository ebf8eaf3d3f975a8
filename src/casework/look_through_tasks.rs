//! Somebody looks at what they have been asked to do.

use super::break_glass::broken;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::task::TaskKind;
use crate::store::tasks::{self, Task};
use crate::store::{Db, StoreError, cases};

/// The open tasks of the viewer, each with its case where it is the viewer's to handle.
///
/// A step in a case that the viewer may no longer see is left out, and so are what was told of a case
/// that is blocked since, and the notice that a case is theirs where they have a step in the same case.
pub fn look_through_tasks(
    db: &mut Db,
    by: &Viewer,
) -> Result<Vec<(Task, Option<CaseNumber>)>, StoreError> {
    let open = tasks::list_open(db, by.person)?;
    let stepped: Vec<Option<i32>> = open
        .iter()
        .filter(|task| task.kind == TaskKind::NextStep)
        .map(|task| task.case_id)
        .collect();
    let mut found = vec![];
    for task in open {
        match task.kind {
            TaskKind::ReportReceipt => {}
            // What cannot be opened is not offered.
            TaskKind::GlassBroken if broken(db, &task)?.is_none() => {}
            TaskKind::CaseOwner if stepped.contains(&task.case_id) => {}
            TaskKind::NextStep
            | TaskKind::CaseOwner
            | TaskKind::AccessGiven
            | TaskKind::Deadline => {
                let Some(id) = task.case_id else { continue };
                let number = cases::by_id(db, id)?.number;
                match cases::find(db, by, number) {
                    Ok(_) => found.push((task, Some(number))),
                    Err(StoreError::NotFound) => {}
                    Err(error) => return Err(error),
                }
            }
            _ => found.push((task, None)),
        }
    }
    Ok(found)
}
