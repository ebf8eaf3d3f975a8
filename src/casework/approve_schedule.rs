//! A second person lets a version of the retention schedule hold.

use super::draft_schedule::SUBJECT;
use super::{Failure, recompute_retention};
use crate::audit::event::Keeping;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::schedule::{Waiting, approve};
use crate::store::{Tx, ledger, retention, schedules};
use chrono::NaiveDate;

/// Approves the version, and marks every case anew that it keeps otherwise. A version that holds from a later day
/// does so in the night to that day. Gives how many cases are marked anew.
pub fn approve_schedule(
    tx: &mut Tx<'_>,
    by: PersonId,
    number: i32,
    from: NaiveDate,
) -> Result<usize, Failure> {
    let version = schedules::find(tx.db(), number)?;
    let latest = schedules::list(tx.db())?.first().map(|it| it.number);
    let waiting = Waiting {
        drafted_by: version.drafted_by,
        is_latest: latest == Some(number),
        is_approved: version.approved.is_some(),
        warning: version.schedule.warning,
        review_on: version.schedule.review_on,
    };
    let today = day(tx.now);
    let warning = retention::warning_policy(tx.db())?;
    approve(waiting, by, from, today, warning)?;
    schedules::approve(tx, number, by, from)?;
    let event = Keeping::ScheduleApproved {
        version: number,
        from: from.to_string(),
    };
    ledger::record(tx, SUBJECT, &event.into())?;
    if from > today {
        return Ok(0);
    }
    recompute_retention::recompute_all(tx, recompute_retention::SCHEDULE)
}
