//! The archivist writes the next version of the retention schedule.

use super::Failure;
use super::tell_approvers::tell_approvers;
use crate::audit::event::Keeping;
use crate::domain::delivery::Template;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::schedule::{Schedule, faults, is_new};
use crate::store::retention::{self, POLICY_REASON};
use crate::store::{Tx, ledger, schedules, settings};

/// What the ledger calls the schedule.
pub(super) const SUBJECT: &str = "schedule";

/// Writes a version, with the municipality's answer on warnings as it is now. It holds when somebody else has
/// approved it. Gives its number.
pub fn draft_schedule(
    tx: &mut Tx<'_>,
    by: PersonId,
    mut written: Schedule,
) -> Result<i32, Failure> {
    let reason = settings::find(tx.db(), POLICY_REASON)?;
    written.warning = retention::warning_policy(tx.db())?;
    written.warning_reason = reason.map(|reason| reason.value).unwrap_or_default();
    let wrong = faults(&written, day(tx.now));
    if !wrong.is_empty() {
        return Err(Failure::Unscheduled(wrong));
    }
    let all = schedules::list(tx.db())?;
    let waiting = all.first().filter(|latest| latest.approved.is_none());
    is_new(&written, waiting.map(|latest| &latest.schedule))?;
    let version = schedules::insert(tx, &written, by)?;
    let own = format!("schedule {version}");
    tell_approvers(tx, (Template::ScheduleWaits, &own), by, &[])?;
    let event = Keeping::ScheduleDrafted { version };
    ledger::record(tx, SUBJECT, &event.into())?;
    Ok(version)
}
