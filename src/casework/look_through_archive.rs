//! The archivist looks through what is closed. The looking is remembered.

use super::core_standing::{self, Standing};
use super::set_evidence_policy;
use super::set_warning_policy::{Answer, answer};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::local_time::day;
use crate::store::exports::{self, Export};
use crate::store::retention::{self, ClosedCase};
use crate::store::{Db, StoreError, Tx, ledger, people, schedules};
use std::collections::BTreeMap;

/// Exports that are shown.
const EXPORTS: i64 = 10;

/// What the archivist's page shows.
#[derive(Clone, Debug)]
pub struct Archive {
    /// Every closed case the viewer may see, the latest first.
    pub cases: Vec<ClosedCase>,
    pub answer: Option<Answer>,
    /// On copied evidence.
    pub evidence: Option<set_evidence_policy::Answer>,
    /// Whether a schedule that two people stand behind is in force.
    pub has_schedule: bool,
    /// The latest first.
    pub exports: Vec<Export>,
    /// How each case stands in the archive core, by its row.
    pub core: BTreeMap<i32, Standing>,
    /// The name behind each `u-17`.
    pub names: BTreeMap<i32, String>,
}

/// Remembers that `by` looks at the closed cases and the exports.
pub fn record_looking(tx: &mut Tx<'_>, by: &Viewer) -> Result<(), StoreError> {
    let filter = "archive".to_owned();
    ledger::record(tx, &by.person.to_string(), &Event::CasesListed { filter })?;
    ledger::record(tx, "exports", &Event::ExportsListed)
}

pub fn look_through_archive(db: &mut Db, by: &Viewer) -> Result<Archive, StoreError> {
    let cases = retention::list_closed(db, by)?;
    Ok(Archive {
        core: core_standing::of(db, &cases)?,
        cases,
        answer: answer(db)?,
        evidence: set_evidence_policy::answer(db)?,
        has_schedule: schedules::in_force(db, day(by.at))?.is_some(),
        exports: exports::list(db, EXPORTS)?,
        names: people::names(db)?,
    })
}
