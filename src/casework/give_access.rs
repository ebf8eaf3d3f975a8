//! Somebody is given access to one case, for a reason and a time (forvaltningslova § 13 b).

use super::{Failure, notify};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::access_grant::{Giver, Kind, Receiver, may_give, may_receive, says_why, term};
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::domain::person::PersonId;
use crate::domain::task::TaskKind;
use crate::store::access_grants::{self, Grant, NewGrant};
use crate::store::cases::Case;
use crate::store::tasks::{self, NewTask};
use crate::store::{Db, StoreError, Tx, cases, involved, ledger, organisation, people, trail};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What is asked for: who, from the first day through the last, and why.
#[derive(Clone, Debug)]
pub struct Asked {
    pub person: PersonId,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub reason: String,
}

/// The person sees the case from the first day through the last, and is told by a mail
/// that says nothing of it. Nobody needs to take the access away: it ends by itself.
pub fn give_access(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    asked: &Asked,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    let now = tx.now;
    may_give(giver(by, &case))?;
    let (starts_at, ends_at) = term(asked.first, asked.last, day(now), now)?;
    let receiver = Viewer {
        person: asked.person,
        roles: people::roles(tx.db(), asked.person, day(now))?,
        at: now,
    };
    may_receive(Receiver {
        roles: &receiver.roles,
        is_implicated: involved::of_case(tx.db(), case.id)?.implicates(asked.person),
        has_account: organisation::holder(tx.db(), asked.person, day(now))?.can_be_told,
        sees_it: cases::sees(tx.db(), &receiver, number)?,
    })?;
    says_why(&asked.reason)?;
    let grant = NewGrant {
        case_id: case.id,
        person: asked.person,
        kind: Kind::Given,
        reason: asked.reason.trim(),
        starts_at,
        ends_at,
        by: by.person,
    };
    let id = access_grants::insert(tx, &grant)?;
    let told = NewTask {
        person: asked.person,
        kind: TaskKind::AccessGiven,
        report_id: None,
        case_id: Some(case.id),
        reasons: &reason(id),
        todo: None,
        due_on: None,
    };
    let task = tasks::insert(tx, &told)?;
    notify::mail(tx, asked.person, task, TaskKind::AccessGiven)?;
    let event = Event::AccessGiven {
        until: asked.last.to_string(),
    };
    ledger::record(tx, &number.to_string(), &event)?;
    Ok(())
}

/// Ends access before its time, the case's own number `serial`. What opened with it opens no more.
pub fn end_access(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
) -> Result<(), Failure> {
    let case = cases::take(tx, by, number)?;
    may_give(giver(by, &case))?;
    let all = access_grants::list(tx.db(), case.id)?;
    let found = all.iter().find(|grant| grant.serial == serial);
    end(tx, found.ok_or(StoreError::NotFound)?, by.person)?;
    ledger::record(tx, &number.to_string(), &Event::AccessEnded)?;
    Ok(())
}

/// A part of the verbs that end access; it records nothing itself.
pub(super) fn end(tx: &mut Tx<'_>, grant: &Grant, by: PersonId) -> Result<(), StoreError> {
    if !grant.stands(tx.now) {
        return Err(StoreError::Changed);
    }
    access_grants::end(tx, grant.id, by)?;
    for task in tasks::list_of_case(tx.db(), grant.case_id, TaskKind::AccessGiven)? {
        if task.reasons == reason(grant.id) {
            tasks::withdraw(tx, &task)?;
        }
    }
    Ok(())
}

/// Everybody who may be given access to the case; nobody to whoever may not give it.
pub fn receivers(
    db: &mut Db,
    by: &Viewer,
    number: CaseNumber,
) -> Result<Vec<people::Person>, StoreError> {
    let case = cases::find(db, by, number)?;
    if may_give(giver(by, &case)).is_err() {
        return Ok(vec![]);
    }
    let today = day(by.at);
    let involved = involved::of_case(db, case.id)?;
    // Most of a municipality has no account, and need not be asked about.
    let with_account: BTreeSet<PersonId> = trail::people(db)?.into_iter().map(|it| it.0).collect();
    let mut found = vec![];
    let everybody = people::list_current(db)?.into_iter();
    for person in everybody.filter(|it| with_account.contains(&it.id)) {
        let receiver = Viewer {
            person: person.id,
            roles: people::roles(db, person.id, today)?,
            at: by.at,
        };
        let may = may_receive(Receiver {
            roles: &receiver.roles,
            is_implicated: involved.implicates(person.id),
            has_account: organisation::holder(db, person.id, today)?.can_be_told,
            sees_it: cases::sees(db, &receiver, number)?,
        });
        if may.is_ok() {
            found.push(person);
        }
    }
    Ok(found)
}

pub fn giver<'a>(by: &'a Viewer, case: &Case) -> Giver<'a> {
    Giver {
        roles: &by.roles,
        is_officer: case.officer == by.person,
        is_narrow: case.is_narrow(),
    }
}

/// What a task of this access was made for: `grant:7`.
pub(super) fn reason(grant: i32) -> String {
    format!("grant:{grant}")
}
