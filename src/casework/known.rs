//! Gather what a draft is read against: the people, the units and the guideline points there are.

use crate::domain::local_time::local;
use crate::domain::person::{PersonId, Role};
use crate::domain::report::{Colleague, Known};
use crate::store::{Db, StoreError, people, units};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// `points` are the codes of the guideline points in force.
pub fn known(
    db: &mut Db,
    filer: PersonId,
    now: DateTime<Utc>,
    points: &BTreeSet<String>,
) -> Result<Known, StoreError> {
    let now = local(now);
    let roles = people::roles(db, filer, now.date())?;
    let colleagues = people::list_current(db)?.into_iter().map(|person| {
        let colleague = Colleague {
            name: person.name,
            unit: person.unit_id,
        };
        (person.id, colleague)
    });
    let is_open = |unit: &units::Unit| unit.closed_on.is_none_or(|day| day > now.date());
    let open = units::list(db)?.into_iter().filter(is_open);
    Ok(Known {
        now,
        filer,
        files_for_others: roles
            .iter()
            .any(|role| matches!(role, Role::HrOfficer | Role::HrHead)),
        people: colleagues.collect(),
        units: open.map(|unit| (unit.id, unit.name)).collect(),
        points: points.clone(),
    })
}
