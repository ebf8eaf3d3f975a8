//! Who takes a report in the story.

use super::{Scene, Wrong};
use crate::casework::name_reader::name_reader;
use crate::casework::take_report::take_report;
use crate::domain::access::Viewer;
use crate::domain::report::ReportNumber;
use crate::domain::task::TaskKind;
use crate::store::{reports, tasks};

impl Scene<'_> {
    /// The officer takes the report; where HR has a part in it, whoever is above HR gives it to them.
    pub(super) fn take(&self, officer: &Viewer, report: ReportNumber) -> Result<(), Wrong> {
        let asked = self.player.store.read(|db| {
            let stored = reports::find(db, report)?;
            tasks::list_of_report(db, stored.id, TaskKind::NameSubstitute)
        })?;
        let (me, taker) = (officer.person, officer.clone());
        match asked.into_iter().next() {
            Some(task) => {
                let above = Viewer {
                    person: task.person,
                    roles: vec![],
                    at: self.at,
                };
                let token = task.token;
                self.write(&above, move |tx| name_reader(tx, task.person, &token, me))
            }
            None => self.write(officer, move |tx| take_report(tx, &taker, report, "")),
        }
    }
}
