//! Once a month: whoever keeps something is told that something waits there.

use super::Failure;
use super::open_blocked::{self, is_due};
use crate::audit::{Errand, Event};
use crate::domain::access::Viewer;
use crate::domain::delivery::Template;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::{
    Db, StoreError, Tx, closed_cases, ledger, organisation, outbox, people, schedules,
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// Something that can wait, and for whom.
struct Kept {
    name: &'static str,
    role: Role,
    template: Template,
    waits: fn(&mut Db, &Viewer, NaiveDate) -> Result<bool, StoreError>,
}

/// A new one is one line.
const KEPT: &[Kept] = &[Kept {
    name: "retention",
    role: Role::Archivist,
    template: Template::ArchiveWaits,
    waits: retention_is_due,
}];

/// Whether the time of a closed case is out, blocked or not, nobody has decided how long it is kept, or the schedule
/// was to be looked at anew before today (arkivforskrifta § 3). While no schedule is in force, no time is out: the periods
/// are suggestions. The mail says no more than that something waits.
fn retention_is_due(db: &mut Db, viewer: &Viewer, today: NaiveDate) -> Result<bool, StoreError> {
    let mut closed = closed_cases::list_closed(db, viewer)?;
    // The mark of a case whose content is gone stays, and asks nothing of anybody.
    closed.retain(|case| case.destroyed_at.is_none());
    let mut marks = closed.iter().filter_map(|case| case.mark.as_ref());
    let schedule = schedules::in_force(db, today)?;
    let has_schedule = schedule.is_some();
    Ok(marks.any(|mark| is_due(mark, today, has_schedule))
        || schedule.is_some_and(|it| it.schedule.is_overdue(today))
        || open_blocked::waits(db, viewer, today)?)
}

/// Queues this month's. `Failure::NothingDue` where nothing waits.
pub fn tell_keepers(tx: &mut Tx<'_>) -> Result<(), Failure> {
    let (now, today) = (tx.now, day(tx.now));
    let mut mails = 0;
    for kept in KEPT {
        for keeper in people::holders(tx.db(), kept.role, today)? {
            if !is_waited_for(tx.db(), kept, keeper.id, now)? {
                continue;
            }
            let (year, month) = (today.year(), today.month());
            let key = format!("{} {year}-{month:02} {}", kept.name, keeper.id);
            let is_new = outbox::queue_once(tx, keeper.id, None, kept.template, &key)?;
            mails += usize::from(is_new);
        }
    }
    if mails == 0 {
        return Err(Failure::NothingDue);
    }
    let event = Event::Errand(Errand::DigestsQueued { mails });
    ledger::record(tx, "system", &event)?;
    Ok(())
}

fn is_waited_for(
    db: &mut Db,
    kept: &Kept,
    keeper: PersonId,
    now: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let today = day(now);
    let viewer = Viewer {
        person: keeper,
        roles: people::roles(db, keeper, today)?,
        at: now,
    };
    let can_be_told = organisation::holder(db, keeper, today)?.can_be_told;
    Ok(can_be_told && (kept.waits)(db, &viewer, today)?)
}
