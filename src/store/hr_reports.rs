//! Reports in which HR itself has a part: who may know that there is one, and how they are numbered apart.

use super::schema::{cases, reports, role_grants, tasks};
use super::visibility::visible;
use super::{Db, StoreError};
use crate::domain::access::{Sight, Viewer};
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::report::Report;
use crate::domain::task::TaskKind;
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::BTreeSet;

const HR: [Role; 2] = [Role::HrOfficer, Role::HrHead];

/// Those whose roles open lists of cases, or of what is closed.
const LISTS: [Role; 4] = [
    Role::HrOfficer,
    Role::HrHead,
    Role::ChiefExecutive,
    Role::Archivist,
];

/// Whether the report is about somebody in HR, or sent by one, on the day.
pub fn involves_hr(db: &mut Db, report: &Report, day: NaiveDate) -> Result<bool, StoreError> {
    let people: Vec<PersonId> = report.subject.id.into_iter().collect();
    holds(db, &[people, vec![report.reporter]].concat(), &HR, day)
}

/// Whether one of them holds a role that opens lists on the day: a number of the row that they see would be a
/// hole to them.
pub fn reads_lists(db: &mut Db, people: &[PersonId], day: NaiveDate) -> Result<bool, StoreError> {
    holds(db, people, &LISTS, day)
}

fn holds(
    db: &mut Db,
    people: &[PersonId],
    roles: &[Role],
    day: NaiveDate,
) -> Result<bool, StoreError> {
    let held = holders(db, roles)?;
    Ok(held
        .iter()
        .any(|it| people.contains(&it.person) && it.is_on(day)))
}

struct Held {
    person: PersonId,
    from: NaiveDate,
    to: Option<NaiveDate>,
}

impl Held {
    fn is_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.to.is_none_or(|to| to >= day)
    }
}

fn holders(db: &mut Db, roles: &[Role]) -> Result<Vec<Held>, StoreError> {
    let codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    let rows: Vec<(i32, NaiveDate, Option<NaiveDate>)> = role_grants::table
        .filter(role_grants::role.eq_any(codes))
        .select((
            role_grants::person_id,
            role_grants::from_on,
            role_grants::to_on,
        ))
        .load(db)?;
    let each = rows.into_iter().map(|(person, from, to)| Held {
        person: PersonId(person),
        from,
        to,
    });
    Ok(each.collect())
}

type Row = (i32, Option<i32>, i32, NaiveDateTime);

/// The reports that are not for the viewer to know of because HR has a part in them (forvaltningslova § 6):
///
/// - those that all of HR is kept out of, or that nobody in HR could be told of;
/// - those about somebody in HR, or from one, when they came or now, for all but the heads of HR;
///
/// but never from whoever has been told of one, or named to read it, and not once it has become a case that the
/// viewer sees.
pub(in crate::store) fn kept_from(
    db: &mut Db,
    viewer: &Viewer,
) -> Result<BTreeSet<i32>, StoreError> {
    let of = |kind: TaskKind| tasks::table.filter(tasks::kind.eq(kind.code()));
    let ids = |rows: Vec<Option<i32>>| rows.into_iter().flatten().collect::<BTreeSet<i32>>();
    let told = ids(of(TaskKind::NewReport).select(tasks::report_id).load(db)?);
    let own = ids(of(TaskKind::NewReport)
        .filter(tasks::person_id.eq(viewer.person.0))
        .select(tasks::report_id)
        .load(db)?);
    let kept = ids(of(TaskKind::NameSubstitute)
        .select(tasks::report_id)
        .load(db)?);
    let seen: Vec<i32> = visible(viewer).select(cases::report_id).load(db)?;
    let rows: Vec<Row> = reports::table
        .filter(reports::id.ne_all(seen))
        .select((
            reports::id,
            reports::subject_id,
            reports::reporter_id,
            reports::received_at,
        ))
        .load(db)?;
    let in_hr = holders(db, &HR)?;
    let (today, is_head) = (day(viewer.at), viewer.roles.contains(&Role::HrHead));
    let has_part = |subject: Option<i32>, reporter: i32, received: NaiveDateTime| {
        let received = day(received.and_utc());
        in_hr.iter().any(|it| {
            (Some(it.person.0) == subject || it.person.0 == reporter)
                && (it.is_on(today) || it.is_on(received))
        })
    };
    let hidden = rows
        .into_iter()
        .filter(|(id, subject, reporter, received)| {
            let is_kept = kept.contains(id) || !told.contains(id);
            let is_colleagues = !is_head && has_part(*subject, *reporter, *received);
            !own.contains(id) && (is_kept || is_colleagues)
        });
    Ok(hidden.map(|(id, ..)| id).collect())
}

/// The same for the trail, of which the auditor reads the whole.
pub(in crate::store) fn hidden_from(db: &mut Db, viewer: &Viewer) -> Result<Vec<i32>, StoreError> {
    if viewer.sight() == Sight::Nothing {
        return Ok(vec![]);
    }
    Ok(kept_from(db, viewer)?.into_iter().collect())
}
