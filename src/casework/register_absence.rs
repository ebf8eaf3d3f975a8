//! Somebody is away for a time: their tasks go to whoever steps in, and come back afterwards.

use super::{Failure, absent, next_step};
use crate::audit::{Event, Work};
use crate::domain::absence::{Asked, Deputy, check_days, check_deputy, may_write, overlap};
use crate::domain::access::Viewer;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::routing::LeaderTold;
use crate::store::absences::{self, NewAbsence};
use crate::store::{Db, StoreError, Tx, ledger, organisation, people, settings, tasks, trail};
use chrono::{Days, NaiveDate};
use std::collections::BTreeSet;

/// Written down by the person, or for somebody by the head of HR. What has begun works at once.
pub fn register_absence(
    tx: &mut Tx<'_>,
    by: &Viewer,
    asked: &Asked,
    when: LeaderTold,
) -> Result<(), Failure> {
    let today = day(tx.now);
    may_write(by.person, &by.roles, asked.person)?;
    if people::find(tx.db(), asked.person)?.left_on.is_some() {
        return Err(StoreError::NotFound.into());
    }
    check_days(asked, today, &days(tx.db(), asked.person, today)?)?;
    if let Some(deputy) = asked.deputy {
        check_deputy(asked, known(tx.db(), deputy, asked, today)?.lend())?;
    }
    let new = NewAbsence {
        person: asked.person,
        from_on: asked.from_on,
        to_on: asked.to_on,
        deputy: asked.deputy,
        by: by.person,
    };
    absences::insert(tx, new)?;
    if asked.from_on <= today {
        absent::ask_again(tx, &[asked.person], when)?;
    }
    let event = Event::Work(Work::AbsenceRegistered {
        from: asked.from_on.to_string(),
        to: asked.to_on.to_string(),
    });
    ledger::record(tx, &asked.person.to_string(), &event)?;
    Ok(())
}

/// Ends an absence before its time, or withdraws it before it begins: the tasks come back at once.
pub fn end_absence(tx: &mut Tx<'_>, by: &Viewer, id: i32, when: LeaderTold) -> Result<(), Failure> {
    let found = absences::find(tx.db(), id)?;
    let today = day(tx.now);
    // Whose it is, is not told to whoever may not end it.
    may_write(by.person, &by.roles, found.person).map_err(|_| StoreError::NotFound)?;
    if found.to_on < today {
        return Err(StoreError::Changed.into());
    }
    absences::end(tx, id, by.person)?;
    if found.from_on <= today {
        absent::ask_again(tx, &[found.person], when)?;
    }
    ledger::record(
        tx,
        &found.person.to_string(),
        &Event::Work(Work::AbsenceEnded),
    )?;
    Ok(())
}

/// The day for which everybody's absences have been seen to.
const SETTLED: &str = "absences_settled_on";
/// How far back it is looked where no day is known.
const FIRST_LOOK: Days = Days::new(31);

/// Whether a new day has come since absences were last seen to.
pub fn is_new_day(db: &mut Db, today: NaiveDate) -> Result<bool, StoreError> {
    Ok(settled_on(db)?.is_none_or(|day| day < today))
}

/// Whoever goes today loses their tasks to whoever steps in; whoever is back has them again.
pub fn settle_absences(tx: &mut Tx<'_>, when: LeaderTold) -> Result<usize, Failure> {
    let today = day(tx.now);
    let since = settled_on(tx.db())?.or(today.checked_sub_days(FIRST_LOOK));
    let people = absences::turned(tx.db(), since.unwrap_or(today), today)?;
    let cases = absent::ask_again(tx, &people, when)?;
    // Whoever has a step from another may have lost the role that it asks for.
    for case in tasks::cases_done_by_others(tx.db())? {
        next_step::settle(tx, case)?;
    }
    settings::set(tx, SETTLED, &today.to_string())?;
    let event = Event::Work(Work::AbsencesSettled {
        people: people.len(),
        cases,
    });
    ledger::record(tx, "house", &event)?;
    Ok(cases)
}

fn settled_on(db: &mut Db) -> Result<Option<NaiveDate>, StoreError> {
    let found = settings::find(db, SETTLED)?;
    Ok(found.and_then(|setting| setting.value.parse().ok()))
}

/// From and to of what is written down about the person and has not passed.
fn days(
    db: &mut Db,
    person: PersonId,
    today: NaiveDate,
) -> Result<Vec<(NaiveDate, NaiveDate)>, StoreError> {
    let standing = absences::list_standing(db, today)?.into_iter();
    let own = standing.filter(|it| it.person == person);
    Ok(own.map(|it| (it.from_on, it.to_on)).collect())
}

/// What is known of somebody who would step in; lend it out as a [`Deputy`].
struct Known {
    roles: Vec<Role>,
    has_account: bool,
    is_away: bool,
}

impl Known {
    fn lend(&self) -> Deputy<'_> {
        Deputy {
            roles: &self.roles,
            has_account: self.has_account,
            is_away: self.is_away,
        }
    }
}

fn known(
    db: &mut Db,
    deputy: PersonId,
    asked: &Asked,
    today: NaiveDate,
) -> Result<Known, StoreError> {
    let has_left = people::find(db, deputy)?.left_on.is_some();
    let away = days(db, deputy, today)?;
    Ok(Known {
        roles: people::roles(db, deputy, today)?,
        has_account: !has_left && organisation::holder(db, deputy, today)?.can_be_told,
        is_away: away
            .iter()
            .any(|it| overlap((asked.from_on, asked.to_on), *it)),
    })
}

/// Everybody who could step in for somebody, by name: whoever has an account and does not manage others'.
pub fn deputies(db: &mut Db, today: NaiveDate) -> Result<Vec<people::Person>, StoreError> {
    // Most of a municipality has no account, and need not be asked about.
    let with_account: BTreeSet<PersonId> = trail::people(db)?.into_iter().map(|it| it.0).collect();
    let mut found = vec![];
    for person in people::list_current(db)? {
        if !with_account.contains(&person.id) {
            continue;
        }
        if !organisation::holder(db, person.id, today)?.can_be_told {
            continue;
        }
        let roles = people::roles(db, person.id, today)?;
        if !roles.contains(&Role::Administrator) {
            found.push(person);
        }
    }
    Ok(found)
}
