//! The organisation as it is on one day: the line above a unit, and HR.

use super::schema::{accounts, leaderships, people, units};
use super::{Db, StoreError, absences, people as persons};
use crate::domain::person::{PersonId, Role};
use crate::domain::routing::{Desk, Holder, Line, Post, Step};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::BTreeSet;

/// The line above whoever works in `unit`, from the nearest leader to the chief executive, and the mayor.
///
/// The leader of the top unit is the chief executive; where that unit has no
/// leader on record, it is whoever holds the role. Without a unit the line is the chief executive's post alone.
pub fn line(db: &mut Db, unit: Option<i32>, day: NaiveDate) -> Result<Line, StoreError> {
    let units = match unit.map_or_else(|| top(db), |unit| Ok(Some(unit)))? {
        Some(unit) => upwards(db, unit)?,
        None => vec![],
    };
    let mut posts = Vec::with_capacity(units.len());
    for (index, unit) in units.iter().enumerate() {
        let leaders = in_post(db, *unit, "leader", day)?;
        posts.push(Post {
            step: Step::of_post(index, units.len()),
            leader: leaders.into_iter().next(),
            deputies: in_post(db, *unit, "deputy", day)?,
        });
    }
    if let Some(top) = posts.last_mut()
        && top.leader.is_none()
    {
        top.leader = in_role(db, Role::ChiefExecutive, day)?.into_iter().next();
    }
    let mut mayor = Post {
        step: Step::Mayor,
        leader: in_role(db, Role::Mayor, day)?.into_iter().next(),
        deputies: vec![],
    };
    for post in posts.iter_mut().chain([&mut mayor]) {
        step_in(db, post, day)?;
    }
    Ok(Line {
        posts,
        elected: vec![mayor],
    })
}

/// HR, without a case owner.
pub fn desk(db: &mut Db, day: NaiveDate) -> Result<Desk, StoreError> {
    Ok(Desk {
        heads: in_role(db, Role::HrHead, day)?,
        officers: in_role(db, Role::HrOfficer, day)?,
        owner: None,
    })
}

/// A person as they are on the day.
pub fn holder(db: &mut Db, person: PersonId, day: NaiveDate) -> Result<Holder, StoreError> {
    let away = absences::on(db, person, day)?;
    let account = accounts::table
        .filter(accounts::person_id.eq(person.0))
        .filter(accounts::disabled_at.is_null());
    let found = persons::find(db, person)?;
    Ok(Holder {
        person,
        is_absent: away.is_some(),
        can_be_told: diesel::select(diesel::dsl::exists(account)).get_result(db)?
            && !found.email.trim().is_empty(),
        superior: superior(db, person, found.unit_id, day)?,
    })
}

/// Puts whoever the absent leader has named before those who are always deputies of the unit.
fn step_in(db: &mut Db, post: &mut Post, day: NaiveDate) -> Result<(), StoreError> {
    let Some(leader) = &post.leader else {
        return Ok(());
    };
    let named = absences::on(db, leader.person, day)?.and_then(|it| it.deputy);
    if let Some(deputy) = named {
        post.deputies.retain(|it| it.person != deputy);
        if persons::find(db, deputy)?
            .left_on
            .is_none_or(|left| left > day)
        {
            post.deputies.insert(0, holder(db, deputy, day)?);
        }
    }
    Ok(())
}

/// The unit that has none above it.
fn top(db: &mut Db) -> Result<Option<i32>, StoreError> {
    Ok(units::table
        .filter(units::parent_id.is_null())
        .filter(units::closed_on.is_null())
        .order(units::id)
        .select(units::id)
        .first(db)
        .optional()?)
}

/// The unit and every unit above it. A ring of units is an error in the data, not an endless walk.
fn upwards(db: &mut Db, unit: i32) -> Result<Vec<i32>, StoreError> {
    let mut walked = vec![];
    let mut seen = BTreeSet::new();
    let mut next = Some(unit);
    while let Some(unit) = next {
        if !seen.insert(unit) {
            let problem = format!("units.parent_id: unit {unit} is above itself");
            return Err(StoreError::Unreadable(problem));
        }
        walked.push(unit);
        next = units::table.find(unit).select(units::parent_id).first(db)?;
    }
    Ok(walked)
}

/// Who leads a unit on the day, or is its deputy, the latest appointed first. Whoever has left is not there.
fn in_post(db: &mut Db, unit: i32, kind: &str, day: NaiveDate) -> Result<Vec<Holder>, StoreError> {
    let found: Vec<i32> = leaderships::table
        .inner_join(people::table.on(people::id.eq(leaderships::person_id)))
        .filter(leaderships::unit_id.eq(unit))
        .filter(leaderships::kind.eq(kind))
        .filter(leaderships::from_on.le(day))
        .filter(leaderships::to_on.is_null().or(leaderships::to_on.ge(day)))
        .filter(people::left_on.is_null().or(people::left_on.gt(day)))
        .order((leaderships::from_on.desc(), leaderships::id))
        .select(leaderships::person_id)
        .load(db)?;
    let each = found.into_iter();
    each.map(|id| holder(db, PersonId(id), day)).collect()
}

fn in_role(db: &mut Db, role: Role, day: NaiveDate) -> Result<Vec<Holder>, StoreError> {
    let each = persons::holders(db, role, day)?.into_iter();
    each.map(|person| holder(db, person.id, day)).collect()
}

/// The leader of the person's own unit; of the first unit above it where that is the person, or nobody.
fn superior(
    db: &mut Db,
    person: PersonId,
    unit: Option<i32>,
    day: NaiveDate,
) -> Result<Option<PersonId>, StoreError> {
    let Some(unit) = unit else {
        return Ok(None);
    };
    for unit in upwards(db, unit)? {
        let leader: Option<i32> = leaderships::table
            .filter(leaderships::unit_id.eq(unit))
            .filter(leaderships::kind.eq("leader"))
            .filter(leaderships::from_on.le(day))
            .filter(leaderships::to_on.is_null().or(leaderships::to_on.ge(day)))
            .order((leaderships::from_on.desc(), leaderships::id))
            .select(leaderships::person_id)
            .first(db)
            .optional()?;
        if let Some(leader) = leader.filter(|leader| *leader != person.0) {
            return Ok(Some(PersonId(leader)));
        }
    }
    Ok(None)
}
