//! The archivist looks through what is closed. The looking is remembered.

use super::core_standing::{self, Standing};
use super::open_extraction::with_blocked;
use super::seen_ties::tell_mark;
use super::set_evidence_policy;
use super::set_warning_policy::{Answer, answer};
use super::weigh_export::not_for;
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::store::closed_cases::{self, ClosedCase};
use crate::store::exports::{self, Export};
use crate::store::{Db, StoreError, Tx, export_cases, ledger, people, schedules};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

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
    /// The day by which the schedule was to be looked at anew, where it has passed.
    pub overdue: Option<NaiveDate>,
    /// How many of the cases have an own period that is over: none while no schedule is in force, for then the periods
    /// are suggestions (arkivforskrifta § 3). What is blocked is told of on its own page.
    pub ended: usize,
    /// The latest first.
    pub exports: Vec<Export>,
    /// Those of them that have a case that the viewer may not see.
    pub not_theirs: BTreeSet<String>,
    /// Those of them that have something blocked.
    pub with_blocked: BTreeSet<String>,
    /// The case of each package of messages that holds one alone.
    pub alone: BTreeMap<String, CaseNumber>,
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
    let mut cases = closed_cases::list_closed(db, by)?;
    for case in &mut cases {
        if let Some(mark) = &mut case.mark {
            tell_mark(db, by, case.id, mark)?;
        }
    }
    let today = day(by.at);
    let schedule = schedules::in_force(db, today)?;
    let has_schedule = schedule.is_some();
    let is_over = |case: &&ClosedCase| has_schedule && has_ended(case, today);
    let exports = exports::list(db, EXPORTS)?;
    let alone = alone(db, &cases, &exports)?;
    Ok(Archive {
        core: core_standing::of(db, &cases)?,
        ended: cases.iter().filter(is_over).count(),
        cases,
        not_theirs: not_for(db, by, &exports)?,
        with_blocked: with_blocked(db, &exports)?,
        exports,
        alone,
        answer: answer(db)?,
        evidence: set_evidence_policy::answer(db)?,
        overdue: schedule.as_ref().and_then(|it| it.overdue(today)),
        has_schedule,
        names: people::names(db)?,
    })
}

/// Whether its own period is over and its content is still there.
fn has_ended(case: &ClosedCase, today: NaiveDate) -> bool {
    let from = case.mark.as_ref().and_then(|mark| mark.destroy_from);
    case.destroyed_at.is_none() && from.is_some_and(|from| from <= today)
}

/// The packages of messages that hold one case alone, where the viewer may see it.
fn alone(
    db: &mut Db,
    cases: &[ClosedCase],
    exports: &[Export],
) -> Result<BTreeMap<String, CaseNumber>, StoreError> {
    let mut found = BTreeMap::new();
    for export in exports.iter().filter(|it| it.kind.is_some()) {
        let [only] = export_cases::of_export(db, export)?[..] else {
            continue;
        };
        if let Some(case) = cases.iter().find(|it| it.id == only) {
            found.insert(export.uuid.clone(), case.number);
        }
    }
    Ok(found)
}
